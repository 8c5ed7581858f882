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

/** Fits a bold name into `width`: the middle of a longer one is left out. */
export function fitBold(name: string, width: number, size: number): string {
  if (name.length * widest * size <= width) return name;
  const letters = [...name];
  const upTo = widthsOf(letters, size);
  const whole = upTo.at(-1) ?? 0;
  if (whole <= width) return name;
  const dots = letterWidth('…') * size;
  for (let kept = letters.length - 2; kept > 4; kept--) {
    const head = Math.ceil(kept * 0.62);
    const tail = letters.length - (kept - head);
    if ((upTo[head] ?? 0) + dots + whole - (upTo[tail] ?? 0) <= width)
      return [...letters.slice(0, head), '…', ...letters.slice(tail)].join('');
  }
  return [...letters.slice(0, 4), '…'].join('');
}
