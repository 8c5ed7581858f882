import type { Line } from './lines.ts';

/** The effect of a key in the tree. https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ */
export type TreeMove =
  | { readonly type: 'focus'; readonly index: number }
  | { readonly type: 'open'; readonly index: number }
  | { readonly type: 'close'; readonly index: number }
  | null;

function parentOf(lines: readonly Line[], index: number): number {
  const level = lines[index]?.level ?? 1;
  for (let i = index - 1; i >= 0; i--) if ((lines[i]?.level ?? 1) < level) return i;
  return index;
}

function right(lines: readonly Line[], index: number): TreeMove {
  const line = lines[index];
  if (line?.expanded === false) return { type: 'open', index };
  const next = lines[index + 1];
  return line?.expanded === true && next && next.level > line.level
    ? { type: 'focus', index: index + 1 }
    : null;
}

function left(lines: readonly Line[], index: number): TreeMove {
  if (lines[index]?.expanded === true) return { type: 'close', index };
  const parent = parentOf(lines, index);
  return parent === index ? null : { type: 'focus', index: parent };
}

/** The number of lines that Page Up and Page Down move by. */
const page = 10;

/** Returns the result of a key on a line, or null for a key that the tree doesn't use. */
export function moveFor(key: string, lines: readonly Line[], index: number): TreeMove {
  const last = lines.length - 1;
  const to = (target: number): TreeMove => ({ type: 'focus', index: Math.max(0, Math.min(last, target)) });
  switch (key) {
    case 'ArrowDown':
      return to(index + 1);
    case 'ArrowUp':
      return to(index - 1);
    case 'PageDown':
      return to(index + page);
    case 'PageUp':
      return to(index - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'ArrowRight':
      return right(lines, index);
    case 'ArrowLeft':
      return left(lines, index);
    default:
      return null;
  }
}

/** Returns the next line, after `index` and around, whose name begins with the typed text, or null. */
export function typeahead(typed: string, lines: readonly Line[], index: number): number | null {
  const wanted = typed.toLowerCase();
  // A single letter moves on to the next line; with more letters, the present line may still fit.
  const from = typed.length === 1 ? index + 1 : index;
  for (let step = 0; step < lines.length; step++) {
    const at = (from + step) % lines.length;
    if (lines[at]?.name.toLowerCase().startsWith(wanted)) return at;
  }
  return null;
}
