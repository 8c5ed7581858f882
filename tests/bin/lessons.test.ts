import { expect, test } from 'vitest';
import { totalLine, type Totals } from '../../src/bin/lessons.ts';

const of = (lessons: number): Totals => ({
  lessons,
  rewritings: 0,
  nearMisses: 0,
  mutants: 0,
  right: 0,
  wrong: 0,
  problems: 0,
});

test.each([
  [1, /^1 lesson: /],
  [2, /^2 lessons: /],
])('the sum of %d proved says how many lessons in English', (lessons, says) => {
  expect(totalLine([of(lessons)])).toMatch(says);
});
