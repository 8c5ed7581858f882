import type { Told } from '../../../../../lessons/reaches.ts';
import { whatId, whoId } from './parties-drawn.ts';

/** Returns the ids of the drawn nodes of which each goal's sentence speaks, by the goal's id. */
export function namedByGoals({ reaches, deeds }: Told): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  const add = (goal: string, ...ids: readonly string[]): void => {
    const before = named.get(goal) ?? new Set();
    named.set(goal, before);
    for (const id of ids) before.add(id);
  };
  for (const { goal, who, target } of reaches) add(goal, whoId(who), whatId(target));
  for (const { goal, who } of deeds) if (who.kind !== 'anyone' && who.kind !== 'root') add(goal, whoId(who));
  return named;
}
