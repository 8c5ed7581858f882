import { withHiddenShown } from './hidden-letters.ts';

/**
 * Characters of right-to-left scripts, and those that change the direction of text. A word with one of them could
 * change the order of the sentence around it. https://www.unicode.org/reports/tr9/
 */
const turns =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Characters that would end the isolate too early. */
const isolates = /[\u2066-\u2069]/g;

/**
 * A word from outside for use in a sentence. A word that could change the sentence's order is isolated, and a letter
 * that can't be seen is named.
 */
export function isolated(word: string): string {
  const shown = withHiddenShown(word.replace(isolates, ''));
  return turns.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** Does the same for all texts in plain data. Data without texts is returned unchanged. */
function isolatedIn(value: unknown): unknown {
  if (typeof value === 'string') return isolated(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(isolatedIn);
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const before = Object.entries(value);
  const after = before.map(([name, one]) => [name, isolatedIn(one)] as const);
  return after.some(([, one], i) => one !== before[i]?.[1]) ? Object.fromEntries(after) : value;
}

type Words = (...given: never[]) => unknown;

/**
 * Texts whose functions isolate their arguments: names, addresses, text that somebody typed. Every sentence with a word
 * from outside comes from here.
 */
export function isolating<const T>(words: T): T {
  if (typeof words === 'function') {
    const say = words as unknown as (...given: unknown[]) => unknown;
    return ((...given: unknown[]) => say(...given.map(isolatedIn))) satisfies Words as T;
  }
  if (typeof words !== 'object' || words === null || Object.getPrototypeOf(words) !== Object.prototype)
    return words;
  return Object.fromEntries(Object.entries(words).map(([name, one]) => [name, isolating(one)])) as T;
}
