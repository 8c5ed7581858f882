import { expect, test } from 'vitest';
import { chapterTitle } from '#words/lessons.ts';

test.each([
  ['guard-rails', 'Guard rails'],
  ['own', 'Own lessons'],
  ['attic', 'attic'],
  // A stranger's lesson may name its chapter like a field that every object has.
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
])('the chapter %s has the title %s', (id, title) => {
  expect(chapterTitle(id)).toBe(title);
});
