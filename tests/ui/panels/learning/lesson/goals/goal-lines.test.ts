import { expect, test } from 'vitest';
import { changeWords } from '#words/lessons.ts';
import { prepareLesson, startAttempt } from '../../../../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../../../../src/lessons/attempt/check-goals.ts';
import { parseLesson } from '../../../../../../src/lessons/parse-lesson.ts';
import { lessonStart } from '../../../../../../src/lessons/attempt/lesson-start.ts';
import { play } from '../../../../../../src/lessons/lint/play.ts';
import {
  nowPicture,
  startPicture,
} from '../../../../../../src/ui/panels/learning/lesson/goals/goal-picture.ts';
import { itemsOf, sentenceOf } from '../../../../../../src/ui/panels/learning/lesson/goals/goal-sentences.ts';
import { everyLesson } from '../../../../../fixtures/solved-attempt.ts';

async function startOf(id: string) {
  const lesson = everyLesson().find((one) => one.id === id);
  if (!lesson) throw new Error(`no lesson ${id}`);
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  return startPicture(startAttempt(prepared, world, 'seed'));
}

test('calls that differ in an external id are one line, which says the ids in short, and in full in its sentence', async () => {
  const picture = await startOf('external-id');
  expect(picture.lines.map(({ verbs }) => verbs).slice(0, 2)).toEqual([
    'assume with cust-7 +2',
    // A stranger asks with any id, or with none: nothing is said of it.
    'assume',
  ]);
  expect(sentenceOf(picture).says).toBe('scanner may assume VendorAudit with cust-7, cust-8 or no id.');
  expect(itemsOf(picture)[0]).toBe(
    'scanner, through all, reaches VendorAudit: assume with cust-7, cust-8 or no id allowed.',
  );
});

test('root users of other accounts stand by the accounts’ names, whether a request or a call names them', async () => {
  const picture = await startOf('the-root-user');
  expect(sentenceOf(picture).says).toBe('No policy lets ops be root in Shop.');
  expect(itemsOf(picture)).toEqual([
    'ops does not reach Shop: be root in refused.',
    'ops does not reach Bank: be root in refused.',
  ]);
});

test('Of somebody whose own policy lets them ask, it isn’t said that no policy does: the trust of the role is silent', async () => {
  const picture = await startOf('trust-or-permission');
  expect(picture.lines.find(({ stop }) => stop === 'trust')?.targetName).toBe('Reader');
  const asked = picture.lines.filter(({ ways }) => ways.some(({ name }) => name === 'ana'));
  expect(sentenceOf({ ...picture, lines: asked }).says).toMatch(
    /^The trust of Reader doesn’t let ana.* in\.$/,
  );
  // A limit that is silent isn’t a policy that is missing, either.
  const ladder = await startOf('scp-the-ceiling');
  const [limited] = ladder.lines.filter(({ stop }) => stop === 'other');
  expect(sentenceOf({ ...ladder, lines: limited ? [{ ...limited, endsAtPage: false }] : [] }).says).toMatch(
    /may not list users IAM\.$/,
  );
});

test('calls that differ in a boundary say it, and those that have none say that', async () => {
  const picture = await startOf('permissions-boundary');
  expect(picture.lines[0]?.verbs).toBe('create a role with AppBoundary +2');
  // A pill without room for it says the verb alone.
  expect(picture.lines[0]?.short.verbs.at(-1)).toBe('create a role +2');
  expect(itemsOf(picture)[0]).toBe(
    'jun, through roles, reaches IAM: create a role with AppBoundary, no boundary or AdministratorAccess allowed.',
  );
});

test('the key that encrypts a bucket is drawn, and S3’s question to KMS is a line of its own', async () => {
  const picture = await startOf('a-bucket-next-door');
  const key = picture.nodes.find(({ kind }) => kind === 'kmsKey');
  expect(key).toMatchObject({
    name: 'alias/sales',
    column: 'what',
    notes: ['S3 asks KMS'],
  });
  expect(picture.belongings).toContainEqual(
    expect.objectContaining({
      from: 'what:bucket:sales',
      to: key!.id,
      label: 'encrypts with',
    }),
  );
  expect(itemsOf(picture)).toEqual([
    'ana and a new user do not reach sales: read refused.',
    'ana and a new user do not reach alias/sales: decrypt refused.',
    'sales: encrypts with alias/sales.',
    'alias/sales: S3 asks KMS.',
  ]);
  expect(sentenceOf(picture).says).toBe('No policy lets ana and a new user decrypt alias/sales.');
});

test('a policy whose name is a word is called a policy, in the sentence and on the button', async () => {
  expect(sentenceOf(await startOf('a-leaked-session')).says).toBe(
    'Policy read lets leaked and Reader read reports.',
  );
  expect([changeWords.change('all'), changeWords.change('ReadReports')]).toEqual([
    'Change policy all',
    'Change ReadReports',
  ]);
});

test('a session that is still to come is told as that: its role, which is called alike, is there', async () => {
  const { says } = sentenceOf({ ...(await startOf('assumerole-by-steps')), isTold: true });
  expect(says).toBe('Reader: no session yet.');
  expect(sentenceOf({ ...(await startOf('your-role-as-code')), isTold: true }).says).toBe(
    'Reports: not made yet.',
  );
});

test('all of an account is drawn for somebody who points at it', async () => {
  const parsed = parseLesson(`---
id: reports
version: 1
chapter: own
title: Reports
learned: Something.
start:
  - iam CreateUser: {UserName: lena}
  - iam CreateUser: {UserName: ben}
  - s3 CreateBucket: {Bucket: reports}
goals:
  - id: reads
    says: lena reads.
    needs: [{can: [lena, s3:GetObject, 'arn:aws:s3:::reports/%fresh%', allow]}]
hints: [Think., Look., [{do: aws iam create-group --group-name g}]]
pages: []
author: Somebody
licence: CC0
---
Let her read.
`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const [prepared, { world }] = await Promise.all([
    prepareLesson(parsed.lesson),
    lessonStart(parsed.lesson, Date.UTC(2026, 0)),
  ]);
  const attempt = startAttempt(prepared, world, 'seed');
  const drawn = (isWhole: boolean): readonly string[] =>
    nowPicture(attempt, checkGoals(attempt), { you: null, isTold: true, isWhole })
      .nodes.map(({ name }) => name)
      .sort();
  expect(drawn(false)).toEqual(['lena', 'reports']);
  expect(drawn(true)).toEqual(['ben', 'lena', 'reports']);
});

/** Returns the picture's sentence once a lesson's wrong answer was given. */
async function afterMiss(id: string, says: string): Promise<{ items: readonly string[]; says: string }> {
  const lesson = everyLesson().find((one) => one.id === id)!;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  const { steps } = lesson.proof.nearMisses.find((one) => one.says === says)!;
  const { attempt, states } = await play(prepared, world, steps);
  const picture = nowPicture(attempt, states, { you: null, isTold: true });
  return { items: itemsOf(picture), says: sentenceOf(picture).says };
}

test('a role that may be handed to every service is amber for the services besides the one that is wanted', async () => {
  const { items, says } = await afterMiss('pass-role', 'every service');
  expect(items.slice(0, 4)).toEqual([
    'dev, through pass, reaches Jobs: pass to Lambda allowed.',
    'dev, through deploy, reaches Lambda: create a function allowed.',
    'dev does not reach Admin: pass to Lambda refused.',
    'dev, through pass, reaches Jobs: pass to another service allowed, should be refused.',
  ]);
  expect(says).toBe('Policy pass lets dev pass Jobs to another service.');
});

test.each([
  ['the-buckets-own-policy', 'another account is let in as well', 'a stranger may list reports.'],
  ['why-roles', 'another account may assume it, too', 'a stranger may assume WebServer.'],
  [
    'what-a-group-is-not',
    'anyone with a token of Google may assume it, too',
    'anybody with a token may assume Archive.',
  ],
])('somebody outside who breaks a goal is drawn as long as they do: %s, %s', async (id, miss, said) => {
  const { items, says } = await afterMiss(id, miss);
  expect(says).toBe(said);
  const [who = ''] = said.split(' may ');
  expect(
    items.filter((one) => one.startsWith(who) && one.endsWith('allowed, should be refused.')),
  ).toHaveLength(1);
});

async function missOf(id: string, at: number) {
  const lesson = everyLesson().find((one) => one.id === id);
  if (!lesson) throw new Error(`no lesson ${id}`);
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  const { attempt } = await play(prepared, world, lesson.proof.nearMisses[at]?.steps ?? []);
  return nowPicture(attempt, checkGoals(attempt), { you: null, isWhole: false, isTold: true });
}

test('who may do a part of something may do it with some of it, or with the rest of it', async () => {
  expect(sentenceOf(await missOf('company-sign-in', 1)).says).toBe(
    'AwsSSOInlinePolicy lets ana read the rest of offices.',
  );
});

test('who acts as a root user for one task does some root tasks there', async () => {
  const picture = await missOf('the-root-user', 0);
  expect(sentenceOf(picture).says).toBe('Policy root lets ops do the rest in Shop.');
  expect(picture.lines.map(({ verbs }) => verbs)).toEqual(
    expect.arrayContaining(['do some root tasks in', 'do the rest in', 'be root in']),
  );
});

test('whom a role trusts is said in few letters where there is less room', async () => {
  const jobs = (await startOf('pass-role')).nodes.find(({ name }) => name === 'Jobs');
  expect(jobs?.beside).toEqual([
    {
      name: '',
      note: 'trusts: lambda.amazonaws.com, ec2.amazonaws.com',
      short: 'trusts: lambda, ec2',
      isDone: true,
    },
  ]);
});

test('a page marks the star that lets a wrong request in, and the condition where all is as it should be', async () => {
  const marked = ({ pages }: Awaited<ReturnType<typeof missOf>>): readonly string[] =>
    pages
      .filter(({ name }) => name === 'pass')
      .flatMap(({ lines }) => lines.flatMap((line) => (line.isMarked ? [line.text] : [])));
  const lesson = everyLesson().find(({ id }) => id === 'pass-role');
  const at = lesson?.proof.nearMisses.findIndex(({ says }) => says === 'every role') ?? -1;
  expect(marked(await missOf('pass-role', at))).toEqual(['on "*"']);
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson!),
    lessonStart(lesson!, Date.UTC(2026, 0)),
  ]);
  const { attempt } = await play(prepared, world, lesson?.proof.solutions[0]?.steps ?? []);
  const solved = nowPicture(attempt, checkGoals(attempt), { you: null, isWhole: false, isTold: true });
  expect(marked(solved)).toEqual(['if PassedToService = lambda.amazonaws.com']);
});
