import { expect, test } from 'vitest';
import { decide } from '../../../src/engine/index.ts';

const document = (...Statement: object[]): object => ({ Version: '2012-10-17', Statement });
const base = {
  caller: 'arn:aws:iam::111122223333:user/carol',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::reports/q3',
} as const;

/** Which entries of the only statement met. */
function entriesOf(statement: object): unknown {
  const [step] = decide({ ...base, identity: document(statement) }).steps;
  return step?.statements[0]?.entries;
}

test('a trace tells which entries of a statement met the request, of any form', () => {
  const Effect = 'Allow';
  const none = { action: null, resource: null };
  const list = ['s3:List*', 'S3:getobject', 's3:Get*'];
  expect(entriesOf({ Effect, Action: list, Resource: '*' })).toEqual({ action: 1, resource: 0 });
  const wild = {
    Effect,
    Action: ['s3:Put*', 's3:G?t*'],
    Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::rep*'],
  };
  expect(entriesOf(wild)).toEqual({ action: 1, resource: 1 });
  expect(entriesOf({ Effect, Action: 's3:Get*', Resource: ['arn:aws:s3:::a/*'] })).toEqual({
    action: 0,
    resource: null,
  });
  expect(entriesOf({ Effect, Action: 'ec2:*', Resource: '*' })).toEqual(none);
  expect(entriesOf({ Effect, NotAction: ['ec2:*', 's3:*'], Resource: '*' })).toEqual({
    action: 1,
    resource: null,
  });
});

test('of an organization’s policies every level says for itself what it leaves open', () => {
  const all = document({ Effect: 'Allow', Action: '*', Resource: '*' });
  const compute = document({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' });
  const odd = document({
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { Odd: { 'aws:SourceIp': 'a' } },
  });
  const { steps } = decide({ ...base, identity: all, scps: [all, compute, [], odd] });
  const scp = steps.find(({ layer }) => layer === 'scp');
  expect(scp?.levels?.map(({ target, verdict }) => `${target.name}: ${verdict}`)).toEqual([
    'scp level 1: allow',
    'scp level 2: silent',
    'scp level 3: silent',
    'scp level 4: notModelled',
  ]);
  expect(scp?.level).toEqual(scp?.levels?.[1]?.target);
});
