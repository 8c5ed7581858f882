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
  accountOf,
  accountRootArn,
  assumedRoleArn,
  groupArn,
  policyArn,
  roleArn,
  userArn,
} from '../../../engine/index.ts';

/** Principals that have no row here: their ids are made by `outsideId` of the graph. */
export type OutsideKind = 'service' | 'account' | 'federated' | 'anyone';

/** Anything that can be selected, together with what the account holds of it. */
export type Item =
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

/** Whoever policies can be attached to. */
export type OwnerItem = Extract<Item, { kind: 'user' | 'group' | 'role' }>;

const outsideKinds: readonly OutsideKind[] = ['service', 'account', 'federated', 'anyone'];

function outsideItem(id: string): Item | null {
  const [prefix, kind, ...rest] = id.split(':');
  const known = outsideKinds.find((candidate) => candidate === kind);
  if (prefix !== 'principal' || !known) return null;
  return { kind: known, id, value: rest.join(':') };
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
  return id === accountOf(world) ? { kind: 'root', id } : outsideItem(id);
}

/** The user, group or role behind an id, or null. */
export function ownerOf(world: World, id: string): OwnerItem | null {
  const item = itemOf(world, id);
  return item?.kind === 'user' || item?.kind === 'group' || item?.kind === 'role' ? item : null;
}

/** `Deployer/ana` for a role's session, a user's name for one that GetSessionToken made. */
export function sessionTitle(world: World, row: SessionRow): string {
  const owner = ownerOf(world, row.ownerId)?.row.name ?? row.ownerId;
  return row.kind === 'assumedRole' ? `${owner}/${row.sessionName}` : owner;
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
    default:
      return item.value;
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
      return item.row.kind === 'assumedRole'
        ? assumedRoleArn(
            item.row.account,
            world.tables.roles.get(item.row.ownerId)?.name ?? item.row.ownerId,
            item.row.sessionName,
          )
        : null;
    default:
      return null;
  }
}
