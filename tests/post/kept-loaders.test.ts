import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { integrityOf, loaderAs } from '../../scripts/vite-loader.ts';
import kept from '../../src/post/kept-loaders.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const codeOf = (file: string): string => readFileSync(join(root, 'public/embed', file), 'utf8');

test('a kept loader is still the one whose hash posts name, and small', () => {
  expect(readdirSync(join(root, 'public/embed')).sort()).toEqual(kept.map(({ file }) => file).sort());
  for (const { file, integrity } of kept) {
    expect([file, integrityOf(codeOf(file))]).toEqual([file, integrity]);
    expect(gzipSync(codeOf(file), { level: 9 }).length).toBeLessThanOrEqual(2000);
  }
  // Posts have this one in them: it is never changed or taken away.
  expect(kept.at(-1)).toEqual({
    file: 'v1.0.js',
    integrity: 'sha384-vJ7IpiDPp7sbcLL45O17JurfH+LJ5o0KLHIto4Wh8p6rvadSe8MPrCmb6Xf63u4B',
  });
});

test('the newest kept loader is today’s: `npm run freeze-loader 1.N` keeps one that was changed', async () => {
  expect(codeOf(kept[0]?.file ?? '')).toBe(await loaderAs('v1.js', root));
});

test('the newest kept loader is the one that the documents and the example post name, with its hash', () => {
  const [{ file, integrity } = { file: '', integrity: '' }] = kept;
  for (const path of ['docs/embedding.md', 'public/post.html']) {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text).toContain(`embed/${file}"`);
    expect(text).toContain(`integrity="${integrity}"`);
  }
});
