/** The bit that stands for a pair of characters' codes, 0 to 65,535. */
const placeOf = (first: number, second: number): number => ((first << 8) ^ second) & 0xffff;

const isWildcard = (unit: number): boolean => unit === 0x2a || unit === 0x3f;

/** Counts what a step costs, and says whether it may be taken. */
interface Budget {
  affords(cost: number): boolean;
}

/**
 * The pairs of neighbouring characters in the text that one decision asks many patterns about: few of the patterns get
 * past them. A text's pairs are learnt when it is asked about for the second time in a row.
 */
class NeighbourPairs {
  /** A bit for each pair (for characters beyond Latin-1 one for several). */
  #bits: Uint32Array | null = null;
  #known = '';
  #asked = '';

  #learn(text: string): Uint32Array {
    const bits = (this.#bits ??= new Uint32Array(2048));
    bits.fill(0);
    for (let i = 0; i + 1 < text.length; i++) {
      const place = placeOf(text.charCodeAt(i), text.charCodeAt(i + 1));
      bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
    }
    this.#known = text;
    return bits;
  }

  /**
   * Whether a pattern may match a text: the text must have each pair of the pattern's neighbouring
   * characters. Pairs with a `*` or a `?` aren't looked up.
   */
  mayHold(text: string, pattern: string, budget: Budget): boolean {
    let bits = this.#bits;
    if (!bits || text !== this.#known) {
      const isNew = text !== this.#asked;
      this.#asked = text;
      if (isNew || !budget.affords(text.length)) return true;
      bits = this.#learn(text);
    }
    let before = pattern.charCodeAt(0);
    for (let i = 1; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      if (!isWildcard(before) && !isWildcard(unit)) {
        const place = placeOf(before, unit);
        if (((bits[place >> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
      }
      before = unit;
    }
    return true;
  }
}

/**
 * How much one decision may cost, in characters looked at and comparisons made: at most some 50 ms. Policies
 * that people write stay far below it, even if a user has as many as AWS allows, or if a resource's policy
 * has the greatest length (32 KiB).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const most = 24_000_000;

/**
 * The rest of the work that one decision may cost. A decision that needs more isn't made: “not modelled: too large”.
 */
export class Work {
  #left: number;
  /** The pairs of the text that the decision's patterns are compared with. */
  readonly pairs = new NeighbourPairs();

  constructor(limit = most) {
    this.#left = limit;
  }

  /** Counts a step's cost before it is taken; false if it is too much. It stays false from then on. */
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
