import { rowsBy, type World } from '../../../../engine/index.ts';

const mostOwn = 50;

/** Returns the ARNs of an account's own resources, at most fifty; of a bucket its objects first. */
export const ownResources = (world: World, account: string): readonly string[] =>
  rowsBy(world, 'resourcesByAccount', account)
    .filter(({ kind }) => kind !== 'object')
    .slice(0, mostOwn)
    .flatMap(({ id, kind }) => (kind === 'bucket' ? [`${id}/*`, id] : [id]));

/** Suggestions while typing: only frequent names, as any name may be typed. */
export const actionSuggestions: readonly string[] = [
  'sts:AssumeRole',
  'sts:TagSession',
  's3:ListAllMyBuckets',
  's3:ListBucket',
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:Get*',
  's3:*',
  'iam:PassRole',
  'iam:GetUser',
  'iam:ListUsers',
  'iam:CreateUser',
  'iam:DeleteUser',
  'iam:CreateAccessKey',
  'iam:UpdateAccessKey',
  'iam:DeleteAccessKey',
  'iam:ListAccessKeys',
  'iam:AddUserToGroup',
  'iam:RemoveUserFromGroup',
  'iam:AttachUserPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachGroupPolicy',
  'iam:PutUserPolicy',
  'iam:CreateRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:Get*',
  'iam:List*',
  'iam:*',
  'ec2:DescribeInstances',
  'ec2:StartInstances',
  'ec2:StopInstances',
  'ec2:RunInstances',
  'ec2:TerminateInstances',
  'lambda:InvokeFunction',
  'lambda:UpdateFunctionCode',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'sqs:SendMessage',
  'sqs:ReceiveMessage',
  'sns:Publish',
  'kms:Decrypt',
  'kms:Encrypt',
  'logs:GetLogEvents',
  'logs:PutLogEvents',
  'cloudformation:*',
  'secretsmanager:GetSecretValue',
  '*',
];

export const trustActionSuggestions: readonly string[] = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoleWithSAML',
  'sts:TagSession',
  'sts:SetSourceIdentity',
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const operatorSuggestions: readonly string[] = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'ArnLike',
  'ArnEquals',
  'Bool',
  'BoolIfExists',
  'NumericLessThan',
  'NumericLessThanEquals',
  'DateGreaterThan',
  'DateLessThan',
  'IpAddress',
  'NotIpAddress',
  'Null',
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const keySuggestions: readonly string[] = [
  'aws:PrincipalArn',
  'aws:PrincipalTag/team',
  'aws:username',
  'aws:userid',
  'aws:SourceIp',
  'aws:CurrentTime',
  'aws:MultiFactorAuthPresent',
  'aws:TokenIssueTime',
  'aws:RequestedRegion',
  'aws:ResourceTag/team',
  'sts:ExternalId',
  'sts:RoleSessionName',
  's3:prefix',
  'iam:PassedToService',
];
