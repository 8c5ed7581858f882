import { expect, test } from 'vitest';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { exampleGoal, newLesson } from '#words/author.ts';
import { withGoal } from '../../../src/lessons/record/write-steps.ts';

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
