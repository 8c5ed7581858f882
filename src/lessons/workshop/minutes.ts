import type { LessonFile } from '../lesson.ts';
import { wordsIn } from '../prose-text.ts';

/** The fewest and the most minutes that are proposed for a lesson, and that a workshop's author may say. */
const proposed = { least: 4, most: 12 } as const;
export const minuteBounds = { least: 1, most: 240 } as const;

export const withinMinutes = (minutes: number): number =>
  Math.min(minuteBounds.most, Math.max(minuteBounds.least, Math.round(minutes) || minuteBounds.least));

/** Proposes how many minutes a lesson takes: time to read it, to do each step of its hint, to answer each question. */
export function minutesFor({
  prose,
  recipe,
  predictions,
}: Pick<LessonFile, 'prose' | 'recipe' | 'predictions'>): number {
  const minutes = Math.round(1.5 + wordsIn(prose) / 100 + 0.6 * recipe.length + predictions.length);
  return Math.min(proposed.most, Math.max(proposed.least, minutes));
}

/**
 * Divides the minutes of a whole workshop among its lessons, in the proportion of those that are proposed. Each has one at
 * least, so that the sum may be more than `total` if that is very small.
 */
export function shareMinutes(total: number, proposals: readonly number[]): readonly number[] {
  const sum = proposals.reduce((all, one) => all + one, 0);
  let [before, given] = [0, 0];
  return proposals.map((one) => {
    before += one;
    const mine = Math.max(1, Math.round((total * before) / sum) - given);
    given += mine;
    return mine;
  });
}
