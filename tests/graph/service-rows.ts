import type { Change, TableName } from '../../src/engine/index.ts';
import type { Step } from './worlds.ts';
import { account, other, roleId, start, userId } from './worlds.ts';

type Row = NonNullable<Change['after']>;

const pool = (i: number): string => `us-east-1:0000000${String(i % 2)}`;
const userPool = (i: number): string => `us-east-1_P${String(i % 2)}`;
const oidc = (i: number): string => `arn:aws:iam::${account}:oidc-provider/p${String(i % 2)}.example.com`;
const roleArn = (i: number): string =>
  `arn:aws:iam::${account}:role/${['ana', 'constructor', 'ana2', 'x'][i % 4] ?? ''}`;
const accountFor = (i: number): string => (i % 5 === 4 ? other : account);
const times = { createDate: start, lastModifiedDate: start };
const bucket = (i: number): string => `arn:aws:s3:::bucket${String(i % 2)}`;

const keyArn = (i: number): string => `arn:aws:kms:us-east-1:${account}:key/k${String(i % 2)}`;
/** The names by which a bucket may know its key. */
const keyNames = [undefined, keyArn(0), 'k1', 'alias/data'];

const policyNaming = (i: number): string =>
  JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Action: 's3:*',
      Principal: [{ AWS: userId(i) }, { AWS: [roleId(i), account] }, { Service: 'sns.amazonaws.com' }, '*'][
        i % 4
      ],
    },
  });

const resource = (id: string, name: string, i: number) => ({
  id,
  account: accountFor(i),
  region: 'us-east-1',
  name,
  createDate: start,
  tags: [],
  ...(i % 3 === 0 ? {} : { policy: policyNaming(i) }),
});

const makers: readonly ((a: number, b: number) => readonly [TableName, Row])[] = [
  (a, b) => [
    'instanceProfiles',
    {
      id: `AIPA${String(a % 3)}`,
      account: accountFor(a),
      name: `profile${String(a % 3)}`,
      path: '/',
      createDate: start,
      roleIds: b % 4 === 0 ? [] : [roleId(b)],
      tags: [],
    },
  ],
  (a, b) => [
    'oidcProviders',
    {
      id: oidc(a),
      account: accountFor(b),
      url: 'p.example.com',
      clientIds: [],
      thumbprints: [],
      createDate: start,
      tags: [],
    },
  ],
  (a, b) => [
    'identityPools',
    {
      id: pool(a),
      account: accountFor(b),
      name: `pool${String(a % 2)}`,
      allowUnauthenticatedIdentities: true,
      supportedLoginProviders: b % 2 ? [{ provider: 'graph.facebook.com', appId: '1' }] : [],
      cognitoIdentityProviders: [
        {
          providerName: `cognito-idp.us-east-1.amazonaws.com/${userPool(b)}`,
          clientId: 'c',
          serverSideTokenCheck: false,
        },
      ],
      openIdConnectProviderArns: b % 3 ? [oidc(b)] : [],
      samlProviderArns: [],
      ...(b % 4 ? { authenticatedRole: roleArn(b) } : {}),
      ...(a % 4 ? { unauthenticatedRole: roleArn(a) } : {}),
      roleMappings: [],
      principalTags: [],
      tags: [],
      createDate: start,
    },
  ],
  (a, b) => [
    'identities',
    {
      id: `us-east-1:1111111${String(a % 4)}`,
      account,
      poolId: pool(b),
      logins: b % 2 ? [{ provider: 'p', subject: `sub${String(b % 3)}` }] : [],
      ...times,
    },
  ],
  (a, b) => [
    'userPools',
    {
      id: userPool(a),
      account: accountFor(b),
      name: `people${String(a % 2)}`,
      ...times,
      passwordPolicy: {
        minimumLength: 8,
        requireUppercase: false,
        requireLowercase: false,
        requireNumbers: false,
        requireSymbols: false,
      },
      tags: [],
    },
  ],
  (a, b) => [
    'poolUsers',
    {
      id: `sub${String(a % 3)}`,
      poolId: userPool(b),
      username: `person${String(a % 3)}`,
      attributes: [],
      password: null,
      status: 'CONFIRMED',
      enabled: true,
      confirmationCode: null,
      ...times,
    },
  ],
  (a, b) => [
    'poolGroups',
    {
      id: `${userPool(a)}/g`,
      poolId: userPool(a),
      name: 'g',
      ...(b % 2 ? { roleArn: roleArn(b) } : {}),
      ...times,
    },
  ],
  (a, b) => [
    'poolMemberships',
    {
      id: `sub${String(a % 3)}/${userPool(b)}/g`,
      userId: `sub${String(a % 3)}`,
      groupId: `${userPool(b)}/g`,
    },
  ],
  (a, b) => [
    'resources',
    {
      ...resource(bucket(a), `bucket${String(a % 2)}`, b),
      kind: 'bucket',
      publicAccessBlock: null,
      ...(keyNames[b % 4] !== undefined && {
        encryption: { keyId: keyNames[b % 4] ?? '', bucketKey: false },
      }),
    },
  ],
  (a, b) => [
    'resources',
    {
      ...resource(keyArn(a), `k${String(a % 2)}`, 0),
      kind: 'key',
      description: '',
      state: 'Enabled',
      aliases: b % 2 ? ['alias/data'] : [],
    },
  ],
  (a, b) => [
    'resources',
    {
      ...resource(`${bucket(b)}/o${String(a % 3)}`, 'o', 0),
      kind: 'object',
      bucketId: bucket(b),
      size: 1,
      etag: 'e',
    },
  ],
  (a, b) => [
    'resources',
    {
      ...resource(`arn:aws:lambda:us-east-1:${account}:function:f${String(a % 2)}`, 'f', b),
      kind: 'function',
      roleArn: roleArn(b),
      runtime: 'r',
      handler: 'h',
      description: '',
      timeout: 3,
      memorySize: 128,
      revisionId: 'r',
    },
  ],
  (a, b) => [
    'workloads',
    {
      id: `w-${String(a % 3)}`,
      account,
      name: 'app',
      kind: (['server', 'instance', 'function'] as const)[b % 3] ?? 'server',
      createDate: start,
      ...(b % 3 === 0 ? { accessKeyId: `AKIA${String(a % 6)}` } : {}),
      ...(b % 3 === 1 ? { instanceProfileId: `AIPA${String(a % 3)}` } : {}),
      ...(b % 3 === 2
        ? { functionId: `arn:aws:lambda:us-east-1:${account}:function:f${String(a % 2)}` }
        : {}),
    },
  ],
  (a, b) => [
    'mfaDevices',
    {
      id: `arn:aws:iam::${account}:mfa/m${String(a % 2)}`,
      account,
      name: `m${String(a % 2)}`,
      path: '/',
      seed: 'EXAMPLE',
      ownerId: b % 3 ? userId(b) : null,
      createDate: start,
      tags: [],
    },
  ],
  (a) => [
    'loginProfiles',
    {
      id: userId(a),
      account,
      passwords: [],
      passwordResetRequired: false,
      createDate: start,
      changedAt: start,
    },
  ],
];

/** How many kinds of steps there are beyond those of `worlds.ts`. */
export const serviceKinds = makers.length;

/** A row of one of the kinds beyond users, groups, roles and policies. */
export function serviceRow(kind: number, { a, b }: Step): readonly [TableName, Row] {
  const maker = makers[kind % makers.length];
  if (!maker) throw new Error('no maker');
  return maker(a, b);
}
