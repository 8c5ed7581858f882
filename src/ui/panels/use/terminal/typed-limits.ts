import { terminalPanel as words } from '#words/terminal-panel.ts';
import { count } from '../../../../words/index.ts';

/** Characters that the line takes. */
const longestInput = 256_000;
/** Lines: a browser lays them out one by one, and 100,000 would stop the page for seconds. */
const mostLines = 6000;
/** Characters of a line that is written in both directions, where that stands alone. */
const longestMixedLine = 7000;

/** How a browser's time for such lines grows: with their characters, and with the square of each line's length. */
const mixedCost = (length: number): number => length * (length + 2000);

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
  return costOfMixed(text) > mixedCost(longestMixedLine)
    ? words.tooLongFromRight(count(longestMixedLine))
    : null;
}

function costOfMixed(text: string): number {
  let sum = 0;
  for (const line of text.split('\n')) if (fromRightToLeft.test(line)) sum += mixedCost(line.length);
  return sum;
}
