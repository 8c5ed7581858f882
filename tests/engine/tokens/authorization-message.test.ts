import { beforeAll, describe, expect, it } from 'vitest';
import fc from '../../properties.ts';
import { attempt } from '../../../src/engine/calls.ts';
import { preparePart } from '../../../src/engine/index.ts';
import { encodeAuthorizationMessage } from '../../../src/engine/tokens/authorization-message.ts';
import { decodeAuthorizationMessage } from '../../../src/engine/tokens/decode-authorization-message.ts';
import { Account, home } from '../account.ts';

beforeAll(() => preparePart('iam'));

/** Zoë's attempt, and the message that would tell about it. */
function messageOf(statement: object): string {
  const account = new Account();
  account.must('CreateUser', { UserName: 'zoe' });
  account.must('PutUserPolicy', {
    UserName: 'zoe',
    PolicyName: 'P',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
  });
  const question = {
    type: 'try',
    action: 'ec2:RunInstances',
    resource: '*',
    credentials: account.user('zoe'),
  } as const;
  const { decision, caller } = attempt(account.world, question, account.now);
  if (!decision || !caller) throw new Error('Somebody known asks');
  return encodeAuthorizationMessage(decision, caller);
}

const deny = { Sid: 'No', Effect: 'Deny', Action: ['ec2:*'], Resource: '*' };
const told = (message: string): unknown => JSON.parse(decodeAuthorizationMessage(message, home) ?? 'null');

describe('an authorization message', () => {
  it('tells which statement denied', () => {
    expect(told(messageOf(deny))).toMatchObject({
      allowed: false,
      explicitDeny: true,
      matchedStatements: {
        items: [
          {
            statementId: 'No',
            effect: 'DENY',
            actions: { items: [{ value: 'ec2:*' }] },
            resources: { items: [{ value: '*' }] },
          },
        ],
      },
    });
  });

  it('is told to its own account only', () => {
    expect(decodeAuthorizationMessage(messageOf(deny), '444455556666')).toBeNull();
  });

  it('is letters that a shell takes as they are', () => {
    expect(messageOf({ ...deny, Sid: 'Nö'.normalize().replace('ö', 'o') })).toMatch(/^[\w-]+$/);
  });

  it('is none after any change of one letter', () => {
    const message = messageOf(deny);
    fc.assert(
      fc.property(fc.nat(message.length - 1), fc.constantFrom(...'AZaz09-_'), (at, letter) => {
        fc.pre(message.charAt(at) !== letter);
        const changed = message.slice(0, at) + letter + message.slice(at + 1);
        expect(decodeAuthorizationMessage(changed, home)).toBeNull();
      }),
    );
  });

  it.each([
    ['', 'nothing'],
    ['AAAA', 'a few letters'],
    ['!', 'a sign'],
    ['A'.repeat(20_000), 'far too much'],
  ])('is not %s (%s)', (text) => {
    expect(decodeAuthorizationMessage(text, home)).toBeNull();
  });
});
