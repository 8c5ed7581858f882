import { accessOf } from '../../../../engine/access/index.ts';
import type { Caller, ServiceAction, World } from '../../../../engine/index.ts';

/** Something here that somebody reaches, and by what actions. */
export interface Reached {
  readonly arn: string;
  readonly actions: readonly string[];
}

/** Everything that is here on which somebody may do something, under some condition at least. */
export function reachedBy(
  world: World,
  caller: Caller,
  actions: readonly ServiceAction[],
): readonly Reached[] {
  const found = new Map<string, Set<string>>();
  for (const { answers, named, actions: may } of accessOf({ world, caller }, { actions }).cells) {
    if (answers[0]?.verdict !== 'allow') continue;
    for (const arn of named) {
      const known = found.get(arn) ?? new Set();
      for (const action of may) known.add(action);
      found.set(arn, known);
    }
  }
  return [...found].map(([arn, may]) => ({ arn, actions: [...may].sort() }));
}
