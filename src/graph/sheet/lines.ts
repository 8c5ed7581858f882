import { textWidth } from '../overview/place/text-width.ts';

/** The size that `textWidth` knows the letters at, in pixels. */
const known = 13;

/** A text in lines of at most `room` pixels at a size of letters; a word that is longer stays whole. */
export function linesOf(text: string, room: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && (textWidth(longer) * size) / known > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
