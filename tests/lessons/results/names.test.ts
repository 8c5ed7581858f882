import { expect, test } from 'vitest';
import { formatResult, parseResult } from '../../../src/lessons/results/result.ts';

test('letters in a learner’s name or a workshop’s title that turn the text or can’t be seen are shown', () => {
  const text = formatResult({
    madeBy: '1.0.0',
    madeAt: 1000,
    name: 'A\u202ena',
    workshop: { key: 'own-x', version: 1, title: 'Our\u200b own' },
    lessons: [],
    measures: {},
  });
  const read = parseResult(text);
  expect(read.ok && [read.value.name, read.value.workshop.title]).toEqual(['A[U+202E]na', 'Our[U+200B] own']);
});
