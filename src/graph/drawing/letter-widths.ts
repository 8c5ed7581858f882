/** The letters that were measured, besides those of ASCII. */
const others = '…·’“”–×→✓✗';

/**
 * The widths of the letters of ASCII, in their order, and of the others, in the page's typeface at the weights 400 and
 * 700: a character stands for each, whose code is 29 more than the width in hundredths of the letters' size.
 */
const regular =
  '9:;^Xyf-;;NZ2A2D^FTWZXYP[Y22T\\TMk\\Z]`VTbbDP\\SobdXeZXUbXs[WZ=D@TB6QVNUS=UT66N7qTTVV@L>SKaMJK@5@U`55EEORqqq';
const bold =
  '<;DiZ~e2??NY8B8I_IWY[Z\\S[V88VZVTka]_bYVecHU_Tseh\\i^ZZb]va^[?I@WE:TYPYUBXV;7U=uVWYYCPCVRgSQPC7CSk;8MMOSqqq';

/** The width of each letter in the page's typeface for code, as a share of the letters' size. */
export const codeWidth = 0.632;

/** The width of a letter, as a share of the letters' size: é is as wide as e. */
function letterWidth(letter: string, isBold: boolean): number {
  const code = letter.normalize('NFD').charCodeAt(0);
  const other = others.indexOf(letter);
  // Ideograms and most signs are as wide as high.
  if (code > 126 && other < 0) return 1;
  const place = other < 0 ? Math.max(0, code - 32) : other + 95;
  return ((isBold ? bold : regular).charCodeAt(place) - 29) / 100;
}

/** Returns the widths of a text's beginnings: of no letter, of the first, of the first two, and so on. */
export function widthsOf(letters: readonly string[], size: number, isBold = true): number[] {
  const upTo = [0];
  for (const letter of letters) upTo.push((upTo.at(-1) ?? 0) + letterWidth(letter, isBold) * size);
  return upTo;
}

/** Returns the width of a text. */
export const widthOf = (text: string, size: number, isBold: boolean): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter, isBold), 0) * size;

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

/** Fits a name into `width`: the middle of a longer one is left out. */
export function fitName(name: string, width: number, size: number, isBold: boolean): string {
  if (name.length * size <= width) return name;
  const letters = [...name];
  const upTo = widthsOf(letters, size, isBold);
  const whole = upTo.at(-1) ?? 0;
  if (whole <= width) return name;
  const dots = letterWidth('…', isBold) * size;
  for (let kept = letters.length - 2; kept > fewest; kept--) {
    const head = headOf(kept);
    if ((upTo[head] ?? 0) + dots + whole - (upTo[letters.length - kept + head] ?? 0) <= width)
      return cutMiddle(letters, kept);
  }
  return cutMiddle(letters, fewest);
}

/** Fits a bold name into `width`. */
export const fitBold = (name: string, width: number, size: number): string =>
  fitName(name, width, size, true);

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
