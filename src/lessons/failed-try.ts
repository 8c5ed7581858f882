import type { LessonCommit } from './attempt-state.ts';

const isRefused = ({ outcome }: LessonCommit): boolean =>
  outcome !== undefined && !outcome.result.ok && 'error' in outcome.result;

/**
 * Returns how many failed tries commits were: AWS refused them without a goal asking for that, or they left fewer goals
 * true. `before` and `after` are how many goals were true.
 */
export function failedTries(commits: readonly LessonCommit[], before: number, after: number): number {
  if (after > before) return 0;
  return after === before ? commits.filter(isRefused).length : Math.min(commits.length, 1);
}
