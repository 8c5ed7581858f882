import { expect, test } from 'vitest';
import { curriculum } from '../../../../../src/lessons/curriculum.ts';
import { mapColumns } from '../../../../../src/ui/panels/learning/lessons/map-columns.ts';

/** The heights of chapters in their columns, in lessons. */
const columnsOf = (heights: readonly number[], most: number): number[][] =>
  mapColumns(
    heights.map((height) => ({ rows: Array.from({ length: height }) })),
    most,
  ).map((column) => column.map(({ rows }) => rows.length));

test.each([
  ['a column for each chapter while there is room', [4, 6, 9], 6, [[4], [6], [9]]],
  ['short neighbours share a column', [4, 6, 9, 6, 3, 7, 7, 2], 6, [[4], [6], [9], [6, 3], [7], [7, 2]]],
  ['all stand below each other where one column is all there is', [1, 5, 2], 1, [[1, 5, 2]]],
  ['no column is nothing to stand in, so there is one', [1, 1], 0, [[1, 1]]],
  ['no chapter makes no column', [], 6, []],
])('%s', (_, heights, most, columns) => {
  expect(columnsOf(heights, most)).toEqual(columns);
});

test('the curriculum stands in six columns, none of them taller than its tallest chapter and another heading', () => {
  const lessons = curriculum.map(({ lessons: rows }) => ({ rows }));
  const tallest = Math.max(...lessons.map(({ rows }) => rows.length));
  const columns = mapColumns(lessons, 6);
  expect(columns.flat()).toEqual(lessons);
  expect(columns.length).toBeLessThanOrEqual(6);
  for (const column of columns)
    expect(column.flatMap(({ rows }) => rows).length).toBeLessThanOrEqual(tallest + 2);
});
