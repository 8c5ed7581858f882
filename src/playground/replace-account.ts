import type { Change, Entity, World } from '../engine/index.ts';
import { nowOf, sameRow, tableNames } from '../engine/index.ts';
import { breathe, slice } from './in-slices.ts';

const placeOf = ({ table, key }: { table: string; key: string }): string => `${table}/${key}`;
const meta = (world: World, key: string): Entity | null => world.tables.meta.get(key) ?? null;
const valueOf = (change: Change | undefined): number => {
  const row = change?.after as { value?: unknown } | null | undefined;
  return Number(row?.value ?? 0);
};

/**
 * The changes that turn `world` into the account of `rows` (additions). The clock goes on from the later of
 * `time` (ms) and the rows' own time. No id is given twice. Long lists are handled in slices.
 */
export async function replacement(world: World, rows: readonly Change[], time: number): Promise<Change[]> {
  const wanted = new Map(rows.map((row) => [placeOf(row), row]));
  const now = Math.max(time, nowOf(world), valueOf(wanted.get('meta/now')));
  const seq = Math.max(valueOf(wanted.get('meta/seq')), Number(world.tables.meta.get('seq')?.value ?? 0));
  for (const row of [
    { id: 'now', value: now },
    { id: 'seq', value: seq },
  ] as const)
    wanted.set(`meta/${row.id}`, { table: 'meta', key: row.id, before: null, after: row });
  if (!wanted.has('meta/account'))
    wanted.set('meta/account', {
      table: 'meta',
      key: 'account',
      before: null,
      after: meta(world, 'account'),
    } as Change);
  const changes: Change[] = [];
  let seen = 0;
  for (const table of tableNames)
    for (const [key, before] of world.tables[table].entries() as Iterable<[string, Entity]>) {
      if (!wanted.has(placeOf({ table, key }))) changes.push({ table, key, before, after: null } as Change);
      if (++seen % slice === 0) await breathe();
    }
  for (const { table, key, after } of wanted.values()) {
    const before = world.tables[table].get(key) ?? null;
    if (!sameRow(before, after)) changes.push({ table, key, before, after } as Change);
    if (++seen % slice === 0) await breathe();
  }
  return changes;
}
