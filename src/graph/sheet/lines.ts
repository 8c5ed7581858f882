import { textWidth } from '../overview/place/text-width.ts';

/** The size that `textWidth` knows the letters at, in pixels. */
const known = 13;

/** A word in pieces that fit. */
function piecesOf(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** A text in lines of at most `room` pixels at a size of letters; a word that is longer is cut. */
export function linesOf(text: string, room: number, size: number): string[] {
  const fits = (line: string): boolean => (textWidth(line) * size) / known <= room;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/\s+/).flatMap((word) => piecesOf(word, fits))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
