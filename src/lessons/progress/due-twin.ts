import type { LessonProgress } from './lesson-progress.ts';

/** One question is asked again for each so many lessons that are solved. */
const each = 3;

/** Whether a question that wasn't missed has been asked again. */
const wasAsked = ({ cards, missed }: LessonProgress): boolean =>
  cards.some(({ question }) => !missed.includes(question));

/**
 * The lesson of which a question is asked once more with other names, though nobody missed it: what was right once stays
 * longer if it is asked again. Null while none is due. `course`: the lessons' ids in their order.
 */
export function dueTwin(all: readonly LessonProgress[], course: readonly string[]): string | null {
  const solved = course.flatMap((id) => all.filter((one) => one.id === id && one.solvedAt !== null));
  if (solved.filter(wasAsked).length >= Math.floor(solved.length / each)) return null;
  return solved.find(({ cards }) => cards.length === 0)?.id ?? null;
}

/** Whether as many lessons are solved now as make one question due: a good moment to look at the map. */
export const isPause = (solved: number): boolean => solved > 0 && solved % each === 0;
