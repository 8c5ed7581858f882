import { describe, expect, test } from 'vitest';
import type { Caller } from '../../../src/engine/call/call.ts';
import { defaultRequestContext, requestKeys } from '../../../src/engine/policy/context.ts';
import { isUnknown } from '../../../src/engine/policy/variables.ts';
import { hardCaller, hardWorld } from './hard-world.ts';
import principals from './principal-values.json' with { type: 'json' };
import { accountWith, callers, home, ids, targetArn } from './account.ts';

const world = accountWith({});
const keysOf = (caller: Caller, resource = '*', ...more: unknown[]) =>
  requestKeys(world, caller, resource, ...(more as []));

/** What the request says of these keys: its value, `missing`, or `unknown`. */
function said(caller: Caller, names: readonly string[], resource = '*'): Record<string, string> {
  const keys = keysOf(caller, resource);
  return Object.fromEntries(
    names.map((name) => {
      const key = name.toLowerCase();
      return [name, keys.values.get(key)?.join() ?? (isUnknown(keys, key) ? 'unknown' : 'missing')];
    }),
  );
}

const who = [
  'aws:PrincipalType',
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:userid',
  'aws:username',
  'aws:PrincipalTag/team',
  'aws:TokenIssueTime',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalIsAWSService',
];

describe('condition keys of a caller', () => {
  test('a user with a long-term key', () => {
    expect(said(callers.ana, who)).toEqual({
      'aws:PrincipalType': 'User',
      'aws:PrincipalArn': `arn:aws:iam::${home}:user/staff/ana`,
      'aws:PrincipalAccount': home,
      'aws:userid': ids.ana,
      'aws:username': 'ana',
      'aws:PrincipalTag/team': 'web',
      'aws:TokenIssueTime': 'missing',
      'aws:MultiFactorAuthPresent': 'missing',
      'aws:PrincipalIsAWSService': 'false',
    });
  });

  test('a user in the console has temporary credentials, from a moment that nobody noted', () => {
    expect(said({ ...callers.ana, accessKeyId: null }, who)).toMatchObject({
      'aws:TokenIssueTime': 'unknown',
      'aws:MultiFactorAuthPresent': 'false',
    });
  });

  test('a role session is its role, path and all, and has no user name', () => {
    expect(said(callers.worker, [...who, 'aws:PrincipalTag/Stage'])).toEqual({
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalArn': `arn:aws:iam::${home}:role/jobs/Worker`,
      'aws:PrincipalAccount': home,
      'aws:userid': `${ids.worker}:night`,
      'aws:username': 'missing',
      'aws:PrincipalTag/team': 'missing',
      'aws:PrincipalTag/Stage': 'live',
      'aws:TokenIssueTime': '2025-02-03T09:00:00Z',
      'aws:MultiFactorAuthPresent': 'false',
      'aws:PrincipalIsAWSService': 'false',
    });
  });

  test('somebody in another account is known by the account alone', () => {
    expect(said(callers.partner, who)).toEqual({
      'aws:PrincipalType': 'unknown',
      'aws:PrincipalArn': 'unknown',
      'aws:PrincipalAccount': '444455556666',
      'aws:userid': 'unknown',
      'aws:username': 'unknown',
      'aws:PrincipalTag/team': 'unknown',
      'aws:TokenIssueTime': 'unknown',
      'aws:MultiFactorAuthPresent': 'unknown',
      'aws:PrincipalIsAWSService': 'false',
    });
    expect(said(callers.partnerUser, who)['aws:PrincipalArn']).toBe(callers.partnerUser.arn);
  });

  test('a service comes from an address that can’t be known', () => {
    expect(
      said(callers.ec2, [
        'aws:PrincipalIsAWSService',
        'aws:PrincipalServiceName',
        'aws:SourceIp',
        'aws:SourceArn',
      ]),
    ).toEqual({
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': 'ec2.amazonaws.com',
      'aws:SourceIp': 'unknown',
      'aws:SourceArn': 'unknown',
    });
  });
});

describe('condition keys of a request', () => {
  test('the moment is the world’s, and the origin is the default unless it is given', () => {
    expect(
      said(callers.ana, [
        'aws:CurrentTime',
        'aws:EpochTime',
        'aws:SecureTransport',
        'aws:SourceIp',
        'aws:SourceVpce',
        'aws:PrincipalOrgID',
      ]),
    ).toEqual({
      'aws:CurrentTime': '2025-02-03T09:00:00Z',
      'aws:EpochTime': '1738573200',
      'aws:SecureTransport': 'true',
      'aws:SourceIp': defaultRequestContext.sourceIp,
      'aws:SourceVpce': 'missing',
      'aws:PrincipalOrgID': 'missing',
    });
    const given = requestKeys(world, callers.ana, '*', { sourceIp: '198.51.100.7', region: 'eu-west-1' });
    expect(given.values.get('aws:sourceip')).toEqual(['198.51.100.7']);
    expect(given.values.get('aws:requestedregion')).toEqual(['eu-west-1']);
  });

  test('the tags of the role that is asked for', () => {
    const names = ['iam:ResourceTag/stage', 'aws:ResourceTag/Stage', 'aws:ResourceAccount'];
    expect(said(callers.ana, names, targetArn)).toEqual({
      'iam:ResourceTag/stage': 'live',
      'aws:ResourceTag/Stage': 'live',
      'aws:ResourceAccount': home,
    });
    expect(said(callers.ana, names, `${targetArn}s`)).toMatchObject({ 'iam:ResourceTag/stage': 'missing' });
  });

  test('a call that a service makes for somebody says so', () => {
    const via = (keys: Record<string, string[]>) =>
      requestKeys(world, callers.ana, '*', { keys }).values.get('aws:viaawsservice');
    expect(via({})).toEqual(['false']);
    expect(via({ 'aws:CalledVia': ['cloudformation.amazonaws.com'] })).toEqual(['true']);
    expect(via({ 'AWS:calledviaLast': ['athena.amazonaws.com'] })).toEqual(['true']);
    expect(via({ 'aws:ViaAWSService': ['true'] })).toEqual(['true']);
  });

  test('what the operation’s input says wins over what is supposed, and that over the rest', () => {
    const supposed = { keys: { 'STS:externalid': ['guessed'], 'aws:username': ['zoe'] } };
    const keys = requestKeys(world, callers.ana, '*', supposed, [['sts:ExternalId', ['agreed']]]);
    expect(keys.values.get('sts:externalid')).toEqual(['agreed']);
    expect(keys.values.get('aws:username')).toEqual(['zoe']);
  });
});

describe('condition keys of sessions, organizations and resources', () => {
  const organized = hardWorld({ organization: {}, key: [] });
  const saidOf = (name: string, keys: readonly string[], resource = '*') => {
    const caller = hardCaller(name, {});
    const { values } = requestKeys(organized, caller, resource);
    return keys.map((key) => values.get(key.toLowerCase())?.join() ?? null);
  };

  test('a session that was issued for an MFA code says so, and how old that is', () => {
    const mfa = ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'];
    expect(saidOf('tokenWithMfa', mfa)).toEqual(['true', '60']);
    expect(saidOf('token', mfa)).toEqual(['false', null]);
    expect(saidOf('ana', mfa)).toEqual([null, null]);
  });

  test('session tags stand over the role’s under any case', () => {
    expect(saidOf('tagged', ['aws:PrincipalTag/Stage'])).toEqual(['test']);
    expect(saidOf('worker', ['aws:PrincipalTag/Stage'])).toEqual(['live']);
  });

  test('a federated user is itself, with the tags of the user behind it', () => {
    const keys = [
      'aws:PrincipalType',
      'aws:PrincipalArn',
      'aws:userid',
      'aws:username',
      'aws:PrincipalTag/team',
    ];
    expect(saidOf('federated', keys)).toEqual([
      'FederatedUser',
      `arn:aws:sts::${home}:federated-user/bob`,
      `${home}:bob`,
      null,
      'web',
    ]);
  });

  test('who presents a token says what is in it', () => {
    expect(
      saidOf('github', [
        'aws:FederatedProvider',
        'token.actions.githubusercontent.com:sub',
        'aws:PrincipalAccount',
      ]),
    ).toEqual([
      `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`,
      'repo:example/app',
      null,
    ]);
  });

  test('a session keeps what its provider said', () => {
    const worker = hardCaller('worker', {});
    const session = {
      ...worker.session!,
      federatedProvider: 'cognito-identity.amazonaws.com',
      federatedKeys: [{ name: 'cognito-identity.amazonaws.com:amr', values: ['authenticated', 'x'] }],
    };
    const { values } = requestKeys(organized, { ...worker, session }, '*');
    expect(values.get('aws:federatedprovider')).toEqual(['cognito-identity.amazonaws.com']);
    expect(values.get('cognito-identity.amazonaws.com:amr')).toEqual(['authenticated', 'x']);
  });

  test.each(principals)('$who has the keys that $page tells', ({ caller: name, provider, keys: told }) => {
    const plain = hardCaller(name, {});
    const session =
      plain.session && provider ? { ...plain.session, federatedProvider: provider } : plain.session;
    const values = said({ ...plain, session }, ['aws:PrincipalType', 'aws:userid', 'aws:username']);
    const [ana, worker] = [ids.ana, ids.worker];
    const withIds = (text: string | null) => text?.replace('ANA', ana).replace('WORKER', worker) ?? 'missing';
    expect(Object.values(values)).toEqual(told.map(withIds));
  });

  test('caller and resource are in their organization, at their place', () => {
    const keys = ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths'];
    const arn = `arn:aws:kms:us-east-1:${home}:key/k`;
    expect(saidOf('zoe', keys, arn)).toEqual([
      'o-example',
      'o-example/r-root/',
      'o-example',
      'o-example/r-root/ou-unit/',
    ]);
    expect(saidOf('partner', keys).slice(0, 2)).toEqual([null, null]);
  });

  test('a key has its tags and account, by its alias as well', () => {
    const keys = ['aws:ResourceTag/team', 'aws:ResourceAccount'];
    expect(saidOf('ana', keys, `arn:aws:kms:us-east-1:${home}:key/k`)).toEqual(['web', home]);
    expect(saidOf('ana', keys, `arn:aws:kms:us-east-1:${home}:alias/main`)).toEqual(['web', home]);
  });

  test('a bucket’s account is known though its ARN doesn’t tell it', () => {
    const world = hardWorld({ theirs: [] });
    const { values } = requestKeys(world, hardCaller('ana', {}), 'arn:aws:s3:::theirs/x');
    expect(values.get('aws:resourceaccount')).toEqual(['444455556666']);
  });

  test('KMS knows the caller’s account, S3 the bucket’s', () => {
    const world = hardWorld({ bucket: [] });
    const values = (action: string, resource: string) =>
      requestKeys(world, hardCaller('zoe', {}), resource, {}, [], action).values;
    const key = `arn:aws:kms:us-east-1:${home}:key/k`;
    expect(values('kms:Decrypt', key).get('kms:calleraccount')).toEqual(['444455556666']);
    expect(values('s3:GetObject', 'arn:aws:s3:::reports/x').get('s3:resourceaccount')).toEqual([home]);
    expect(values('s3:GetObject', 'arn:aws:s3:::unknown/x').has('s3:resourceaccount')).toBe(false);
  });

  test('the region that is called is the resource’s, unless it is said', () => {
    const region = (resource: string, context = {}) =>
      requestKeys(organized, hardCaller('ana', {}), resource, context).values.get('aws:requestedregion');
    expect(region('arn:aws:sqs:eu-central-1:111122223333:orders')).toEqual(['eu-central-1']);
    expect(region('arn:aws:sqs:eu-central-1:111122223333:orders', { region: 'us-west-2' })).toEqual([
      'us-west-2',
    ]);
    expect(region('*')).toEqual(['us-east-1']);
  });

  test('global services are called in us-east-1, also where another region is set', () => {
    const region = (action: string) =>
      requestKeys(organized, hardCaller('ana', {}), '*', { region: 'eu-west-1' }, [], action).values.get(
        'aws:requestedregion',
      );
    for (const action of ['iam:GetUser', 'IAM:getuser', 'organizations:DescribeOrganization'])
      expect(region(action)).toEqual(['us-east-1']);
    for (const action of ['cloudfront:GetDistribution', 'route53:GetZone', 'support:DescribeCases'])
      expect(region(action)).toEqual(['us-east-1']);
    for (const action of ['sts:AssumeRole', 's3:GetObject', 'iamx:GetUser'])
      expect(region(action)).toEqual(['eu-west-1']);
  });
});

test('a request through a VPC endpoint has the address within the VPC, and none on the internet', () => {
  const keys = { 'aws:sourcevpce': ['vpce-0a1b2c3d'], 'aws:VpcSourceIp': ['10.0.0.10'] };
  const of = (context: object) => {
    const { values } = keysOf(callers.ana, '*', context);
    return ['aws:sourceip', 'aws:sourcevpce', 'aws:vpcsourceip'].map((key) => values.get(key)?.join());
  };
  expect(of({ keys })).toEqual([undefined, 'vpce-0a1b2c3d', '10.0.0.10']);
  expect(of({})).toEqual([defaultRequestContext.sourceIp, undefined, undefined]);
});
