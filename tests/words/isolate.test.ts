import { describe, expect, test } from 'vitest';
import { isolated, isolating } from '../../src/words/isolate.ts';

describe('isolated', () => {
  test('leaves a word alone that can turn nothing around', () => {
    for (const word of ['ana', 'Zoë', '李', 'a b', 'arn:aws:iam::111122223333:user/ana', ''])
      expect(isolated(word)).toBe(word);
  });

  test.each([
    ['letters from right to left', 'שלום', '\u2068שלום\u2069'],
    ['an end of isolates of its own', 'ש\u2069b', '\u2068שb\u2069'],
  ])('encloses %s', (_what, word, expected) => {
    expect(isolated(word)).toBe(expected);
  });

  test('names a letter that turns the text or can’t be seen', () => {
    expect(isolated('a\u202eb\u200b')).toBe('a[U+202E]b[U+200B]');
  });
});

test('isolating reaches what is given in lists and records, and leaves all else as it is', () => {
  const seen: unknown[] = [];
  const words = isolating({ tell: { all: (...given: unknown[]) => given.map((one) => seen.push(one)) } });
  const plain = { name: 'ana' };
  words.tell.all(plain, ['שa', 'b'], { of: { name: '\u202ea' } }, 3, null);
  expect(seen).toEqual([plain, ['\u2068שa\u2069', 'b'], { of: { name: '[U+202E]a' } }, 3, null]);
  expect(seen[0]).toBe(plain);
});

/** The words of every language. */
const modules = import.meta.glob<Record<string, unknown>>('../../src/words/*/**/*.ts', { eager: true });
const sources = import.meta.glob<string>('../../src/words/*/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** What the terminal prints stays as the CLI has it: there the page isolates the lines. */
const plainOutput = 'terminal.ts';
const hostile = 'ש\u202eevil';
/** A record whose every entry is a hostile name. */
const recordOf = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries((sources[path]?.match(/\b[a-z]\w*\b/g) ?? []).map((name) => [name, hostile]));

/** Take words of the page's own alone; the last is shown with what can't be seen escaped, as in a terminal. */
const ownWords = ['counted.ts counted', 'try.ts tryWords about', 'playground-lines.ts playgroundLine'];

interface Saying {
  readonly path: string;
  readonly record: Readonly<Record<string, string>>;
  readonly say: (...given: unknown[]) => unknown;
}

function sayings(path: string, value: unknown, record: Saying['record']): Saying[] {
  if (typeof value === 'function') return [{ path, record, say: value as Saying['say'] }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => sayings(`${path} ${name}`, one, record));
}

/** The texts that come of names in every place, as far as the function takes such. */
function said({ say, record }: Saying): string[] {
  return [
    [hostile, hostile, hostile],
    [record, record, record],
    [hostile, record, record],
    [3, hostile, hostile],
    [hostile, 3, hostile],
    [[hostile], hostile, hostile],
    [hostile, [hostile], hostile],
  ].flatMap((given) => {
    try {
      return JSON.stringify(say(...given)) ?? [];
    } catch {
      return [];
    }
  });
}

/** `../../src/words/en/dialogs/pools.ts` as `dialogs/pools.ts`. */
const inLanguage = (path: string): string => path.replace(/^\.\.\/\.\.\/src\/words\/[^/]+\//, '');

const all = Object.entries(modules)
  .filter(([path]) => inLanguage(path) !== plainOutput)
  .flatMap(([path, module]) =>
    sayings(inLanguage(path), module, recordOf(path)).map((saying) => ({ ...saying, file: path })),
  )
  .filter(({ path }) => !ownWords.includes(path));

test('no sentence can be turned around by a name in it', () => {
  const names = all.filter((saying) => said(saying).some((text) => text.includes('evil')));
  // Were it none, the question would be asked of nobody.
  expect(names.length).toBeGreaterThan(200);
  const open = names.filter((saying) =>
    said(saying).some((text) => /\u202e|ש/.test(text.replaceAll(/\u2068[^\u202e\u2066-\u2069]*\u2069/g, ''))),
  );
  expect(open.map(({ file, path }) => `${file} ${path}`)).toEqual([]);
});
