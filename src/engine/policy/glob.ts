import type { Piece } from './glob-search.ts';
import { endsMatch, find, searchCost, standsAt } from './glob-search.ts';
import { Work } from './work.ts';

/** A pattern in order: a `literal` text means its `*` and `?` as characters, as a variable's value does. */
export type Pattern = readonly { readonly text: string; readonly isLiteral: boolean }[];

/**
 * A pattern in which `*` stands for any characters (also none, also `/` and `:`) and `?` for exactly one (UTF-16
 * unit): the pieces between its `*`, of which the first begins the text and the last ends it.
 */
export interface Glob {
  /** The pattern as it is written; null if a part of it is literal. */
  readonly written: string | null;
  /** Null until a text comes that the ends of the written pattern don't decide. */
  pieces: readonly Piece[] | null;
}

/** Nearly every piece has none: one list for all of them, as a full account has a hundred thousand pieces. */
const noHoles: readonly number[] = [];

/** Gathers pieces from texts that come one after the other. */
class Pieces {
  readonly #pieces: Piece[] = [];
  #text = '';
  #holes: number[] | null = null;

  add(text: string): void {
    let done = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0x2a) {
        this.#text += text.slice(done, i);
        this.#close();
        done = i + 1;
      } else if (unit === 0x3f) (this.#holes ??= []).push(this.#text.length + i - done);
    }
    this.#text += text.slice(done);
  }

  addLiteral(text: string): void {
    this.#text += text;
  }

  /** Two `*` in a row are one. */
  #close(): void {
    if (this.#text === '' && this.#pieces.length > 0) return;
    this.#pieces.push({ text: this.#text, holes: this.#holes ?? noHoles, table: null });
    this.#text = '';
    this.#holes = null;
  }

  whole(): readonly Piece[] {
    this.#pieces.push({ text: this.#text, holes: this.#holes ?? noHoles, table: null });
    return this.#pieces;
  }
}

export function patternGlob(pattern: Pattern): Glob {
  const pieces = new Pieces();
  for (const { text, isLiteral } of pattern) {
    if (isLiteral) pieces.addLiteral(text);
    else pieces.add(text);
  }
  return { written: null, pieces: pieces.whole() };
}

export const hasWildcard = (text: string): boolean => text.includes('*') || text.includes('?');

/** Reads `*` and `?` as wildcards. */
export const globOf = (text: string): Glob => ({ written: text, pieces: null });

/** Reads every character as itself: what a policy variable's value becomes. */
export const literalGlob = (text: string): Glob => patternGlob([{ text, isLiteral: true }]);

function piecesOf(text: string): readonly Piece[] {
  const pieces = new Pieces();
  pieces.add(text);
  return pieces.whole();
}

/** The fixed cost of a comparison, added to that of the characters that it looks at. */
const comparison = 16;

/** Whether the text has the pieces in their order. Each piece is searched once. */
function piecesMatch(pieces: readonly Piece[], text: string, work: Work): boolean {
  const last = pieces.length - 1;
  const first = pieces[0];
  const end = pieces[last];
  if (!first || !end) return false;
  let least = 0;
  for (const piece of pieces) least += piece.text.length;
  if (!work.affords(comparison + (Math.min(least, text.length) >> 2))) return false;
  if (text.length < least || (last === 0 && text.length !== least)) return false;
  if (!standsAt(first, text, 0)) return false;
  if (last === 0) return true;
  const to = text.length - end.text.length;
  if (!standsAt(end, text, to)) return false;
  let from = first.text.length;
  for (let i = 1; i < last; i++) {
    const piece = pieces[i];
    if (!piece || (piece.holes.length === 0 && !work.pairs.mayHold(text, piece.text, work))) return false;
    if (!work.affords(searchCost(piece, to - from))) return false;
    const at = find(piece, text, from, to);
    if (at < 0) return false;
    from = at + piece.text.length;
  }
  return true;
}

/**
 * Whether the whole text matches; false, too, if the work is too much. Case-sensitive. Each piece is searched
 * once, in time that is linear in the text (with `?` a pass for each 32 characters of the piece): a regular
 * expression made from a learner's pattern could take minutes. Nearly every pattern is decided by its ends or
 * by a pair of characters that the text doesn't have, so that it is never taken apart: a full account has a
 * hundred thousand.
 */
export function globMatches(glob: Glob, text: string, work: Work): boolean {
  const { written } = glob;
  if (written !== null) {
    if (!work.affords(comparison + (Math.min(written.length, text.length) >> 2))) return false;
    const decided = endsMatch(written, text);
    if (decided !== null) return decided;
    if (!glob.pieces && !work.pairs.mayHold(text, written, work)) return false;
  }
  return piecesMatch((glob.pieces ??= piecesOf(written ?? '')), text, work);
}

/**
 * The patterns of one list, as they are written. A pattern is taken apart, once, if a text's ends don't
 * decide it.
 */
export class WrittenGlobs {
  readonly #apart = new Map<string, Glob>();

  /** Like `globMatches`, for a written pattern. */
  match(written: string, text: string, work: Work): boolean {
    if (!work.affords(comparison + (Math.min(written.length, text.length) >> 2))) return false;
    const decided = endsMatch(written, text);
    if (decided !== null) return decided;
    let glob = this.#apart.get(written);
    if (!glob) {
      if (!work.pairs.mayHold(text, written, work)) return false;
      this.#apart.set(written, (glob = { written, pieces: piecesOf(written) }));
    }
    return piecesMatch(glob.pieces ?? [], text, work);
  }
}

/** Whether a text may match a written pattern, judged by the pattern's ends and its pairs of characters. */
export function mayMatch(written: string, text: string, work: Work): boolean {
  if (!work.affords(comparison + (Math.min(written.length, text.length) >> 2))) return false;
  const decided = endsMatch(written, text);
  return decided ?? work.pairs.mayHold(text, written, work);
}

/** The pattern's parts between its first `count - 1` colons, or null if it has fewer parts than `count`. */
export function splitPattern(pattern: Pattern, count: number): readonly Glob[] | null {
  const parts: Pattern[number][][] = [[]];
  for (const { text, isLiteral } of pattern) {
    let done = 0;
    for (let at = text.indexOf(':'); at >= 0 && parts.length < count; at = text.indexOf(':', done)) {
      parts.at(-1)?.push({ text: text.slice(done, at), isLiteral });
      parts.push([]);
      done = at + 1;
    }
    parts.at(-1)?.push({ text: text.slice(done), isLiteral });
  }
  return parts.length < count ? null : parts.map(patternGlob);
}

/** Whether a written pattern, such as a policy's resource, matches a whole text. Policy variables are letters here. */
export const nameMatches = (pattern: string, text: string): boolean =>
  globMatches(globOf(pattern), text, new Work());
