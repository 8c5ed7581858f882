import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { measureQuestions } from '#words/measures.ts';
import { prepareLesson, startAttempt } from '../../../src/lessons/attempt/attempt.ts';
import type { Step } from '../../../src/lessons/goal.ts';
import type { Prediction } from '../../../src/lessons/lesson.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { measured, rounds } from '../../../src/lessons/progress/measures.ts';
import { reveal } from '../../../src/lessons/predictions.ts';

const call = (service: string, operation: string, input: Record<string, unknown>): Step => ({
  type: 'call',
  service,
  operation,
  input,
});
const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } });

async function verdict(
  lessonId: string,
  given: readonly Step[],
  asked: readonly [who: string, action: string, resource: string],
) {
  const file = resolve(import.meta.dirname, `../../../src/lessons/en/${lessonId}.md`);
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const [who, action, resource] = asked;
  const [prediction] = parsed.lesson.predictions;
  const question = { ...(prediction as Prediction), given, who, action, resource, keys: {} };
  const lesson = { ...parsed.lesson, predictions: [question] };
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  return reveal(startAttempt(prepared, world, 'seed'), question).decision?.verdict;
}

const role = 'arn:aws:iam::111122223333:role/Lent';
const setup = [
  call('iam', 'CreateUser', { UserName: 'leo' }),
  call('iam', 'CreateRole', {
    RoleName: 'Lent',
    AssumeRolePolicyDocument: policy({
      Action: 'sts:AssumeRole',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    }),
  }),
];
const read = (bucket: string): string =>
  policy({ Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` });

test('A role that trusts its account lets a user in only with a policy of the user’s own', async () => {
  const start = 'users-and-groups/what-a-user-is';
  expect(await verdict(start, setup, ['leo', 'sts:AssumeRole', role])).toBe('implicitDeny');
  const own = call('iam', 'PutUserPolicy', {
    UserName: 'leo',
    PolicyName: 'p',
    PolicyDocument: policy({ Action: 'sts:AssumeRole', Resource: role }),
  });
  expect(await verdict(start, [...setup, own], ['leo', 'sts:AssumeRole', role])).toBe('allow');
  for (const round of rounds) expect(measureQuestions['root-trust'][round].right).toBe(1);
});

test('A session may do what its role may, and nothing of what its user may', async () => {
  const given = [
    ...setup,
    call('iam', 'PutUserPolicy', { UserName: 'leo', PolicyName: 'p', PolicyDocument: read('own') }),
    call('iam', 'PutRolePolicy', { RoleName: 'Lent', PolicyName: 'p', PolicyDocument: read('lent') }),
  ];
  const asked = (bucket: string) =>
    verdict('users-and-groups/what-a-user-is', given, [
      'role Lent',
      's3:GetObject',
      `arn:aws:s3:::${bucket}/x`,
    ]);
  expect([await asked('lent'), await asked('own')]).toEqual(['allow', 'implicitDeny']);
  for (const round of rounds)
    expect(
      measureQuestions['session-rights'][round].answers[measureQuestions['session-rights'][round].right],
    ).toMatch(/^Only (logs|reports|invoices)$/);
});

test('A leaked session outlives its user’s key and the trust in the user; a dated Deny ends it', async () => {
  const asked = (given: readonly Step[]) =>
    verdict('roles-and-sessions/a-leaked-session', given, [
      'session leaked',
      's3:GetObject',
      'arn:aws:s3:::reports/q3.csv',
    ]);
  expect(await asked([])).toBe('allow');
  const trust = call('iam', 'UpdateAssumeRolePolicy', {
    RoleName: 'Reader',
    PolicyDocument: policy({ Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }),
  });
  expect(await asked([trust])).toBe('allow');
  const deny = call('iam', 'PutRolePolicy', {
    RoleName: 'Reader',
    PolicyName: 'revoke',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { DateLessThan: { 'aws:TokenIssueTime': '@now:now' } },
      },
    }),
  });
  expect(await asked([{ type: 'clock', milliseconds: 60_000 }, deny])).toBe('explicitDeny');
  for (const round of rounds) expect(measureQuestions['leaked-session'][round].right).toBe(2);
});

test('Each round asks with names of its own, and one answer of each question is right', () => {
  for (const about of measured) {
    const asked = rounds.map((round) => measureQuestions[about][round]);
    expect(new Set(asked.map(({ ask }) => ask)).size).toBe(rounds.length);
    for (const { answers, right } of asked) {
      expect(new Set(answers).size).toBe(answers.length);
      expect(right).toBeLessThan(answers.length);
    }
  }
});
