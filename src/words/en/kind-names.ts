import type { AnyKind } from '../../engine/index.ts';

/** Names of subkinds. An organization's policies are named by their type. */
type Sort =
  | 'awsPolicy'
  | 'linkedRole'
  | 'reservedRole'
  | 'webSession'
  | 'rootSession'
  | 'homeAccount'
  | 'SERVICE_CONTROL_POLICY'
  | 'RESOURCE_CONTROL_POLICY';
type NamedKind = Exclude<AnyKind, 'sts' | 'thing' | 'otherRole' | 'organizationPolicy'> | Sort;

/** The name of each kind, shown under an entity's name. AWS's own term is beside each plain word. */
export const kindNames: { readonly [K in NamedKind]: string } = {
  user: 'User',
  group: 'Group',
  role: 'Role',
  policy: 'Managed policy',
  awsPolicy: 'AWS managed policy',
  inlinePolicy: 'Inline policy',
  key: 'Access key',
  session: 'Role session',
  temporaryKey: 'Temporary credentials of a user',
  federatedUser: 'Federated user',
  rootSession: 'Session of a root user',
  webSession: 'Role session of somebody who signed in elsewhere',
  linkedRole: 'Service-linked role',
  reservedRole: 'Role of a permission set',
  root: 'Root user',
  service: 'AWS service',
  account: 'Another account',
  federated: 'Identity provider',
  anyone: 'Anyone at all',
  instanceProfile: 'Instance profile',
  oidcProvider: 'Identity provider (OIDC)',
  samlProvider: 'Identity provider (SAML)',
  mfaDevice: 'Virtual MFA device',
  identityPool: 'Identity pool (Cognito)',
  identity: 'Cognito identity',
  guest: 'Guest of an identity pool',
  userPool: 'User pool (Cognito)',
  poolClient: 'App client of a user pool',
  poolUser: 'Person of a user pool',
  poolGroup: 'Group of a user pool',
  directoryUser: 'Person of the directory (IAM Identity Center)',
  permissionSet: 'Permission set (IAM Identity Center)',
  bucket: 'S3 bucket',
  object: 'S3 object',
  kmsKey: 'KMS key',
  queue: 'SQS queue',
  function: 'Lambda function',
  table: 'DynamoDB table',
  secret: 'Secret',
  server: 'Server outside AWS',
  instance: 'EC2 instance',
  program: 'Program in a function',
  heldAccount: 'AWS account',
  homeAccount: 'AWS account, your own',
  organization: 'Organization',
  organizationRoot: 'Root of the organization',
  unit: 'Organizational unit (OU)',
  SERVICE_CONTROL_POLICY: 'Service control policy (SCP)',
  RESOURCE_CONTROL_POLICY: 'Resource control policy (RCP)',
};

/** One sentence about the kind, under the name. */
export const kindMeanings: { readonly [K in NamedKind]: string } = {
  user: 'One person or one program, with keys of its own.',
  group: 'Several users, managed together. A group can’t sign in, and no role can trust it.',
  role: 'Belongs to nobody. Those it trusts may put it on for a while (assume it).',
  policy: 'A page of rules that any number of groups, roles and users can share.',
  awsPolicy: 'Written and kept up to date by AWS; it can be attached, not changed.',
  inlinePolicy: 'A page of rules that belongs to one owner and is deleted with it.',
  key: 'Signs calls as its user, until somebody switches it off.',
  session: 'A role that somebody wears: keys from STS that expire by themselves.',
  temporaryKey: 'Short-lived keys with the rights of the user who asked for them.',
  federatedUser:
    'Short-lived keys for somebody without a user. They have at most the rights of the user who asked for them.',
  rootSession: 'A short task as the root user of a member account, for the management account.',
  webSession: 'A role worn by somebody a provider vouched for.',
  linkedRole: 'Made for one AWS service. Only that service can put it on (assume it) or change it.',
  reservedRole:
    'Identity Center made it, and people put it on through the portal. Only the permission set changes it.',
  root: 'The owner of the account. It needs no policy.',
  service: 'A part of AWS that can put a role on for the programs that run in it.',
  account: 'Anyone that account allows to ask. This page doesn’t know what it allows its own people.',
  federated: 'People who sign in elsewhere.',
  anyone: 'Every principal of every account.',
  instanceProfile:
    'How a role gets onto an EC2 instance: the instance holds the profile, the profile one role.',
  oidcProvider: 'People or programs sign in elsewhere. Roles here that trust it believe its signed tokens.',
  samlProvider: 'A company’s own sign-in. Roles here that trust it believe its assertions.',
  mfaDevice: 'A second proof beside the password: a code that changes every 30 seconds.',
  identityPool: 'Swaps a sign-in elsewhere, or none at all, for short-lived keys of a role.',
  identity: 'Somebody the pool has seen signed in. Not a user of the account.',
  guest: 'Somebody without any sign-in. The pool gave them an id.',
  userPool: 'A list of an app’s people with their passwords. They are not users of the account.',
  poolClient: 'The app that people sign in through. Their tokens are for this app.',
  poolUser: 'Signs in to an app, not to the account, and gets tokens, not keys.',
  poolGroup: 'Some of an app’s people. It can say which role they get. It is not an IAM group.',
  directoryUser: 'Signs in to the company’s portal, and puts on roles of permission sets. Not an IAM user.',
  permissionSet: 'Makes one role in each account to which it is assigned. Only it changes them.',
  bucket: 'Holds objects. Its own policy can let people in, from this account and from others.',
  object: 'A file in a bucket. The bucket’s policy covers it.',
  kmsKey: 'Encrypts for those its own policy allows. Other policies count only if its own policy says so.',
  queue: 'Holds messages. Its own policy can let services and other accounts send.',
  function: 'Code that runs as its role. Its own policy says who may start it.',
  table: 'Holds items under keys.',
  secret: 'Something that programs need and people should not see.',
  server: 'Runs somewhere else, so it can only hold a long-lived access key.',
  instance: 'Runs in EC2, so it can have a role instead of a key.',
  program: 'Runs in a function and acts as the function’s role.',
  heldAccount: 'Its own people, its own policies. Nobody crosses over unless both sides allow it.',
  homeAccount: 'The account that you started with.',
  organization: 'Several accounts under one management account, which can set ceilings for all others.',
  organizationRoot:
    'The top of the tree. A policy attached here limits every account except the management account.',
  unit: 'A branch of the tree. A policy attached here limits everything below it.',
  SERVICE_CONTROL_POLICY: 'A ceiling for what an account’s people can do. It gives nothing.',
  RESOURCE_CONTROL_POLICY: 'A ceiling for what anybody can do to an account’s resources. It gives nothing.',
};
