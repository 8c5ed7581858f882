import { generateAccount } from '../exchange/generate-account.ts';

const account = '111122223333';
const arn = (rest: string): string => `arn:aws:iam::${account}:${rest}`;
const managed = (name: string): object => ({
  PolicyName: name,
  PolicyArn: `arn:aws:iam::aws:policy/${name}`,
});
const document = (...Statement: object[]): object => ({ Version: '2012-10-17', Statement });
const inline = (PolicyName: string, ...statements: object[]): object => ({
  PolicyName,
  PolicyDocument: document(...statements),
});
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*'): object => ({
  ...{ Effect: 'Allow', Action, Resource },
});

/** Policies of single users: broad and narrow, with an exception, a condition, or a role to pass. */
const allowed: readonly (readonly object[])[] = [
  ...['CreatePolicyVersion', 'SetDefaultPolicyVersion', 'CreateAccessKey', 'UpdateLoginProfile'].map(
    (action) => [allow(`iam:${action}`)],
  ),
  ...['AttachUserPolicy', 'PutGroupPolicy', 'AddUserToGroup', 'UpdateAssumeRolePolicy'].map((action) => [
    allow(['sts:AssumeRole', `iam:${action}`]),
  ]),
  ...[
    'lambda:CreateFunction',
    'glue:CreateDevEndpoint',
    'cloudformation:CreateStack',
    'ec2:RunInstances',
  ].map((action) => [allow(['iam:PassRole', action])]),
  [allow('*'), { ...allow('*'), Effect: 'Deny' }],
  [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
  [allow('iam:*', [arn('user/*'), arn('group/admin*')])],
  [{ ...allow('iam:*'), Condition: { StringEquals: { 'aws:PrincipalTag/team': ['team-1', 'team-2'] } } }],
  [{ ...allow('ssm:*'), Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }],
];

/** Principals that roles trust: services, the account, a role of it, other accounts, and a SAML provider. */
const trusted: readonly object[] = [
  ...'ec2 lambda ssm config support organizations cloudformation securityhub trustedadvisor glue sagemaker codebuild'
    .split(' ')
    .map((name) => ({ Service: `${name}.amazonaws.com` })),
  { AWS: arn('root') },
  ...[1, 2, 3].map((i) => ({ AWS: arn(`role/role-${String(i)}`) })),
  ...['444455556666', '777788889999'].map((other) => ({ AWS: `arn:aws:iam::${other}:root` })),
  { AWS: ['arn:aws:iam::444455556666:root', arn('user/user-7')] },
  { Federated: arn('saml-provider/Example') },
];

function trust(Principal: object): object {
  if (!('Federated' in Principal)) return document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
  const Condition = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
  return document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithSAML', Condition });
}

/**
 * Makes what `aws iam get-account-authorization-details` would print for a small company's account: 44 users, 5 groups, 78 roles
 * and 84 policies, as many as in an account that was exported from AWS, and with as many kinds of statements and of trust.
 */
export function variedAccount(): Record<string, object[]> {
  const plain = generateAccount({ users: 44, groups: 5, roles: 78, policies: 84 });
  const users = (plain['UserDetailList'] ?? []).map((user, i) => ({
    ...user,
    GroupList: i % 9 === 0 ? [`group-${String(i % 5)}`] : [],
    UserPolicyList: [inline('own', ...(allowed[i % allowed.length] ?? []))],
  }));
  const last = {
    ...users.at(-1),
    GroupList: ['group-0'],
    UserPolicyList: [inline('files', allow(['s3:PutObject', 's3:PutObjectAcl', 's3:GetObject']))],
    AttachedManagedPolicies: [managed('AWSLambda_FullAccess')],
  };
  return {
    ...plain,
    UserDetailList: [...users.slice(0, -1), last],
    GroupDetailList: (plain['GroupDetailList'] ?? []).map((group, i) => ({
      ...group,
      GroupPolicyList: [inline('files', allow(['s3:GetObject', 's3:PutObjectAcl']))],
      AttachedManagedPolicies: [managed(i === 0 ? 'AmazonRDSFullAccess' : 'AdministratorAccess')],
    })),
    RoleDetailList: (plain['RoleDetailList'] ?? []).map((role, i) => ({
      ...role,
      AssumeRolePolicyDocument: trust(trusted[i % trusted.length] ?? {}),
    })),
  };
}
