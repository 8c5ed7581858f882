import { accountRootArn } from '../../arn.ts';
import type { OperationContext } from '../operation.ts';
import { arnHere } from '../resources.ts';
import type { Key } from './key-rows.ts';

/** The alias of the key that AWS keeps in each account for S3. */
export const s3Alias = 'alias/aws/s3';

/**
 * The policy of that key: all principals of its account may use it through S3, and look at it; nobody may change it.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
 */
function policyFor(account: string, region: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'auto-s3-2',
    Statement: [
      {
        Sid: 'Allow access through S3 for all principals in the account that are authorized to use S3',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `s3.${region}.amazonaws.com`,
          },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: accountRootArn(account) },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'],
        Resource: '*',
      },
    ],
  });
}

/** The key that AWS makes for S3 in an account and region. */
export function newS3Key(
  place: Pick<Key, 'account' | 'region'>,
  { now, ids }: Pick<OperationContext, 'now' | 'ids'>,
): Key {
  const name = ids.uuid();
  return {
    id: arnHere('kms', place, `key/${name}`),
    kind: 'key',
    account: place.account,
    region: place.region,
    name,
    createDate: now,
    tags: [],
    policy: policyFor(place.account, place.region),
    description: 'Default key that protects my S3 objects when no other key is defined',
    state: 'Enabled',
    aliases: [s3Alias],
  };
}
