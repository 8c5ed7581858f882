import type { RoundName } from '../progress/measures.ts';
import type { WorkshopResult } from './result.ts';

/** How somebody got on with a workshop as a whole. */
interface LearnerSummary {
  readonly solved: number;
  readonly lessons: number;
  /** The first lesson that isn't solved, by its id; null where all are. */
  readonly at: string | null;
  readonly hints: number;
  readonly tries: number;
  readonly missed: number;
  readonly misconceptions: number;
  /** Of the three questions how many were right, before and after; null where they weren't answered. */
  readonly right: Readonly<Record<'before' | 'after', number | null>>;
}

/** How a lesson went for all who opened it, and what was hard in it. */
interface LessonSummary {
  readonly id: string;
  /** In whose workshop it is: results of several may be read together. */
  readonly learners: number;
  readonly opened: number;
  readonly solved: number;
  /** Of those who opened it, on average. */
  readonly hints: number;
  readonly tries: number;
  /** By how many each prediction was missed, and each misconception shown: the most frequent first. */
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

/** The lessons of all results, in the order in which they first stand there. */
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
