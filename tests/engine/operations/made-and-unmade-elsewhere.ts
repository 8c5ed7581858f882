import type { OperationName, Outcome } from '../../../src/engine/index.ts';
import type { Account } from '../account.ts';
import { home } from '../account.ts';
import type { Kind } from './made-and-unmade.ts';

type Step = readonly [operation: OperationName, input: object];

const iam = (resource: string): string => `arn:aws:iam::${home}:${resource}`;
const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const to = (Action: string, Resource: string | readonly string[]): string =>
  policy({ Effect: 'Allow', Principal: { AWS: home }, Action, Resource });
const trust = (Service: string): string =>
  policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' });

const all = (account: Account, steps: readonly Step[]): Outcome[] =>
  steps.map((step) => account.must(...step));

const kind = (make: (name: string) => readonly Step[], unmake: (name: string) => readonly Step[]): Kind => ({
  make: (account, name) => void all(account, make(name)),
  unmake: (account, name) => void all(account, unmake(name)),
});

const queueUrl = (name: string): string => `https://sqs.us-east-1.amazonaws.com/${home}/${name}`;
const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:${home}:${name}`;
const tableArn = (name: string): string => `arn:aws:dynamodb:us-east-1:${home}:table/${name}`;

const withFunction = (name: string): readonly Step[] => [
  ['CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust('lambda.amazonaws.com') }],
  [
    'lambda:CreateFunction',
    {
      FunctionName: name,
      Role: iam(`role/${name}`),
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'UEsDBA==' },
    },
  ],
];

/** What an answer of `account`'s call gave, by its member's name. */
const given = (account: Account, operation: OperationName, input: object, ...path: string[]): string =>
  String(
    path.reduce<unknown>(
      (value, member) => (value as Record<string, unknown>)[member],
      (account.must(operation, input).result as unknown as { value: unknown }).value,
    ),
  );

const pools = new WeakMap<Account, Map<string, string>>();
const remember = (account: Account, name: string, id: string): void =>
  void pools.set(account, (pools.get(account) ?? new Map<string, string>()).set(name, id));
const idOf = (account: Account, name: string): string => pools.get(account)?.get(name) ?? '';

/** Pools have ids that nobody can guess: their maker keeps them. */
const userPool: Kind = {
  make(account, name) {
    const UserPoolId = given(account, 'cognito-idp:CreateUserPool', { PoolName: name }, 'UserPool', 'Id');
    remember(account, name, UserPoolId);
    all(account, [
      ['cognito-idp:CreateUserPoolClient', { UserPoolId, ClientName: 'web' }],
      ['cognito-idp:CreateGroup', { UserPoolId, GroupName: 'admins' }],
      ['cognito-idp:AdminCreateUser', { UserPoolId, Username: 'ana' }],
      ['cognito-idp:AdminAddUserToGroup', { UserPoolId, Username: 'ana', GroupName: 'admins' }],
    ]);
  },
  unmake: (account, name) =>
    void account.must('cognito-idp:DeleteUserPool', { UserPoolId: idOf(account, name) }),
};

const identityPool: Kind = {
  make(account, name) {
    const pool = { IdentityPoolName: name, AllowUnauthenticatedIdentities: true };
    const id = given(account, 'cognito-identity:CreateIdentityPool', pool, 'IdentityPoolId');
    remember(account, name, id);
    account.must('cognito-identity:GetId', { IdentityPoolId: id }, null);
  },
  unmake: (account, name) =>
    void account.must('cognito-identity:DeleteIdentityPool', { IdentityPoolId: idOf(account, name) }),
};

/** Kinds of things of the other services; one name each may be used once. */
export const elsewhere: Readonly<Record<string, Kind>> = {
  'bucket with a policy, tags and an object': kind(
    (Bucket) => [
      ['s3:CreateBucket', { Bucket }],
      ['s3:PutBucketPolicy', { Bucket, Policy: to('s3:GetObject', `arn:aws:s3:::${Bucket}/*`) }],
      ['s3:PutBucketTagging', { Bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'web' }] } }],
      ['s3:PutObject', { Bucket, Key: 'a.txt' }],
    ],
    (Bucket) => [
      ['s3:DeleteObject', { Bucket, Key: 'a.txt' }],
      ['s3:DeleteBucket', { Bucket }],
    ],
  ),
  'queue with a policy': kind(
    (QueueName) => [
      ['sqs:CreateQueue', { QueueName, tags: { team: 'web' } }],
      [
        'sqs:SetQueueAttributes',
        {
          QueueUrl: queueUrl(QueueName),
          Attributes: { Policy: to('sqs:SendMessage', queueArn(QueueName)) },
        },
      ],
    ],
    (name) => [['sqs:DeleteQueue', { QueueUrl: queueUrl(name) }]],
  ),
  'table with a policy': kind(
    (TableName) => [
      [
        'dynamodb:CreateTable',
        {
          TableName,
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          BillingMode: 'PAY_PER_REQUEST',
        },
      ],
      [
        'dynamodb:PutResourcePolicy',
        { ResourceArn: tableArn(TableName), Policy: to('dynamodb:GetItem', tableArn(TableName)) },
      ],
    ],
    (TableName) => [['dynamodb:DeleteTable', { TableName }]],
  ),
  'secret with a policy': kind(
    (name) => [
      ['secretsmanager:CreateSecret', { Name: name, SecretString: 'open sesame' }],
      [
        'secretsmanager:PutResourcePolicy',
        { SecretId: name, ResourcePolicy: to('secretsmanager:GetSecretValue', '*') },
      ],
    ],
    (name) => [['secretsmanager:DeleteSecret', { SecretId: name, ForceDeleteWithoutRecovery: true }]],
  ),
  'function with a permission': kind(
    (name) => [
      ...withFunction(name),
      [
        'lambda:AddPermission',
        {
          FunctionName: name,
          StatementId: 's3',
          Action: 'lambda:InvokeFunction',
          Principal: 's3.amazonaws.com',
        },
      ],
    ],
    (name) => [
      ['lambda:DeleteFunction', { FunctionName: name }],
      ['DeleteRole', { RoleName: name }],
    ],
  ),
  'instance with a role': kind(
    (name) => [
      ['CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust('ec2.amazonaws.com') }],
      ['CreateInstanceProfile', { InstanceProfileName: name }],
      ['AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name }],
      ['playground:CreateWorkload', { Name: name, Kind: 'instance', InstanceProfileName: name }],
    ],
    (name) => [
      ['playground:DeleteWorkload', { Name: name }],
      ['RemoveRoleFromInstanceProfile', { InstanceProfileName: name, RoleName: name }],
      ['DeleteInstanceProfile', { InstanceProfileName: name }],
      ['DeleteRole', { RoleName: name }],
    ],
  ),
  'user pool with people and groups': userPool,
  'identity pool with a guest': identityPool,
};

/** An organization with units, policies and what is attached; its accounts are closed by AWS alone. */
export function organizationMadeAndUnmade(account: Account): void {
  account.must('organizations:CreateOrganization', {});
  const root = given(account, 'organizations:ListRoots', {}, 'Roots', '0', 'Id');
  const scp = { Name: 'No IAM', Description: '', Type: 'SERVICE_CONTROL_POLICY' };
  const Content = policy({ Effect: 'Deny', Action: 'iam:*', Resource: '*' });
  const unit = { ParentId: root, Name: 'Apps' };
  const OrganizationalUnitId = given(
    account,
    'organizations:CreateOrganizationalUnit',
    unit,
    'OrganizationalUnit',
    'Id',
  );
  account.must('organizations:EnablePolicyType', { RootId: root, PolicyType: 'RESOURCE_CONTROL_POLICY' });
  const PolicyId = given(
    account,
    'organizations:CreatePolicy',
    { ...scp, Content },
    'Policy',
    'PolicySummary',
    'Id',
  );
  all(account, [
    ['organizations:AttachPolicy', { PolicyId, TargetId: OrganizationalUnitId }],
    ['organizations:DetachPolicy', { PolicyId, TargetId: OrganizationalUnitId }],
    ['organizations:DeletePolicy', { PolicyId }],
    ['organizations:DeleteOrganizationalUnit', { OrganizationalUnitId }],
    ['organizations:DeleteOrganization', {}],
  ]);
}
