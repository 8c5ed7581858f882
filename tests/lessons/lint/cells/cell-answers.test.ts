import { expect, test } from 'vitest';
import { lintLesson } from '../../../../src/lessons/lint/lint-lesson.ts';
import { editsOf } from '../../../../src/lessons/lint/cells/edits.ts';
import { parseLesson } from '../../../../src/lessons/parse-lesson.ts';

interface Small {
  readonly needs: readonly string[];
  readonly statement: string;
  readonly open?: string;
  readonly prose?: string;
}

/** A lesson in which ana gets a policy, judged by these conditions. */
const file = ({ needs, statement, open = '', prose = 'Look.' }: Small): string => `---
id: small
version: 1
chapter: own
title: Small
learned: A small thing.
start:
  - iam CreateUser: {UserName: ana}
  - iam CreateUser: {UserName: ben}
  - s3 CreateBucket: {Bucket: reports}
goals:
  - id: set
    says: It is so.
    needs: [${needs.join(', ')}]
hints: [Look., There., [{do: aws iam list-users}]]
solutions:
  - way: a policy
    steps:
      - iam PutUserPolicy: {UserName: ana, PolicyName: p, PolicyDocument: ${statement}}
${open}---
${prose}
`;

async function proved(small: Small, isThorough = true) {
  const parsed = parseLesson(file(small));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const report = await lintLesson(parsed.lesson, undefined, isThorough);
  const of = (check: string): readonly string[] =>
    report.problems.flatMap((one) => (one.check === check ? [one.detail] : []));
  return { ...report, told: of('cell'), sets: of('set') };
}

const reads = '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::reports/*"}';
const probe = '{can: [ana, s3:GetObject, "arn:aws:s3:::reports/a", allow]}';
const every = '{all: {who: ana, do: [[s3:GetObject, "arn:aws:s3:::reports/*"]]}}';
const alone = '{only: {who: everybody, do: [[s3:GetObject, "arn:aws:s3:::reports/*"]]}}';

test('Goals that probe a few requests let answers through that give too much or too little, and the proof names the request', async () => {
  const { told, cells } = await proved({ needs: [probe], statement: reads });
  expect(cells.wrong).toBeGreaterThan(15);
  const wide = told.find((one) => one.includes('Action: any s3:*'));
  expect(wide).toMatch(/^a policy, 1\. Action: any s3:\*: passes, and ana allow s3:\w+ /);
  expect(told.filter((one) => one.includes('aws:CurrentTime'))).toEqual([
    expect.stringMatching(
      /DateLessThan .*: passes, and ana implicitDeny s3:GetObject .*aws:CurrentTime=2030/,
    ),
  ]);
});

test('Goals about all requests refuse each wrong answer and accept each right one', async () => {
  const { told, cells } = await proved({ needs: [every, alone], statement: reads });
  expect(told).toEqual([]);
  expect(cells.wrong).toBeGreaterThan(15);
});

test('A goal that wants a kind of refusal refuses answers that are right', async () => {
  const { told } = await proved({
    needs: ['{can: [ana, s3:ListBucket, "arn:aws:s3:::reports", explicitDeny]}'],
    statement: '{Effect: Deny, Action: "s3:*", Resource: "*"}',
  });
  expect(told).toContainEqual(
    expect.stringMatching(/^a policy, 1\. Action: only s3:.*: misses set, and nobody may do anything else$/),
  );
});

test('What a lesson leaves open may be given or not, but what all solutions give may not be taken', async () => {
  const more = '{only: {who: everybody, do: [["s3:Get*", "arn:aws:s3:::reports/*"]]}}';
  const left = await proved({
    needs: [every, more],
    statement: reads,
    open: 'open: [{who: ana, do: [["s3:Get*", "arn:aws:s3:::reports/*"]], because: It is reading.}]\n',
  });
  expect(left.told).toEqual([]);
  expect(left.cells.right).toBeGreaterThan(2);
  expect(left.cells.wrong).toBeGreaterThan(15);
  expect(left.through).toContainEqual(
    expect.objectContaining({ goal: 'set', who: 'ana', action: expect.stringMatching(/^s3:Get/) as unknown }),
  );
});

test('A text that promises no more than it asks for needs a goal that asks for it', async () => {
  const prose = 'Let ana read, and nobody else.';
  const { sets } = await proved({ needs: [probe], statement: reads, prose }, false);
  expect(sets).toEqual(['the text says “nobody else”, and no goal asks for it: use only, still or none']);
  const asked = await proved({ needs: [probe, alone], statement: reads, prose }, false);
  expect(asked.sets).toEqual([]);
});

test('A policy’s neighbours widen and narrow each of its patterns, principals and conditions', () => {
  const names = {
    principals: ['arn:aws:iam::111122223333:user/ben'],
    accounts: ['555566667777'],
    users: ['ana'],
  };
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:user/ana' },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::reports/*',
    Condition: { StringEquals: { 'aws:PrincipalTag/team': 'fin' } },
  };
  const made = editsOf({ Statement: [statement] }, 'resource', names).map(({ name }) => name);
  expect(made).toEqual(
    expect.arrayContaining([
      '1. Action: any s3:*',
      '1. Action: longer s3:GetObject*',
      '1. Resource: longer arn:aws:s3:::reports*',
      '1. Resource: prefix arn:aws:s3:::reports/q*',
      '1. Principal: also *',
      '1. Principal: also 555566667777',
      '1. Principal: only arn:aws:iam::111122223333:user/ben',
      '1. Condition: without aws:PrincipalTag/team',
      '1. Condition: aws:PrincipalTag/team if it exists',
      '1. Condition: aws:PrincipalTag/team is fi*',
      '1. Condition: aws:MultiFactorAuthPresent Bool true',
      '1. Effect: the other',
    ]),
  );
  expect(new Set(made).size).toBe(made.length);
});
