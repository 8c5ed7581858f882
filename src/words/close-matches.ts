/** A longer text is no typo, and comparing it costs time. */
const longest = 100;

/**
 * The choices that are most similar to a word (at most `most`), best first: Python's `difflib.get_close_matches`, which
 * the CLI uses. https://docs.python.org/3/library/difflib.html
 */
export function closeMatches(
  word: string,
  choices: readonly string[],
  cutoff: number,
  most = 3,
): readonly string[] {
  if (word.length > longest) return [];
  const scored = choices
    .map((choice) => ({ choice, score: canBeAlike(word, choice, cutoff) ? ratio(word, choice) : 0 }))
    .filter(({ score }) => score >= cutoff)
    .sort((a, b) => b.score - a.score || (a.choice < b.choice ? 1 : -1));
  return scored.slice(0, most).map(({ choice }) => choice);
}

/** Whether the two lengths alone allow it. */
function canBeAlike(a: string, b: string, cutoff: number): boolean {
  const total = a.length + b.length;
  return total === 0 || (2 * Math.min(a.length, b.length)) / total >= cutoff;
}

/** `SequenceMatcher(None, choice, word).ratio()`. */
function ratio(word: string, choice: string): number {
  const total = word.length + choice.length;
  return total === 0 ? 1 : (2 * matching(choice, word)) / total;
}

/** How many characters are in common blocks: the longest block first, then left and right of it. */
function matching(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  let [size, startA, startB] = [0, 0, 0];
  let before = new Array<number>(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(0);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const length = (before[j] ?? 0) + 1;
      row[j + 1] = length;
      if (length > size) [size, startA, startB] = [length, i - length + 1, j - length + 1];
    }
    before = row;
  }
  if (size === 0) return 0;
  return (
    size +
    matching(a.slice(0, startA), b.slice(0, startB)) +
    matching(a.slice(startA + size), b.slice(startB + size))
  );
}
