import { foldWords as words } from '#words/graph-folds.ts';
import { picture } from '#words/graph.ts';
import type { Fold } from './fold.ts';

/** Counts what a column has folded: “4 roles behind STS”, “+3 users”, or “+5 more” if it isn't of one kind. */
export function foldText({ column, nodes }: Fold): string {
  const count = nodes.reduce((sum, node) => sum + node.count, 0);
  const [first] = nodes;
  const isOne = first && nodes.every((node) => node.kind === first.kind && !node.page === !first.page);
  // The column's head says already that these are things, and more words would reach beyond the picture's side.
  if (!isOne || column === 'what') return words.more(count);
  if (first.page) return words.pages(count);
  const counted = count === 1 ? `1 ${picture.kindOf(first.kind)}` : picture.stack(first.kind, count);
  return first.kind === 'role' ? words.roles(counted) : `+${counted}`;
}
