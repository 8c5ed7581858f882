import { NeighbourPairs } from './glob-pairs.ts';

/**
 * How much one decision may cost, in characters looked at and comparisons made: at most some 50 ms. What people
 * write in all the policies that a user can have, or in the longest policy of a resource (32 KiB), stays far below it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const most = 24_000_000;

/** What is left of the work that one decision may cost. What goes beyond isn't decided: “not modelled: too large”. */
export class Work {
  #left: number;
  /** Of the text that the decision's patterns are asked about. */
  readonly pairs = new NeighbourPairs();

  constructor(limit = most) {
    this.#left = limit;
  }

  /** Counts a step's cost before it is taken; false where it is too much. Nothing is afforded from then on. */
  affords(cost: number): boolean {
    this.#left -= cost;
    return this.#left >= 0;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  get left(): number {
    return this.#left;
  }
}
