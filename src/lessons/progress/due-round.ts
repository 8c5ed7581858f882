import { day } from './lesson-progress.ts';
import type { Measures, RoundName } from './measures.ts';

/** How many lessons somebody has solved, and how many there are. */
interface LessonCounts {
  readonly solved: number;
  readonly all: number;
}

/** The round of measuring questions whose time it is; null for none. One that was passed over isn't asked again. */
export function dueRound(measures: Measures, { solved, all }: LessonCounts, now: number): RoundName | null {
  const { before, after, later } = measures;
  if (solved >= all) {
    if (!after) return 'after';
    return !later && now - after.at >= 7 * day ? 'later' : null;
  }
  // A lesson that was only looked at hasn't taught anything.
  return !before && solved === 0 ? 'before' : null;
}
