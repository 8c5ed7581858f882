import { expect, test } from 'vitest';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { exampleGoal, newLesson } from '#words/author.ts';
import { withGoal, withoutGoal, withNearMisses } from '../../../src/lessons/record/write-steps.ts';

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

const twoGoals = withGoal(withGoal(newLesson, goal, exampleGoal), { ...goal, id: 'again' }, exampleGoal);

test.each(['reads', 'again'])(
  'the goal %s is taken out, and the rest of the file stays letter by letter',
  (id) => {
    const without = withoutGoal(twoGoals, id);
    expect(goalsIn(without)).toEqual(['reads', 'again'].filter((one) => one !== id));
    const lines = twoGoals.split('\n');
    const at = lines.indexOf(`  - id: ${id}`);
    expect(without.split('\n')).toEqual(lines.toSpliced(at, 4));
  },
);

test('a goal within brackets is taken out, too', () => {
  const inBrackets = newLesson.replace(
    `goals:\n${exampleGoal}`,
    'goals: [{id: a, says: A., needs: [{exists: user a}]}, {id: b, says: B., needs: [{exists: user b}]}]\n',
  );
  expect(goalsIn(withoutGoal(inBrackets, 'a'))).toEqual(['b']);
});

test('a goal takes the near-misses about it along, and no others', () => {
  const miss = (id: string) => ({ says: `no ${id}`, way: 'one', without: 1, misses: id });
  const both = withNearMisses(twoGoals, [miss('reads'), miss('again')]);
  expect(withoutGoal(both, 'reads')).not.toContain('misses: reads');
  expect(withoutGoal(both, 'reads')).toContain('misses: again');
  const one = withNearMisses(twoGoals, [miss('reads')]);
  expect(withoutGoal(one, 'reads')).toContain('\nnearMisses: []\n');
  expect(goalsIn(withoutGoal(one, 'reads'))).toEqual(['again']);
});

test('a goal that the file does not have takes nothing out', () => {
  expect(withoutGoal(twoGoals, 'else')).toBe(twoGoals);
});
