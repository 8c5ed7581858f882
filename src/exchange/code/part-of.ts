import { textOf } from './built.ts';
import type { Change, Entity, World } from '../../engine/index.ts';
import { apply, tableNames } from '../../engine/index.ts';
import { choosable } from './needs.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Members of rows that name the things which the row is a part of. */
const owners = [
  'ownerId',
  'userId',
  'groupId',
  'principalId',
  'policyId',
  'poolId',
  'bucketId',
  'targetId',
] as const;

/** The ids of the things that a row is a part of, or its own. */
const partsOf = (row: Fields): string[] =>
  owners.flatMap((member) => (typeof row[member] === 'string' ? [row[member]] : []));

/** An account with only those things that are taken, and what is a part of them: for languages that write all of it. */
export function partOf(world: World, account: string, takes: (id: string) => boolean): World {
  const things = new Set(choosable(world, account).map(({ id }) => id));
  const isKept = (row: Fields): boolean => {
    const id = textOf(row['id']);
    if (things.has(id)) return takes(id);
    return isPart(row, account, things) && partsOf(row).every((owner) => !things.has(owner) || takes(owner));
  };
  const left = tableNames.flatMap((table) =>
    [...(world.tables[table].entries() as Iterable<[string, Entity]>)]
      .filter(([, row]) => !isKept(row as unknown as Fields))
      .map(([key, before]) => ({ table, key, before, after: null }) as Change),
  );
  return apply(world, left);
}

/** Rows of the account itself that are no part of a thing, such as its password policy, aren't taken. */
const isPart = (row: Fields, account: string, things: ReadonlySet<string>): boolean =>
  row['account'] !== account ||
  things.has(textOf(row['id'])) ||
  partsOf(row).some((owner) => things.has(owner));

/** Finds what a stretch of the journal touched: the things that are there now, and the names of those that are gone. */
export function changedIn(
  world: World,
  account: string,
  changes: readonly Change[],
): { readonly ids: ReadonlySet<string>; readonly gone: readonly string[] } {
  const things = new Set(choosable(world, account).map(({ id }) => id));
  const ids = new Set<string>();
  const gone = new Set<string>();
  const named = new Set(['users', 'groups', 'roles', 'policies', 'resources', 'userPools', 'identityPools']);
  for (const { table, key, before, after } of changes) {
    const row = (after ?? before ?? {}) as unknown as Fields;
    for (const id of [key, ...partsOf(row)]) if (things.has(id)) ids.add(id);
    const isGone = after === null && named.has(table) && row['account'] === account && !things.has(key);
    if (isGone) gone.add(textOf(row['name']));
  }
  return { ids, gone: [...gone] };
}
