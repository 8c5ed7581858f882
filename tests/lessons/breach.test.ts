import { expect, test } from 'vitest';
import { afterCommit, prepareLesson, startAttempt } from '../../src/lessons/attempt/attempt.ts';
import { Bench } from '../../src/lessons/attempt/bench.ts';
import { checkGoals } from '../../src/lessons/attempt/check-goals.ts';
import type { Step } from '../../src/lessons/goal.ts';
import { lessonStart } from '../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import fc, { draws } from '../properties.ts';

const reads = '[ana, s3:GetObject, "arn:aws:s3:::reports/q3.csv", allow]';
const file = `---
id: small
version: 1
chapter: own
title: Small
learned: A small thing.
start:
  - iam CreateUser: {UserName: ana}
goals:
  - {id: now, says: x, needs: [{can: ${reads}}]}
  - {id: safe, says: x, needs: [{never: [{can: ${reads}}]}]}
hints: [Look., There., [{do: aws iam list-users}]]
---
Look.
`;

const put = (name: string, Effect: string, Resource: string): Step => ({
  type: 'call',
  service: 'iam',
  operation: 'PutUserPolicy',
  input: {
    UserName: 'ana',
    PolicyName: name,
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect, Action: 's3:GetObject', Resource },
    }),
  },
});
const drop = (name: string): Step => ({
  type: 'call',
  service: 'iam',
  operation: 'DeleteUserPolicy',
  input: { UserName: 'ana', PolicyName: name },
});

const steps: readonly Step[] = [
  put('p', 'Allow', '*'),
  put('p', 'Allow', 'arn:aws:s3:::other/*'),
  put('q', 'Deny', '*'),
  drop('p'),
  drop('q'),
  { type: 'clock', milliseconds: 3_600_000 },
  { type: 'undo' },
  { type: 'undo' },
];

test('A goal of “never” is breached once its wrong state was there, whatever is undone or done after it', async () => {
  const parsed = parseLesson(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { lesson } = parsed;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0, 5, 9)),
  ]);
  let breached = 0;
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), async (done) => {
      const bench = new Bench(lesson, world, 'root', 'breach');
      let attempt = startAttempt(prepared, world, 'breach');
      let wasThere = false;
      for (const step of done) {
        for (const commit of (await bench.step(step)).commits) attempt = afterCommit(attempt, commit);
        const [now, safe] = checkGoals(attempt);
        wasThere ||= now?.state === 'met';
        expect([safe?.isBreached, safe?.state]).toEqual([wasThere, wasThere ? 'notYet' : 'met']);
        if (wasThere) breached++;
        if (wasThere && step.type === 'undo' && now?.state !== 'met') undone++;
      }
    }),
    draws(60),
  );
  // Were none undone, nothing would have been asked.
  expect(breached).toBeGreaterThan(0);
  expect(undone).toBeGreaterThan(0);
});
