import { expect, test } from 'vitest';
import { curriculum } from '../../../../../src/lessons/curriculum.ts';
import { mapColumns, mapLine } from '../../../../../src/ui/panels/learning/lessons/chapter-map.ts';

const box = (x: number, y: number) => ({ x, y, width: 180, height: 44 });

test('A line runs down within a chapter, in from the left to a side branch, and across to another chapter', () => {
  expect(mapLine(box(10, 0), box(10, 104))).toBe('M22 44V104');
  expect(mapLine(box(10, 0), box(30, 104))).toBe('M22 44V118Q22 126 30 126');
  const across = mapLine(box(10, 0), box(240, 104));
  expect(across.startsWith('M190 22C')).toBe(true);
  expect(across.endsWith(' 236 126')).toBe(true);
});

/** Points along a line of `M`, `C` and `H`. */
function pointsOn(d: string): { readonly x: number; readonly y: number }[] {
  let [x, y] = [0, 0];
  const points: { x: number; y: number }[] = [];
  for (const [, command, rest = ''] of d.matchAll(/([MCH])([^MCH]*)/g)) {
    const numbers = rest.trim().split(/\s+/).map(Number);
    const [a = 0, b = 0, c = 0, e = 0, toX = 0, toY = 0] = numbers;
    const end = command === 'C' ? [toX, toY] : command === 'H' ? [a, y] : [a, b];
    for (let i = 0; command !== 'M' && i <= 50; i++) {
      const [t, s] = [i / 50, 1 - i / 50];
      const mix = (p0: number, p1: number, p2: number, p3: number): number =>
        s ** 3 * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t ** 3 * p3;
      points.push(
        command === 'C'
          ? { x: mix(x, a, c, end[0] ?? 0), y: mix(y, b, e, end[1] ?? 0) }
          : { x: x + t * ((end[0] ?? 0) - x), y },
      );
    }
    [x = 0, y = 0] = end;
  }
  return points;
}

test('A line runs through no lesson of a chapter between the two, be it above or below where the line begins', () => {
  const between = [box(240, 0), box(240, 60), box(270, 120)].map((one) => ({ ...one, width: 150 }));
  for (const y of [0, 40, 90, 130, 300])
    for (const toY of [0, 60, 400]) {
      const [from, to] = [box(10, y), box(470, toY)];
      const points = pointsOn(mapLine(from, to, [from, ...between, to]));
      expect(points.length).toBeGreaterThan(100);
      for (const { x, y: at } of points)
        for (const one of between)
          expect(x > one.x && x < one.x + one.width && at > one.y && at < one.y + one.height).toBe(false);
    }
});

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
