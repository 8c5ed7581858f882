import type { RoundName } from '../progress/measures.ts';
import type { WorkshopResult } from './result.ts';

/** The progress of somebody in a whole workshop. */
interface LearnerSummary {
  readonly solved: number;
  readonly lessons: number;
  /** The id of the first lesson that isn't solved; null if all are. */
  readonly at: string | null;
  readonly hints: number;
  readonly tries: number;
  readonly missed: number;
  readonly misconceptions: number;
  /** How many of the three questions were right, before and after; null if they weren't answered. */
  readonly right: Readonly<Record<'before' | 'after', number | null>>;
}

/** How a lesson went for all who opened it, and which parts were hard. */
interface LessonSummary {
  readonly id: string;
  /** The number of learners with a workshop that holds it: results of several workshops may be read together. */
  readonly learners: number;
  readonly opened: number;
  readonly solved: number;
  /** The mean over those who opened it. */
  readonly hints: number;
  readonly tries: number;
  /** How many learners missed each prediction, and showed each misconception, the most frequent first. */
  readonly missed: readonly (readonly [id: string, count: number])[];
  readonly misconceptions: readonly (readonly [id: string, count: number])[];
}

function rightIn({ measures }: WorkshopResult, name: RoundName): number | null {
  const answers = measures[name]?.answers ?? [];
  return answers.length === 0 ? null : answers.filter(({ isRight }) => isRight).length;
}

export function summaryOf(result: WorkshopResult): LearnerSummary {
  const done = result.lessons.flatMap(({ progress }) => (progress ? [progress] : []));
  const total = (pick: (one: (typeof done)[number]) => number): number =>
    done.reduce((sum, one) => sum + pick(one), 0);
  return {
    solved: done.filter(({ solvedAt }) => solvedAt !== null).length,
    lessons: result.lessons.length,
    at: result.lessons.find(({ progress }) => progress?.solvedAt == null)?.id ?? null,
    hints: total(({ hints }) => hints),
    tries: total(({ tries }) => tries),
    missed: total(({ missed }) => missed.length),
    misconceptions: total(({ misconceptions }) => misconceptions.length),
    right: { before: rightIn(result, 'before'), after: rightIn(result, 'after') },
  };
}

function counted(lists: readonly (readonly string[])[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const id of lists.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Returns the lessons of all results, in the order in which they first occur. */
export function lessonSummaries(results: readonly WorkshopResult[]): readonly LessonSummary[] {
  const ids = [...new Set(results.flatMap(({ lessons }) => lessons.map(({ id }) => id)))];
  return ids.map((id) => {
    const having = results.flatMap(({ lessons }) => lessons.find((one) => one.id === id) ?? []);
    const opened = having.flatMap(({ progress }) => progress ?? []);
    const mean = (pick: (one: (typeof opened)[number]) => number): number =>
      opened.length === 0 ? 0 : opened.reduce((sum, one) => sum + pick(one), 0) / opened.length;
    return {
      id,
      learners: having.length,
      opened: opened.length,
      solved: opened.filter(({ solvedAt }) => solvedAt !== null).length,
      hints: mean(({ hints }) => hints),
      tries: mean(({ tries }) => tries),
      missed: counted(opened.map(({ missed }) => missed)),
      misconceptions: counted(opened.map(({ misconceptions }) => misconceptions)),
    };
  });
}
