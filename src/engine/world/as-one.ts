import { type Change, sameRow } from './world.ts';

/** The changes of several commits as one: each row once, from its first state to its last. */
export function asOne(changes: readonly Change[]): Change[] {
  const rows = new Map<string, Change>();
  for (const change of changes) {
    const id = `${change.table}/${change.key}`;
    const earlier = rows.get(id);
    rows.delete(id);
    rows.set(id, earlier ? ({ ...change, before: earlier.before } as Change) : change);
  }
  return [...rows.values()].filter(({ before, after }) => !sameRow(before, after));
}
