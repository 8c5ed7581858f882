import type { Check, Problem } from './row-checks.ts';
import {
  document,
  either,
  flag,
  integer,
  isObject,
  list,
  oneOf,
  problem,
  record,
  text,
  account,
  arn,
  description,
  groupId,
  identity,
  key,
  name,
  ownerId,
  policyId,
  principalKind,
  roleId,
  tags,
  time,
  uniqueId,
  userId,
  versionId,
} from './row-checks.ts';

/** The shapes of who is in an account, what they may do, and their keys: most links have rows of no other table. */
export const identityShapes = {
  meta: either(
    record({ id: oneOf('now'), value: time }),
    record({ id: oneOf('seq'), value: integer(0) }),
    record({ id: oneOf('account'), value: account }),
  ),
  users: record({ ...identity, id: userId, name: name(64), tags }, { permissionsBoundary: arn }),
  groups: record({ ...identity, id: groupId, name: name(128) }),
  roles: record(
    {
      ...identity,
      id: roleId,
      name: name(64),
      tags,
      maxSessionDuration: integer(3600, 43_200),
      trustPolicy: document,
    },
    { description, permissionsBoundary: arn },
  ),
  policies: record(
    {
      ...identity,
      id: policyId,
      account: either(account, oneOf('aws')),
      name: name(128),
      tags,
      updateDate: time,
      defaultVersionId: versionId,
      nextVersion: integer(2),
      versions: list(record({ versionId, document, createDate: time }), 5, 1),
      isAttachable: flag,
    },
    { description },
  ),
  memberships: record({ id: key, userId, groupId }),
  attachments: record({ id: key, principalKind, principalId: ownerId, policyId }),
  inlinePolicies: record({ id: key, ownerKind: principalKind, ownerId, name: name(128), document }),
  accessKeys: record({
    id: uniqueId('AKIA'),
    account,
    ownerId: either(userId, account),
    secretAccessKey: text(1, 128),
    status: oneOf('Active', 'Inactive'),
    createDate: time,
  }),
  sessions: record(
    {
      id: uniqueId('ASIA'),
      account,
      kind: oneOf('assumedRole', 'userSession', 'federatedUser', 'rootSession'),
      ownerId: either(roleId, userId, account),
      sessionName: text(0, 64, /^[\w+=,.@-]*$/),
      secretAccessKey: text(1, 128),
      // A token that isn't plainly made up may be real. Files with such a token aren't opened, so it is never
      // stored.
      sessionToken: text(1, 4096, /^(?:.{0,57}EXAMPLE|.{0,63}$)/),
      issuedAt: time,
      expiresAt: time,
      issuedTo: record({ arn: text(0, 2048), id: either(oneOf(null), text(1, 256)) }),
      chained: flag,
    },
    {
      sourceIdentity: text(2, 64, /^[\w+=,.@-]*$/),
      policy: document,
      policyArns: list(arn, 10),
      scopes: list(document, 3, 1),
      tags,
      transitiveTagKeys: list(text(1, 128), 50),
      mfaAt: time,
      federatedProvider: text(1, 2048),
      federatedKeys: list(record({ name: text(1, 512), values: list(text(0, 2048), 50) }), 100),
    },
  ),
  lastUsed: record({
    id: either(
      uniqueId('AKIA'),
      uniqueId('ASIA'),
      roleId,
      userId,
      account,
      text(18, 300, /^A(?:IDA|ROA)[A-Z0-9]+ [\w-]+:\w+$/),
    ),
    date: time,
    serviceName: text(0, 64),
    region: text(0, 100),
  }),
} satisfies Record<string, Check>;

const kindOfPrefix: Readonly<Record<string, string>> = { AIDA: 'user', AGPA: 'group', AROA: 'role' };
type Fields = Readonly<Record<string, unknown>>;

/** The checks between the fields of one row; each field alone is fine by then. */
const agreements: Partial<Record<string, (row: Fields) => Problem | null>> = {
  memberships: (row) => sameId(row, `${String(row['userId'])}/${String(row['groupId'])}`),
  attachments: (row) =>
    sameId(row, `${String(row['principalId'])}/${String(row['policyId'])}`) ??
    sameKind('principalKind', row['principalKind'], row['principalId']),
  inlinePolicies: (row) =>
    sameId(row, `${String(row['ownerId'])}/${String(row['name'])}`) ??
    sameKind('ownerKind', row['ownerKind'], row['ownerId']),
  policies: versionsAgree,
};

const sameId = (row: Fields, id: string): Problem | null =>
  row['id'] === id ? null : problem(`must be ${JSON.stringify(id)}`, 'id');

const sameKind = (field: string, kind: unknown, id: unknown): Problem | null =>
  kindOfPrefix[String(id).slice(0, 4)] === kind ? null : problem(`does not fit the id ${String(id)}`, field);

function versionsAgree(row: Fields): Problem | null {
  const ids = (row['versions'] as readonly { versionId: string }[]).map((version) => version.versionId);
  if (new Set(ids).size < ids.length) return problem('has the same number twice', 'versions');
  if (!ids.includes(String(row['defaultVersionId'])))
    return problem('is not among the versions', 'defaultVersionId');
  const newest = Math.max(...ids.map((id) => Number.parseInt(id.slice(1), 10)));
  return Number(row['nextVersion']) > newest ? null : problem('is already given to a version', 'nextVersion');
}

/** Returns the fault that the check of a table finds in a row, or that lies between its fields. */
export function problemBy(check: Check, table: string, value: unknown): string | null {
  const found = check(value) ?? (isObject(value) ? agreements[table]?.(value) : null) ?? null;
  return found && (found.place ? `${found.place}: ${found.what}` : found.what);
}
