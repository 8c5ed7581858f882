import { expect, test } from 'vitest';
import { dueRound } from '../../../src/lessons/progress/due-round.ts';

const day = 24 * 3_600_000;
const all = 30;
const at = (time: number) => ({ at: time, answers: [] });

test('The first round is offered until the first lesson is solved, also to who came straight into one, and never after it was passed over', () => {
  expect(dueRound({}, { solved: 0, all }, 0)).toBe('before');
  expect(dueRound({}, { solved: 1, all }, 0)).toBeNull();
  expect(dueRound({ before: at(0) }, { solved: 0, all }, 0)).toBeNull();
});

test('The second one is offered once every lesson is solved, the third a week after the second', () => {
  expect(dueRound({ before: at(0) }, { solved: all - 1, all }, 0)).toBeNull();
  const solved = { solved: all, all };
  expect(dueRound({ before: at(0) }, solved, 0)).toBe('after');
  expect(dueRound({}, solved, 0)).toBe('after');
  expect(dueRound({ after: at(0) }, solved, 7 * day - 1)).toBeNull();
  expect(dueRound({ after: at(0) }, solved, 7 * day)).toBe('later');
  expect(dueRound({ after: at(0), later: at(7 * day) }, solved, 9 * day)).toBeNull();
});
