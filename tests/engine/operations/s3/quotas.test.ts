import { beforeAll, describe, expect, it } from 'vitest';
import type { Change, ResourceRow } from '../../../../src/engine/index.ts';
import { apply, preparePart } from '../../../../src/engine/index.ts';
import { Account, home, start } from '../../account.ts';

beforeAll(async () => {
  await preparePart('s3');
});

const most = 10_000;

function bucket(number: number, account: string): ResourceRow {
  const name = `reports-${number}`;
  const id = `arn:aws:s3:::${name}`;
  const place = { account, region: 'us-east-1', name, createDate: start };
  return { id, kind: 'bucket', ...place, tags: [], publicAccessBlock: null };
}

/** An account with so many buckets, made at once. */
function withBuckets(count: number, owner = home): Account {
  const account = new Account();
  const rows = Array.from({ length: count }, (_, i) => bucket(i, owner));
  const changes = rows.map((after): Change => ({ table: 'resources', key: after.id, before: null, after }));
  account.world = apply(account.world, changes);
  return account;
}

const oneMore = (account: Account) => account.call('s3:CreateBucket', { Bucket: 'one-more' }).result;

describe('an account', () => {
  it('has 10,000 buckets and not one more', () => {
    expect(oneMore(withBuckets(most - 1))).toMatchObject({ ok: true });
    expect(oneMore(withBuckets(most))).toMatchObject({
      ok: false,
      error: {
        code: 'TooManyBuckets',
        message: 'You have attempted to create more buckets than allowed',
        status: 400,
      },
    });
  });

  it('is not held to what another account has', () => {
    expect(oneMore(withBuckets(most, '444455556666'))).toMatchObject({ ok: true });
  });
});
