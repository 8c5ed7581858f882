/** How many characters were compared: the tests hold the worst case to `pattern × text`. */
export interface Steps {
  count: number;
}

/** Where the glob has to go back to: the last `*` and what it has eaten. */
const nowhere = -1;

/**
 * Whether `text` matches `pattern`, in which `*` stands for any characters (also none, also `/` and `:`) and
 * `?` for exactly one. Case-sensitive. Two pointers and one way back, at most `pattern × text` comparisons: a
 * regular expression made from a learner's pattern could take minutes.
 * `literals` are places in the pattern whose `*` or `?` is a character like any other.
 */
export function globMatches(
  pattern: string,
  text: string,
  literals?: ReadonlySet<number>,
  steps?: Steps,
): boolean {
  let p = 0;
  let t = 0;
  let star = nowhere;
  let eaten = 0;
  while (t < text.length) {
    if (steps) steps.count++;
    const wild = literals?.has(p) ? '' : pattern[p];
    if (wild === '*') {
      star = p++;
      eaten = t;
    } else if (p < pattern.length && (wild === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star !== nowhere) {
      p = star + 1;
      t = ++eaten;
    } else return false;
  }
  while (p < pattern.length && pattern[p] === '*' && !literals?.has(p)) p++;
  return p === pattern.length;
}
