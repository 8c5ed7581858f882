import { describe, expect, test } from 'vitest';
import { firstCalls } from '../../src/assume/first-call.ts';
import { accountOf, byName } from '../../src/engine/index.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { after } from './account.ts';

const idOf = (name: string, world = sampleWorld): string =>
  byName(world, 'roles', accountOf(world), name)?.id ?? '';

async function suggested(statement: object): Promise<string> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const trust = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };
  const world = await after(
    [
      'CreateRole',
      {
        RoleName: 'New',
        AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
      },
    ],
    ['PutRolePolicy', { RoleName: 'New', PolicyName: 'Own', PolicyDocument }],
  );
  const [first] = firstCalls(world, idOf('New', world));
  return `${first?.action ?? ''} ${first?.resource ?? ''}`;
}

describe('a first call as the session', () => {
  test('follows the role’s own policies', () => {
    expect(firstCalls(sampleWorld, idOf('PartnerAudit'))).toEqual([
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::reports' },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/example' },
    ]);
  });

  test.each([
    [{ Effect: 'Allow', Action: '*', Resource: '*' }, 's3:GetObject arn:aws:s3:::reports/q3.csv'],
    [
      { Effect: 'Allow', Action: 'sqs:*', Resource: '*' },
      'sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs',
    ],
    [
      { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: 'arn:aws:dynamodb:*:111122223333:table/o*' },
      'dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/oexample',
    ],
    [{ Effect: 'Deny', Action: '*', Resource: '*' }, 's3:GetObject arn:aws:s3:::reports/q3.csv'],
    [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 's3:GetObject arn:aws:s3:::reports/q3.csv'],
  ])('never has a wildcard: %j', async (statement, expected) => {
    expect(await suggested(statement)).toBe(expected);
  });
});
