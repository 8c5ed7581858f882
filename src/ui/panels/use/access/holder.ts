import type { RoleRow, UserRow, World } from '../../../../engine/index.ts';
import { byName, parseArn, roleArn, userArn } from '../../../../engine/index.ts';
import { type Item, itemOf } from '../../../kinds/item.ts';
import { arnOf, nameOf } from '../../../kinds/kinds.ts';

/** The kinds of all who call, and of those through whom others do. */
const holderKinds = [
  ...(['user', 'group', 'role', 'root', 'session', 'temporaryKey', 'federatedUser'] as const),
  ...(['directoryUser', 'permissionSet', 'identity', 'guest', 'poolUser'] as const),
  ...(['service', 'account', 'anyone', 'federated', 'oidcProvider', 'samlProvider'] as const),
] satisfies readonly Item['kind'][];

type HolderKind = (typeof holderKinds)[number];
type HolderItem = Extract<Item, { readonly kind: HolderKind }>;

/** Somebody whose access is told as a set. */
export interface Holder {
  readonly id: string;
  readonly kind: HolderKind;
  readonly name: string;
  /** By which an address names it: the ARN of a user or a role, the id of anything else. */
  readonly arn: string;
  /** Empty for those outside. */
  readonly account: string;
}

export const isHolder = (item: Item): item is HolderItem =>
  (holderKinds as readonly string[]).includes(item.kind);

const ofUser = (row: UserRow): Holder => ({
  ...{ id: row.id, kind: 'user', name: row.name, arn: userArn(row), account: row.account },
});
const ofRole = (row: RoleRow): Holder => ({
  ...{ id: row.id, kind: 'role', name: row.name, arn: roleArn(row), account: row.account },
});

/** Returns all users of a world, and then all roles. */
export const everybodyIn = ({ tables }: World): readonly Holder[] => [
  ...[...tables.users.values()].map(ofUser),
  ...[...tables.roles.values()].map(ofRole),
];

/** The name by which an address names an item's access; null for what has none. */
export const accessName = (world: World, item: Item): string | null =>
  item.kind === 'user' || item.kind === 'role' ? arnOf(world, item) : isHolder(item) ? item.id : null;

/** Finds whoever an address names. */
export function holderBy(world: World, who: string): Holder | null {
  const { service, account = '', resource = '' } = parseArn(who) ?? {};
  const name = resource.split('/').at(-1) ?? '';
  const user = service === 'iam' && byName(world, 'users', account, name);
  if (user && userArn(user) === who) return ofUser(user);
  const role = service === 'iam' && byName(world, 'roles', account, name);
  if (role && roleArn(role) === who) return ofRole(role);
  const item = itemOf(world, who);
  if (!item || !isHolder(item)) return null;
  const own = item.kind === 'root' ? item.id : 'row' in item && 'account' in item.row ? item.row.account : '';
  return { id: item.id, kind: item.kind, name: nameOf(world, item), arn: who, account: own };
}

/** Finds the user or role with an id. */
export function holderById({ tables }: World, id: string): Holder | null {
  const [user, role] = [tables.users.get(id), tables.roles.get(id)];
  return user ? ofUser(user) : role ? ofRole(role) : null;
}
