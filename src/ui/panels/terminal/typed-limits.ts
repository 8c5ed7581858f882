import { terminalPanel as words } from '#words/terminal-panel.ts';
import { count } from '../../../words/index.ts';

/** Characters that the line takes. */
const longestInput = 256_000;
/** Lines: a browser lays them out one by one, and 100,000 would stop the page for seconds. */
const mostLines = 6000;
/** A browser's time for a line that is written in both directions grows with the square of its length. */
const longestMixedLine = 10_000;

const fromRightToLeft =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** Whether a text has more lines than that. */
function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
  return lines > most;
}

/** Why the line doesn't take a text, or null where it does: nothing that is typed or pasted may stop the page. */
export function refusalOf(text: string): string | null {
  const { length } = text;
  if (length > longestInput) return words.tooLong(count(length), count(longestInput));
  if (length > mostLines && hasMoreLines(text, mostLines)) return words.tooManyLines(count(mostLines));
  const isMixed = (line: string): boolean => line.length > longestMixedLine && fromRightToLeft.test(line);
  return length > longestMixedLine && text.split('\n').some(isMixed)
    ? words.tooLongFromRight(count(longestMixedLine))
    : null;
}
