/**
 * Characters that are written from right to left, and those that turn text around. A word with one of them could
 * turn the sentence that it stands in. https://www.unicode.org/reports/tr9/
 */
const turns =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** What would end the isolate before the word does. */
const isolates = /[\u2066-\u2069]/g;

/** A word from outside, as it may stand in a sentence: one that could turn the sentence around is isolated. */
export const isolated = (word: string): string =>
  turns.test(word) ? `\u2068${word.replace(isolates, '')}\u2069` : word;

/** The same of all texts in plain data; what has none is given back as it is. */
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
 * Words of the page whose functions isolate what they are given: names, addresses, what somebody typed. Every
 * sentence with a word from outside goes through here.
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
