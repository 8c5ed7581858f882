import type { Pausing, Rows, World } from '../../engine/index.ts';
import type { LessonAttempt, Memory } from '../attempt-state.ts';
import type { Finding } from './finding.ts';
import type { Keys, Probe, SetCondition } from '../goal.ts';
import type { Lesson } from '../lesson.ts';
import type { Known } from './references.ts';
import { resolved } from './references.ts';
import { sessionsOf } from './sessions.ts';

/** Checks a condition on all requests. `place` says where its lesson has it. */
export type SetCheck = (context: CheckContext, condition: SetCondition, place: string) => Finding;

/** Decides conditions on all requests: at once, or in pieces of a few milliseconds. */
export interface SetChecks {
  readonly check: SetCheck;
  readonly pieces: (context: CheckContext, condition: SetCondition) => Pausing<Finding>;
}

/** All that is needed to check conditions: a lesson, its start, and the attempt's world or a fork of it. */
export interface CheckContext {
  readonly lesson: Lesson;
  readonly start: World;
  readonly world: World;
  readonly known: Known;
  readonly memory: Memory;
  /** The session that each pattern means, by the pattern's name and the session's id. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly sets: SetCheck;
}

export function contextOf(
  { lesson, start, world, seed, memory, codes }: LessonAttempt,
  sets: SetCheck,
): CheckContext {
  const known = { seed, documents: lesson.documents, codes, start };
  return { lesson, start, world, known, memory, chosen: new Map(), sets };
}

/** Returns the session that a pattern means: the chosen one, a newer one on a fork, or else the newest. */
export function sessionIn(
  { lesson, start, world, chosen }: CheckContext,
  name: string,
): Rows['sessions'] | null {
  const pattern = lesson.sessions.find((one) => one.name === name);
  if (!pattern) return null;
  const candidates = sessionsOf(world, start, pattern);
  return candidates.find(({ id }) => id === chosen.get(name)) ?? candidates[0] ?? null;
}

/** Fills in a probe's fresh names and references. */
export const filledIn = ({ world, known }: CheckContext, probe: Probe): Probe => ({
  ...probe,
  who: resolved(world, probe.who, known),
  resource: resolved(world, probe.resource, known),
  keys: filledKeys(world, probe.keys, known),
});

/** Fills in the fresh names and references in the values of condition keys. */
export const filledKeys = (world: World, keys: Keys, known: Known): Keys =>
  Object.fromEntries(
    Object.entries(keys).map(([name, values]) => [
      name,
      values.map((value) => resolved(world, value, known)),
    ]),
  );
