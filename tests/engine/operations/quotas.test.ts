import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inlineSize, quotas } from '../../../src/engine/index.ts';
import { poolQuotas } from '../../../src/engine/operations/cognito-idp/pools.ts';
import type { Case } from './case.ts';

/** How a quota shows itself: by which call, and in which words. `test`: a file whose test reaches it in another way. */
type Shown = readonly [call: string, sentence: string] | { readonly test: string };

const exceeded = (name: keyof typeof quotas): string => `Cannot exceed quota for ${name}: ${quotas[name]}`;

/** IAM's quotas: those whose own sentence isn't the common one, and the calls that meet the others. */
const ofIam: Readonly<Record<keyof typeof quotas, Shown>> = {
  UsersPerAccount: ['CreateUser', exceeded('UsersPerAccount')],
  GroupsPerAccount: ['CreateGroup', exceeded('GroupsPerAccount')],
  RolesPerAccount: ['CreateRole', exceeded('RolesPerAccount')],
  PoliciesPerAccount: ['CreatePolicy', exceeded('PoliciesPerAccount')],
  InstanceProfilesPerAccount: ['CreateInstanceProfile', exceeded('InstanceProfilesPerAccount')],
  InstanceSessionsPerInstanceProfile: [
    'AddRoleToInstanceProfile',
    exceeded('InstanceSessionsPerInstanceProfile'),
  ],
  OpenIdConnectProvidersPerAccount: [
    'CreateOpenIDConnectProvider',
    exceeded('OpenIdConnectProvidersPerAccount'),
  ],
  ClientIdsPerOpenIdConnectProvider: [
    'AddClientIDToOpenIDConnectProvider',
    exceeded('ClientIdsPerOpenIdConnectProvider'),
  ],
  SAMLProvidersPerAccount: ['CreateSAMLProvider', exceeded('SAMLProvidersPerAccount')],
  GroupsPerUser: ['AddUserToGroup', exceeded('GroupsPerUser')],
  PoliciesPerUser: ['AttachUserPolicy', exceeded('PoliciesPerUser')],
  PoliciesPerGroup: ['AttachGroupPolicy', exceeded('PoliciesPerGroup')],
  PoliciesPerRole: ['AttachRolePolicy', exceeded('PoliciesPerRole')],
  AccessKeysPerUser: ['CreateAccessKey', exceeded('AccessKeysPerUser')],
  MFADevicesPerUser: ['EnableMFADevice', exceeded('MFADevicesPerUser')],
  // Making so many by calls would draw five thousand QR codes.
  VirtualMFADevicesPerAccount: { test: 'iam-sign-in/quotas.test.ts' },
  VersionsPerPolicy: ['CreatePolicyVersion', `can have up to ${quotas.VersionsPerPolicy} versions`],
  TagsPerResource: ['TagUser', exceeded('TagsPerResource')],
  PolicySize: ['CreatePolicy', exceeded('PolicySize')],
  ACLSizePerRole: ['UpdateAssumeRolePolicy', exceeded('ACLSizePerRole')],
};

const inline = (kind: keyof typeof inlineSize): string =>
  `Maximum policy size of ${inlineSize[kind]} bytes exceeded for ${kind} `;

const ofInlinePolicies: Readonly<Record<keyof typeof inlineSize, Shown>> = {
  user: ['PutUserPolicy', inline('user')],
  group: ['PutGroupPolicy', inline('group')],
  role: ['PutRolePolicy', inline('role')],
};

const ofUserPools: Readonly<Record<keyof typeof poolQuotas, Shown>> = {
  pools: ['cognito-idp:CreateUserPool', `Maximum number of user pools (${poolQuotas.pools}) exceeded.`],
  clients: [
    'cognito-idp:CreateUserPoolClient',
    `Maximum number of user pool clients (${poolQuotas.clients}) exceeded.`,
  ],
  groups: { test: 'cognito-idp/groups.test.ts' },
  groupsOfUser: [
    'cognito-idp:AdminAddUserToGroup',
    `A user can be in ${poolQuotas.groupsOfUser} groups at most.`,
  ],
  tags: ['cognito-idp:CreateUserPool', `Maximum number of tags (${poolQuotas.tags}) exceeded.`],
};

/** The quotas of the other services, by what is limited. */
const ofOthers: Readonly<Record<string, Shown>> = {
  'session policies of a session': ['AssumeRole', 'Member must have length less than or equal to 10'],
  'characters of session policies': ['AssumeRole', 'Packed policy consumes'],
  'session tags of a request': ['AssumeRole', 'Member must have length less than or equal to 50'],
  'tags of a chained session': ['AssumeRole', "can't have more than 50 tags"],
  'packed session tags': ['AssumeRole', 'Packed size of session tags consumes'],
  'a role session': ['AssumeRole', 'exceeds the MaxSessionDuration set for this role.'],
  'a chained session': ['AssumeRole', 'exceeds the 1 hour session limit'],
  'a root session': ['AssumeRoot', 'Member must have value less than or equal to 900'],
  'identity pools': [
    'cognito-identity:CreateIdentityPool',
    'Maximum number of identity pools (1000) exceeded.',
  ],
  'tags of an identity pool': ['cognito-identity:CreateIdentityPool', 'can have 50 tags at most'],
  'providers of an identity pool': ['cognito-identity:CreateIdentityPool', '50 providers of a kind at most'],
  'attribute maps of an identity pool': ['cognito-identity:SetPrincipalTagAttributeMap', '50 attribute maps'],
  'rules of a provider': ['cognito-identity:SetIdentityPoolRoles', 'can have 25 rules at most'],
  'logins of an identity': { test: 'cognito-identity/identity-laws.test.ts' },
  'accounts of an organization': [
    'organizations:CreateAccount',
    'exceeded the allowed number of AWS accounts',
  ],
  'units of an organization': [
    'organizations:CreateOrganizationalUnit',
    'exceeded the allowed number of organizational units',
  ],
  'depth of an organization': ['organizations:CreateOrganizationalUnit', 'exceeded the maximum depth'],
  'policies of an organization': ['organizations:CreatePolicy', 'exceeded the allowed number of policies'],
  'size of an organization’s policy': [
    'organizations:CreatePolicy',
    'exceeded the maximum policy document size',
  ],
  'policies of a target': ['organizations:AttachPolicy', 'attached the maximum number of policies'],
  'fewest policies of a target': ['organizations:DetachPolicy', 'at least one attached at all times'],
  buckets: { test: 's3/quotas.test.ts' },
  'tags of a bucket': ['s3:PutBucketTagging', 'Bucket tag count cannot be greater than 50'],
  'size of a bucket policy': ['s3:PutBucketPolicy', 'maximum allowed size of 20480 bytes'],
  'size of a key policy': ['kms:PutKeyPolicy', 'exceeds the maximum size of 32768 bytes'],
  'aliases of a key': ['kms:CreateAlias', 'Too many aliases for this key'],
  'tags of a key': ['kms:TagResource', 'Too many tags'],
  'tags of a queue': ['sqs:TagQueue', 'Too many tags added for queue.'],
  'size of a function’s policy': ['lambda:AddPermission', 'is bigger than the limit (20480)'],
  'tags of a function': ['lambda:TagResource', 'Number of tags exceeds resource tag limit.'],
  'seconds of a function': ['lambda:CreateFunction', 'Member must have value less than or equal to 900'],
  'bytes of an invocation': ['lambda:Invoke', 'Request must be smaller than 6291456 bytes'],
  tables: ['dynamodb:CreateTable', 'Number of tables cannot exceed 2500'],
  'size of a table’s policy': ['dynamodb:PutResourcePolicy', 'exceeds the maximum size of 20480 bytes'],
  'tags of a table': ['dynamodb:TagResource', 'the limit is 50'],
  'tags of a secret': ['secretsmanager:TagResource', 'can have at most 50 tags'],
  'accounts of a world': ['playground:AddAccount', 'Cannot exceed quota for AccountsPerWorld: 20'],
};

const here = new URL('.', import.meta.url);
const cases = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json') && !name.endsWith('unreached.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, here), 'utf8')) as Case[]);

const shows = (shown: Shown): boolean =>
  'test' in shown
    ? readFileSync(new URL(shown.test, here), 'utf8').match(/LimitExceeded|TooManyBuckets/) !== null
    : cases.some(({ call, error }) => call[0] === shown[0] && error?.[1].includes(shown[1]));

const unshown = (name: string, shown: Shown): string =>
  `no case reaches the quota ${name}: there is no ${JSON.stringify(shown)}`;

describe('every quota has a case in which it is reached', () => {
  it.each(Object.entries({ ...ofIam, ...ofOthers }))('%s', (name, shown) => {
    expect(shows(shown), unshown(name, shown)).toBe(true);
  });

  it.each(Object.entries(ofInlinePolicies))('inline policies of a %s', (name, shown) => {
    expect(shows(shown), unshown(name, shown)).toBe(true);
  });

  it.each(Object.entries(ofUserPools))('%s of a user pool', (name, shown) => {
    expect(shows(shown), unshown(name, shown)).toBe(true);
  });
});
