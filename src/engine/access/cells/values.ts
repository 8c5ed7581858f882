import { atOnce } from '../../pausing.ts';
import type { Condition } from '../../policy/compile-condition.ts';
import { globOf, literalGlob } from '../../policy/glob.ts';
import type { Form } from './forms.ts';
import { anyText } from './forms.ts';
import { addressesAround, datesAround, numbersAround } from './numbers.ts';
import { WordFinder } from './words.ts';

/** The condition's values as texts, the variables among them filled in. */
export interface Listed {
  readonly condition: Condition;
  readonly texts: readonly string[];
}

/** Past this many states, each pattern's own text stands for those that patterns tell apart together. */
const mostStates = 2000;

const isPattern = ({ operator }: Condition): boolean =>
  /^(?:StringLike|StringNotLike|Arn)/.test(operator?.name ?? '');

/** A text that a pattern matches, with little in place of its wildcards. */
const filledIn = (pattern: string): string => pattern.replaceAll('*', 'x').replaceAll('?', 'x');

/** An ARN that no other text of the conditions is. */
const otherArn = 'arn:aws:x:x:x:x';

/** The most letters of a text of which each is written in the other case once. */
const mostFlipped = 24;

/** Writings of a text that are the same in any case: small, large, and each with one letter in the other case. */
function casesOf(text: string): readonly string[] {
  const [small, large] = [text.toLowerCase(), text.toUpperCase()];
  const flipped = [...text]
    .slice(0, mostFlipped)
    .flatMap((_, at) => [
      small.slice(0, at) + large.slice(at, at + 1) + small.slice(at + 1),
      large.slice(0, at) + small.slice(at, at + 1) + large.slice(at + 1),
    ]);
  return small.length === large.length ? [small, large, ...flipped] : [small, large];
}

function textsOf(all: readonly Listed[], form: Form): readonly string[] {
  const globs = all.flatMap(({ condition, texts }) =>
    texts
      .filter((text) => text !== '')
      .map((text) => (isPattern(condition) ? globOf(text) : literalGlob(text))),
  );
  const { words } = atOnce(new WordFinder(globs).along(form, mostStates));
  const written = all.flatMap(({ condition, texts }) =>
    texts.flatMap((text) => (isPattern(condition) ? [filledIn(text)] : [text])),
  );
  const anyCase = all
    .filter(({ condition }) => condition.operator?.name.endsWith('IgnoreCase'))
    .flatMap(({ texts }) => texts.flatMap(casesOf));
  const hasArn = all.some(({ condition }) => condition.operator?.name.startsWith('Arn'));
  return [...words.map(({ text }) => text), ...written, ...anyCase, ...(hasArn ? [otherArn] : [])];
}

type Finder = (texts: readonly string[], all: readonly Listed[], form: Form) => readonly string[];

/** How values are found for the operators of a kind, by their names. */
const finders: readonly (readonly [RegExp, Finder])[] = [
  [/^Numeric/, numbersAround],
  [/^Date/, datesAround],
  [/IpAddress$/, addressesAround],
  [/^Bool/, () => ['true', 'false']],
  [/^Null/, () => []],
  [/^Binary/, (texts) => [...texts, 'eA==']],
  [/^/, (_, all, form) => textsOf(all, form)],
];

const finderOf = ({ condition: { operator } }: Listed): Finder | undefined =>
  finders.find(([names]) => names.test(operator?.name ?? ''))?.[1];

/**
 * Values of one key, at least one for each way in which the conditions on it can turn out: each listed value and one
 * that isn't; below, at and above a number or date; inside and outside of each range. Shorter ones come first. `form`:
 * how texts look that no condition lists.
 */
export function valuesFor(all: readonly Listed[], form = anyText): readonly string[] {
  const values = [...new Set(all.map(finderOf))].flatMap((find) => {
    const own = all.filter((one) => finderOf(one) === find);
    const listed = own.flatMap(({ texts }) => texts);
    return find?.(listed, own, form) ?? [];
  });
  const texts = values.length === 0 ? ['x'] : values;
  return [...new Set(texts)].filter((text) => text !== '').sort((a, b) => a.length - b.length);
}
