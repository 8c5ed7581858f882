import { expect, test } from 'vitest';
import { resultsWords as words } from '#words/results-class.ts';
import { begun, type LessonProgress } from '../../../src/lessons/progress/lesson-progress.ts';
import type { LessonResult } from '../../../src/lessons/results/result.ts';
import {
  type CellState,
  cellsOf,
  type Filter,
  type Learner,
  learnerOf,
  type Order,
  passes,
  sorted,
} from '../../../src/lessons/results/states.ts';

const minute = 60_000;
const madeAt = 100 * minute;

/** A lesson that was begun some minutes before the result was made, and left some minutes before. */
function lesson(
  id: string,
  began: number | null,
  more: Partial<LessonProgress> = {},
  left: number | null = null,
): LessonResult {
  if (began === null) return { id, progress: null, attempt: null };
  const startedAt = madeAt - began * minute;
  return {
    id,
    progress: { ...begun(id, 1, startedAt), ...more },
    attempt: {
      ...{ id, version: 1, begunAt: startedAt, steps: [], hints: 0, actingAs: null },
      ...(left !== null && { leftAt: madeAt - left * minute }),
    },
  };
}
const solved = { solvedAt: madeAt - 50 * minute };

test.each<[string, CellState, LessonResult]>([
  ['not opened', 'none', lesson('a', null)],
  ['begun', 'at', lesson('a', 5)],
  ['solved alone', 'solved', lesson('a', 60, { ...solved, tries: 9 })],
  ['solved after a hint', 'helped', lesson('a', 60, { ...solved, hints: 1 })],
  ['solved after it was shown', 'helped', lesson('a', 60, { ...solved, shown: true })],
  ['shown and not solved', 'shown', lesson('a', 5, { shown: true })],
  ['two failed tries', 'at', lesson('a', 5, { tries: 2 })],
  ['three failed tries', 'stuck', lesson('a', 5, { tries: 3 })],
  ['three failed tries, and it was shown', 'stuck', lesson('a', 5, { tries: 3, shown: true })],
  ['ten minutes without a step', 'stuck', lesson('a', 30, {}, 10)],
  ['nine minutes without a step', 'at', lesson('a', 30, {}, 9)],
  ['a long time, of whose last step the result doesn’t tell', 'at', lesson('a', 90)],
])('a lesson, %s, is %s', (_what, state, one) => {
  expect(cellsOf({ lessons: [one], madeAt }, madeAt)[0]?.state).toBe(state);
});

test('who has gone on to another lesson isn’t stuck for want of steps, nor where a solution was shown', () => {
  const states = (...lessons: readonly LessonResult[]): readonly CellState[] =>
    cellsOf({ lessons, madeAt }, madeAt).map(({ state }) => state);
  expect(states(lesson('a', 60, {}, 40), lesson('b', 5, {}, 4))).toEqual(['at', 'at']);
  expect(states(lesson('a', 60, { shown: true, tries: 5 }, 40), lesson('b', 5))).toEqual(['shown', 'at']);
  expect(states(lesson('a', 60, { tries: 5 }, 40), lesson('b', 5))).toEqual(['stuck', 'at']);
});

test('a date in the future says nothing of how long somebody has waited or worked', () => {
  const lessons = [lesson('a', 30, {}, 9)];
  const [cell] = cellsOf({ lessons, madeAt: madeAt + 5 * 365 * 86_400_000 }, madeAt);
  expect(cell).toMatchObject({ state: 'at', idle: 0, took: 21 * 60_000 });
});

/** A learner by their name; `signs` are those of three lessons. */
function learner(name: string, signs: string, began = 20): Learner<string> {
  const of: Readonly<Record<string, (id: string) => LessonResult>> = {
    s: (id) => lesson(id, 60, solved),
    x: (id) => lesson(id, began, { tries: 3 }),
    d: (id) => lesson(id, 30, { shown: true }),
    a: (id) => lesson(id, 4),
  };
  const lessons = [...signs].map((sign, at) => (of[sign] ?? ((id) => lesson(id, null)))(`l${String(at)}`));
  return learnerOf(name, { lessons, madeAt, name }, name || 'No name (1)', madeAt);
}
const all = [
  learner('zoe', 'sss'),
  learner('tom', 'sa.'),
  learner('ada', 'sda'),
  learner('Bo', 'sa.'),
  learner('imke', 'sx.', 11),
  learner('', 'x..', 8),
  learner('lev', 'ssx', 11),
  learner('mara', 'da.'),
];

test.each<[Order, string]>([
  ['help', 'imke lev  mara ada Bo tom zoe'],
  ['name', 'ada Bo imke lev mara tom zoe '],
  ['solved', 'zoe lev ada Bo imke tom mara '],
])('learners are sorted by %s', (order, wanted) => {
  expect(sorted(all, order).map(({ of }) => of)).toEqual(wanted.split(' '));
});

test.each<[Filter, number]>([
  ['all', 8],
  ['stuck', 3],
  ['at', 4],
  ['through', 1],
])('the filter “%s” shows %i of eight', (filter, count) => {
  expect(all.filter((one) => passes(one, filter))).toHaveLength(count);
});

test('a cell is read out with its learner, its lesson, its state and the reason', () => {
  const [imke] = sorted(all, 'help');
  expect(imke?.cells.map((cell, at) => words.heard('imke', at + 1, cell))).toEqual([
    'imke, lesson 1, solved',
    'imke, lesson 2, stuck, 3 failed tries',
    'imke, lesson 3, not begun',
  ]);
  const idle = cellsOf({ lessons: [lesson('a', 30, { hints: 2 }, 12)], madeAt }, madeAt)[0];
  expect(idle && words.heard('imke', 3, idle)).toBe('imke, lesson 3, stuck, 2 hints, 12 min without a step');
  expect(idle && words.note('stuck', idle, 3)).toBe('no step at 3, 12 min');
});

test('the lesson that says why somebody needs help is the one at which they stand longest', () => {
  expect(learner('x', 'xsx', 9).at?.id).toBe('l0');
  expect(learner('x', 'sda').at?.id).toBe('l1');
  expect(learner('x', 'sa.').at?.id).toBe('l1');
  expect(learner('x', 'sss').at).toBeNull();
});
