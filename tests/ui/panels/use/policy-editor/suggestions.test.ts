import { beforeAll, expect, test } from 'vitest';
import { preparePart } from '../../../../../src/engine/index.ts';
import { ownResources } from '../../../../../src/ui/panels/use/policy-editor/suggestions.ts';
import { Account, home } from '../../../../engine/account.ts';

beforeAll(() => preparePart('s3'));

test('resources of the account are offered, of a bucket its objects first, and no single object', () => {
  const account = new Account();
  for (const Bucket of ['reports', 'team-bucket']) account.must('s3:CreateBucket', { Bucket });
  account.must('s3:PutObject', { Bucket: 'reports', Key: 'q3.csv' });
  const offered = ownResources(account.world, home);
  const buckets = ['arn:aws:s3:::reports', 'arn:aws:s3:::team-bucket'];
  expect([...offered].sort()).toEqual(buckets.flatMap((bucket) => [bucket, `${bucket}/*`]));
  for (const bucket of buckets)
    expect(offered.indexOf(`${bucket}/*`), bucket).toBe(offered.indexOf(bucket) - 1);
  expect(ownResources(account.world, '444455556666')).toEqual([]);
});
