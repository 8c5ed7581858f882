import type { World } from '../../../engine/index.ts';
import { groupArn, operationNames, policyArn, roleArn, userArn } from '../../../engine/index.ts';
import { nameOf, serviceOf } from '../../../playground/service-of.ts';

/** What people commonly ask about, from the services that most accounts use. */
const common = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:ListBucket',
  's3:ListAllMyBuckets',
  'ec2:DescribeInstances',
  'ec2:RunInstances',
  'ec2:TerminateInstances',
  'lambda:InvokeFunction',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'sqs:SendMessage',
  'sns:Publish',
  'logs:PutLogEvents',
  'kms:Decrypt',
  'secretsmanager:GetSecretValue',
  'cloudformation:CreateStack',
  'cloudformation:DescribeStacks',
  'iam:PassRole',
] as const;

/** Actions to choose from: the common ones, then all that the playground carries out. Free text is as good. */
export const actionSuggestions: readonly string[] = [
  ...common,
  ...operationNames.map((id) => `${serviceOf(id)}:${nameOf(id)}`),
];

const perKind = 50;

const examples: readonly string[] = [
  'arn:aws:s3:::reports/q3',
  'arn:aws:s3:::team-bucket/plan.md',
  'arn:aws:s3:::team-bucket',
  '*',
];

/** Resources to choose from: examples, then the account's own entities, at most fifty of a kind. */
export function resourceSuggestions(world: World): string[] {
  const first = <T>(rows: Iterable<T>, arn: (row: T) => string): string[] =>
    [...rows].slice(0, perKind).map(arn);
  const { users, groups, roles, policies } = world.tables;
  return [
    ...examples,
    ...first(roles.values(), roleArn),
    ...first(users.values(), userArn),
    ...first(groups.values(), groupArn),
    ...first(policies.values(), policyArn),
  ];
}

/** A question to begin with, and why it is worth asking. */
export const exampleQuestions = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3' },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::team-bucket/plan.md' },
  { action: 's3:DeleteObject', resource: 'arn:aws:s3:::reports/q3' },
  { action: 'iam:ListUsers', resource: '*' },
] as const;

/** A service, a colon and a name, wildcards not allowed. */
export const isAction = (text: string): boolean => /^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/.test(text);
export const isResource = (text: string): boolean =>
  text === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+$/.test(text);
