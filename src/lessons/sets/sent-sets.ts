import type { Change, Entity, World } from '../../engine/index.ts';
import { apply, tableNames, worldFrom } from '../../engine/index.ts';
import type { SetCheck } from '../attempt/check-context.ts';
import type { Finding } from '../attempt/finding.ts';
import type { SetCondition } from '../goal.ts';
import type { Lesson } from '../lesson.ts';
import type { Wanted } from '../attempt/wanted.ts';

/** An attempt's beginning as plain data. */
export interface SentLesson {
  readonly lesson: Lesson;
  readonly seed: string;
  readonly start: readonly Change[];
}

/** Conditions on all requests as plain data, for somebody who has the attempt's beginning. */
export interface SentSets {
  /** The accounts that are asked about, as changes of the start. */
  readonly worlds: readonly (readonly Change[])[];
  readonly sets: readonly {
    readonly place: string;
    readonly condition: SetCondition;
    /** Its place in `worlds`. */
    readonly world: number;
    readonly chosen: readonly (readonly [string, string])[];
    readonly variables: readonly (readonly [string, string])[];
  }[];
}

/** The changes that lead from one state of an account to another. */
function changesBetween(before: World, after: World): readonly Change[] {
  return tableNames.flatMap((table) => {
    if (before.tables[table] === after.tables[table]) return [];
    const [then, now] = [before, after].map(
      (world) => new Map<string, Entity>(world.tables[table].entries()),
    );
    const keys = new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])]);
    return [...keys]
      .map((key) => ({ table, key, before: then?.get(key) ?? null, after: now?.get(key) ?? null }) as Change)
      .filter((change) => change.before !== change.after);
  });
}

export function sentSets(start: World, wanted: readonly Wanted[]): SentSets {
  const worlds = [...new Set(wanted.map(({ context }) => context.world))];
  return {
    worlds: worlds.map((world) => changesBetween(start, world)),
    sets: wanted.map(({ place, condition, context }) => ({
      ...{ place, condition, world: worlds.indexOf(context.world) },
      chosen: [...context.chosen],
      variables: [...(context.known.variables ?? [])],
    })),
  };
}

/** Decides what was sent, one condition after the other. */
export function* answersTo(
  check: SetCheck,
  { lesson, seed, start: rows }: SentLesson,
  { worlds, sets }: SentSets,
): Generator<readonly [place: string, found: Finding]> {
  const start = worldFrom(rows);
  const known = { seed, documents: lesson.documents, codes: null, start };
  const memory = { moments: {}, breaches: {}, tried: {}, answers: {}, again: {} };
  const each = worlds.map((changes) => apply(start, changes));
  for (const { place, condition, world, chosen, variables } of sets) {
    const context = {
      ...{ lesson, start, world: each[world] ?? start, memory, sets: check },
      known: { ...known, variables: new Map(variables) },
      chosen: new Map(chosen),
    };
    yield [place, check(context, condition, place)];
  }
}
