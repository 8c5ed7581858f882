import type { ResourceKind } from '../../../engine/index.ts';
import { isolating } from '../../isolate.ts';

/** The forms for resources. */
export const titles = /* @__PURE__ */ isolating({
  create: 'Something to reach for',
  policy: (name: string) => `Who may reach ${name}`,
  permission: (name: string) => `Let somebody call ${name}`,
  encryption: (name: string) => `How ${name} encrypts new objects`,
} as const);

export const leads = {
  create:
    'Something for policies to protect. The playground decides who may reach it, and stores nothing in it.',
  policy:
    'The resource’s own policy (resource-based policy) names those it lets in. Within one account that is enough. Across accounts both sides must say yes.',
  encryption:
    'S3 encrypts every object. With a key of KMS (SSE-KMS), S3 asks KMS on behalf of each caller who reads or writes, and the key’s policy has a say. Objects that are there already keep their encryption.',
  permission: 'You write a function’s policy one statement at a time.',
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
  aliasHint: 'A name for the key, because a key has no name of its own. Starts with alias/.',
  role: 'Execution role',
  roleHint:
    'The function acts as this role, which must trust lambda.amazonaws.com. To create the function you need iam:PassRole on the role.',
  runtime: 'Runtime',
  partition: 'Partition key',
  secret: 'The secret',
  secretHint: 'Use a made-up one. It stays in this page.',
  encryptionKey: 'Key',
  bucketKey: 'S3 Bucket Key',
  bucketKeyHint: 'KMS is asked about the bucket in place of each object.',
  document: 'Policy',
  principal: 'Who',
  principalHint: 'A service such as s3.amazonaws.com, an account id or an ARN.',
  action: 'Action',
  statement: 'Name of the statement',
  source: 'Only for',
  sourceHint: 'The ARN of the resource that calls, such as a bucket.',
} as const;

export const submits = { create: 'Create', save: 'Save', permit: 'Add the permission' } as const;
export const others = { drop: 'Remove the policy', ownKeys: 'Use S3’s own keys' } as const;
export const done = /* @__PURE__ */ isolating({
  created: (name: string) => `Created ${name}.`,
  saved: (name: string) => `Saved the policy of ${name}.`,
  encrypted: (name: string) => `Saved how ${name} encrypts.`,
  dropped: (name: string) => `${name} no longer has a policy of its own.`,
} as const);
