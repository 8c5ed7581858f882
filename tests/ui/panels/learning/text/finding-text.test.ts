import { expect, test } from 'vitest';
import type { Condition, Step } from '../../../../../src/lessons/goal.ts';
import type { Finding } from '../../../../../src/lessons/attempt/finding.ts';
import { type Decision, decisionOn, nowOf } from '../../../../../src/engine/index.ts';
import { prepareLesson } from '../../../../../src/lessons/attempt/attempt.ts';
import { lessonStart } from '../../../../../src/lessons/attempt/lesson-start.ts';
import { play } from '../../../../../src/lessons/lint/play.ts';
import { credentialsBy } from '../../../../../src/ui/kinds/who-signs.ts';
import { findingText, reasonOf, requestOf } from '../../../../../src/ui/panels/learning/text/finding-text.ts';
import { everyLesson } from '../../../../fixtures/solved-attempt.ts';

const unmet = (condition: Condition, more: Partial<Finding> = {}): Finding => ({
  condition,
  state: 'notYet',
  ...more,
});
const probe = { who: 'ana', action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3', keys: {} };
const call = { as: 'ben', call: 's3:ListBuckets', input: {}, gets: 'AccessDenied' };

const rows: readonly [string, Finding, object][] = [
  [
    'a decision that came out otherwise says what was tried and got',
    unmet({ type: 'can', probe, is: 'allow' }, { probe, got: 'implicitDeny' }),
    {
      tried: 's3:GetObject on arn:aws:s3:::reports/q3, as ana',
      got: 'refused: nothing allows it',
    },
  ],
  [
    'who is not there is named',
    unmet({ type: 'can', probe, is: 'allow' }, { missing: 'ana' }),
    { note: 'There is nobody to ask as ana.' },
  ],
  [
    'what nobody has tried yet is named',
    unmet({ type: 'tried', call }),
    { note: 'Nobody has tried it yet: s3:ListBuckets, as ben.' },
  ],
  [
    'what was tried with another end says that end',
    unmet({ type: 'tried', call }, { got: 'ok' }),
    { tried: 's3:ListBuckets, as ben', got: 'AWS said yes' },
  ],
  [
    'an error of AWS stays the word that it is',
    unmet({ type: 'would', call }, { got: 'NoSuchEntity' }),
    { tried: 's3:ListBuckets, as ben', got: 'NoSuchEntity' },
  ],
  [
    'what is missing is named',
    unmet({ type: 'exists', entity: 'user ben' }),
    { note: 'There is no user ben.' },
  ],
  [
    'a count says what it is and should be',
    unmet({ type: 'count', of: 'policies on ana', is: 0 }, { got: '2' }),
    { note: 'ana has 2 policies, and should have none.' },
  ],
  [
    'a count of keys on a thing, one of them too many, keeps the number right',
    unmet({ type: 'count', of: 'keys on web', is: 2 }, { got: '1' }),
    { note: 'web has 1 access key, and should have 2.' },
  ],
  [
    'a count of all of a kind has no holder',
    unmet({ type: 'count', of: 'users', is: 1 }, { got: '2' }),
    { note: 'There are 2 users, and there should be 1.' },
  ],
  [
    'a membership that should have ended is told as one',
    unmet({ type: 'absent', entity: 'membership dan in Readers' }),
    { note: 'dan is still in Readers.' },
  ],
  [
    'a policy that isn’t attached is told as one',
    unmet({ type: 'exists', entity: 'attachment aws/ReadOnlyAccess on group Readers' }),
    { note: 'ReadOnlyAccess isn’t attached to Readers.' },
  ],
  [
    'what is asked on a copy says so',
    unmet(
      { type: 'after', steps: [], conditions: [] },
      { within: unmet({ type: 'exists', entity: 'role R' }, { missing: 'role R' }) },
    ),
    { note: 'The page asked this on a copy of this account, after the next change.' },
  ],
  [
    'what isn’t modelled says what',
    unmet({ type: 'can', probe, is: 'allow' }, { notModelled: { feature: 'VPC endpoints', page: '' } }),
    { got: 'VPC endpoints' },
  ],
];

test.each(rows)('%s', (_title, finding, text) => {
  expect(findingText(finding)).toEqual(text);
});

test('an unmet goal offers the request that it was judged by, and asking it gives the same answer', async () => {
  let offered = 0;
  for (const lesson of everyLesson().filter(({ chapter }) => chapter === 'users-and-groups')) {
    const prepared = await prepareLesson(lesson);
    const { world: start } = await lessonStart(lesson, Date.UTC(2026, 0));
    for (const { steps } of lesson.proof.nearMisses) {
      const { attempt, states } = await play(prepared, start, steps);
      const { world } = attempt;
      const now = nowOf(world);
      for (const { unmet: finding } of states) {
        const request = finding && requestOf(finding, world, now);
        if (!request) continue;
        offered += 1;
        const { who, action, resource, keys } = request;
        const credentials = credentialsBy(world, who ?? '', now);
        const asked = { type: 'try', action, resource, credentials, context: { keys } } as const;
        const judged = (finding.within ?? finding).decision;
        expect([lesson.id, decisionOn(world, asked, now)?.verdict]).toEqual([lesson.id, judged?.verdict]);
      }
    }
  }
  expect(offered).toBeGreaterThan(5);
});

test('what was asked on a copy, or of somebody who isn’t there, is offered to nobody', async () => {
  const [lesson] = everyLesson();
  if (!lesson) throw new Error('There is no lesson');
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0));
  const now = nowOf(world);
  const decision: Decision = {
    ...{
      verdict: 'implicitDeny' as const,
      decidedBy: 'identity' as const,
      action: probe.action,
      resource: probe.resource,
    },
    ...{ principalArn: 'arn:aws:iam::111122223333:user/nobody-here', steps: [], notModelled: null },
  };
  const asked = unmet({ type: 'can', probe, is: 'allow' }, { probe, decision });
  expect(requestOf(asked, world, now)).toBeNull();
  const root = { ...asked, decision: { ...decision, principalArn: 'arn:aws:iam::111122223333:root' } };
  // Root may do it, so that the answer is another one.
  expect(requestOf(root, world, now)).toBeNull();
  const allowed: Finding = { ...root, decision: { ...root.decision, verdict: 'allow' } };
  expect(requestOf(allowed, world, now)).toMatchObject({ action: probe.action });
  expect(requestOf({ ...allowed, isMadeUp: true }, world, now)).toBeNull();
  const after = unmet({ type: 'after', steps: [], conditions: [] }, { within: root });
  expect(requestOf(after, world, now)).toBeNull();
});

type Reason = ReturnType<typeof reasonOf>;

async function reasonsAfter(id: string, steps: readonly Step[]): Promise<Readonly<Record<string, Reason>>> {
  const lesson = everyLesson().find((one) => one.id === id);
  if (!lesson) throw new Error(`There is no lesson ${id}`);
  const { world: start } = await lessonStart(lesson, Date.UTC(2026, 0));
  const { attempt, states } = await play(await prepareLesson(lesson), start, steps);
  const told = states.flatMap(({ goal, unmet: finding }) =>
    finding ? [[goal.id, reasonOf(finding, attempt)]] : [],
  );
  return Object.fromEntries(told) as Record<string, Reason>;
}

test('a right answer by the wrong policy says so, and policies of their own name who has them', async () => {
  expect(await reasonsAfter('groups-carry-policies', [])).toMatchObject({
    team: { says: 'ana may, but not through Readers. ReadReports on ana allows it.' },
    'no-direct': { says: 'ana and ben still have policies of their own.' },
  });
  const input = { GroupName: 'Readers', UserName: 'dan' };
  const joins: Step = { type: 'call', service: 'iam', operation: 'AddUserToGroup', input, as: 'root' };
  expect(await reasonsAfter('groups-carry-policies', [joins])).toMatchObject({
    dan: { says: 'dan is still in Readers.' },
  });
});

test('a deed that counts only beside a session says that it came too early, and when to do it again', async () => {
  const read: Step = { type: 'try', action: 's3:GetObject', resource: 'arn:aws:s3:::ana-notes/todo.txt' };
  const early = await reasonsAfter('assumerole-by-steps', [read]);
  expect(early['back']?.says).toBe(
    'ana did this before there was a session of Reader. Once there is one, do it again.',
  );
  const line = 'aws sts assume-role --role-arn arn:aws:iam::111122223333:role/Reader --role-session-name ana';
  const now = await reasonsAfter('assumerole-by-steps', [read, { type: 'line', line }]);
  expect(now['back']?.says).toBe('ana did this before there was a session of Reader. Do it again now.');
});

test('of several conditions that let a wrong request in, the one is told that it came through by', async () => {
  const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
  const [aud, sub] = ['token.actions.githubusercontent.com:aud', 'token.actions.githubusercontent.com:sub'];
  const loose = {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [aud]: 'sts.amazonaws.com' },
      StringLike: { [sub]: 'repo:example-corp@4001/site@9002:*' },
    },
  };
  const input = {
    RoleName: 'Deploy',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: loose }),
  };
  const opened: Step = {
    type: 'call',
    service: 'iam',
    operation: 'UpdateAssumeRolePolicy',
    input,
    as: 'root',
  };
  expect(await reasonsAfter('the-pipeline', [opened])).toMatchObject({
    others: { says: 'Allowed by Deploy:', code: `"${sub}": ["repo:example-corp@4001/site@9002:*"]` },
  });
});

test('where a star lets a wrong request in, the star is told, not a condition that was met to the letter', async () => {
  const passing = (of: object): Step => {
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'iam:PassRole', ...of },
    });
    const input = { UserName: 'dev', PolicyName: 'pass', PolicyDocument };
    return { type: 'call', service: 'iam', operation: 'PutUserPolicy', input, as: 'root' };
  };
  const toLambda = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
  expect(await reasonsAfter('pass-role', [passing({ Resource: '*', Condition: toLambda })])).toMatchObject({
    'other-roles': { says: 'Allowed by pass:', code: '"Resource": "*"' },
  });
  // A pattern in a condition is as wide as a star.
  const toAny = { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } };
  expect(await reasonsAfter('pass-role', [passing({ Resource: '*', Condition: toAny })])).toMatchObject({
    'other-roles': { code: '"iam:PassedToService": ["*.amazonaws.com"]' },
  });
});

test('a role that might be made later is told as one, and nobody is offered to ask for it', async () => {
  const lesson = everyLesson().find(({ id }) => id === 'cross-account-role');
  if (!lesson) throw new Error('There is no such lesson');
  const { world: start } = await lessonStart(lesson, Date.UTC(2026, 0));
  const miss = lesson.proof.nearMisses.find(({ says }) => says.startsWith('one letter'));
  const { attempt, states } = await play(await prepareLesson(lesson), start, miss?.steps ?? []);
  const found = states.find(({ goal }) => goal.id === 'least')?.unmet;
  if (!found) throw new Error('It is met');
  const role = 'arn:aws:iam::222233334444:role/Lakexeader';
  expect(findingText(found)).toMatchObject({
    tried: `sts:AssumeRole on ${role}, as ana`,
    got: 'allowed',
  });
  expect(reasonOf(found, attempt)).toEqual({
    says: `ana may also do sts:AssumeRole on ${role}. There is no such role yet, but somebody may make it.`,
    code: '"Resource": "arn:aws:iam::222233334444:role/Lake?eader"',
  });
  expect(requestOf(found, attempt.world, nowOf(attempt.world))).toBeNull();
});
