import type { World, Credentials } from '../../../../engine/index.ts';
import {
  groupArn,
  policyArn,
  roleArn,
  rowsBy,
  userArn,
  accountOf,
  byName,
  parseArn,
} from '../../../../engine/index.ts';
import { tryWords as words } from '#words/try.ts';
import { candidates, search } from '../../account/acting/candidates.ts';
import { credentialsOf } from '../../../kinds/acting.ts';
import { itemOf } from '../../../kinds/item.ts';
import { credentialsBy } from '../../../kinds/who-signs.ts';

const most = 40;
const root = 'root';

/** Returns names to choose from while one is typed: root, sessions, users and services of the account, at most 40. */
export function namesToAsk(world: World, now: number, account: string, typed: string): readonly string[] {
  const { shown } = search(candidates(world, now, account), typed.trim(), most);
  return [...new Set(shown.map(({ group, name }) => (group === 'root' ? root : name)))];
}

/**
 * Returns the credentials of a caller by a name that people use: `ana`, `Deployer/ana`, `root`, `ec2.amazonaws.com`,
 * an ARN. Null if nobody with that name can sign: a role without a session, a group, somebody who doesn't exist.
 */
export function credentialsNamed(world: World, now: number, name: string): Credentials | null {
  const account = accountOf(world);
  if (name === root || name === words.root) return { type: 'console', id: account };
  if (parseArn(name) || name.endsWith('.amazonaws.com')) return credentialsBy(world, name, now);
  const user = byName(world, 'users', account, name);
  if (user) return credentialsOf(world, itemOf(world, user.id));
  if (/^\d{12}$/.test(name)) return credentialsBy(world, `arn:aws:iam::${name}:root`, now);
  return name.includes('/')
    ? credentialsBy(world, `arn:aws:sts::${account}:assumed-role/${name}`, now)
    : null;
}

/** Actions that people commonly ask about, from the services that most accounts use. */
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

/** Returns resources to choose from: examples, then the account's own entities, at most fifty of a kind. */
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

/** A question to begin with, and the reason why it is worth asking. */
export const exampleQuestions = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3' },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::team-bucket/plan.md' },
  { action: 's3:DeleteObject', resource: 'arn:aws:s3:::reports/q3' },
  { action: 'iam:ListUsers', resource: '*' },
] as const;

/** Whether a text is a service, a colon and a name, without wildcards. */
export const isAction = (text: string): boolean => /^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/.test(text);
export const isResource = (text: string): boolean =>
  text === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+$/.test(text);
