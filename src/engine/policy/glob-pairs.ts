import type { Work } from './work.ts';

/** A bit for each pair of neighbours that stands in the text `known` (for characters beyond Latin-1 one for several). */
const pairs = new Uint32Array(2048);
let known = '';
let asked = '';

/** Of two characters' codes. */
const placeOf = (first: number, second: number): number => ((first << 8) ^ second) & 0xffff;

function learn(text: string): void {
  pairs.fill(0);
  for (let i = 0; i + 1 < text.length; i++) {
    const place = placeOf(text.charCodeAt(i), text.charCodeAt(i + 1));
    pairs[place >> 5] = (pairs[place >> 5] ?? 0) | (1 << (place & 31));
  }
  known = text;
}

const isWildcard = (unit: number): boolean => unit === 0x2a || unit === 0x3f;

/**
 * Whether a pattern may match a text, as each pair of its characters stands there (pairs with a `*` or a `?` aren't
 * asked for): many patterns are asked about one text, and few of them get past this. The text's pairs are learnt when it
 * is asked about for the second time in a row.
 */
export function mayHold(text: string, pattern: string, work: Work): boolean {
  if (text !== known) {
    const isNew = text !== asked;
    asked = text;
    if (isNew || !work.affords(text.length)) return true;
    learn(text);
  }
  let before = pattern.charCodeAt(0);
  for (let i = 1; i < pattern.length; i++) {
    const unit = pattern.charCodeAt(i);
    if (!isWildcard(before) && !isWildcard(unit)) {
      const place = placeOf(before, unit);
      if (((pairs[place >> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
    }
    before = unit;
  }
  return true;
}
