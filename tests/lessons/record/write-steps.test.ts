import { expect, test } from 'vitest';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { withTitle } from '../../../src/lessons/record/write-steps.ts';
import { smallLesson } from '../workshop/small.ts';

test.each([
  'Our deploy role',
  'Find and fix: escalation',
  'yes',
  "“Quoted” and 'so', # no comment",
  '- [x] 42',
])('a lesson gets the title %s, and nothing else of it changes', (title) => {
  const before = parseLesson(smallLesson('small'));
  const after = parseLesson(withTitle(smallLesson('small'), title));
  if (!before.ok || !after.ok) throw new Error('The lesson can’t be read');
  expect(after.lesson).toEqual({ ...before.lesson, title });
});

test('a title of several lines is replaced whole', () => {
  const folded = smallLesson('small').replace('title: Small', 'title: >-\n  A title\n  of two lines');
  const read = parseLesson(withTitle(folded, 'One line'));
  if (!read.ok) throw new Error('The lesson can’t be read');
  expect(read.lesson.title).toBe('One line');
});
