import type { ResourceKind } from '../../../engine/index.ts';

/** What the forms about things to reach for say. */
export const titles = {
  create: 'Something to reach for',
  policy: (name: string) => `Who may reach ${name}`,
  permission: (name: string) => `Let somebody call ${name}`,
} as const;

export const leads = {
  create: 'A thing that policies speak of. An access to it is decided, and nothing is stored in it.',
  policy:
    'The resource’s own policy (resource-based policy): it names whom it lets in. Within one account that is enough; across accounts both sides must say yes.',
  permission: 'A function’s policy is written one statement at a time.',
} as const;

export const kinds: Readonly<Record<Exclude<ResourceKind, 'object'>, { label: string; hint: string }>> & {
  readonly object: { readonly label: string; readonly hint: string };
} = {
  bucket: { label: 'Bucket', hint: 'S3: holds objects.' },
  object: { label: 'Object', hint: 'S3: a file in a bucket.' },
  key: { label: 'Encryption key', hint: 'KMS: its own policy always has a say.' },
  queue: { label: 'Queue', hint: 'SQS: messages from one program to another.' },
  function: { label: 'Function', hint: 'Lambda: code that runs as a role.' },
  table: { label: 'Table', hint: 'DynamoDB: rows under a key.' },
  secret: { label: 'Secret', hint: 'Secrets Manager: a password or a key for a program.' },
};

export const fields = {
  kind: 'What',
  name: 'Name',
  bucketHint: 'Unique in all of AWS: 3 to 63 small letters, digits, hyphens and dots.',
  bucket: 'Bucket',
  objectKey: 'Key of the object',
  description: 'Description',
  alias: 'Alias',
  aliasHint: 'A name for the key, which has none of its own. Starts with alias/.',
  role: 'Execution role',
  roleHint:
    'The function acts as this role, which has to trust lambda.amazonaws.com. Whoever makes the function needs iam:PassRole on it.',
  runtime: 'Runtime',
  partition: 'Partition key',
  secret: 'The secret',
  secretHint: 'Made up: it stays in this page.',
  document: 'Policy',
  principal: 'Who',
  principalHint: 'A service such as s3.amazonaws.com, an account id or an ARN.',
  action: 'Action',
  statement: 'Name of the statement',
  source: 'Only for',
  sourceHint: 'The ARN of what calls, such as a bucket.',
} as const;

export const submits = { create: 'Create', save: 'Save', permit: 'Add the permission' } as const;
export const others = { drop: 'Take the policy away' } as const;
export const done = {
  created: (name: string) => `${name} is there.`,
  saved: (name: string) => `The policy of ${name} is saved.`,
  dropped: (name: string) => `${name} has no policy of its own any more.`,
} as const;
