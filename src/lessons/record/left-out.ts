import { prepareLesson } from '../attempt/attempt.ts';
import type { Goal, Step } from '../goal.ts';
import type { LessonFile } from '../lesson.ts';
import { lessonStart } from '../attempt/lesson-start.ts';
import { isChanging, isMistyped, play } from '../lint/play.ts';

/** A solution with one step left out: a wrong answer, and the goal that it misses. */
export interface LeftOut {
  /** The solution. */
  readonly way: string;
  /** The number of the step that is left out, from 1. */
  readonly without: number;
  readonly step: Step;
  readonly misses: string;
}

/** Returns the goal that a wrong answer misses, of several one that no near-miss is about yet. Null if it misses none. */
export async function missedGoal(lesson: LessonFile, steps: readonly Step[]): Promise<Goal | null> {
  const [prepared, { world }] = await Promise.all([prepareLesson(lesson), lessonStart(lesson, Date.now())]);
  const { states } = await play(prepared, world, steps);
  const missed = states.flatMap(({ goal, state }) => (state === 'met' ? [] : [goal]));
  const told = toldMisses(lesson);
  return missed.find(({ id }) => !told.has(id)) ?? missed[0] ?? null;
}

/** The goals that near-misses are about. */
const toldMisses = ({ proof }: LessonFile): ReadonlySet<string> =>
  new Set(proof.nearMisses.map(({ misses }) => misses));

/**
 * Finds near-misses of a solution. For each goal that no near-miss is about yet, it finds the first step without which
 * that goal is unmet, if possible that goal alone. None if the solution doesn't solve the lesson.
 */
export async function leftOut(lesson: LessonFile, way: string): Promise<readonly LeftOut[]> {
  const steps = lesson.proof.solutions.find((one) => one.way === way)?.steps ?? [];
  const [prepared, { world }] = await Promise.all([prepareLesson(lesson), lessonStart(lesson, Date.now())]);
  const whole = await play(prepared, world, steps);
  if (!whole.solved) return [];
  const missed: { readonly at: number; readonly unmet: readonly string[] }[] = [];
  for (const [at, done] of whole.done.entries()) {
    if (!isChanging(done) && done.step.type !== 'try') continue;
    const { states, done: rest } = await play(
      prepared,
      world,
      steps.filter((_step, i) => i !== at),
    );
    // If a later step names something that is missing now, its failure says nothing about a goal.
    if (rest.some(isMistyped)) continue;
    missed.push({ at, unmet: states.flatMap(({ goal, state }) => (state === 'met' ? [] : [goal.id])) });
  }
  missed.sort((a, b) => a.unmet.length - b.unmet.length);
  const told = toldMisses(lesson);
  return lesson.goals
    .filter(({ id }) => !told.has(id))
    .flatMap(({ id }) => {
      const { at } = missed.find(({ unmet }) => unmet.includes(id)) ?? {};
      const step = at === undefined ? undefined : steps[at];
      return at === undefined || !step ? [] : [{ way, without: at + 1, step, misses: id }];
    });
}
