import { expect, test, vi } from 'vitest';
import { notFetched } from '../../../../src/words/en/not-fetched.ts';

vi.mock('../../../../src/lessons/reading/text-reader.ts', () => ({
  textReader: {
    read: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/x.js')),
  },
}));

test('a file that can’t be read because the page lacks a part isn’t called broken, and the part is named as missing', async () => {
  const { takeFile } = await import('../../../../src/ui/panels/learning/workshop/build/take-file.ts');
  const taken = await takeFile('build', new File(['id: x'], 'mine.md'));
  expect(taken).toEqual({ ok: false, said: notFetched.text, faults: [] });
});

test('nor is a learner’s result', async () => {
  const { results } = await import('../../../../src/ui/panels/learning/results/results.svelte.ts');
  await results.takeFiles([new File(['{}'], 'ana.result.json')]);
  expect(results.said).toContain(notFetched.text);
  expect(results.said.join(' ')).not.toContain('ana.result.json');
});
