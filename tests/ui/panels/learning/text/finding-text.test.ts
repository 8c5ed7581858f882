import { expect, test } from 'vitest';
import type { Condition } from '../../../../../src/lessons/goal.ts';
import type { Finding } from '../../../../../src/lessons/finding.ts';
import { type Decision, decisionOn, nowOf } from '../../../../../src/engine/index.ts';
import { prepareLesson } from '../../../../../src/lessons/attempt.ts';
import { lessonStart } from '../../../../../src/lessons/lesson-start.ts';
import { play } from '../../../../../src/lessons/lint/play.ts';
import { credentialsBy } from '../../../../../src/ui/kinds/who-signs.ts';
import { findingText, requestOf } from '../../../../../src/ui/panels/learning/text/finding-text.ts';
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
    { note: 'policies on ana: 2, and it should be 0.' },
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
