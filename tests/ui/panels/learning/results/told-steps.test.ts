import { lessons } from 'virtual:lessons';
import { expect, test } from 'vitest';
import type { Lesson } from '../../../../../src/lessons/lesson.ts';
import {
  type KeptAttempt,
  storedAttempt,
  withHelp,
} from '../../../../../src/lessons/progress/kept-attempt.ts';
import { isHelp, toldSteps } from '../../../../../src/ui/panels/learning/results/told-steps.ts';

async function firstPolicy(): Promise<Lesson> {
  const entry = lessons.find(({ id }) => id === 'first-policy');
  if (!entry) throw new Error('The page has no such lesson');
  return (await entry.load()).lesson;
}
const begun = (version: number): KeptAttempt => ({
  id: 'first-policy',
  version,
  begunAt: Date.UTC(2025, 5, 2, 9),
  steps: [],
  hints: 0,
  actingAs: null,
});
const answered = (kept: KeptAttempt): KeptAttempt => ({
  ...kept,
  steps: [...kept.steps, { type: 'answer', question: 'ana-before', guess: 'allow' }],
});
const helped = (version: number): KeptAttempt =>
  withHelp(answered(withHelp(withHelp(answered(withHelp(begun(version), 'hint')), 'hint'), 'shown')), 'hint');

test.each([
  ['that is repeated', true],
  ['of another version, which is only listed', false],
])(
  'hints and a played lesson stand in an attempt %s where they were taken, with a mark of their own',
  async (_name, isSame) => {
    const lesson = await firstPolicy();
    const { steps, isRepeated } = await toldSteps(
      lesson,
      helped(isSame ? lesson.version : lesson.version + 1),
    );
    expect(isRepeated).toBe(isSame);
    expect(steps.map(({ sign, number, done }) => [sign, number, done])).toEqual([
      ['hint', 1, 0],
      ['answer', undefined, 1],
      ['hint', 2, 1],
      ['shown', undefined, 1],
      ['answer', undefined, 2],
      ['hint', 3, 2],
    ]);
    const read = steps.filter(isHelp).map(({ line }) => line);
    expect(read.slice(0, 2)).toEqual(lesson.hints);
    expect(steps.filter(isHelp).map(({ isWrong, at }) => [isWrong, at])).toEqual(
      Array.from({ length: 4 }, () => [false, null]),
    );
  },
);

test('help is stored and read with the attempt, and what isn’t help is no attempt', () => {
  const kept = helped(1);
  expect(storedAttempt(structuredClone(kept))).toEqual(kept);
  expect(storedAttempt(begun(1))?.helped).toBeUndefined();
  for (const wrong of [{}, [{ kind: 'hint' }], [{ kind: 'more', after: 0 }], [{ kind: 'hint', after: -1 }]])
    expect(storedAttempt({ ...kept, helped: wrong })).toBeNull();
});
