import { expect, test } from 'vitest';
import type { Guess } from '../../../src/lessons/goal.ts';
import { checkGoals } from '../../../src/lessons/attempt/check-goals.ts';
import { afterAnswer, prepareLesson, startAttempt } from '../../../src/lessons/attempt/attempt.ts';
import type { LessonAttempt } from '../../../src/lessons/attempt-state.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { lintLesson } from '../../../src/lessons/lint/lint-lesson.ts';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { againIn, isOpen, questionsOf } from '../../../src/lessons/attempt/questions.ts';

const cases = ['one', 'two', 'three', 'four'];
const asks = (id: string, is: string): string =>
  `  - {id: ${id}, ask: "Who ${id}?", of: [ana, s3:GetObject, "*"], is: ${is}, because: x, misconception: x, twin: {ask: "Again ${id}?", of: [ana, s3:GetObject, "*"], is: ${is}, because: x}}`;
const file = (right: string, is = 'identity'): string =>
  [
    '---\nid: small\nversion: 1\nchapter: own\ntitle: Small\nlearned: A small thing.',
    'start:\n  - iam CreateUser: {UserName: ana}',
    'predictions:',
    asks('plain', 'implicitDeny'),
    ...cases.map((id) => asks(id, is)),
    `goals:\n  - {id: named, says: x, needs: [{right: ${right}}]}`,
    'hints: [Look., There., [{do: answer one identity}]]\n---\nLook.\n',
  ].join('\n');
const read = (text: string): LessonFile => {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
};
const counted = '{least: 3, of: [one, two, three, four]}';

async function answered(given: readonly (readonly [string, Guess])[]): Promise<LessonAttempt> {
  const lesson = read(file(counted));
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0, 5, 9));
  const start = startAttempt(await prepareLesson(lesson), world, 'test');
  return given.reduce((attempt, [id, guess]) => afterAnswer(attempt, id, guess), start);
}
const named = (attempt: LessonAttempt) => checkGoals(attempt)[0];
const right = cases.map((id) => [id, 'identity'] as const);

test('A goal that counts right answers wants all of them given, and so many of them right', async () => {
  expect(named(await answered(right.slice(1)))).toMatchObject({ state: 'notYet' });
  expect(named(await answered(right.slice(1)))?.unmet?.got).toBeUndefined();
  expect(named(await answered(right))?.state).toBe('met');
  const missed = [['one', 'scp'], ...right.slice(1)] as const;
  expect(named(await answered(missed))?.state).toBe('met');
  const more = [['one', 'scp'], ['two', 'boundary'], ...right.slice(2)] as const;
  expect(named(await answered(more))).toMatchObject({ state: 'notYet', unmet: { got: '2' } });
});

test('What was missed is asked again, the twin and the question by turns, until enough are right', async () => {
  const missed = [['one', 'scp'], ['two', 'boundary'], ...right.slice(2)] as const;
  const asked = (attempt: LessonAttempt) =>
    againIn(attempt, named(attempt)?.state === 'met').map(({ asked: { ask }, guess }) => [ask, guess]);
  expect(asked(await answered(missed.slice(0, 3)))).toEqual([]);
  expect(asked(await answered(missed))).toEqual([
    ['Again one?', null],
    ['Again two?', null],
  ]);
  const again = [...missed, ['one', 'session']] as const;
  expect(asked(await answered(again))).toEqual([
    ['Again one?', 'session'],
    ['Who one?', null],
    ['Again two?', null],
  ]);
  const solved = await answered([...again, ['one', 'identity']]);
  expect(named(solved)?.state).toBe('met');
  // The other one comes back once, as every missed question does before the end.
  expect(asked(solved)).toEqual([
    ['Again one?', 'session'],
    ['Who one?', 'identity'],
    ['Again two?', null],
  ]);
  expect(['one', 'two', 'three'].map((id) => isOpen(solved, id, true))).toEqual([false, true, false]);
});

test('The first answer stays the first: a later one is to the question asked again', async () => {
  const { memory } = await answered([
    ['one', 'scp'],
    ['one', 'identity'],
    ['one', 'scp'],
  ]);
  expect([memory.answers, memory.again]).toEqual([{ one: 'scp' }, { one: ['identity', 'scp'] }]);
});

test('Cases come in an order of their own in each attempt, the same one in the same; the rest stays', () => {
  const lesson = read(file(counted));
  const orderOf = (seed: string) => questionsOf({ lesson, seed }).map(({ id }) => id);
  const seeds = Array.from({ length: 60 }, (_none, i) => `small-${String(1_767_603_600_000 + i)}`);
  const orders = seeds.map((seed) => orderOf(seed).join());
  for (const seed of seeds) {
    expect(orderOf(seed)).toEqual(orderOf(seed));
    expect(orderOf(seed)[0]).toBe('plain');
    expect([...orderOf(seed).slice(1)].sort()).toEqual([...cases].sort());
  }
  expect(new Set(orders).size).toBeGreaterThan(6);
  for (const id of cases) expect(new Set(seeds.map((seed) => orderOf(seed).indexOf(id))).size).toBe(4);
});

test.each([
  ['a question that is not there', '{least: 1, of: [one, five]}', 'nowhere', 'five'],
  ['more than there are', '{least: 3, of: [one, two]}', 'wrong', 'at most 2'],
  ['a question twice', '{least: 1, of: [one, one]}', 'twice', 'one'],
  ['another field', '{least: 1, of: [one], most: 2}', 'unknown', 'most'],
])('A goal that counts %s is refused with its place', (_name, text, kind, detail) => {
  const parsed = parseLesson(file(text));
  expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ kind, detail, line: 16 }]);
});

test('The linter asks the engine which layer decides, and finds one that doesn’t', async () => {
  const found = async (is: string) =>
    (await lintLesson(read(file(counted, is)))).problems.filter(({ check }) => check === 'prediction');
  expect(await found('identity')).toEqual([]);
  const problems = await found('boundary');
  expect(problems.map(({ detail }) => detail)).toContain('one: Who one? identity');
  expect(problems).toHaveLength(2 * cases.length);
});
