import { lessons } from 'virtual:lessons';
import { expect, test } from 'vitest';
import { whoIs } from '#words/lesson-who.ts';
import type { Finding } from '../../../../../src/lessons/attempt/finding.ts';
import type { Condition } from '../../../../../src/lessons/goal.ts';
import { hasReference } from '../../../../../src/lessons/attempt/references.ts';
import { findingText } from '../../../../../src/ui/panels/learning/text/finding-text.ts';
import { entityText, plainText } from '../../../../../src/ui/panels/learning/text/plain-text.ts';

test.each([
  [
    'aws iam delete-access-key --access-key-id @key:web-bot',
    'aws iam delete-access-key --access-key-id ‹key of web-bot›',
  ],
  ['@key:app:old and @mfa:ana', '‹key of app› and ‹code of ana’s device›'],
  ['arn:aws:s3:::photos/@identity:web/%fresh%', 'arn:aws:s3:::photos/‹identity in web›/‹any›'],
  ['ana@example.com', 'ana@example.com'],
])('%s is shown without what stands for a value', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

test.each([
  ['ana', 'ana'],
  ['root', 'the root user'],
  ['root 444455556666', 'the root user of 444455556666'],
  ['222233334444/ben', 'ben of account 222233334444'],
  ['@account:Shop/dev', 'dev of Shop'],
  ['session s', 'the session'],
  ['session leaked', 'the session “leaked”'],
  ['session of Deployer', 'a session of Deployer'],
  ['role Guest', 'the role Guest'],
  ['key ana', 'ana, with the access key'],
  ['like ana', 'somebody like ana'],
  ['like role Guest', 'somebody like the role Guest'],
  ['like session one', 'somebody like the session'],
  ['like role %fresh%', 'a new role'],
  ['stranger', 'somebody of another account'],
  ['root %account%', 'the root user of another account'],
  ['%fresh%', 'somebody new'],
  [
    'token arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    'somebody with a token of token.actions.githubusercontent.com',
  ],
  ['token cognito-identity.amazonaws.com', 'somebody with a token of cognito-identity.amazonaws.com'],
])('“%s” of a lesson’s file is %s', (who, said) => {
  expect(whoIs(who)).toBe(said);
});

test('The kind of an entity isn’t said twice', () => {
  expect(entityText('key @key:app:start')).toBe('‹key of app›');
  expect(entityText('user kim')).toBe('user kim');
});

/** A condition and those within it. */
function* within(condition: Condition): Generator<Condition> {
  yield condition;
  if (condition.type === 'once') for (const one of condition.moments.flat()) yield* within(one);
  if (condition.type === 'never' || condition.type === 'after')
    for (const one of condition.conditions) yield* within(one);
}

test('No unmet goal of any lesson shows a placeholder of its file', async () => {
  const told: string[] = [];
  for (const entry of lessons) {
    const { lesson } = await entry.load();
    for (const { needs } of lesson.goals)
      for (const condition of needs.flatMap((one) => [...within(one)])) {
        const finding: Finding = { condition, state: 'notYet', got: 'implicitDeny' };
        told.push(...(Object.values(findingText(finding)) as string[]));
      }
  }
  expect(told.length).toBeGreaterThan(100);
  const shows = /%\w+%|, as (?:session|key|role|root) /;
  expect(told.filter((text) => hasReference(text) || shows.test(text))).toEqual([]);
});
