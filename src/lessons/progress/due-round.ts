import { day } from './lesson-progress.ts';
import type { Measures, RoundName } from './measures.ts';

/** How many lessons are solved, and how many there are. */
interface LessonCounts {
  readonly solved: number;
  readonly all: number;
}

/** Returns the round of measuring questions that is due, or null. A round that was skipped isn't offered again. */
export function dueRound(measures: Measures, { solved, all }: LessonCounts, now: number): RoundName | null {
  const { before, after, later } = measures;
  if (solved >= all) {
    if (!after) return 'after';
    return !later && now - after.at >= 7 * day ? 'later' : null;
  }
  // A lesson that was only looked at hasn't taught anything yet.
  return !before && solved === 0 ? 'before' : null;
}
