import { templates as words } from '#words/policy-editor.ts';
import type { Purpose } from './purpose.ts';

interface Template {
  readonly id: string;
  readonly label: string;
  readonly document: string;
}

const template = (id: keyof typeof words, ...statements: object[]): Template => ({
  id,
  label: words[id],
  document: JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2),
});

const permissions = (account: string): readonly Template[] => [
  template(
    'readBucket',
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::team-bucket' },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::team-bucket/*' },
  ),
  template('anyBucket', {
    Effect: 'Allow',
    Action: ['s3:ListAllMyBuckets', 's3:ListBucket', 's3:GetObject'],
    Resource: '*',
  }),
  template(
    'writeBucket',
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::team-bucket' },
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::team-bucket/*' },
  ),
  template('assumeRole', {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: `arn:aws:iam::${account}:role/Deployer`,
  }),
  template('denyDelete', {
    Effect: 'Deny',
    Action: 's3:DeleteObject',
    Resource: 'arn:aws:s3:::team-bucket/*',
  }),
  template('ownKeys', {
    Effect: 'Allow',
    Action: ['iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey', 'iam:ListAccessKeys'],
    Resource: `arn:aws:iam::${account}:user/\${aws:username}`,
  }),
];

/** Session policies, which only limit: a session may do what both its identity and these allow. */
const session = (account: string): readonly Template[] => [
  template('onlyReading', {
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:GetObject'],
    Resource: ['arn:aws:s3:::team-bucket', 'arn:aws:s3:::team-bucket/*'],
  }),
  template('onlyRegion', {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
  }),
  ...permissions(account).filter(({ id }) => id === 'denyDelete' || id === 'assumeRole'),
];

const trusting = (principal: object, more: object = {}): object => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  ...more,
});

const trust = (account: string): readonly Template[] => [
  template('trustAccount', trusting({ AWS: `arn:aws:iam::${account}:root` })),
  template(
    'trustOther',
    trusting(
      { AWS: 'arn:aws:iam::444455556666:root' },
      { Condition: { StringEquals: { 'sts:ExternalId': 'EXAMPLE-ID' } } },
    ),
  ),
  template('trustService', trusting({ Service: 'ec2.amazonaws.com' })),
  template(
    'trustProvider',
    trusting(
      { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
      {
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
          StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:team/app:*' },
        },
      },
    ),
  ),
];

const resource = (account: string): readonly Template[] => [
  template('letAccount', {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::team-bucket/*',
  }),
  template('letService', {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: `arn:aws:sqs:us-east-1:${account}:orders`,
    Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${account}:news` } },
  }),
  template('letOrganization', {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::team-bucket/*',
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example123' } },
  }),
  template('onlyEncrypted', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::team-bucket', 'arn:aws:s3:::team-bucket/*'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }),
];

const scp: readonly Template[] = [
  template('scpAll', { Effect: 'Allow', Action: '*', Resource: '*' }),
  template('scpNoLeaving', { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }),
  template('scpNoRoot', {
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
  }),
  template('scpRegions', {
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*', 'organizations:*', 'support:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
  }),
];

const rcp: readonly Template[] = [
  template('rcpOwnOnly', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } },
  }),
  template('rcpEncrypted', {
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*'],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
  }),
  template('rcpNoStrangers', {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sts:AssumeRole',
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  }),
];

/** Documents to start from; `account` is the account in which calls act. Each one passes AWS's checks. */
export function templatesFor(purpose: Purpose, account: string): readonly Template[] {
  switch (purpose) {
    case 'session':
      return session(account);
    case 'trust':
      return trust(account);
    case 'resource':
      return resource(account);
    case 'scp':
      return scp;
    case 'rcp':
      return rcp;
    default:
      return permissions(account);
  }
}
