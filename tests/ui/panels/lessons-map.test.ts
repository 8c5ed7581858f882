import { expect, test } from 'vitest';
import { mapLine } from '../../../src/ui/panels/lessons/map-lines.ts';

const box = (x: number, y: number) => ({ x, y, width: 180, height: 44 });

test('A line runs down within a chapter, in from the left to a side branch, and across to another chapter', () => {
  expect(mapLine(box(10, 0), box(10, 104))).toBe('M22 44V104');
  expect(mapLine(box(10, 0), box(30, 104))).toBe('M22 44V118Q22 126 30 126');
  const across = mapLine(box(10, 0), box(240, 104));
  expect(across.startsWith('M190 22C')).toBe(true);
  expect(across.endsWith(' 236 126')).toBe(true);
});
