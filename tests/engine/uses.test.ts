import { beforeAll, describe, expect, it } from 'vitest';
import { preparePart, rowProblem } from '../../src/engine/index.ts';
import { compile } from '../../src/engine/policy/document.ts';
import { allowsService, isTracked, usesOf } from '../../src/engine/uses.ts';
import { Account } from './account.ts';

beforeAll(async () => {
  await preparePart('iam');
  await preparePart('s3');
});

describe('what somebody used', () => {
  it('holds a refused call, too, once, with its latest time', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    const id = account.id('users', 'ana');
    for (let times = 0; times < 2; times++)
      expect(account.call('s3:ListBuckets', {}, { type: 'console', id }).result).toMatchObject({
        ok: false,
        error: { code: 'AccessDenied' },
      });
    expect(usesOf(account.world, new Set([id]))).toEqual([
      { by: id, action: 's3:ListAllMyBuckets', date: account.now, region: 'us-east-1' },
    ]);
    const rows = [...account.world.tables.lastUsed.values()].filter((row) => row.id.includes(' '));
    expect(rows.map((row) => rowProblem('lastUsed', row))).toEqual([null]);
  });

  it('is the user’s without a password, and tells nothing of a password', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    const id = account.id('users', 'ana');
    account.call('s3:ListBuckets', {}, { type: 'console', id });
    expect(account.must('GetUser', { UserName: 'ana' }).result).not.toHaveProperty(
      'value.User.PasswordLastUsed',
    );
  });

  it('is nobody’s if the root user calls', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    expect([...account.world.tables.lastUsed.keys()].filter((key) => key.includes(' '))).toEqual([]);
  });
});

const documents = (...statements: object[]) => [
  compile(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
];

describe('a service is allowed', () => {
  const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*' });
  const deny = (more: object) => ({ Effect: 'Deny', Action: 's3:*', Resource: '*', ...more });
  const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };

  it.each([
    ['by a star', [allow('*')], true],
    ['by one of its actions', [allow('S3:GetObject')], true],
    ['not by an action of another', [allow('s3tables:GetTable')], false],
    ['not if a Deny takes all of it', [allow('*'), deny({})], false],
    ['if a Deny takes it on a condition', [allow('*'), deny({ Condition: condition })], true],
    ['if a Deny takes it for one bucket', [allow('*'), deny({ Resource: 'arn:aws:s3:::a/*' })], true],
    [
      'not if a Deny takes all but other services',
      [allow('*'), { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }],
      false,
    ],
    ['not by what can’t be read', [{ Effect: 'Allow', Action: 7, Resource: '*' }], false],
  ])('%s', (_title, statements, is) => {
    expect(allowsService(documents(...statements), 's3')).toBe(is);
  });
});

describe('AWS tells when an action was called', () => {
  it.each([
    'iam:CreateUser',
    's3:PutBucketPolicy',
    's3:PutBucketObjectLockConfiguration',
    'kms:Decrypt',
    'sqs:DeleteQueue',
  ])('%s', (action) => expect(isTracked(action)).toBe(true));
  it.each([
    'iam:PassRole',
    's3:GetObject',
    's3:ListBucket',
    'lambda:InvokeFunction',
    'sqs:SendMessage',
    'dynamodb:GetItem',
  ])('but not %s', (action) => expect(isTracked(action)).toBe(false));
});
