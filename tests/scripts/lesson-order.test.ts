import { expect, test } from 'vitest';
import { inOrder } from '../../scripts/lesson-order.ts';

const lesson = (id: string, chapter: string, ...buildsOn: string[]) => ({ id, chapter, buildsOn });

test('lessons come chapter by chapter, and within one after what they build on', () => {
  const given = [
    lesson('d', 'roles-and-sessions', 'z'),
    lesson('a', 'users-and-groups', 'z'),
    lesson('z', 'users-and-groups'),
    lesson('b', 'users-and-groups', 'a'),
    lesson('c', 'policies-and-keys', 'b'),
    lesson('x', 'a-chapter-of-later'),
  ];
  expect(inOrder(given).map(({ id }) => id)).toEqual(['z', 'a', 'b', 'c', 'd', 'x']);
});

test('lessons that build on each other in a circle are all there', () => {
  const given = [lesson('a', 'users-and-groups', 'b'), lesson('b', 'users-and-groups', 'a')];
  expect(inOrder(given).map(({ id }) => id)).toEqual(['a', 'b']);
});
