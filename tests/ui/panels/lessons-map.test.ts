import { expect, test } from 'vitest';
import { mapLine } from '../../../src/ui/panels/learning/lessons/map-lines.ts';

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
