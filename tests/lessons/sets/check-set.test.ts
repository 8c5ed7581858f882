import { describe, expect, test } from 'vitest';
import { prepareLesson, startAttempt } from '../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../src/lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { lintLesson } from '../../../src/lessons/lint/lint-lesson.ts';
import { play } from '../../../src/lessons/lint/play.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import cases from './cases.json' with { type: 'json' };

const began = Date.UTC(2026, 0, 5, 9);

/** A lesson with one goal; its recipe makes the change that is judged. */
const file = (goal: string, start: readonly string[], change: readonly string[]): string => `---
id: small
version: 1
chapter: own
title: Small
learned: A small thing.
start:
  - iam CreateUser: {UserName: ana}
  - iam CreateUser: {UserName: ben}
  - s3 CreateBucket: {Bucket: reports}
${start.map((step) => `  - ${step}\n`).join('')}sessions:
  s: {role: Reader, by: ana}
goals:
  - id: set
    says: It is so.
    needs:
      - ${goal}
hints: [Look., There., [{do: aws iam list-users}]]
solutions:
  - way: change
    steps:
      - iam ListUsers: {}
${change.map((step) => `      - ${step}\n`).join('')}---
Look.
`;

describe('A goal about all requests', () => {
  test.each(cases)('$says', async ({ goal, start, change, state, witness }) => {
    const parsed = parseLesson(file(goal, start, change));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const prepared = await prepareLesson(parsed.lesson);
    const { world, faults } = await lessonStart(parsed.lesson, began);
    expect(faults).toEqual([]);
    const steps = parsed.lesson.proof.solutions[1]?.steps ?? [];
    const { states } = await play(prepared, world, steps);
    const [found] = states;
    const { who, action, resource, keys = {} } = found?.unmet?.within?.probe ?? found?.unmet?.probe ?? {};
    const told = Object.entries(keys).map(([key, values]) => `${key}=${values.join()}`);
    expect([found?.state, [who, action, resource, ...told].filter(Boolean).join(' ')]).toEqual([
      state,
      witness,
    ]);
  });
});

test('It is open while what checks it is being fetched', async () => {
  const parsed = parseLesson(file('only: {who: ana}', [], []));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { world } = await lessonStart(parsed.lesson, began);
  const attempt = startAttempt({ lesson: parsed.lesson, codes: null }, world, 'x');
  await prepareLesson(parsed.lesson);
  expect(checkGoals(attempt)[0]?.state).toBe('met');
});

test.each([
  ['only: {do: [[s3:GetObject, x]]}', 'missing', 'who'],
  ['none: {who: ana}', 'missing', 'do'],
  ['none: {who: ana, do: [[s3:GetObject]]}', 'wrong', '[action, resource, keys]'],
  ["none: {who: ana, do: [['s3 (', x]]}", 'wrong', 'an action'],
  ['still: {who: ana, from: nothing}', 'unknown', 'from'],
  ['only: {who: session other}', 'nowhere', 'session other'],
  [`only: {who: [${Array.from({ length: 21 }, () => 'ana').join()}]}`, 'tooMany', '20'],
  [
    `none: {who: ana, do: [[s3:GetObject, [${Array.from({ length: 21 }, () => 'x').join()}]]]}`,
    'tooMany',
    '20',
  ],
  [
    `after: {do: [], needs: [${Array.from({ length: 7 }, () => '{only: {who: everybody}}').join()}]}`,
    'tooMany',
    '600',
  ],
  ['never: [{only: {who: ana}}]', 'within', 'only in never'],
])('A lesson that can’t be checked is refused: %s', (goal, kind, detail) => {
  const parsed = parseLesson(file(goal, [], []));
  expect(parsed.ok ? [] : parsed.faults.map((fault) => [fault.kind, fault.detail])).toContainEqual([
    kind,
    detail,
  ]);
});

test('What was found holds for a world in which only the clock has moved, and for no other', async () => {
  const parsed = parseLesson(file('only: {who: ana}', [], []));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const prepared = await prepareLesson(parsed.lesson);
  const { world } = await lessonStart(parsed.lesson, began);
  const policy = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const input = {
    UserName: 'ana',
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: policy }),
  };
  const put = { type: 'call', service: 'iam', operation: 'PutUserPolicy', input } as const;
  const wait = { type: 'clock', milliseconds: 1000 } as const;
  const stateAfter = async (...steps: Parameters<typeof play>[2]) =>
    (await play(prepared, world, steps)).states.map(({ state }) => state);
  expect(await stateAfter()).toEqual(['met']);
  expect(await stateAfter(wait)).toEqual(['met']);
  expect(await stateAfter(put)).toEqual(['notYet']);
  expect(await stateAfter(put, wait)).toEqual(['notYet']);
});

test('A thorough proof tries the neighbours of each answer, and names those that pass', async () => {
  const goal = "can: [ana, s3:GetObject, 'arn:aws:s3:::reports/%fresh%', allow]";
  const allow = "{Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::reports/*'}";
  const put = `iam PutUserPolicy: {UserName: ana, PolicyName: p, PolicyDocument: ${allow}}`;
  const passed = async (needs: string): Promise<readonly string[]> => {
    const parsed = parseLesson(file(needs, [], [put]));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { problems } = await lintLesson(parsed.lesson, undefined, true);
    return problems.flatMap(({ check, detail }) => (check === 'mutant' ? [detail] : []));
  };
  expect(await passed(goal)).toEqual([
    'change, any action: passes',
    'change, any resource: passes',
    'change, all of IAM on top: passes',
    'change, all of SQS on top: passes',
    'change, all of Lambda on top: passes',
    'change, any bucket’s deletion on top: passes',
    'change, a longer name: passes',
  ]);
  const only = "only: {who: ana, do: [['s3:Get*', 'arn:aws:s3:::reports/*']]}";
  expect(await passed(`${goal}\n      - ${only}`)).toEqual([]);
});
