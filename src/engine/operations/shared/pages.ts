import { apiError } from '../../errors.ts';
import type { Rows } from '../../entities/entities.ts';
import type { World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';

interface PageInput {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

export interface PageOutput {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** A list, or something that can give a part of one without making all of it. */
export interface Sliceable<I> {
  readonly length: number;
  slice(start: number, end: number): readonly I[];
}

const defaultSize = 100;
const prefix = 'AEXAMPLE';

/**
 * One page of a sorted list, and whether more follows. Only AWS makes markers, and nobody else has to read
 * them. Here, a marker holds the number of items before the page.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
 */
export function page<I, T>(
  input: PageInput,
  items: Sliceable<I>,
  then: (items: readonly I[], rest: PageOutput) => RunResult<T>,
): RunResult<T> {
  const start = input.Marker === undefined ? 0 : startOf(input.Marker);
  if (start === null || start > items.length) return refuse(apiError('ValidationError', 'Invalid Marker.'));
  const end = start + (input.MaxItems ?? defaultSize);
  const isTruncated = end < items.length;
  return then(items.slice(start, end), {
    IsTruncated: isTruncated,
    ...(isTruncated ? { Marker: markerOf(end) } : {}),
  });
}

const markerOf = (start: number): string => `${prefix}${(start * 7919 + 13).toString(36).padStart(8, '0')}`;

function startOf(marker: string): number | null {
  if (!/^AEXAMPLE[0-9a-z]{8}$/.test(marker)) return null;
  const start = (parseInt(marker.slice(prefix.length), 36) - 13) / 7919;
  return Number.isInteger(start) && start >= 0 ? start : null;
}

/** Sorts by name as IAM compares names, then by the name as it is written. AWS documents no order. */
export function sorted<T extends { readonly name: string }>(rows: Iterable<T>): T[] {
  const keyed = [...rows].map((row) => ({ row, key: row.name.toLowerCase() }));
  return keyed.sort((a, b) => compare(a.key, b.key) || compare(a.row.name, b.row.name)).map(({ row }) => row);
}

/** Plain code unit order, which is the same on every machine. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows under a path, sorted by name. */
export function underPath<T extends { readonly name: string; readonly path: string }>(
  rows: Iterable<T>,
  pathPrefix = '/',
): T[] {
  return sorted([...rows].filter((row) => row.path.startsWith(pathPrefix)));
}

type NamedTable = 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles';

/**
 * The sorted rows of each version of a table. They are sorted once for all pages that are read of that
 * version. Otherwise each page would sort everything, and the time for a whole account would grow with the
 * square of its size.
 */
const orders = new WeakMap<object, Map<string, readonly Rows[NamedTable][]>>();

/** Reads all rows if most of them are the account's: that costs less than looking each one up. */
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

/** An account's rows of a table that are under a path, sorted by name. */
export function inOrderUnder<T extends NamedTable>(
  world: World,
  table: T,
  account: string,
  pathPrefix = '/',
): readonly Rows[T][] {
  const rows = inOrder(world, table, account);
  return pathPrefix === '/' ? rows : rows.filter((row) => row.path.startsWith(pathPrefix));
}

/** The beginning of a token for the next page. Only the service makes and reads such tokens. */
const tokenPrefix = 'EXAMPLE';

interface TokenPage<T> {
  readonly items: readonly T[];
  /** Absent after the last page. */
  readonly next?: string;
}

/**
 * One page of a list that goes on with a token (`NextToken`, `PaginationToken`); null if the token wasn't
 * made here. https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html
 */
export function tokenPage<T>(
  all: readonly T[],
  token: string | undefined,
  size: number,
): TokenPage<T> | null {
  const start = token === undefined ? 0 : startOfToken(token);
  if (start === null || start > all.length) return null;
  const end = start + size;
  return end < all.length
    ? { items: all.slice(start, end), next: tokenAt(end) }
    : { items: all.slice(start, end) };
}

const tokenAt = (start: number): string =>
  `${tokenPrefix}${(start * 6571 + 17).toString(36).padStart(9, '0')}`;

function startOfToken(token: string): number | null {
  if (!/^EXAMPLE[0-9a-z]{9}$/.test(token)) return null;
  const start = (parseInt(token.slice(tokenPrefix.length), 36) - 17) / 6571;
  return Number.isInteger(start) && start >= 0 ? start : null;
}
