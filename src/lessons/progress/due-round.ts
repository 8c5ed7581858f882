import { day } from './lesson-progress.ts';
import type { Measures, RoundName } from './measures.ts';

/** How many lessons somebody has begun, how many solved, and how many there are. */
interface LessonCounts {
  readonly begun: number;
  readonly solved: number;
  readonly all: number;
}

/** The round of measuring questions whose time it is; null for none. One that was passed over isn't asked again. */
export function dueRound(
  measures: Measures,
  { begun, solved, all }: LessonCounts,
  now: number,
): RoundName | null {
  const { before, after, later } = measures;
  if (solved >= all) {
    if (!after) return 'after';
    return !later && now - after.at >= 7 * day ? 'later' : null;
  }
  return !before && begun === 0 ? 'before' : null;
}
