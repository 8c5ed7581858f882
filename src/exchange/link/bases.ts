import type { Change, TableName } from '../../engine/index.ts';
import { tableNames } from '../../engine/index.ts';

/** A start as it is kept: whole rows by table. */
export type Tables = { readonly [T in TableName]?: readonly { readonly id: string }[] };
/** Rows by `table/id`. */
export type Rows = ReadonlyMap<string, Change>;

/** What a link starts from: its name, and the rows that stood there. */
export interface Base {
  readonly name: string;
  readonly rows: Rows;
  /** When it was made (ms), of a lesson's start: it is made anew each time, and holds times. */
  readonly began?: number;
}

/**
 * The sample account as it stood when it was frozen, by name. Links name these, so none is ever changed or taken away;
 * `npm run freeze-base` adds one. The newest comes first. The starts of lessons are in `lesson-starts.ts`.
 */
const samples = new Map<string, () => Promise<unknown>>([
  ['sample-2', () => import('./bases/sample-2.json', { with: { type: 'json' } })],
  ['sample-1', () => import('./bases/sample-1.json', { with: { type: 'json' } })],
]);

/** The names of all frozen samples, the newest first. */
export const sampleNames: readonly string[] = [...samples.keys()];

export const rowsByPlace = (tables: Tables): Rows =>
  new Map(
    tableNames.flatMap((table) =>
      (tables[table] ?? []).map((row) => [
        `${table}/${row.id}`,
        { table, key: row.id, before: null, after: row } as unknown as Change,
      ]),
    ),
  );

/** A base's rows, or null where there is none of that name. `began`: when a lesson's start was made. */
export async function loadBase(name: string, began?: number): Promise<Rows | null> {
  const load = samples.get(name);
  if (!load) {
    const { startOf } = await import('./lesson-starts.ts');
    return startOf(name, began);
  }
  const { default: tables } = (await load()) as { default: Tables };
  return rowsByPlace(tables);
}

/** The bases that an account may have begun as. */
export async function basesOf(rows: readonly Change[]): Promise<Base[]> {
  const found: Base[] = [];
  for (const name of sampleNames) {
    const base = await loadBase(name);
    if (base && rows.some(({ table, key }) => table !== 'meta' && base.has(`${table}/${key}`)))
      found.push({ name, rows: base });
  }
  const { nearestStart } = await import('./lesson-starts.ts');
  const start = nearestStart(rows);
  return start ? [...found, start] : found;
}
