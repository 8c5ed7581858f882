/**
 * The piece between two `*` of a pattern: a text in which `?` stands for any one character (UTF-16 unit) at the
 * places `holes`.
 */
export interface Piece {
  readonly text: string;
  /** In ascending order; empty for most pieces. */
  readonly holes: readonly number[];
  /** Facts about the piece that a search needs, worked out for the first search. */
  table: Int32Array | Map<number, Int32Array> | null;
}

const bits = 32;

/** Whether a piece occurs at a place of a text. The text must be long enough. */
export function standsAt({ text: piece, holes }: Piece, text: string, at: number): boolean {
  if (holes.length === 0) return text.startsWith(piece, at);
  let done = 0;
  for (const hole of holes) {
    if (hole > done && !text.startsWith(piece.slice(done, hole), at + done)) return false;
    done = hole + 1;
  }
  return text.startsWith(piece.slice(done), at + done);
}

const star = 0x2a;
const hole = 0x3f;

/** Whether a text may match a pattern of which the first `length` characters are known. */
export function mayBegin(pattern: string, length: number, text: string): boolean {
  for (let i = 0; i < length; i++) {
    const unit = pattern.charCodeAt(i);
    if (unit === star) return true;
    if (i >= text.length || (unit !== hole && unit !== text.charCodeAt(i))) return false;
  }
  return true;
}

const closing = 0x7d;

/** Whether a text may match a pattern of which only the part behind the last `}` is known. */
export function mayEnd(pattern: string, text: string): boolean {
  for (let i = pattern.length - 1, at = text.length - 1; i >= 0; i--, at--) {
    const unit = pattern.charCodeAt(i);
    if (unit === star || unit === closing) return true;
    if (at < 0 || (unit !== hole && unit !== text.charCodeAt(at))) return false;
  }
  return true;
}

/**
 * Compares a written pattern's ends with a text's. False if one differs. True if the ends are the whole
 * pattern, with at most one `*` between them. Null if there is more between them.
 */
export function endsMatch(pattern: string, text: string): boolean | null {
  const { length } = pattern;
  let start = 0;
  for (; start < length; start++) {
    const unit = pattern.charCodeAt(start);
    if (unit === star) break;
    if (start >= text.length || (unit !== hole && unit !== text.charCodeAt(start))) return false;
  }
  if (start === length) return text.length === length;
  let end = length - 1;
  for (let at = text.length - 1; ; end--, at--) {
    const unit = pattern.charCodeAt(end);
    if (unit === star) break;
    if (at < start || (unit !== hole && unit !== text.charCodeAt(at))) return false;
  }
  return start === end ? true : null;
}

/**
 * The cost of `find` in a text of that length, in characters looked at: pieces of more than 32 characters take several
 * steps for each.
 */
export function searchCost({ text, holes }: Piece, length: number): number {
  if (text.length <= bits) return length + text.length;
  return text.length + length * (holes.length === 0 ? 4 : 4 * Math.ceil(text.length / bits));
}

/**
 * The first place from `from` on at which the piece occurs and ends before `to`, or -1. Linear in the text.
 */
export function find(piece: Piece, text: string, from: number, to: number): number {
  const { length } = piece.text;
  if (to - from < length) return -1;
  if (piece.holes.length === length) return from;
  if (length <= bits) return findShort(piece, text, from, to);
  return piece.holes.length > 0 ? findWithHoles(piece, text, from, to) : findWhole(piece, text, from, to);
}

/** For each character, a bit for each place of the piece where it occurs. All zero between two searches. */
const places = new Int32Array(65_536);

/**
 * All beginnings of the piece that end at a place are followed at once, a bit for each (Baeza-Yates and Gonnet): as
 * fast for the worst text as for the best.
 */
function findShort({ text: piece, holes }: Piece, text: string, from: number, to: number): number {
  let open = 0;
  for (const hole of holes) open |= 1 << hole;
  for (let i = 0; i < piece.length; i++) {
    const unit = piece.charCodeAt(i);
    places[unit] = (places[unit] ?? 0) | (1 << i);
  }
  // The text of a piece has a `?` at each hole. There it isn't the character `?`.
  const question = places[0x3f] ?? 0;
  places[0x3f] = question & ~open;
  const end = 1 << (piece.length - 1);
  let state = 0;
  let found = -1;
  for (let i = from; i < to; i++) {
    state = ((state << 1) | 1) & ((places[text.charCodeAt(i)] ?? 0) | open);
    if ((state & end) !== 0) {
      found = i - piece.length + 1;
      break;
    }
  }
  for (let i = 0; i < piece.length; i++) places[piece.charCodeAt(i)] = 0;
  return found;
}

/**
 * For each place of a piece, the length of the longest beginning of the piece that ends there, too (Knuth,
 * Morris and Pratt).
 */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length);
  for (let i = 1, length = 0; i < text.length; i++) {
    while (length > 0 && text.charCodeAt(i) !== text.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (text.charCodeAt(i) === text.charCodeAt(length)) length++;
    borders[i] = length;
  }
  return borders;
}

/** Linear in any text: the platform's own search isn't. */
function findWhole(piece: Piece, text: string, from: number, to: number): number {
  const borders = piece.table instanceof Int32Array ? piece.table : (piece.table = bordersOf(piece.text));
  const { length } = piece.text;
  let matched = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    while (matched > 0 && unit !== piece.text.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (unit === piece.text.charCodeAt(matched)) matched++;
    if (matched === length) return i - length + 1;
  }
  return -1;
}

const anyUnit = -1;

/**
 * For each character of the piece, a bit for each place where it occurs. The entry -1 has the places of the
 * holes.
 */
function masksOf({ text, holes }: Piece): Map<number, Int32Array> {
  const words = Math.ceil(text.length / bits);
  const open = new Int32Array(words);
  for (const hole of holes) open[hole >> 5] = (open[hole >> 5] ?? 0) | (1 << (hole & 31));
  const masks = new Map([[anyUnit, open]]);
  const isHole = new Set(holes);
  for (let i = 0; i < text.length; i++) {
    if (isHole.has(i)) continue;
    const unit = text.charCodeAt(i);
    let mask = masks.get(unit);
    if (!mask) masks.set(unit, (mask = open.slice()));
    mask[i >> 5] = (mask[i >> 5] ?? 0) | (1 << (i & 31));
  }
  return masks;
}

/** Like `findShort`, for pieces that need several words of bits. */
function findWithHoles(piece: Piece, text: string, from: number, to: number): number {
  const masks = piece.table instanceof Map ? piece.table : (piece.table = masksOf(piece));
  const { length } = piece.text;
  const open = masks.get(anyUnit) ?? new Int32Array();
  const state = new Int32Array(open.length);
  const last = open.length - 1;
  const end = 1 << ((length - 1) & 31);
  for (let i = from; i < to; i++) {
    const mask = masks.get(text.charCodeAt(i)) ?? open;
    let carry = 1;
    for (let w = 0; w <= last; w++) {
      const word = state[w] ?? 0;
      state[w] = ((word << 1) | carry) & (mask[w] ?? 0);
      carry = word >>> 31;
    }
    if (((state[last] ?? 0) & end) !== 0) return i - length + 1;
  }
  return -1;
}
