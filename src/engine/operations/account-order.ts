import type { Rows } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { countBy, rowsBy } from '../world/world.ts';
import { sorted } from './pages.ts';

type NamedTable = 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles';

/**
 * A table's identity is its version, so the order of its rows is worked out once for all pages that are asked
 * for while it stays; otherwise each page would sort everything, and a whole account would cost the square of
 * its size.
 */
const orders = new WeakMap<object, Map<string, readonly Rows[NamedTable][]>>();

/** Where most rows of a table are the account's, reading all costs less than looking each one up. */
function rowsOfAccount(world: World, table: NamedTable, account: string): readonly Rows[NamedTable][] {
  const rows = world.tables[table];
  const index = `${table}ByAccount` as const;
  if (countBy(world, index, account) * 2 < rows.size) return rowsBy(world, index, account);
  const all: readonly Rows[NamedTable][] = rows.list();
  return all.filter((row) => row.account === account);
}

/** An account's rows of a table, sorted by name. */
export function inOrder<T extends NamedTable>(world: World, table: T, account: string): readonly Rows[T][] {
  const rows = world.tables[table];
  const known = orders.get(rows) ?? new Map<string, readonly Rows[NamedTable][]>();
  orders.set(rows, known);
  const order = known.get(account) ?? sorted<Rows[NamedTable]>(rowsOfAccount(world, table, account));
  known.set(account, order);
  return order as readonly Rows[T][];
}

/** Those of them under a path. */
export function inOrderUnder<T extends NamedTable>(
  world: World,
  table: T,
  account: string,
  pathPrefix = '/',
): readonly Rows[T][] {
  const rows = inOrder(world, table, account);
  return pathPrefix === '/' ? rows : rows.filter((row) => row.path.startsWith(pathPrefix));
}
