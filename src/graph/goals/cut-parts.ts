/** The parts of a text: its words, and the words of which a name is made. */
const partsOf = (text: string): string[] => text.split(/(?<=[\s/:._-])(?=[^\s/:._-])|(?<=[a-z0-9])(?=[A-Z])/);

const withoutEnd = (text: string): string => text.replace(/[\s,]+$/, '');

/**
 * Leaves whole parts out of the middle of a text, as few letters as it needs to fit: no word is broken, and its end is
 * kept. Null if its first part and its last are too long together.
 */
export function cutParts(text: string, fits: (short: string) => boolean): string | null {
  const parts = partsOf(text);
  let longest: string | null = null;
  for (let head = parts.length - 2; head > 0; head--)
    for (let tail = parts.length - head - 1; tail > 0; tail--) {
      const short = `${withoutEnd(parts.slice(0, head).join(''))}…${parts.slice(-tail).join('')}`;
      if (short.length > (longest?.length ?? 0) && fits(short)) longest = short;
    }
  return longest;
}
