import type { Rows, SessionRow, TableName, World } from '../../engine/index.ts';
import { parseArn, roleArn, rowsBy, userArn } from '../../engine/index.ts';
import type { GraphEdge } from './elements.ts';
import { edgeIds, outsideId } from './elements.ts';
import { accountOfArn, idOfArn, nameIn } from './id-of-arn.ts';
import { principalNodeId } from './outside-principals.ts';
import type { Scope } from './nodes-of-rows.ts';
import { cognito } from './trust.ts';

const edge = (
  id: string,
  kind: GraphEdge['kind'],
  source: string,
  target: string,
  inactive = false,
): GraphEdge => ({ id, kind, source, target, state: 'ready', inactive });

const none: GraphEdge[] = [];

/** Returns who vouched for a web identity or SAML session: the person if known here, else the provider. */
function voucherOf({ tables }: World, row: SessionRow, provider: string): string {
  const subject = row.federatedKeys?.find(({ name }) => name === `${cognito}:sub` || name === 'saml:sub')
    ?.values[0];
  const isKnown =
    subject !== undefined && (tables.identities.has(subject) || tables.directoryUsers.has(subject));
  if (isKnown) return subject;
  const isHere = tables.oidcProviders.has(provider) || tables.samlProviders.has(provider);
  return isHere ? provider : outsideId('federated', provider);
}

/** Returns the node that asked for a session, or null if it is gone. */
function callerOf({ world, account }: Scope, row: SessionRow): string | null {
  const { id, arn } = row.issuedTo;
  if (row.federatedProvider !== undefined) return voucherOf(world, row, row.federatedProvider);
  if (id === null) return principalNodeId(arn, account);
  const user = world.tables.users.get(id);
  if (user && user.account !== account) return outsideId('account', userArn(user));
  const session = world.tables.sessions.get(id);
  if (session?.kind === 'userSession') return session.ownerId;
  return session && session.account !== account ? principalNodeId(arn, account) : id;
}

function sessionEdges(scope: Scope, row: SessionRow): GraphEdge[] {
  if (row.kind === 'userSession') return [edge(edgeIds.key(row.id), 'key', row.id, row.ownerId)];
  const caller = callerOf(scope, row);
  const from = caller === null ? none : [edge(edgeIds.sessionFrom(row.id), 'assumed', caller, row.id)];
  if (row.kind !== 'assumedRole') return from;
  const role = scope.world.tables.roles.get(row.ownerId);
  const elsewhere = role && role.account !== scope.account;
  const worn = elsewhere ? outsideId('role', roleArn(role)) : row.ownerId;
  return [...from, edge(edgeIds.sessionRole(row.id), 'assumed', row.id, worn)];
}

function boundaryEdge(
  world: World,
  { id, permissionsBoundary: arn }: Rows['users'] | Rows['roles'],
): GraphEdge[] {
  if (arn === undefined) return none;
  return [edge(edgeIds.boundary(id), 'boundary', id, idOfArn(world, 'policies', arn))];
}

const givenRole = (world: World, giverId: string, arn: string, guest = false): GraphEdge => ({
  ...edge(edgeIds.gives(giverId, arn, guest), 'gives', giverId, idOfArn(world, 'roles', arn)),
  state: guest ? 'guest' : 'ready',
});

/** Every role that an identity pool may give to people who signed in: its own and those of its rules. */
function rolesGiven(row: Rows['identityPools']): ReadonlySet<string> {
  const rules = row.roleMappings.flatMap((mapping) => mapping.rules.map(({ roleArn: arn }) => arn));
  return new Set(row.authenticatedRole === undefined ? rules : [row.authenticatedRole, ...rules]);
}

/** `cognito-idp.us-east-1.amazonaws.com/us-east-1_abc` is the user pool `us-east-1_abc`. */
const userPoolIn = (providerName: string): string => nameIn(providerName);

function poolEdges(world: World, row: Rows['identityPools']): GraphEdge[] {
  const vouchers = [
    ...row.cognitoIdentityProviders.map(({ providerName }) => userPoolIn(providerName)),
    ...row.openIdConnectProviderArns,
    ...row.samlProviderArns,
    ...row.supportedLoginProviders.map(({ provider }) => outsideId('federated', provider)),
  ];
  const guests = row.unauthenticatedRole;
  return [
    ...[...new Set(vouchers)].map((id) => edge(edgeIds.vouches(id, row.id), 'vouches', id, row.id)),
    ...[...rolesGiven(row)].map((arn) => givenRole(world, row.id, arn)),
    ...(guests === undefined ? none : [givenRole(world, row.id, guests, true)]),
  ];
}

type BucketRow = Extract<Rows['resources'], { readonly kind: 'bucket' }>;

/** The ARN of an alias of KMS. */
export const aliasArn = ({ account, region }: Rows['resources'], alias: string): string =>
  `arn:aws:kms:${region}:${account}:${alias}`;

/**
 * The ARN by which a bucket names the key that encrypts its new objects: the key's own, or that of an alias. S3 takes
 * either name without its ARN, too.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html
 */
function encryptsWith(row: BucketRow): string | null {
  const given = row.encryption?.keyId;
  if (given === undefined || parseArn(given)) return given ?? null;
  return aliasArn(row, given.startsWith('alias/') ? given : `key/${given}`);
}

/** The id of the key that an ARN names; an alias that stands for no key is left as it is. */
function keyIdOf(world: World, arn: string): string {
  const rows = rowsBy(world, 'resourcesByAccount', accountOfArn(arn));
  const isNamed = (row: Rows['resources']): boolean =>
    row.kind === 'key' && row.aliases.some((alias) => aliasArn(row, alias) === arn);
  return rows.find(isNamed)?.id ?? arn;
}

function encryptionEdges(world: World, row: BucketRow): GraphEdge[] {
  const key = encryptsWith(row);
  return key === null ? none : [edge(edgeIds.encrypts(row.id), 'encrypts', row.id, keyIdOf(world, key))];
}

function resourceEdges(world: World, row: Rows['resources']): GraphEdge[] {
  if (row.kind === 'bucket') return encryptionEdges(world, row);
  if (row.kind === 'object') return [edge(edgeIds.within(row.id), 'within', row.bucketId, row.id)];
  if (row.kind !== 'function') return none;
  return [edge(edgeIds.runsAs(row.id), 'runsAs', row.id, idOfArn(world, 'roles', row.roleArn))];
}

function workloadEdges({ id, accessKeyId, instanceProfileId, functionId }: Rows['workloads']): GraphEdge[] {
  const held = accessKeyId ?? instanceProfileId ?? functionId;
  return held === undefined ? none : [edge(edgeIds.holds(id), 'holds', id, held)];
}

const member = (id: string, source: string, target: string): GraphEdge[] => [
  edge(id, 'member', source, target),
];

/** The people to whom a set is assigned, and the roles that it made. */
const permissionSetEdges = ({ id, assignments, roles }: Rows['permissionSets']): GraphEdge[] => [
  ...[...new Set(assignments.map(({ userId }) => userId))].flatMap((userId) =>
    member(edgeIds.vouches(userId, id), userId, id),
  ),
  ...roles.map(({ roleId }) => edge(edgeIds.gives(id, roleId, false), 'gives', id, roleId)),
];

/** The lines that the rows of a table stand for. */
interface Lines<T extends TableName> {
  /** The edges, whether or not their ends are drawn. */
  readonly edges: (row: Rows[T], scope: Scope) => GraphEdge[];
  /** The ARNs by which a row names roles, policies and keys, or the login that it belongs to. */
  readonly references?: (row: Rows[T]) => readonly string[];
}

/** The text under which an identity's login is indexed, beside the ARNs of roles and policies. */
export const loginOf = (subject: string): string => `login:${subject}`;

const given = (arn: string | undefined): readonly string[] => (arn === undefined ? [] : [arn]);

const limited: Lines<'users' | 'roles'> = {
  edges: (row, { world }) => boundaryEdge(world, row),
  references: ({ permissionsBoundary }) => given(permissionsBoundary),
};

/** The tables whose rows are lines of the picture, or hold some, in the order in which they are drawn. */
const lines = {
  memberships: { edges: ({ id, userId, groupId }) => member(id, userId, groupId) },
  attachments: {
    edges: ({ id, principalId, policyId }) => [edge(id, 'attached', principalId, policyId)],
  },
  accessKeys: {
    edges: ({ id, ownerId, status }) => [edge(edgeIds.key(id), 'key', id, ownerId, status === 'Inactive')],
  },
  sessions: { edges: (row, scope) => sessionEdges(scope, row) },
  users: limited,
  roles: limited,
  instanceProfiles: {
    edges: ({ id, roleIds: [roleId] }) =>
      roleId === undefined ? none : [edge(edgeIds.runsAs(id), 'runsAs', id, roleId)],
  },
  identityPools: {
    edges: (row, { world }) => poolEdges(world, row),
    references: (row) => [...rolesGiven(row), ...given(row.unauthenticatedRole)],
  },
  identities: {
    edges: ({ id, poolId }) => member(edgeIds.within(id), id, poolId),
    references: ({ logins }) => logins.slice(0, 1).map(({ subject }) => loginOf(subject)),
  },
  poolUsers: { edges: ({ id, poolId }) => member(edgeIds.within(id), id, poolId) },
  poolGroups: {
    edges: ({ id, poolId, roleArn: arn }, { world }) => [
      edge(edgeIds.within(id), 'within', id, poolId),
      ...(arn === undefined ? none : [givenRole(world, id, arn)]),
    ],
    references: ({ roleArn: arn }) => given(arn),
  },
  poolMemberships: { edges: ({ id, userId, groupId }) => member(id, userId, groupId) },
  resources: {
    edges: (row, { world }) => resourceEdges(world, row),
    references: (row) =>
      row.kind === 'function'
        ? [row.roleArn]
        : row.kind === 'bucket'
          ? given(encryptsWith(row) ?? undefined)
          : [],
  },
  workloads: { edges: workloadEdges },
  permissionSets: { edges: permissionSetEdges },
  meta: null,
  groups: null,
  policies: null,
  inlinePolicies: null,
  lastUsed: null,
  accountSettings: null,
  loginProfiles: null,
  mfaDevices: null,
  oidcProviders: null,
  samlProviders: null,
  deletionTasks: null,
  stacks: null,
  parameters: null,
  accounts: null,
  organizations: null,
  units: null,
  organizationPolicies: null,
  organizationAttachments: null,
  accountCreations: null,
  userPools: null,
  userPoolClients: null,
  directoryUsers: null,
} as const satisfies { readonly [T in TableName]?: Lines<T> | null };

/** Tables whose rows are lines, or hold some. */
export type EdgeTable = {
  [T in keyof typeof lines]: (typeof lines)[T] extends null ? never : T;
}[keyof typeof lines];

/** The lines of each table. The compiler complains about a table that has no entry yet. */
const linesOf: { readonly [T in TableName]: Lines<T> | null } = lines;

export const isEdgeTable = (table: TableName): table is EdgeTable => linesOf[table] !== null;

export const edgeTables = (Object.keys(linesOf) as TableName[]).filter(isEdgeTable);

/** Returns the edges of a row, whether or not their ends are drawn. */
export function edgesOf<T extends EdgeTable>(table: T, row: Rows[T], scope: Scope): GraphEdge[] {
  return (linesOf[table] as unknown as Lines<T>).edges(row, scope);
}

/**
 * Returns the ARNs of the roles, policies and keys that a row names: it must be read again when one of them comes or goes.
 */
export function arnsIn<T extends TableName>(table: T, row: Rows[T]): readonly string[] {
  return linesOf[table]?.references?.(row) ?? [];
}
