import type {
  AccessKeyRow,
  GroupRow,
  InlinePolicyRow,
  PolicyRow,
  RoleRow,
  SessionRow,
  UserRow,
  World,
} from '../../../engine/index.ts';
import {
  accountRootArn,
  assumedRoleArn,
  byName,
  groupArn,
  holdsAccount,
  parseArn,
  policyArn,
  roleArn,
  userArn,
} from '../../../engine/index.ts';
import { acting as words } from '#words/acting.ts';
import type { WiderItem } from './wider-items.ts';
import { widerArn, widerItemOf, widerName } from './wider-items.ts';

/** Principals that have no row here: their ids are made by `outsideId` of the graph. */
export type OutsideKind = 'service' | 'account' | 'federated' | 'anyone';

/** Anything that can be selected, together with what the account holds of it. */
export type Item = CoreItem | WiderItem;

/** What the first account has already; what tells of it is in the page from the start. */
export type CoreItem =
  | { readonly kind: 'user'; readonly id: string; readonly row: UserRow }
  | { readonly kind: 'group'; readonly id: string; readonly row: GroupRow }
  | { readonly kind: 'role'; readonly id: string; readonly row: RoleRow }
  | { readonly kind: 'policy'; readonly id: string; readonly row: PolicyRow }
  | { readonly kind: 'inlinePolicy'; readonly id: string; readonly row: InlinePolicyRow }
  | { readonly kind: 'accessKey'; readonly id: string; readonly row: AccessKeyRow }
  | { readonly kind: 'session'; readonly id: string; readonly row: SessionRow }
  | { readonly kind: 'root'; readonly id: string }
  | { readonly kind: OutsideKind; readonly id: string; readonly value: string };

export type ItemKind = Item['kind'];

/** The identities that policies can be attached to. */
export type OwnerItem = Extract<Item, { kind: 'user' | 'group' | 'role' }>;

const outsideKinds: readonly OutsideKind[] = ['service', 'account', 'federated', 'anyone'];

/** The user or role of an account that is held here, by its ARN. */
function byArn(world: World, arn: string): Item | null {
  const { account = '', service = '', resource = '' } = parseArn(arn) ?? {};
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const table = resource.startsWith('role/') ? 'roles' : 'users';
  const row = service === 'iam' ? byName(world, table, account, name) : undefined;
  return row ? itemOf(world, row.id) : null;
}

/** Of a principal that the picture draws as outside, whatever this world knows more of it. */
function outsideItem(world: World, id: string): Item | null {
  const [prefix, kind = '', ...rest] = id.split(':');
  if (prefix !== 'principal') return null;
  const value = rest.join(':');
  const here =
    kind === 'federated' ? widerItemOf(world, value) : value.startsWith('arn:') ? byArn(world, value) : null;
  if (here) return here;
  const known = kind === 'role' ? 'account' : outsideKinds.find((candidate) => candidate === kind);
  return known ? { kind: known, id, value } : null;
}

/** What stands behind an id (a unique id, an access key's, an inline policy's `ownerId/name`, an outside principal's), or null. */
export function itemOf(world: World, id: string | null): Item | null {
  if (id === null) return null;
  const { users, groups, roles, policies, inlinePolicies, accessKeys, sessions } = world.tables;
  const user = users.get(id);
  if (user) return { kind: 'user', id, row: user };
  const group = groups.get(id);
  if (group) return { kind: 'group', id, row: group };
  const role = roles.get(id);
  if (role) return { kind: 'role', id, row: role };
  const policy = policies.get(id);
  if (policy) return { kind: 'policy', id, row: policy };
  const key = accessKeys.get(id);
  if (key) return { kind: 'accessKey', id, row: key };
  const session = sessions.get(id);
  if (session) return { kind: 'session', id, row: session };
  const inline = inlinePolicies.get(id);
  if (inline) return { kind: 'inlinePolicy', id, row: inline };
  if (holdsAccount(world, id)) return { kind: 'root', id };
  return outsideItem(world, id) ?? widerItemOf(world, id);
}

/** The user, group or role behind an id, or null. */
export function ownerOf(world: World, id: string): OwnerItem | null {
  const item = itemOf(world, id);
  return item?.kind === 'user' || item?.kind === 'group' || item?.kind === 'role' ? item : null;
}

/** `Deployer/ana` for a role's session, the name of a federated user, else whose keys they are: a user's or the root user's. */
export function sessionTitle(world: World, row: SessionRow): string {
  const owner =
    row.ownerId === row.account ? words.root : (ownerOf(world, row.ownerId)?.row.name ?? row.ownerId);
  if (row.kind === 'federatedUser') return row.sessionName;
  return row.kind === 'assumedRole' ? `${owner}/${row.sessionName}` : owner;
}

function sessionArn(world: World, { kind, account, ownerId, sessionName }: SessionRow): string | null {
  if (kind === 'federatedUser') return `arn:aws:sts::${account}:federated-user/${sessionName}`;
  if (kind !== 'assumedRole') return null;
  return assumedRoleArn(account, world.tables.roles.get(ownerId)?.name ?? ownerId, sessionName);
}

/** What the item is called, as AWS has it; an access key's whole id. */
export function nameOf(world: World, item: Item): string {
  switch (item.kind) {
    case 'user':
    case 'group':
    case 'role':
    case 'policy':
    case 'inlinePolicy':
      return item.row.name;
    case 'session':
      return sessionTitle(world, item.row);
    case 'accessKey':
    case 'root':
      return item.id;
    case 'service':
    case 'account':
    case 'federated':
    case 'anyone':
      return item.value;
    default:
      return widerName(world, item);
  }
}

/** The item's ARN, or null where AWS gives it none (keys, inline policies, services). */
export function arnOf(world: World, item: Item): string | null {
  switch (item.kind) {
    case 'user':
      return userArn(item.row);
    case 'group':
      return groupArn(item.row);
    case 'role':
      return roleArn(item.row);
    case 'policy':
      return policyArn(item.row);
    case 'root':
      return accountRootArn(item.id);
    case 'account':
      return item.value.startsWith('arn:') ? item.value : accountRootArn(item.value);
    case 'session':
      return sessionArn(world, item.row);
    case 'inlinePolicy':
    case 'accessKey':
    case 'service':
    case 'federated':
    case 'anyone':
      return null;
    default:
      return widerArn(world, item);
  }
}

const coreKinds: ReadonlySet<ItemKind> = new Set<CoreItem['kind']>([
  'user',
  'group',
  'role',
  'policy',
  'inlinePolicy',
  'accessKey',
  'session',
  'root',
  ...outsideKinds,
]);

export const isCore = (item: Item): item is CoreItem => coreKinds.has(item.kind);
