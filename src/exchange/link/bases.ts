import type { Change } from '../../engine/index.ts';
import { type Base, type Rows, rowsByPlace, type Tables } from './base.ts';

/**
 * The sample account as it stood when it was frozen, by name. Links name these, so never change or remove
 * one. `npm run freeze-base` adds one. The newest comes first. The starts of lessons are in
 * `lesson-starts.ts`.
 */
const samples = new Map<string, () => Promise<unknown>>([
  ['sample-2', () => import('./bases/sample-2.json', { with: { type: 'json' } })],
  ['sample-1', () => import('./bases/sample-1.json', { with: { type: 'json' } })],
]);

/** The names of all frozen samples, the newest first. */
export const sampleNames: readonly string[] = [...samples.keys()];

/** A base's rows, or null if there is none of that name. `began`: when a lesson's start was made. */
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
