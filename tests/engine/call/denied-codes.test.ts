import { describe, expect, test } from 'vitest';
import { deniedMessage } from '../../../src/engine/call/denied-codes.ts';
import type { Setup } from '../policy/account.ts';
import { accountWith, ask, callers, home, targetArn } from '../policy/account.ts';

const anaArn = callers.ana.arn;
const all = (Effect: string, Action = '*') => ({ Effect, Action, Resource: '*' });
const trust = (Effect: string) => ({ Effect, Principal: '*', Action: 'sts:AssumeRole' });

const refused = (setup: Setup, action: string, resource: string, shown?: string): string =>
  deniedMessage(ask(accountWith(setup), callers.ana, action, resource), shown);

describe('AWS’s sentence for a refusal', () => {
  test('nothing allows it', () => {
    expect(refused({}, 'iam:GetUser', `arn:aws:iam::${home}:user/ben`, 'user ben')).toBe(
      `User: ${anaArn} is not authorized to perform: iam:GetUser on resource: user ben because no identity-based policy allows the iam:GetUser action`,
    );
  });

  test('the resource is the ARN unless AWS prints it otherwise', () => {
    expect(refused({}, 's3:GetObject', 'arn:aws:s3:::reports/q3')).toBe(
      `User: ${anaArn} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::reports/q3 because no identity-based policy allows the s3:GetObject action`,
    );
  });

  test('an inline policy denies it', () => {
    expect(refused({ group: [all('Deny')] }, 's3:GetObject', 'arn:aws:s3:::reports/q3')).toBe(
      `User: ${anaArn} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::reports/q3 with an explicit deny in an identity-based policy`,
    );
  });

  test('a managed policy denies it, and is named', () => {
    expect(refused({ managed: [all('Deny')] }, 's3:GetObject', 'arn:aws:s3:::reports/q3')).toBe(
      `User: ${anaArn} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::reports/q3 with an explicit deny in an identity-based policy: arn:aws:iam::${home}:policy/team/Managed`,
    );
  });

  test('a session is called by its own ARN', () => {
    const decision = ask(accountWith({}), callers.worker, 'iam:ListUsers', '*');
    expect(deniedMessage(decision)).toContain(
      `User: arn:aws:sts::${home}:assumed-role/Worker/night is not authorized to perform: iam:ListUsers on resource: *`,
    );
  });

  const short = `User: ${anaArn} is not authorized to perform: sts:AssumeRole on resource: ${targetArn}`;
  test.each<[string, Setup, string]>([
    ['trust is silent', { user: [all('Allow')] }, short],
    [
      'the user may not',
      { trust: [{ ...trust('Allow'), Principal: { AWS: `arn:aws:iam::${home}:root` } }] },
      short,
    ],
    ['trust denies', { trust: [trust('Deny')] }, `${short} with an explicit deny in the role trust policy`],
    [
      'the user is denied',
      { trust: [trust('Allow')], user: [all('Deny')] },
      `${short} with an explicit deny in an identity-based policy`,
    ],
  ])('assuming a role: %s', (_title, setup, message) => {
    expect(refused(setup, 'sts:AssumeRole', targetArn)).toBe(message);
  });

  test('who is outside isn’t told which policy denies', () => {
    const decision = ask(accountWith({ managed: [all('Deny')] }), callers.ana, 's3:GetObject', '*');
    expect(deniedMessage(decision, '*', false).endsWith('an explicit deny in an identity-based policy')).toBe(
      true,
    );
  });

  test('a role of another account can’t be passed', () => {
    const there = 'arn:aws:iam::444455556666:role/Theirs';
    const decision = ask(accountWith({ user: [all('Allow')] }), callers.ana, 'iam:PassRole', there);
    expect(decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'resource' });
    expect(decision.steps[0]).toMatchObject({ layer: 'resource', rule: 'stays-in-its-account' });
    expect(deniedMessage(decision)).toBe('Cross-account pass role is not allowed.');
  });
});
