import type { DocumentKind } from '../../../engine/index.ts';
import { templates as words } from '../../../words/en/policy-editor.ts';

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

/** Documents to start from; `account` is the home account's id. Each one passes AWS's checks. */
export const templatesFor = (kind: DocumentKind, account: string): readonly Template[] =>
  kind === 'trust' ? trust(account) : permissions(account);
