import type {
  AccountRow,
  AnyKind,
  Kind,
  KindOf,
  OrganizationRow,
  ResourceRow,
  Rows,
  TableName,
  TableOf,
  World,
} from '../../engine/index.ts';
import {
  accountIds,
  byName,
  holdsAccount,
  kindOfRow,
  kindsIn,
  parseArn,
  tableNames,
} from '../../engine/index.ts';

/** Principals without a row here: their ids are made by `outsideId` of the graph. */
export type OutsidePrincipal = 'service' | 'account' | 'federated' | 'anyone';

/** The row of a kind; for a resource the row of its own kind. */
type RowOf<K extends Kind> =
  K extends KindOf<'resources'>
    ? Extract<ResourceRow, { readonly kind: K extends 'kmsKey' ? 'key' : K }>
    : Rows[TableOf<K>];

/** Kinds whose items are rows of a table. */
type PlainKind = Exclude<Kind, 'heldAccount'>;

/** Anything that can be selected, together with its row. */
export type Item =
  | {
      readonly [K in PlainKind]: { readonly kind: K; readonly id: string; readonly row: RowOf<K> };
    }[PlainKind]
  /** An account itself, not its root user. The home account has no row outside an organization. */
  | {
      readonly kind: 'heldAccount';
      readonly id: string;
      readonly account: string;
      readonly row: AccountRow | null;
    }
  | { readonly kind: 'organizationRoot'; readonly id: string; readonly row: OrganizationRow }
  | { readonly kind: 'root'; readonly id: string }
  | {
      readonly [K in OutsidePrincipal]: { readonly kind: K; readonly id: string; readonly value: string };
    }[OutsidePrincipal];

/**
 * Kinds that can be selected. Selecting a role of another account selects that account; STS belongs to no
 * account, and what only a policy names has nothing to show.
 */
export type ItemKind = Exclude<AnyKind, 'sts' | 'otherRole' | 'thing'>;
export type ItemOf<K extends ItemKind> = Extract<Item, { readonly kind: K }>;

/** An item that policies can be attached to: a user, group or role. */
export type OwnerItem = ItemOf<'user' | 'group' | 'role'>;
export type SessionItem = ItemOf<KindOf<'sessions'>>;
export type ResourceItem = ItemOf<KindOf<'resources'>>;
export type WorkloadItem = ItemOf<KindOf<'workloads'>>;

const outsidePrincipals: readonly OutsidePrincipal[] = ['service', 'account', 'federated', 'anyone'];

/** The tables whose rows are selected by their own keys; an account's 12 digits select its root user instead. */
const selectable = tableNames.filter((table) => table !== 'accounts' && kindsIn(table).length > 0);

/** Returns a row as an item. */
export const itemOfRow = <T extends Exclude<TableName, 'accounts'>>(
  table: T,
  row: Rows[T],
): ItemOf<Extract<KindOf<T>, Kind>> =>
  ({ kind: kindOfRow(table, row), id: row.id, row }) as unknown as ItemOf<Extract<KindOf<T>, Kind>>;

/** Returns the id under which an account is selected; its 12 digits alone stand for its root user. */
export const heldAccountId = (account: string): string => `account:${account}`;

/** Whether more than one account is held here: then each is named. */
export const severalAccounts = (world: World): boolean => accountIds(world).length > 1;

function accountItem(world: World, id: string): Item | null {
  const account = id.slice(8);
  if (!holdsAccount(world, account)) return null;
  return { kind: 'heldAccount', id, account, row: world.tables.accounts.get(account) ?? null };
}

/** Returns the user or role with an ARN, if its account is held here. */
function byArn(world: World, arn: string): Item | null {
  const { account = '', service = '', resource = '' } = parseArn(arn) ?? {};
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const table = resource.startsWith('role/') ? 'roles' : 'users';
  const row = service === 'iam' ? byName(world, table, account, name) : undefined;
  return row ? itemOf(world, row.id) : null;
}

/**
 * Returns the item of a principal that the picture draws outside; if its row is held here, the user, role or provider
 * itself.
 */
function outsideItem(world: World, id: string): Item | null {
  const [, kind = '', ...rest] = id.split(':');
  const value = rest.join(':');
  const here =
    kind === 'federated' ? rowItem(world, value) : value.startsWith('arn:') ? byArn(world, value) : null;
  if (here) return here;
  const known = kind === 'role' ? 'account' : outsidePrincipals.find((candidate) => candidate === kind);
  return known ? { kind: known, id, value } : null;
}

function rowItem(world: World, id: string): Item | null {
  for (const table of selectable) {
    const row = world.tables[table].get(id);
    if (row) return itemOfRow(table as 'users', row as Rows['users']);
  }
  return null;
}

function organizationRoot(world: World, id: string): Item | null {
  for (const row of world.tables.organizations.values())
    if (row.rootId === id) return { kind: 'organizationRoot', id, row };
  return null;
}

/**
 * Returns the item behind an id, or null. The id is a row's key, an account's digits (its root user), an id by
 * `heldAccountId`, an outside principal's id, or the id of an organization's root.
 */
export function itemOf(world: World, id: string | null): Item | null {
  if (id === null) return null;
  if (id.startsWith('principal:')) return outsideItem(world, id);
  if (id.startsWith('account:')) return accountItem(world, id);
  // A function that policies name is drawn apart from the one that acts.
  if (id.startsWith('named:')) return rowItem(world, id.slice(6));
  if (holdsAccount(world, id)) return { kind: 'root', id };
  return rowItem(world, id) ?? organizationRoot(world, id);
}

/** The user, group or role behind an id, or null. */
export function ownerOf(world: World, id: string): OwnerItem | null {
  const item = itemOf(world, id);
  return item?.kind === 'user' || item?.kind === 'group' || item?.kind === 'role' ? item : null;
}
