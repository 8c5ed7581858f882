import { prepareLesson, startAttempt } from '../attempt/attempt.ts';
import { checkGoals, isSolved } from '../attempt/check-goals.ts';
import type { LessonFile } from '../lesson.ts';
import { lessonStart } from '../attempt/lesson-start.ts';
import { mostWords, wordsIn } from '../prose-text.ts';
import type { ToldMiss, ToldSolution } from './answer.ts';
import type { LetThrough } from './cells/lets-through.ts';
import type { CellCounts, LintProblem, LintProgress } from './linter.ts';
import { Linter } from './linter.ts';

export interface LintReport {
  readonly id: string;
  readonly problems: readonly LintProblem[];
  /** How many equivalent answers were accepted, and how many wrong ones refused. */
  readonly rewritings: number;
  readonly nearMisses: number;
  readonly mutants: number;
  /** Answers made from the cells of what solutions let people do. */
  readonly cells: CellCounts;
  /** How each solution and each near-miss of the file was judged, in the file's order. */
  readonly toldSolutions: readonly ToldSolution[];
  readonly toldMisses: readonly ToldMiss[];
  /** Requests that goals let through beyond the first solution. */
  readonly through: readonly LetThrough[];
  readonly words: number;
  /** The time of the slowest check of the goals, in ms. */
  readonly slowest: number;
  /** The most that the page takes itself for it, in ms: what is asked of all requests, a worker decides. */
  readonly slowestOnPage: number;
}

/** The time at which the linter begins lessons: any moment will do. */
const began = Date.UTC(2026, 0, 5, 9, 0, 0);

/**
 * Proves a lesson, or tells what it lacks. It plays the lesson some hundred times, in about a second. It calls `pause`
 * with the progress before each play and waits for it; if `pause` rejects, the proof ends.
 * `isThorough`: see the linter's.
 */
export async function lintLesson(
  lesson: LessonFile,
  pause: (progress: LintProgress) => Promise<void> = () => Promise.resolve(),
  isThorough = false,
): Promise<LintReport> {
  const prepared = await prepareLesson(lesson);
  const { world, faults } = await lessonStart(lesson, began);
  const linter: Linter = new Linter(lesson, prepared, world, () => pause(linter.progress), isThorough);
  const words = wordsIn(lesson.prose);
  if (words > mostWords) linter.problem('prose', `${String(words)} words of ${String(mostWords)}`);
  if (lesson.pages.length === 0) linter.problem('prose', 'no page of AWS');
  for (const { says } of faults) linter.problem('start', says);
  if (isSolved(checkGoals(startAttempt(prepared, world, 'lint')))) linter.problem('start', 'passes');
  linter.predictions();
  linter.hint();
  linter.sets();
  await linter.solutions();
  await linter.nearMisses();
  linter.needed();
  return {
    id: lesson.id,
    problems: linter.problems,
    rewritings: linter.rewritings,
    nearMisses: lesson.proof.nearMisses.length,
    mutants: linter.mutants,
    cells: linter.cells,
    toldSolutions: linter.toldSolutions,
    toldMisses: linter.toldMisses,
    through: linter.through,
    words,
    slowest: linter.slowest,
    slowestOnPage: linter.slowestOnPage,
  };
}
