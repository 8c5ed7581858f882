import { expect, test } from 'vitest';
import { afterCommit, prepareLesson, startAttempt } from '../../src/lessons/attempt/attempt.ts';
import { Bench } from '../../src/lessons/attempt/bench.ts';
import { checkGoals } from '../../src/lessons/attempt/check-goals.ts';
import type { Step } from '../../src/lessons/goal.ts';
import { lessonStart } from '../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { type Reach, toldBy, type Told } from '../../src/lessons/reaches.ts';

/** What is asked of a role that comes later. */
const trust = '{Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole}';
const role = `{iam CreateRole: {RoleName: "%fresh%", AssumeRolePolicyDocument: ${trust}}, as: root}`;
const refused = '{can: [ana, sts:AssumeRole, "arn:aws:iam::111122223333:role/%fresh%", refused]}';
const later = `{after: {do: [${role}], needs: [${refused}]}}`;
const file = `---
id: small
version: 1
chapter: own
title: Small
learned: A small thing.
start:
  - iam CreateUser: {UserName: ana}
goals:
  - id: more
    says: ana may not list the buckets, nor do anything else.
    needs: [{can: [ana, s3:ListAllMyBuckets, "*", refused]}, ${later}]
  - id: alone
    says: ana may assume no role.
    needs: [${later}]
hints: [Look., There., [{do: aws iam list-users}]]
---
Look.
`;

async function toldAfter(steps: readonly Step[]): Promise<Told> {
  const parsed = parseLesson(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { lesson } = parsed;
  const prepared = await prepareLesson(lesson);
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0, 5, 9));
  const bench = new Bench(lesson, world, 'root', 'reaches');
  let attempt = startAttempt(prepared, world, 'reaches');
  for (const step of steps)
    for (const commit of (await bench.step(step)).commits) attempt = afterCommit(attempt, commit);
  return toldBy(attempt, checkGoals(attempt));
}

const brief = ({ goal, action, is }: Reach): string => `${goal}: ${action} ${String(is)}`;

test('A goal that says more draws what would come later only once somebody reaches it', async () => {
  const begun = await toldAfter([]);
  expect(begun.reaches.map(brief)).toEqual([
    'more: s3:ListAllMyBuckets refused',
    'alone: sts:AssumeRole refused',
  ]);
  expect(begun.breaches).toEqual([]);

  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
  });
  const broken = await toldAfter([
    {
      type: 'call',
      service: 'iam',
      operation: 'PutUserPolicy',
      input: { UserName: 'ana', PolicyName: 'p', PolicyDocument },
    },
  ]);
  expect(broken.reaches.map(brief)).toEqual([
    'more: s3:ListAllMyBuckets refused',
    'alone: sts:AssumeRole allow',
  ]);
  expect(broken.breaches.map(brief)).toEqual(['more: sts:AssumeRole allow']);
});
