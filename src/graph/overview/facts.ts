import type { Rows, World } from '../../engine/index.ts';
import { byName, policyArn, rowsBy } from '../../engine/index.ts';
import { trustOf } from '../model/trust.ts';

/** Used, switched off, or never used since it was made. */
export const keyStates = ['used', 'inactive', 'unused'] as const;
export type KeyState = (typeof keyStates)[number];

/**
 * The sorts of principals that may put a role on, read from its trust policy: the first of these that it names counts.
 */
export const trusted = ['here', 'service', 'account', 'federation', 'nobody'] as const;
export type Trusted = (typeof trusted)[number];

interface Holder {
  readonly id: string;
  readonly name: string;
  /** Ids of the attached managed policies and of the inline policies. */
  readonly policies: readonly string[];
}

export interface UserFacts extends Holder {
  readonly groups: readonly string[];
  readonly keys: readonly { readonly id: string; readonly state: KeyState }[];
  /** The ARN of the permissions boundary. */
  readonly boundary: string | null;
  readonly hasPassword: boolean;
}

export interface GroupFacts extends Holder {
  readonly kind: 'group';
}

export interface RoleFacts extends Holder {
  readonly boundary: string | null;
  readonly trusted: Trusted;
  /** The node ids that its trust policy names. */
  readonly names: readonly string[];
  /** Anyone in this account whose own policies allow it may put the role on. */
  readonly trustsAccount: boolean;
  readonly trustsAnyone: boolean;
}

export interface PolicyFacts {
  readonly id: string;
  readonly name: string;
  /** The owner of an inline policy; null for a managed one. */
  readonly ownerId: string | null;
  readonly arn: string | null;
  readonly isOfAws: boolean;
  readonly document: string;
}

/** A short record of each identity and policy of one account, which an overview is counted from. */
export interface Facts {
  readonly account: string;
  readonly users: ReadonlyMap<string, UserFacts>;
  readonly groups: ReadonlyMap<string, GroupFacts>;
  readonly roles: ReadonlyMap<string, RoleFacts>;
  readonly policies: ReadonlyMap<string, PolicyFacts>;
  /** Whether the root user has access keys. */
  readonly rootKeys: number;
}

/** Rows that belong to a row, from an index or looked up one by one. */
export interface RelatedRows {
  readonly groupsOf: (userId: string) => readonly string[];
  readonly attachedTo: (ownerId: string) => readonly string[];
  readonly inlineOf: (ownerId: string) => readonly string[];
  readonly keysOf: (ownerId: string) => readonly Rows['accessKeys'][];
}

/** Looks the rows up one by one, which is cheap for a few. */
export const relatedRowsIn = (world: World): RelatedRows => ({
  groupsOf: (id) => rowsBy(world, 'membershipsByUser', id).map(({ groupId }) => groupId),
  attachedTo: (id) => rowsBy(world, 'attachmentsByPrincipal', id).map(({ policyId }) => policyId),
  inlineOf: (id) => rowsBy(world, 'inlinePoliciesByOwner', id).map((row) => row.id),
  keysOf: (id) => rowsBy(world, 'accessKeysByOwner', id),
});

const none: readonly never[] = [];

function gathered<R, T>(rows: Iterable<R>, keyOf: (row: R) => string, valueOf: (row: R) => T) {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const list = lists.get(keyOf(row));
    if (list) list.push(valueOf(row));
    else lists.set(keyOf(row), [valueOf(row)]);
  }
  return (id: string): readonly T[] => lists.get(id) ?? none;
}

/** Reads all tables once, which is cheap for many rows. */
export const allRelatedRows = ({ tables }: World): RelatedRows => ({
  groupsOf: gathered(
    tables.memberships.list(),
    (row) => row.userId,
    (row) => row.groupId,
  ),
  attachedTo: gathered(
    tables.attachments.list(),
    (row) => row.principalId,
    (row) => row.policyId,
  ),
  inlineOf: gathered(
    tables.inlinePolicies.list(),
    (row) => row.ownerId,
    (row) => row.id,
  ),
  keysOf: gathered(
    tables.accessKeys.list(),
    (row) => row.ownerId,
    (row) => row,
  ),
});

/** Sorts by id, so that the order doesn't depend on how an account came about. */
const sorted = (ids: readonly string[]): readonly string[] => (ids.length < 2 ? ids : [...ids].sort());

const policiesOf = (id: string, related: RelatedRows): readonly string[] =>
  sorted([...related.attachedTo(id), ...related.inlineOf(id)]);

function keyStateOf(world: World, { id, status }: Rows['accessKeys']): KeyState {
  if (status === 'Inactive') return 'inactive';
  return world.tables.lastUsed.has(id) ? 'used' : 'unused';
}

export const userFacts = (world: World, row: Rows['users'], related: RelatedRows): UserFacts => ({
  id: row.id,
  name: row.name,
  policies: policiesOf(row.id, related),
  groups: sorted(related.groupsOf(row.id)),
  keys: related
    .keysOf(row.id)
    .map((key) => ({ id: key.id, state: keyStateOf(world, key) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
  boundary: row.permissionsBoundary ?? null,
  hasPassword: world.tables.loginProfiles.has(row.id),
});

export const groupFacts = (row: Rows['groups'], related: RelatedRows): GroupFacts => ({
  kind: 'group',
  id: row.id,
  name: row.name,
  policies: policiesOf(row.id, related),
});

const isOutside = (id: string, kind: string): boolean => id.startsWith(`principal:${kind}:`);

const sessionArn = /"arn:aws[\w-]*:sts::(\d{12}):assumed-role\/([^/"]+)\//g;

/** The roles whose sessions a trust policy names: everybody who may assume one of them may assume this role, too. */
const rolesOfSessions = (world: World, { trustPolicy }: Rows['roles']): string[] =>
  trustPolicy.includes(':assumed-role/')
    ? [...trustPolicy.matchAll(sessionArn)].flatMap(
        ([, account = '', name = '']) => byName(world, 'roles', account, name)?.id ?? [],
      )
    : [];

function whoIsTrusted(world: World, account: string, row: Rows['roles'], names: readonly string[]): Trusted {
  const { account: whole, pools } = trustOf(row);
  const { users, roles } = world.tables;
  const isHere = (id: string): boolean => (users.get(id) ?? roles.get(id))?.account === account;
  const isElsewhere = (id: string): boolean =>
    isOutside(id, 'account') || isOutside(id, 'role') || users.has(id) || roles.has(id);
  if (whole || names.some(isHere)) return 'here';
  if (names.some((id) => isOutside(id, 'service'))) return 'service';
  if (names.some(isElsewhere)) return 'account';
  return pools.length > 0 || names.some((id) => isOutside(id, 'federated')) ? 'federation' : 'nobody';
}

export function roleFacts(
  world: World,
  account: string,
  row: Rows['roles'],
  related: RelatedRows,
): RoleFacts {
  const trust = trustOf(row);
  const names = [...trust.names, ...rolesOfSessions(world, row)];
  return {
    id: row.id,
    name: row.name,
    policies: policiesOf(row.id, related),
    boundary: row.permissionsBoundary ?? null,
    trusted: whoIsTrusted(world, account, row, names),
    names,
    trustsAccount: trust.account,
    trustsAnyone: names.some((id) => isOutside(id, 'anyone')),
  };
}

export function policyFacts(row: Rows['policies']): PolicyFacts {
  const document = row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document ?? '';
  return {
    id: row.id,
    name: row.name,
    ownerId: null,
    arn: policyArn(row),
    isOfAws: row.account === 'aws',
    document,
  };
}

export const inlineFacts = (row: Rows['inlinePolicies']): PolicyFacts => ({
  id: row.id,
  name: row.name,
  ownerId: row.ownerId,
  arn: null,
  isOfAws: false,
  document: row.document,
});
