const widest = 0.86;

/** The width of a bold letter, as a share of the letters' size: capitals are much wider than an i. */
const letterWidth = (letter: string): number => {
  if ("iljtfrI.,:;|!'()[]".includes(letter)) return 0.36;
  if ('mwMW@%'.includes(letter)) return widest;
  return letter !== letter.toLowerCase() ? 0.66 : 0.57;
};

/** Returns the widths of a bold text's beginnings: of no letter, of the first, of the first two, and so on. */
export function widthsOf(letters: readonly string[], size: number): number[] {
  const upTo = [0];
  for (const letter of letters) upTo.push((upTo.at(-1) ?? 0) + letterWidth(letter) * size);
  return upTo;
}

/** The width of regular letters compared with that of bold ones. */
export const regular = 0.88;

/** Returns the width of a text. Digits and the widest letters are about as wide in regular as in bold. */
export const widthOf = (text: string, size: number, isBold: boolean): number =>
  [...text].reduce(
    (sum, letter) =>
      sum + letterWidth(letter) * size * (isBold || '0123456789mwMW'.includes(letter) ? 1 : regular),
    0,
  );

/** The share of the kept letters that stand before the dots. */
const headShare = 0.62;

const headOf = (kept: number): number => Math.max(1, Math.min(kept - 1, Math.ceil(kept * headShare)));

/**
 * Leaves out the middle of a text, so that `kept` of its letters remain: its end is kept too, because names of one kind
 * often differ only there. A name that is too long for its place, and can't be cut between its parts, is cut by this.
 */
export function cutMiddle(letters: readonly string[], kept: number): string {
  if (kept >= letters.length) return letters.join('');
  const head = headOf(kept);
  return [...letters.slice(0, head), '…', ...letters.slice(letters.length - kept + head)].join('');
}

/** The fewest letters that remain of a name. */
const fewest = 4;

/** Fits a bold name into `width`: the middle of a longer one is left out. */
export function fitBold(name: string, width: number, size: number): string {
  if (name.length * widest * size <= width) return name;
  const letters = [...name];
  const upTo = widthsOf(letters, size);
  const whole = upTo.at(-1) ?? 0;
  if (whole <= width) return name;
  const dots = letterWidth('…') * size;
  for (let kept = letters.length - 2; kept > fewest; kept--) {
    const head = headOf(kept);
    if ((upTo[head] ?? 0) + dots + whole - (upTo[letters.length - kept + head] ?? 0) <= width)
      return cutMiddle(letters, kept);
  }
  return cutMiddle(letters, fewest);
}

/** The number of letters with which both begin. */
function commonStart(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((letter, at) => letter !== other[at]);
  return end < 0 ? one.length : end;
}

/**
 * Cuts names anew that were cut alike (`cut`), so that they can be told apart: each begins a letter before it differs
 * from the one that is most like it, and is no wider than before.
 */
export function cutApart(names: readonly string[], cut: string): readonly string[] {
  const width = widthsOf([...cut], 1).at(-1) ?? 0;
  const all = names.map((name) => [...name]);
  return all.map((letters, i) => {
    const same = all.map((other, j) => (i === j ? 0 : commonStart(letters, other)));
    return fitBold(`…${letters.slice(Math.max(0, Math.max(...same) - 1)).join('')}`, width, 1);
  });
}
