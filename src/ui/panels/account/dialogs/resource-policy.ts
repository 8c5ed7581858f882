import type { ResourceRow } from '../../../../engine/index.ts';
import { ask, queueUrl } from '../../../kinds/requests.ts';
import type { Request } from '../../../kinds/requests.ts';

/** The call that gives a resource its policy, or null where it takes none as a whole. */
export function putPolicy(row: ResourceRow, Policy: string): Request | null {
  switch (row.kind) {
    case 'bucket':
      return ask('s3:PutBucketPolicy', { Bucket: row.name, Policy });
    case 'key':
      return ask('kms:PutKeyPolicy', { KeyId: row.id, Policy });
    case 'queue':
      return ask('sqs:SetQueueAttributes', { QueueUrl: queueUrl(row), Attributes: { Policy } });
    case 'table':
      return ask('dynamodb:PutResourcePolicy', { ResourceArn: row.id, Policy });
    case 'secret':
      return ask('secretsmanager:PutResourcePolicy', { SecretId: row.id, ResourcePolicy: Policy });
    case 'object':
    case 'function':
      return null;
  }
}

/** The call that takes a resource's policy away, or null where there is none: a key always has one. */
export function dropPolicy(row: ResourceRow): Request | null {
  switch (row.kind) {
    case 'bucket':
      return ask('s3:DeleteBucketPolicy', { Bucket: row.name });
    case 'queue':
      return ask('sqs:SetQueueAttributes', { QueueUrl: queueUrl(row), Attributes: { Policy: '' } });
    case 'table':
      return ask('dynamodb:DeleteResourcePolicy', { ResourceArn: row.id });
    case 'secret':
      return ask('secretsmanager:DeleteResourcePolicy', { SecretId: row.id });
    case 'key':
    case 'object':
    case 'function':
      return null;
  }
}

const firstActions: Readonly<Record<ResourceRow['kind'], string | readonly string[]>> = {
  bucket: 's3:GetObject',
  object: 's3:GetObject',
  key: ['kms:Encrypt', 'kms:Decrypt'],
  queue: 'sqs:SendMessage',
  function: 'lambda:InvokeFunction',
  table: 'dynamodb:GetItem',
  secret: 'secretsmanager:GetSecretValue',
};

/** Keys and secrets name themselves as `*` in their own policies. */
function resourceOf(row: ResourceRow): string {
  if (row.kind === 'bucket') return `${row.id}/*`;
  return row.kind === 'key' || row.kind === 'secret' ? '*' : row.id;
}

/** What a resource's first policy may look like: its own account may use it. */
export const startPolicy = (row: ResourceRow): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${row.account}:root` },
          Action: firstActions[row.kind],
          Resource: resourceOf(row),
        },
      ],
    },
    null,
    2,
  );
