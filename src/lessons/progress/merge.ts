import type { Card, LessonProgress } from './lesson-progress.ts';

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  [...new Set([...a, ...b])].sort();

/**
 * Returns the better of two cards of one question: the one that was answered right, else the one that came back more
 * often, or later.
 */
function betterCard(a: Card, b: Card): Card {
  if ((a.dueAt === null) !== (b.dueAt === null)) return a.dueAt === null ? a : b;
  if (a.turn !== b.turn) return a.turn > b.turn ? a : b;
  return (a.dueAt ?? 0) >= (b.dueAt ?? 0) ? a : b;
}

function mergedCards(a: readonly Card[], b: readonly Card[]): readonly Card[] {
  const cards = new Map(a.map((card) => [card.question, card]));
  for (const card of b) {
    const mine = cards.get(card.question);
    cards.set(card.question, mine ? betterCard(mine, card) : card);
  }
  return [...cards.values()].sort((one, other) => (one.question < other.question ? -1 : 1));
}

/**
 * Returns the better of two records of one lesson: solved before unsolved, the newer version, the earlier day, fewer
 * hints and tries. The order of the two doesn't matter, and merging a second time changes nothing.
 */
export function betterOf(a: LessonProgress, b: LessonProgress): LessonProgress {
  const [isA, isB] = [a.solvedAt !== null, b.solvedAt !== null];
  // If only one was solved, the help in the other says nothing about it.
  const ways = isA === isB ? [a, b] : isA ? [a] : [b];
  const least = (pick: (one: LessonProgress) => number): number => Math.min(...ways.map(pick));
  return {
    id: a.id,
    version: Math.max(...ways.map(({ version }) => version)),
    startedAt: Math.min(a.startedAt, b.startedAt),
    solvedAt: isA || isB ? least(({ solvedAt }) => solvedAt ?? Infinity) : null,
    // If neither was solved, neither is better: the larger number of hints and tries counts.
    hints: isA || isB ? least(({ hints }) => hints) : Math.max(a.hints, b.hints),
    tries: isA || isB ? least(({ tries }) => tries) : Math.max(a.tries, b.tries),
    missed: union(a.missed, b.missed),
    misconceptions: union(a.misconceptions, b.misconceptions),
    shown: a.shown || b.shown,
    cards: mergedCards(a.cards, b.cards),
  };
}
