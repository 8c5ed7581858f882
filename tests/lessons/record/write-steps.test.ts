import { expect, test } from 'vitest';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { exampleGoal, newLesson } from '#words/author.ts';
import { withGoal, withTitle } from '../../../src/lessons/record/write-steps.ts';
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

const goal = { id: 'reads', says: 'ben reads.', needs: ['can: [ben, s3:GetObject, x, allow]'] };
const goalsIn = (text: string): readonly string[] => {
  const read = parseLesson(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.lesson.goals.map(({ id }) => id);
};

test('the first goal that is picked takes the place of the example, and others come after it', () => {
  const first = withGoal(newLesson, goal, exampleGoal);
  expect(goalsIn(first)).toEqual(['reads']);
  expect(goalsIn(withGoal(first, { ...goal, id: 'again' }, exampleGoal))).toEqual(['reads', 'again']);
});

test.each([
  ['has been changed', newLesson.replace('There is a user ana.', 'ana is there.')],
  [
    'is one of two',
    newLesson.replace('hints:', '  - {id: more, says: More., needs: [{exists: user ben}]}\nhints:'),
  ],
])('the example stays where it %s', (_what, text) => {
  expect(goalsIn(withGoal(text, goal, exampleGoal))).toEqual([...goalsIn(text), 'reads']);
});

test('the example stays where a near-miss is about it', () => {
  const text = newLesson.replace(
    '\n---\nWhat',
    '\nnearMisses:\n  - {says: none, steps: [], misses: ana}\n---\nWhat',
  );
  expect(withGoal(text, goal, exampleGoal)).toContain(exampleGoal);
});
