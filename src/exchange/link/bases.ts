import type { Change, TableName } from '../../engine/index.ts';
import { tableNames } from '../../engine/index.ts';

type Tables = { readonly [T in TableName]?: readonly { readonly id: string }[] };

/**
 * What links start from, by name: accounts as they stood when they were frozen. Links name them, so none is ever changed
 * or taken away; `npm run freeze-base` adds one. The newest comes first.
 */
const bases = new Map<string, () => Promise<unknown>>([
  ['sample-2', () => import('./bases/sample-2.json', { with: { type: 'json' } })],
  ['sample-1', () => import('./bases/sample-1.json', { with: { type: 'json' } })],
]);

/** The names of all bases, the newest first. */
export const baseNames: readonly string[] = [...bases.keys()];

/** A base's rows by `table/id`, or null where there is none of that name. */
export async function loadBase(name: string): Promise<ReadonlyMap<string, Change> | null> {
  const load = bases.get(name);
  if (!load) return null;
  const { default: tables } = (await load()) as { default: Tables };
  return new Map(
    tableNames.flatMap((table) =>
      (tables[table] ?? []).map((row) => [
        `${table}/${row.id}`,
        { table, key: row.id, before: null, after: row } as unknown as Change,
      ]),
    ),
  );
}
