import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A style that reads a value which nobody sets is dropped whole, and its element has no height, say. */

const source = join(import.meta.dirname, '../src');
const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte|css)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));
const named = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

test('every value that a style reads without another in its place is set somewhere', () => {
  const set = new Set(
    texts.flatMap(({ text }) => [...named(/(--[\w-]+)\s*:/g, text), ...named(/['"`](--[\w-]+)['"`]/g, text)]),
  );
  const read = texts.flatMap(({ file, text }) =>
    named(/var\(\s*(--[\w-]+)\s*\)/g, text).map((name) => ({ file, name })),
  );
  expect(read.length, 'values read').toBeGreaterThan(500);
  expect(read.filter(({ name }) => !set.has(name))).toEqual([]);
});
