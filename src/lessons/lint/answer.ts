import type { CellAnswer } from './cells/cell-answers.ts';
import type { LetThrough } from './cells/lets-through.ts';

/** An answer that a proof plays, as plain data: `playAnswer` plays it again, so that somebody can look at it. */
export type LintAnswer =
  | { readonly kind: 'solution'; readonly way: string }
  /** A solution without the steps at these places, from 0. */
  | { readonly kind: 'subset'; readonly way: string; readonly without: readonly number[] }
  /** A solution whose policies are written in other ways: these, by their names. */
  | { readonly kind: 'rewriting'; readonly way: string; readonly names: readonly string[] }
  /** A solution whose policies are made wrong. */
  | { readonly kind: 'mutant'; readonly way: string; readonly name: string }
  | { readonly kind: 'cell'; readonly way: string; readonly answer: CellAnswer }
  /** The first solution, and a policy that gives what a goal lets through beyond it. */
  | { readonly kind: 'beyond'; readonly through: LetThrough }
  /** A near-miss by its place in the file, from 0. */
  | { readonly kind: 'nearMiss'; readonly at: number };

/** How a solution of the file was judged. */
export interface ToldSolution {
  readonly way: string;
  readonly passes: boolean;
  /** In how many other ways its policies were written. */
  readonly writings: number;
}

/** How a near-miss of the file was judged. */
export interface ToldMiss {
  readonly says: string;
  /** The goals that it misses; none if it is accepted. */
  readonly unmet: readonly string[];
  /** The goal that its author says it misses. */
  readonly misses: string;
}
