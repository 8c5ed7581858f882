import type { KindOf, OrganizationRow, ResourceRow, Rows, SessionRow, World } from '../../engine/index.ts';
import {
  accountName,
  accountOf,
  accountRootArn,
  assumedRoleArn,
  groupArn,
  policyArn,
  roleArn,
  signedInName,
  userArn,
} from '../../engine/index.ts';
import { acting as words } from '#words/acting.ts';
import { aGuest } from '#words/people.ts';
import type { groups as branchTitles } from '#words/identities.ts';
import type { DialogKind } from '../view/dialog-request.ts';
import type { Item, ItemKind, ItemOf, OutsidePrincipal } from './item.ts';
import { ownerOf } from './item.ts';

/** The branches of the tree of identities. */
export type Branch = keyof typeof branchTitles;

/** The part of a kind that the page needs from the start; `details/` has the rest. */
interface KindEntry<I extends Item> {
  /** The item's name in AWS; for an access key, its whole id. */
  readonly name: (world: World, item: I) => string;
  /** Its ARN, or null if AWS gives it none. */
  readonly arn: (world: World, item: I) => string | null;
  /** The branch of the tree in which it has a line of its own; null if it only shows under its owner. */
  readonly branch: (item: I) => Branch | null;
  /** The dialogs that create one; empty if none does. */
  readonly madeBy: readonly DialogKind[];
}

interface NamedItem {
  readonly row: { readonly name: string };
}
const rowName = (_world: World, { row }: NamedItem): string => row.name;
const ownId = (_world: World, { id }: { readonly id: string }): string => id;
const noArn = (): null => null;
const at = (branch: Branch) => (): Branch => branch;
const withItsOwner = (): null => null;

/** `Deployer/ana` for a role's session, the name of a federated user, else the owner of the temporary keys. */
export function sessionTitle(world: World, row: SessionRow): string {
  const owner =
    row.ownerId === row.account ? words.root : (ownerOf(world, row.ownerId)?.row.name ?? row.ownerId);
  if (row.kind === 'federatedUser') return row.sessionName;
  return row.kind === 'assumedRole' ? `${owner}/${row.sessionName}` : owner;
}

function roleSessionArn(world: World, { kind, account, ownerId, sessionName }: SessionRow): string | null {
  if (kind !== 'assumedRole') return null;
  return assumedRoleArn(account, world.tables.roles.get(ownerId)?.name ?? ownerId, sessionName);
}

const session = {
  name: (world: World, { row }: { readonly row: SessionRow }): string => sessionTitle(world, row),
  branch: at('sessions'),
} as const;

const identity: KindEntry<ItemOf<KindOf<'identities'>>> = {
  name: (world, { row }) => signedInName(world, row) ?? aGuest,
  arn: noArn,
  branch: at('identities'),
  madeBy: ['sign-in-at-pool'],
};

const workload: KindEntry<ItemOf<KindOf<'workloads'>>> = {
  name: rowName,
  arn: noArn,
  branch: at('workloads'),
  madeBy: ['create-workload'],
};

/** A resource: its row's key is its ARN. */
const resource: KindEntry<{ readonly row: ResourceRow } & ItemOf<KindOf<'resources'>>> = {
  name: rowName,
  arn: ownId,
  branch: at('resources'),
  madeBy: ['create-resource'],
};

const outside = {
  name: (_world: World, { value }: ItemOf<OutsidePrincipal>): string => value,
  arn: noArn,
  branch: at('outside'),
  madeBy: [],
} as const satisfies KindEntry<ItemOf<OutsidePrincipal>>;

/** The organization's management account, which its ARNs name. */
const managing = (world: World): OrganizationRow | undefined => [...world.tables.organizations.values()][0];

function organizationArn(world: World, kind: string, id: string): string | null {
  const row = managing(world);
  return row ? `arn:aws:organizations::${row.account}:${kind}/${row.id}/${id}` : null;
}

function organizationPolicyArn(
  world: World,
  { id, type, awsManaged }: Rows['organizationPolicies'],
): string | null {
  const kind = `policy/${type.toLowerCase()}`;
  if (awsManaged) return `arn:aws:organizations::aws:${kind}/${id}`;
  const row = managing(world);
  return row ? `arn:aws:organizations::${row.account}:policy/${row.id}/${type.toLowerCase()}/${id}` : null;
}

const cognitoArn = (
  service: string,
  kind: string,
  { account, id }: { account: string; id: string },
): string => `arn:aws:${service}:us-east-1:${account}:${kind}/${id}`;

/** One entry for each kind that can be selected. */
export const kinds: { readonly [K in ItemKind]: KindEntry<ItemOf<K>> } = {
  user: {
    name: rowName,
    arn: (_, { row }) => userArn(row),
    branch: at('users'),
    madeBy: ['create-user'],
  },
  group: {
    name: rowName,
    arn: (_, { row }) => groupArn(row),
    branch: at('groups'),
    madeBy: ['create-group'],
  },
  role: {
    name: rowName,
    arn: (_, { row }) => roleArn(row),
    branch: at('roles'),
    madeBy: ['create-role', 'service-linked-role'],
  },
  policy: {
    name: rowName,
    arn: (_, { row }) => policyArn(row),
    branch: at('policies'),
    madeBy: ['create-policy'],
  },
  inlinePolicy: { name: rowName, arn: noArn, branch: withItsOwner, madeBy: ['edit-inline-policy'] },
  key: { name: ownId, arn: noArn, branch: withItsOwner, madeBy: ['create-access-key'] },
  session: {
    ...session,
    arn: (world, { row }) => roleSessionArn(world, row),
    madeBy: ['assume-role', 'sign-in-at-provider', 'sign-in-at-pool'],
  },
  temporaryKey: { ...session, branch: withItsOwner, arn: noArn, madeBy: ['session-token'] },
  federatedUser: {
    ...session,
    arn: (_, { row }) => `arn:aws:sts::${row.account}:federated-user/${row.sessionName}`,
    madeBy: ['federation-token'],
  },
  root: {
    name: ownId,
    arn: (_, { id }) => accountRootArn(id),
    branch: withItsOwner,
    madeBy: [],
  },
  service: outside,
  account: {
    ...outside,
    name: (world, { value }) => accountName(world, value),
    arn: (_, { value }) => (value.startsWith('arn:') ? value : accountRootArn(value)),
  },
  federated: outside,
  anyone: outside,
  mfaDevice: {
    name: rowName,
    arn: ownId,
    branch: ({ row }) => (row.ownerId === null ? 'mfaDevices' : null),
    madeBy: ['create-mfa-device', 'mfa-device'],
  },
  instanceProfile: {
    name: rowName,
    arn: (_, { row }) => `arn:aws:iam::${row.account}:instance-profile${row.path}${row.name}`,
    branch: at('instanceProfiles'),
    madeBy: ['create-instance-profile'],
  },
  oidcProvider: {
    name: (_, { row }) => row.url,
    arn: ownId,
    branch: at('providers'),
    madeBy: ['create-oidc-provider'],
  },
  samlProvider: { name: rowName, arn: ownId, branch: at('providers'), madeBy: ['create-saml-provider'] },
  identityPool: {
    name: rowName,
    arn: (_, { row }) => cognitoArn('cognito-identity', 'identitypool', row),
    branch: at('identityPools'),
    madeBy: ['create-identity-pool'],
  },
  identity,
  guest: identity,
  userPool: {
    name: rowName,
    arn: (_, { row }) => cognitoArn('cognito-idp', 'userpool', row),
    branch: at('userPools'),
    madeBy: ['create-user-pool'],
  },
  poolUser: {
    name: (_, { row }) => row.username,
    arn: noArn,
    branch: at('people'),
    madeBy: ['create-pool-user'],
  },
  poolGroup: { name: rowName, arn: noArn, branch: at('poolGroups'), madeBy: ['create-pool-group'] },
  poolClient: { name: rowName, arn: noArn, branch: at('poolClients'), madeBy: ['create-pool-client'] },
  directoryUser: {
    name: rowName,
    arn: noArn,
    branch: at('directoryUsers'),
    madeBy: ['create-directory-user'],
  },
  permissionSet: {
    name: rowName,
    arn: ownId,
    branch: at('permissionSets'),
    madeBy: ['create-permission-set'],
  },
  bucket: resource,
  object: { ...resource, branch: at('objects') },
  kmsKey: { ...resource, name: (_, { row }) => row.aliases[0] ?? row.name },
  queue: resource,
  function: resource,
  table: resource,
  secret: resource,
  server: workload,
  instance: workload,
  program: workload,
  heldAccount: {
    name: (world, { account }) => accountName(world, account),
    arn: (world, { account, row }) =>
      account === accountOf(world) && !row ? null : organizationArn(world, 'account', account),
    branch: at('accounts'),
    madeBy: ['add-account', 'create-account'],
  },
  organization: {
    name: ownId,
    arn: (_, { row, id }) => `arn:aws:organizations::${row.account}:organization/${id}`,
    branch: at('organization'),
    madeBy: ['create-organization'],
  },
  organizationRoot: {
    name: () => 'Root',
    arn: (world, { id }) => organizationArn(world, 'root', id),
    branch: at('organization'),
    madeBy: ['create-organization'],
  },
  unit: {
    name: rowName,
    arn: (world, { id }) => organizationArn(world, 'ou', id),
    branch: at('organization'),
    madeBy: ['create-unit'],
  },
  organizationPolicy: {
    name: rowName,
    arn: (world, { row }) => organizationPolicyArn(world, row),
    branch: at('organization'),
    madeBy: ['create-organization-policy'],
  },
};

/** Returns the entry of an item's kind. */
const entryOf = (item: Item): KindEntry<Item> => kinds[item.kind] as unknown as KindEntry<Item>;

/** The item's name in AWS; for an access key, its whole id. */
export const nameOf = (world: World, item: Item): string => entryOf(item).name(world, item);

/** Returns the item's ARN, or null if AWS gives it none (keys, inline policies, services). */
export const arnOf = (world: World, item: Item): string | null => entryOf(item).arn(world, item);

/** Returns the branch in which it has a line of its own, in any account. */
export const branchOfItem = (item: Item): Branch | null => entryOf(item).branch(item);
