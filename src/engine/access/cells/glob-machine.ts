import type { Glob } from '../../policy/glob.ts';

const star = -2;
const anyUnit = -1;

/** A pattern's characters in order; a `*` is -2, a `?` is -1. */
type Tokens = readonly number[];

function tokensOfText(text: string): number[] {
  return [...text].flatMap((letter) =>
    letter === '*' ? [star] : letter === '?' ? [anyUnit] : unitsOf(letter),
  );
}

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

function tokensOf({ written, pieces }: Glob): Tokens {
  if (written !== null) return tokensOfText(written);
  const tokens: number[] = [];
  for (const [place, piece] of (pieces ?? []).entries()) {
    if (place > 0) tokens.push(star);
    const holes = new Set(piece.holes);
    for (const [at, unit] of unitsOf(piece.text).entries()) tokens.push(holes.has(at) ? anyUnit : unit);
  }
  return tokens;
}

/** A state from which no text matches any more. */
export const dead = -1;

interface State {
  /** The places of the pattern that a text can have reached, ascending. */
  readonly places: readonly number[];
  /** The characters that lead on from here in a way of their own. */
  readonly letters: ReadonlySet<number>;
  readonly accepts: boolean;
  /** Whether every further text matches as well. */
  readonly acceptsAll: boolean;
  readonly next: Map<number, number>;
  other: number | null;
}

/**
 * A small automaton for one pattern with `*` and `?`, made as far as it is walked. Behind a `*` that was reached, nothing
 * before it matters any more, so a pattern has few states.
 */
export class GlobMachine {
  readonly #tokens: Tokens;
  readonly #states: State[] = [];
  readonly #known = new Map<string, number>();
  readonly start: number;

  constructor(glob: Glob) {
    this.#tokens = tokensOf(glob);
    this.start = this.#stateOf([0]);
  }

  #stateOf(reached: readonly number[]): number {
    const places = this.#closed(reached);
    if (places.length === 0) return dead;
    const key = places.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const last = this.#tokens.length;
    const letters = new Set(
      places.map((place) => this.#tokens[place] ?? anyUnit).filter((unit) => unit >= 0),
    );
    const acceptsAll = places.some((place) => this.#tokens[place] === star && place === last - 1);
    const id = this.#states.length;
    this.#states.push({
      places,
      letters,
      accepts: places.includes(last),
      acceptsAll,
      next: new Map(),
      other: null,
    });
    this.#known.set(key, id);
    return id;
  }

  /** The places with those behind their `*`, and without those before the last `*` among them. */
  #closed(reached: readonly number[]): number[] {
    const all = new Set<number>();
    let from = 0;
    for (let place of reached)
      for (; !all.has(place); place++) {
        all.add(place);
        if (this.#tokens[place] !== star) break;
        from = Math.max(from, place);
      }
    return [...all].filter((place) => place >= from).sort((a, b) => a - b);
  }

  #stepped(state: State, unit: number | null): number {
    const reached: number[] = [];
    for (const place of state.places) {
      const token = this.#tokens[place];
      if (token === star) reached.push(place);
      else if (token === anyUnit || (unit !== null && token === unit)) reached.push(place + 1);
    }
    return this.#stateOf(reached);
  }

  /** The state after one more character. */
  step(id: number, unit: number): number {
    const state = this.#states[id];
    if (!state) return dead;
    if (!state.letters.has(unit)) return (state.other ??= this.#stepped(state, null));
    let next = state.next.get(unit);
    if (next === undefined) state.next.set(unit, (next = this.#stepped(state, unit)));
    return next;
  }

  letters(id: number): ReadonlySet<number> {
    return this.#states[id]?.letters ?? new Set();
  }

  accepts(id: number): boolean {
    return this.#states[id]?.accepts ?? false;
  }

  acceptsAll(id: number): boolean {
    return this.#states[id]?.acceptsAll ?? false;
  }
}
