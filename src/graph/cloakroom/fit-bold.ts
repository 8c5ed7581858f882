/** How wide a bold letter is, of the size of its letters: capitals are much wider than an i. */
const letterWidth = (letter: string): number => {
  if ("iljtfrI.,:;|!'()[]".includes(letter)) return 0.36;
  if ('mwMW@%'.includes(letter)) return 0.86;
  return letter !== letter.toLowerCase() ? 0.66 : 0.57;
};

/** A bold name that fits into `width`: its middle is left out where it is longer. */
export function fitBold(name: string, width: number, size: number): string {
  const letters = [...name];
  const wide = (some: readonly string[]): number => some.reduce((sum, it) => sum + letterWidth(it), 0) * size;
  if (wide(letters) <= width) return name;
  for (let kept = letters.length - 2; kept > 4; kept--) {
    const head = Math.ceil(kept * 0.62);
    const short = [...letters.slice(0, head), '…', ...letters.slice(letters.length - (kept - head))];
    if (wide(short) <= width) return short.join('');
  }
  return [...letters.slice(0, 4), '…'].join('');
}
