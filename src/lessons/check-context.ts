import type { Rows, World } from '../engine/index.ts';
import type { LessonAttempt, Memory } from './attempt-state.ts';
import type { Probe } from './goal.ts';
import type { Lesson } from './lesson.ts';
import type { Known } from './references.ts';
import { resolved } from './references.ts';
import { sessionsOf } from './sessions.ts';

/** The surroundings in which conditions are checked: a lesson, its start, and the attempt's world or a fork of it. */
export interface CheckContext {
  readonly lesson: Lesson;
  readonly start: World;
  readonly world: World;
  readonly known: Known;
  readonly memory: Memory;
  /** Which session each pattern means, by its id. */
  readonly chosen: ReadonlyMap<string, string>;
}

export function contextOf({ lesson, start, world, seed, memory, codes }: LessonAttempt): CheckContext {
  const known = { seed, documents: lesson.documents, codes, start };
  return { lesson, start, world, known, memory, chosen: new Map() };
}

/** The session that a pattern means: the chosen one, a newer one on a fork, else the newest. */
export function sessionIn(
  { lesson, start, world, chosen }: CheckContext,
  name: string,
): Rows['sessions'] | null {
  const pattern = lesson.sessions.find((one) => one.name === name);
  if (!pattern) return null;
  const candidates = sessionsOf(world, start, pattern);
  return candidates.find(({ id }) => id === chosen.get(name)) ?? candidates[0] ?? null;
}

/** A probe with its fresh names and references filled in. */
export const filledIn = (context: CheckContext, probe: Probe): Probe => ({
  ...probe,
  who: resolved(context.world, probe.who, context.known),
  resource: resolved(context.world, probe.resource, context.known),
});
