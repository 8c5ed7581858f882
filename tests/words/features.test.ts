import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('../../src/engine/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

test('What isn’t modelled stands in the middle of a sentence: “does not model what services …”', () => {
  const begun = Object.values(sources).flatMap((text) =>
    [...text.matchAll(/(?:notModelled\(\s*|feature:\s*)['`]([^'`]+)['`]/g)].map(
      ([, feature = '']) => feature,
    ),
  );
  expect(begun.length).toBeGreaterThan(20);
  // A word in small letters behind a capital: neither a name such as MFA nor an operation's.
  expect(begun.filter((feature) => /^[A-Z][a-z]* /.test(feature))).toEqual([]);
  expect(begun.filter((feature) => feature.includes(': '))).toEqual([]);
});
