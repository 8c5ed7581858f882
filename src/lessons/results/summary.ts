import type { RoundName } from '../progress/measures.ts';
import type { WorkshopResult } from './result.ts';

/** How a lesson went for all who opened it, and which parts were hard. */
interface LessonSummary {
  readonly id: string;
  readonly learners: number;
  readonly opened: number;
  readonly solved: number;
  /** The median over those who solved it, in ms; null if nobody has. */
  readonly took: number | null;
  /** The mean over those who opened it. */
  readonly hints: number;
  readonly tries: number;
  /** How many learners missed each prediction, and showed each misconception, the most frequent first. */
  readonly missed: readonly (readonly [id: string, count: number])[];
  readonly misconceptions: readonly (readonly [id: string, count: number])[];
}

/** How many of the three questions were right; null if they weren't answered. */
export function rightIn({ measures }: WorkshopResult, name: RoundName): number | null {
  const answers = measures[name]?.answers ?? [];
  return answers.length === 0 ? null : answers.filter(({ isRight }) => isRight).length;
}

/** The three questions of all who answered them before and after. */
interface Gain {
  readonly learners: number;
  /** The mean number of right answers. */
  readonly before: number;
  readonly after: number;
}

/** Says what all learners together knew before and after; null if nobody answered both times. */
export function gainIn(results: readonly WorkshopResult[]): Gain | null {
  const both = results.flatMap((one) => {
    const [before, after] = [rightIn(one, 'before'), rightIn(one, 'after')];
    return before === null || after === null ? [] : [{ before, after }];
  });
  if (both.length === 0) return null;
  const mean = (name: 'before' | 'after'): number =>
    both.reduce((sum, one) => sum + one[name], 0) / both.length;
  return { learners: both.length, before: mean('before'), after: mean('after') };
}

/** Counts the learners who have each id: an id counts once for a learner. */
function counted(lists: readonly (readonly string[])[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const id of lists.flatMap((list) => [...new Set(list)])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function median(values: readonly number[]): number | null {
  const inOrder = [...values].sort((a, b) => a - b);
  const middle = inOrder.length / 2;
  const [low, high] = [inOrder[Math.ceil(middle) - 1], inOrder[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Returns the lessons of all results, in the order in which they first occur. */
export function lessonSummaries(results: readonly WorkshopResult[]): readonly LessonSummary[] {
  const ids = [...new Set(results.flatMap(({ lessons }) => lessons.map(({ id }) => id)))];
  return ids.map((id) => {
    const having = results.flatMap(({ lessons }) => lessons.find((one) => one.id === id) ?? []);
    const opened = having.flatMap(({ progress }) => progress ?? []);
    const mean = (pick: (one: (typeof opened)[number]) => number): number =>
      opened.length === 0 ? 0 : opened.reduce((sum, one) => sum + pick(one), 0) / opened.length;
    const times = opened.flatMap(({ solvedAt, startedAt }) =>
      solvedAt === null ? [] : [Math.max(0, solvedAt - startedAt)],
    );
    return {
      id,
      learners: having.length,
      opened: opened.length,
      solved: times.length,
      took: median(times),
      hints: mean(({ hints }) => hints),
      tries: mean(({ tries }) => tries),
      missed: counted(opened.map(({ missed }) => missed)),
      misconceptions: counted(opened.map(({ misconceptions }) => misconceptions)),
    };
  });
}

/** Something that was hard: a prediction that learners missed, or a misconception that they showed. */
export interface Hard {
  /** The lesson's id. */
  readonly lesson: string;
  readonly kind: 'missed' | 'misconceptions';
  /** The prediction's or the misconception's id. */
  readonly id: string;
  readonly learners: number;
}

/** Lists what was hard in all lessons, by how many learners showed it; then in the order of the lessons. */
export function hardIn(summaries: readonly LessonSummary[]): readonly Hard[] {
  return summaries
    .flatMap((row) =>
      (['missed', 'misconceptions'] as const).flatMap((kind) =>
        row[kind].map(([id, learners]): Hard => ({ lesson: row.id, kind, id, learners })),
      ),
    )
    .sort((a, b) => b.learners - a.learners);
}
