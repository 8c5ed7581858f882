import type { Work } from './work.ts';

/** A bit for each pair of neighbours that stands in the text `known` (for characters beyond Latin-1 one for several). */
const pairs = new Uint32Array(2048);
let known = '';
let asked = '';

const placeOf = (text: string, i: number): number =>
  ((text.charCodeAt(i) << 8) ^ text.charCodeAt(i + 1)) & 0xffff;

function learn(text: string): void {
  pairs.fill(0);
  for (let i = 0; i + 1 < text.length; i++) {
    const place = placeOf(text, i);
    pairs[place >> 5] = (pairs[place >> 5] ?? 0) | (1 << (place & 31));
  }
  known = text;
}

/**
 * Whether a piece may stand in a text, as each pair of its characters does: many patterns are asked about one text, and
 * few of them get past this. The text's pairs are learnt when it is asked about for the second time in a row.
 */
export function mayHold(text: string, piece: string, work: Work): boolean {
  if (text !== known) {
    const isNew = text !== asked;
    asked = text;
    if (isNew || !work.affords(text.length)) return true;
    learn(text);
  }
  for (let i = 0; i + 1 < piece.length; i++) {
    const place = placeOf(piece, i);
    if (((pairs[place >> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
  }
  return true;
}
