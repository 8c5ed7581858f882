import type { Card, LessonProgress } from './lesson-progress.ts';

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  [...new Set([...a, ...b])].sort();

/**
 * The better of two cards of one question: one that was answered right, else the one that came back more
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
 * The better of two records of one lesson: solved before unsolved, the newer version, the earlier day, fewer
 * hints and tries. The same from either side, and nothing new the second time.
 */
export function betterOf(a: LessonProgress, b: LessonProgress): LessonProgress {
  const [isA, isB] = [a.solvedAt !== null, b.solvedAt !== null];
  // Help on the worse attempt says nothing about the better one.
  const ways = isA === isB ? [a, b] : isA ? [a] : [b];
  const least = (pick: (one: LessonProgress) => number): number => Math.min(...ways.map(pick));
  return {
    id: a.id,
    version: Math.max(...ways.map(({ version }) => version)),
    startedAt: Math.min(a.startedAt, b.startedAt),
    solvedAt: isA || isB ? least(({ solvedAt }) => solvedAt ?? Infinity) : null,
    // Of unsolved ones nothing is better: then what was needed so far counts.
    hints: isA || isB ? least(({ hints }) => hints) : Math.max(a.hints, b.hints),
    tries: isA || isB ? least(({ tries }) => tries) : Math.max(a.tries, b.tries),
    missed: union(a.missed, b.missed),
    misconceptions: union(a.misconceptions, b.misconceptions),
    shown: a.shown || b.shown,
    cards: mergedCards(a.cards, b.cards),
  };
}
