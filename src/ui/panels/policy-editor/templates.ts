import { templates as words } from '../../../words/en/policy-editor.ts';
import type { Purpose } from './purpose.ts';

export interface Template {
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
];

const resource = (account: string): readonly Template[] => [
  template('letAccount', {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::team-bucket/*',
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
];

const rcp: readonly Template[] = [
  template('rcpOwnOnly', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } },
  }),
];

/** Documents to start from; `account` is the account that is acted in. Each one passes AWS's checks. */
export function templatesFor(purpose: Purpose, account: string): readonly Template[] {
  switch (purpose) {
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
