import type { World } from '../../../../engine/index.ts';
import { groupArn, policyArn, roleArn, rowsBy, userArn } from '../../../../engine/index.ts';

/** What people commonly ask about, from the services that most accounts use. */
export const commonActions: readonly string[] = [
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
];

const perKind = 50;

const examples: readonly string[] = [
  'arn:aws:s3:::reports/q3',
  'arn:aws:s3:::team-bucket/plan.md',
  'arn:aws:s3:::team-bucket',
  '*',
];

/** Resources to choose from: examples, then the account's own entities, at most fifty of a kind. */
export function resourceSuggestions(world: World, account: string): string[] {
  const first = <T>(rows: readonly T[], arn: (row: T) => string): string[] => rows.slice(0, perKind).map(arn);
  return [
    ...examples,
    ...first(rowsBy(world, 'resourcesByAccount', account), ({ id }) => id),
    ...first(rowsBy(world, 'rolesByAccount', account), roleArn),
    ...first(rowsBy(world, 'usersByAccount', account), userArn),
    ...first(rowsBy(world, 'groupsByAccount', account), groupArn),
    ...first(rowsBy(world, 'policiesByAccount', account), policyArn),
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
