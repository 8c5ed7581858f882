import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import type { AccessInput, Witness } from '../../../src/engine/access/index.ts';
import { loadActions } from '../../../src/engine/actions/catalog.ts';
import fc from '../../properties.ts';

/** Policies and requests from small alphabets, so that patterns often meet, overlap, and miss by one character. */

export const ana = 'arn:aws:iam::111122223333:user/ana';

export async function someActions(): Promise<readonly ServiceAction[]> {
  const catalog = await loadActions();
  const wanted = new Set([
    ...['s3:GetObject', 's3:PutObject', 's3:ListBucket', 's3:ListAllMyBuckets', 's3:GetObjectVersion'],
    ...['s3:DeleteObject', 'sqs:SendMessage', 'sqs:CreateQueue', 'sqs:ListQueues', 'sqs:TagQueue'],
    ...['sts:AssumeRole', 'sts:GetCallerIdentity', 'sts:TagSession', 'kms:Decrypt', 'iam:PassRole'],
    ...['iam:CreateUser', 'iam:TagUser', 'iam:GetUser'],
  ]);
  const services = await Promise.all(['s3', 'sqs', 'sts', 'kms', 'iam'].map((name) => catalog.service(name)));
  return services.flatMap((service) => service?.actions.filter(({ id }) => wanted.has(id)) ?? []);
}

const actionPatterns = fc.constantFrom(
  ...[
    '*',
    's3:*',
    's3:Get*',
    's3:GetObject',
    's3:*Object',
    's3:?etObject',
    's3:List*',
    'S3:putobject',
    'sqs:*',
  ],
  ...['sqs:Send*', 'sts:*', 'sts:AssumeRole', 'iam:*', 'iam:*User', 'kms:Decrypt', '*:Get*', 'ec2:Describe*'],
);
const resourcePatterns = fc.constantFrom(
  ...['*', 'arn:aws:s3:::*', 'arn:aws:s3:::reports', 'arn:aws:s3:::reports/*', 'arn:aws:s3:::reports*'],
  ...['arn:aws:s3:::reports/${aws:username}/*', 'arn:aws:s3:::*/secret', 'arn:aws:s3:::rep?rts/*'],
  ...['arn:aws:s3:::*/a*b*', 'arn:aws:sqs:*:111122223333:orders', 'arn:aws:sqs:us-east-1:*:*'],
  ...[
    'arn:aws:iam::111122223333:user/*',
    'arn:aws:iam::111122223333:role/app/*',
    'arn:aws:iam::*:role/Reader',
  ],
  ...['arn:aws:s3:::reports/${aws:PrincipalTag/team}/*', 'arn:aws:s3:::reports/${s3:prefix}/*'],
);
const conditions = fc.constantFrom<object>(
  ...[{}, {}, {}],
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { StringEquals: { 'aws:RequestTag/team': ['web', 'data'] } },
  { StringEquals: { 'aws:RequestTag/team': '${aws:PrincipalTag/team}' } },
  { StringNotLike: { 'aws:RequestTag/team': 'w*' } },
  { StringEquals: { 'aws:ResourceTag/team': 'web' } },
  { StringEquals: { 'aws:RequestTag/team': '${aws:ResourceTag/team}' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': 's*' } },
  { Null: { 'aws:TagKeys': 'true' } },
  { Null: { 'aws:RequestTag/team': 'false' } },
  { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.7'] } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.0.0/16' } },
  { IpAddress: { 'aws:SourceIp': '2001:db8::/32' } },
  { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
  { NumericLessThanEquals: { 'aws:EpochTime': '1700000000' } },
  { NumericLessThan: { 's3:max-keys': '10' } },
  { NumericGreaterThanEquals: { 's3:max-keys': '5' } },
  { StringLike: { 's3:prefix': ['home/*', ''] } },
  { StringEqualsIgnoreCase: { 's3:prefix': 'HOME/x' } },
  { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
  { ArnLike: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
  { StringEquals: { 'sts:ExternalId': 'blue' }, Bool: { 'aws:SecureTransport': 'true' } },
);
const effects = fc.constantFrom('Allow', 'Allow', 'Deny');
const some = <T>(item: fc.Arbitrary<T>, most = 2) => fc.array(item, { minLength: 1, maxLength: most });

export const statements = fc
  .record({
    Effect: effects,
    actions: some(actionPatterns),
    resources: some(resourcePatterns),
    Condition: conditions,
    isNotAction: fc.nat(8),
    isNotResource: fc.nat(8),
  })
  .map(({ Effect, actions, resources, Condition, isNotAction, isNotResource }) => ({
    Effect,
    ...(isNotAction === 0 ? { NotAction: actions } : { Action: actions }),
    ...(isNotResource === 0 ? { NotResource: resources } : { Resource: resources }),
    Condition,
  }));

export const documentOf = (Statement: readonly object[]): object => ({ Version: '2012-10-17', Statement });
const documents = (most: number) => some(statements, most).map(documentOf);

const trusts = fc
  .record({
    Effect: effects,
    Principal: fc.constantFrom<unknown>('*', { AWS: ana }, { AWS: '111122223333' }, { AWS: '444455556666' }),
    Condition: conditions,
  })
  .map((statement) => documentOf([{ ...statement, Action: 'sts:AssumeRole' }]));

export const inputs: fc.Arbitrary<AccessInput> = fc
  .record(
    {
      identity: documents(4),
      boundary: documents(2),
      session: documents(2),
      scps: fc.array(documents(2), { maxLength: 1 }),
      trust: trusts,
    },
    { requiredKeys: ['identity'] },
  )
  .map((input) => ({ caller: ana, ...input }));

const texts = ['x', 'reports', 'reportz', 'secret', 'ana', 'a1b2', 'web', 'home'];
const words = fc.constantFrom(...texts);
const paths = some(words, 3).map((parts) => parts.join('/'));

const resourceOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  's3:ListBucket': words.map((name) => `arn:aws:s3:::${name}`),
  's3:': fc.tuple(words, paths).map(([bucket, key]) => `arn:aws:s3:::${bucket}/${key}`),
  'sqs:': fc
    .tuple(fc.constantFrom('us-east-1', 'eu-west-1'), fc.constantFrom('orders', 'x'))
    .map(([region, name]) => `arn:aws:sqs:${region}:111122223333:${name}`),
  'sts:': fc
    .constantFrom('app/Reader', 'Reader', 'x')
    .map((name) => `arn:aws:iam::111122223333:role/${name}`),
  'iam:PassRole': fc.constantFrom('app/x', 'Reader').map((name) => `arn:aws:iam::111122223333:role/${name}`),
  'iam:': fc.constantFrom('ana', 'ben').map((name) => `arn:aws:iam::111122223333:user/${name}`),
  'kms:': fc.constant('arn:aws:kms:us-east-1:111122223333:key/1'),
};
const without = ['s3:ListAllMyBuckets', 'sqs:ListQueues', 'sts:GetCallerIdentity'];

const keys: fc.Arbitrary<Witness['keys']> = fc
  .record(
    {
      'aws:MultiFactorAuthPresent': fc.constantFrom(['true'], ['false']),
      'aws:SourceIp': fc.constantFrom(
        ['203.0.113.9'],
        ['198.51.100.7'],
        ['203.0.7.1'],
        ['8.8.8.8'],
        ['2001:db8::1'],
      ),
      'aws:RequestTag/team': fc.constantFrom(['web'], ['data'], ['other'], ['wide']),
      'aws:ResourceTag/team': fc.constantFrom(['web'], ['data'], ['zzz']),
      'aws:PrincipalTag/team': fc.constantFrom(['web'], ['x']),
      's3:prefix': fc.constantFrom(['home/x'], ['x'], ['HOME/X']),
      's3:max-keys': fc.constantFrom(['1'], ['5'], ['7'], ['10'], ['11']),
      'iam:PassedToService': fc.constantFrom(['ec2.amazonaws.com'], ['lambda.amazonaws.com']),
      'sts:ExternalId': fc.constantFrom(['blue'], ['red']),
      'aws:SecureTransport': fc.constantFrom(['true'], ['false']),
      'aws:RequestedRegion': fc.constantFrom(['us-east-1'], ['ap-south-1']),
      more: fc.subarray(['stage', 'other']),
      year: fc.integer({ min: 2020, max: 2030 }),
    },
    { requiredKeys: ['aws:SourceIp', 'aws:SecureTransport', 'aws:RequestedRegion', 'more', 'year'] },
  )
  .map(({ more, year, ...rest }) => {
    const tags = [...('aws:RequestTag/team' in rest ? ['team'] : []), ...more];
    const moment = `${String(year)}-06-01T00:00:00Z`;
    return {
      ...rest,
      ...(tags.length > 0 ? { 'aws:TagKeys': tags } : {}),
      'aws:CurrentTime': [moment],
      'aws:EpochTime': [String(Date.parse(moment) / 1000)],
    };
  });

/** Requests as real ones look: a resource of the action's form, the keys that the action has. */
export function requestsFor(
  actions: readonly ServiceAction[],
  has: (action: ServiceAction, key: string) => boolean,
  known: Readonly<Record<string, readonly string[]>> = {},
): fc.Arbitrary<Witness> {
  return fc.constantFrom(...actions).chain((action) => {
    const { id } = action;
    const prefix = id.slice(0, id.indexOf(':') + 1);
    const here = known[id] ?? known[prefix];
    const one = here ? fc.constantFrom(...here) : (resourceOf[id] ?? resourceOf[prefix]);
    const resource = without.includes(id) ? fc.constant('*') : one;
    return fc.record({
      action: fc.constantFrom(id, id, id.toLowerCase()),
      resource: resource ?? fc.constant('*'),
      keys: keys.map((all) =>
        Object.fromEntries(Object.entries(all).filter(([key]) => has(action, key.toLowerCase()))),
      ),
    });
  });
}
