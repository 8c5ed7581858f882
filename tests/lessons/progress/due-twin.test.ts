import { expect, it } from 'vitest';
import {
  dueTwin,
  isPause,
  afterEvent,
  begun,
  day,
  dueCards,
} from '../../../src/lessons/progress/lesson-progress.ts';

const course = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const solved = (id: string) => afterEvent(begun(id, 1, 1000), { type: 'solved', version: 1 }, 2000);
const first = (count: number) => course.slice(0, count).map(solved);
const question = 'q';

it('asks one question again once three lessons are solved, of the first in the course', () => {
  expect(dueTwin(first(2), course)).toBeNull();
  expect(dueTwin(first(3).reverse(), course)).toBe('one');
  expect([0, 2, 3, 4, 6].map(isPause)).toEqual([false, false, true, false, true]);
});

it.each([true, false])('asks none before three more are solved, whether it was right: %s', (isRight) => {
  const answered = afterEvent(solved('one'), { type: 'reviewed', question, isRight }, 3000);
  const after = (count: number) => dueTwin([answered, ...first(count).slice(1)], course);
  expect([3, 4, 5].map(after)).toEqual([null, null, null]);
  expect(after(6)).toBe('two');
  // A wrong answer comes back in a day; it doesn’t count as missed in the lesson.
  expect(dueCards([answered], 3000 + day).length).toBe(isRight ? 0 : 1);
  expect(answered.missed).toEqual([]);
});

it('leaves out a lesson whose question was missed: that one comes back by itself', () => {
  const missed = afterEvent(solved('one'), { type: 'missed', question }, 1500);
  expect(dueTwin([missed, ...first(3).slice(1)], course)).toBe('two');
});

it('counts the course’s own lessons only', () => {
  expect(dueTwin([...first(2), solved('elsewhere')], course)).toBeNull();
});
