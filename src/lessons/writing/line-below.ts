import { shapeAt } from './shapes.ts';
import { typedAt } from './scan-lesson.ts';

/** Blanks and dashes with which a line begins, and the blanks before its last dash; null if it has none. */
function headOf(line: string): { readonly deep: number; readonly dash: number | null } {
  const [head = ''] = /^ *(?:- )*/.exec(line) ?? [];
  return { deep: head.length, dash: head.endsWith('- ') ? head.length - 2 : null };
}

/** Whether an entry that is written at `at` is a whole step or condition, as lessons write them in one line. */
function isOneLine(text: string, at: number, entry: string): boolean {
  const found = typedAt(`${text.slice(0, at)}\n${entry}${text.slice(at)}`, at + 1 + entry.length);
  if (!found || typeof found.path.at(-1) !== 'number') return false;
  const shape = shapeAt(found.path);
  return shape?.value === 'step' || shape?.name === 'condition';
}

/** The text that a press of Enter writes: it takes the place of the text from `from` on. */
interface LineBelow {
  readonly from: number;
  readonly insert: string;
}

/**
 * Returns how the line begins that is opened by Enter at `at`. It stands as deep as the one above, or deeper if that
 * opens something. Steps and conditions take a line each, so the next one begins with its dash; Enter on an empty one
 * ends the list.
 */
export function lineBelow(text: string, at: number): LineBelow {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(start, at);
  const { deep, dash } = headOf(before);
  const below = (insert: string): LineBelow => ({ from: at, insert: `\n${insert}` });
  if (/:\s*$/.test(before)) {
    const blanks = ' '.repeat(deep + 2);
    return below(isOneLine(text, at, `${blanks}- `) ? `${blanks}- ` : blanks);
  }
  if (dash === null) return below(' '.repeat(deep));
  const isEmpty = before.length === deep;
  const entry = `${' '.repeat(dash)}- `;
  if (isEmpty && isOneLine(text.slice(0, start) + text.slice(at), start - 1, entry)) {
    const above = text.slice(0, start).split('\n').map(headOf);
    const holder = above.findLast((one, index) => one.deep <= dash && index < above.length - 1);
    return { from: start, insert: ' '.repeat(holder?.deep ?? 0) };
  }
  return below(isOneLine(text, at, entry) ? entry : ' '.repeat(deep));
}
