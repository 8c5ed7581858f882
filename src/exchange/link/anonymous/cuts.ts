import type { Progress, Work } from '../../work.ts';

/** A part of a pattern between its wildcards. */
interface Fragment {
  /** Whether it begins where a word begins, and ends where one ends. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Splits at capitals: `MayAssumeDeployer` is three words. */
const capitals = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}|[^\p{L}]+/gu;

const progress: Progress = { phase: 'understanding', done: 0 };

/** A word in small letters of the same length. */
export function lowered(word: string): string {
  const lower = word.toLowerCase();
  return lower.length === word.length ? lower : word;
}

/**
 * Finds the places where the words of an account are cut, so that equal pieces can be replaced alike and each
 * pattern still matches the words that it matched: `zeppelinrep*` cuts `zeppelinreports` behind its eleventh
 * letter. Words are compared in small letters.
 */
export class Cuts {
  readonly #words = new Map<string, Set<number>>();
  readonly #fragments = new Map<string, Fragment>();
  /** The lengths of the fragments that begin with a character. */
  readonly #lengths = new Map<string, Set<number>>();

  get words(): Iterable<string> {
    return this.#words.keys();
  }

  get fragments(): Iterable<readonly [string, Fragment]> {
    return this.#fragments;
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Takes a word into the account. It may be a whole text of letters, or of digits. */
  add(word: string, at: readonly number[] = []): void {
    const lower = lowered(word);
    const cuts = this.#words.get(lower) ?? new Set<number>();
    this.#words.set(lower, cuts);
    for (const place of at) cuts.add(place);
    if (lower === word) return;
    for (const { index } of word.matchAll(capitals)) if (index > 0) cuts.add(index);
  }

  /** Takes a part of a pattern into the account. */
  addFragment(word: string, atStart: boolean, atEnd: boolean): void {
    const lower = lowered(word);
    if (lower === '') return;
    this.add(word);
    const known = this.#fragments.get(lower);
    this.#fragments.set(lower, {
      atStart: atStart && (known?.atStart ?? true),
      atEnd: atEnd && (known?.atEnd ?? true),
    });
    const first = lower.charAt(0);
    this.#lengths.set(first, (this.#lengths.get(first) ?? new Set()).add(lower.length));
  }

  /** Cuts all words, until no cut leads to another one. */
  *settle(): Work<void> {
    let isSettled = this.#fragments.size === 0;
    while (!isSettled) {
      isSettled = true;
      let done = 0;
      for (const [word, cuts] of this.#words) {
        if (this.#cut(word, cuts)) isSettled = false;
        if (++done % 500 === 0) yield progress;
      }
      yield progress;
    }
  }

  #cut(word: string, cuts: Set<number>): boolean {
    let isCut = false;
    for (const [at, fragment] of this.standing(word, (place) => cuts.has(place))) {
      const own = this.#words.get(fragment);
      if (own === cuts) continue;
      const end = at + fragment.length;
      const more = [at, end, ...[...(own ?? [])].map((place) => at + place)];
      for (const place of more) {
        if (place <= 0 || place >= word.length || cuts.has(place)) continue;
        cuts.add(place);
        isCut = true;
      }
      for (const place of cuts) {
        if (place <= at || place >= end || own?.has(place - at)) continue;
        own?.add(place - at);
        isCut = true;
      }
    }
    return isCut;
  }

  /** The fragments that stand in a word, with their places. `isCut`: whether a word may begin or end at a place. */
  *standing(word: string, isCut: (place: number) => boolean): Generator<readonly [number, string]> {
    for (let at = 0; at < word.length; at++)
      for (const length of this.#lengths.get(word.charAt(at)) ?? []) {
        const end = at + length;
        if (end > word.length) continue;
        const text = word.slice(at, end);
        const fragment = this.#fragments.get(text);
        if (!fragment || (fragment.atStart && at > 0 && !isCut(at))) continue;
        if (fragment.atEnd && end < word.length && !isCut(end)) continue;
        yield [at, text];
      }
  }

  /** Whether a part of a pattern stands in a word, other than the word itself. */
  isTouched(word: string, boundaries: ReadonlySet<number>): boolean {
    const lower = lowered(word);
    for (const [, fragment] of this.standing(lower, (place) => boundaries.has(place)))
      if (fragment !== lower) return true;
    return false;
  }

  /** The pieces of a word, in small letters. */
  pieces(word: string): readonly string[] {
    const lower = lowered(word);
    const cuts = [...(this.#words.get(lower) ?? [])].sort((a, b) => a - b);
    const pieces: string[] = [];
    let from = 0;
    for (const to of [...cuts, lower.length]) {
      if (to > from) pieces.push(lower.slice(from, to));
      from = to;
    }
    return pieces;
  }
}
