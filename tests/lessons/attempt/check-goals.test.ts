import { expect, test } from 'vitest';
import { afterCommit, prepareLesson, startAttempt } from '../../../src/lessons/attempt/attempt.ts';
import type { LessonAttempt } from '../../../src/lessons/attempt-state.ts';
import { Bench } from '../../../src/lessons/attempt/bench.ts';
import { checkGoals } from '../../../src/lessons/attempt/check-goals.ts';
import type { Step } from '../../../src/lessons/goal.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';

const began = Date.UTC(2026, 0, 5, 9);

const file = (goal: string, start = ''): string => `---
id: small
version: 1
chapter: own
title: Small
learned: A small thing.
start:
  - iam CreateUser: {UserName: ana}
${start}goals:
  - ${goal}
hints: [Look., There., [{do: aws iam list-users}]]
---
Look.
`;

async function played(text: string, steps: readonly Step[], seed = 'test'): Promise<LessonAttempt> {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const prepared = await prepareLesson(parsed.lesson);
  const { world, faults } = await lessonStart(parsed.lesson, began);
  expect(faults).toEqual([]);
  const bench = new Bench(parsed.lesson, world, 'root', seed);
  let attempt = startAttempt(prepared, world, seed);
  for (const step of steps)
    for (const commit of (await bench.step(step)).commits) attempt = afterCommit(attempt, commit);
  return attempt;
}

const line = (text: string): Step => ({ type: 'line', line: text });
const allowed = line(
  `aws iam put-user-policy --user-name ana --policy-name p --policy-document '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/q3.csv"}}'`,
);

test.each([
  ['service logging.s3.amazonaws.com for arn:aws:s3:::shop of 111122223333', 'allow'],
  ['service logging.s3.amazonaws.com for arn:aws:s3:::shop of %account%', 'implicitDeny'],
  ['service logging.s3.amazonaws.com for arn:aws:s3:::%fresh% of 111122223333', 'implicitDeny'],
  // Of one request without a thing, nobody knows for whom it is made; of all requests, some are made for others.
  ['service logging.s3.amazonaws.com', 'notModelled'],
])('A goal says for what a service calls: %s gets %s', async (who, got) => {
  const policy = `{Effect: Allow, Principal: {Service: logging.s3.amazonaws.com}, Action: s3:PutObject, Resource: 'arn:aws:s3:::logs/*', Condition: {ArnLike: {'aws:SourceArn': 'arn:aws:s3:::shop'}, StringEquals: {'aws:SourceAccount': '111122223333'}}}`;
  const start = `  - s3 CreateBucket: {Bucket: logs}\n  - s3 PutBucketPolicy: {Bucket: logs, Policy: ${policy}}\n`;
  const goal = (needs: string): string => `{id: g, says: x, needs: [${needs}]}`;
  const can = `{can: ['${who}', s3:PutObject, 'arn:aws:s3:::logs/a', explicitDeny]}`;
  expect(checkGoals(await played(file(goal(can), start), []))[0]?.unmet?.got).toBe(got);
  // The set of all requests has the same keys.
  const all = `{all: {who: '${who}', do: [[s3:PutObject, 'arn:aws:s3:::logs/*']]}}`;
  const state = got === 'allow' ? 'met' : 'notYet';
  expect(checkGoals(await played(file(goal(all), start), []))[0]?.state).toBe(state);
});

test.each([
  ['ana', 'notYet'],
  ['ana through vpce-0a1b2c3d of vpc-0e5f6a7b', 'met'],
  ['ana through vpce-%fresh% of vpc-0e5f6a7b', 'notYet'],
])('A goal says through which VPC endpoint somebody calls: %s is %s', async (who, state) => {
  const policy = `{Effect: Allow, Action: s3:GetObject, Resource: '*', Condition: {StringEquals: {'aws:SourceVpce': vpce-0a1b2c3d}, 'Null': {'aws:SourceIp': 'true'}}}`;
  const start = `  - iam PutUserPolicy: {UserName: ana, PolicyName: p, PolicyDocument: ${policy}}\n`;
  const needs = [
    `can: ['${who}', s3:GetObject, 'arn:aws:s3:::reports/a', allow]`,
    `all: {who: '${who}', do: [[s3:GetObject, 'arn:aws:s3:::reports/*', {'aws:VpcSourceIp': 10.0.0.10}]]}`,
  ];
  for (const need of who === 'ana' ? needs.slice(0, 1) : needs)
    expect(checkGoals(await played(file(`{id: g, says: x, needs: [{${need}}]}`, start), []))[0]?.state).toBe(
      state,
    );
});

test('A goal that is not met says what was tried, what came of it and what decided', async () => {
  const goal =
    '{id: reads, says: x, needs: [{can: [ana, s3:GetObject, "arn:aws:s3:::reports/q3.csv", allow]}]}';
  const [state] = checkGoals(await played(file(goal), []));
  expect(state).toMatchObject({
    state: 'notYet',
    unmet: {
      got: 'implicitDeny',
      probe: { who: 'ana', action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3.csv' },
      decision: { decidedBy: 'identity' },
      error: { code: 'AccessDenied' },
    },
  });
  expect(checkGoals(await played(file(goal), [allowed]))[0]?.state).toBe('met');
});

test('A fresh name is one that the text never tells, and another one in another attempt', async () => {
  const goal =
    '{id: reads, says: x, needs: [{can: [ana, s3:GetObject, "arn:aws:s3:::reports/%fresh%", allow]}]}';
  const asked = (attempt: LessonAttempt) => checkGoals(attempt)[0]?.unmet?.probe?.resource;
  const [one, other] = [await played(file(goal), [allowed], 'a'), await played(file(goal), [allowed], 'b')];
  expect(asked(one)).toMatch(/^arn:aws:s3:::reports\/[a-z]{6}\d{3}$/);
  expect(asked(other)).not.toBe(asked(one));
});

test('Undo takes no breach of a “never” back', async () => {
  const goal =
    '{id: safe, says: x, needs: [{never: [{can: [ana, s3:GetObject, "arn:aws:s3:::reports/q3.csv", allow]}]}]}';
  const [state] = checkGoals(await played(file(goal), [allowed, { type: 'undo' }]));
  expect(state).toMatchObject({ state: 'notYet', isBreached: true, unmet: { breachedAt: 1 } });
});

test('What is not modelled is neither met nor missed', async () => {
  const start = `  - iam PutUserPolicy: {UserName: ana, PolicyName: p, PolicyDocument: {Effect: Allow, Action: s3:GetObject, Resource: '*', Condition: {StringEquals: {'aws:TagKeys': x}}}}\n`;
  const goal =
    '{id: reads, says: x, needs: [{can: [ana, s3:GetObject, "arn:aws:s3:::reports/q3.csv", allow]}]}';
  expect(checkGoals(await played(file(goal, start), []))[0]).toMatchObject({
    state: 'notModelled',
    unmet: {
      got: 'notModelled',
      notModelled: { page: expect.stringContaining('docs.aws.amazon.com') as string },
    },
  });
});

test('What was tried counts only for who is meant, with the answer that is meant', async () => {
  const goal =
    '{id: tried, says: x, needs: [{tried: {as: ana, call: iam:CreateUser, input: {UserName: ben}, gets: AccessDenied}}]}';
  const create = line('aws iam create-user --user-name ben');
  expect(checkGoals(await played(file(goal), [create]))[0]?.state).toBe('notYet');
  expect(checkGoals(await played(file(goal), [{ type: 'as', who: 'ana' }, create]))[0]?.state).toBe('met');
});

test('A user of the same name is not the same user', async () => {
  const goal = '{id: same, says: x, needs: [{same: user ana}]}';
  const again = [line('aws iam delete-user --user-name ana'), line('aws iam create-user --user-name ana')];
  expect(checkGoals(await played(file(goal), []))[0]?.state).toBe('met');
  expect(checkGoals(await played(file(goal), again))[0]?.state).toBe('notYet');
});

test('What a fork does is done to nobody', async () => {
  const goal =
    '{id: later, says: x, needs: [{after: {do: [{iam CreateUser: {UserName: "%fresh%"}}], needs: [{exists: "user %fresh%"}]}}]}';
  const attempt = await played(file(goal), []);
  expect(checkGoals(attempt)[0]?.state).toBe('met');
  expect(attempt.world.tables.users.size).toBe(1);
});

test('Who changed the account is remembered: another one breaches the goal, and undo takes nothing back', async () => {
  const goal = '{id: alone, says: x, needs: [{changedBy: ana}]}';
  const start = `  - iam PutUserPolicy: {UserName: ana, PolicyName: p, PolicyDocument: {Effect: Allow, Action: 'iam:*', Resource: '*'}}\n`;
  const create = line('aws iam create-user --user-name ben');
  const asAna: Step = { type: 'as', who: 'ana' };
  expect(checkGoals(await played(file(goal, start), [asAna, create]))[0]?.state).toBe('met');
  expect(checkGoals(await played(file(goal, start), [line('aws iam list-users')]))[0]?.state).toBe('met');
  expect(checkGoals(await played(file(goal, start), [create, { type: 'undo' }]))[0]).toMatchObject({
    state: 'notYet',
    isBreached: true,
  });
});

test('A call counts only while what it waits for holds, and with the words that AWS’s refusal should have', async () => {
  const create = line('aws iam create-user --user-name ben');
  const after =
    '{id: tried, says: x, needs: [{tried: {as: root, call: iam:ListUsers, when: [{exists: user ben}]}}]}';
  const list = line('aws iam list-users');
  expect(checkGoals(await played(file(after), [list, create]))[0]?.state).toBe('notYet');
  expect(checkGoals(await played(file(after), [create, list]))[0]?.state).toBe('met');
  const named = (says: string): string =>
    `{id: tried, says: x, needs: [{tried: {as: root, call: iam:CreateUser, gets: EntityAlreadyExists, says: ${says}}}]}`;
  expect(checkGoals(await played(file(named('ben')), [create, create]))[0]?.state).toBe('met');
  expect(checkGoals(await played(file(named('cleo')), [create, create]))[0]?.state).toBe('notYet');
});
