import { beforeAll, describe, expect, it } from 'vitest';
import type { Change, MfaDeviceRow } from '../../../../src/engine/index.ts';
import { apply, preparePart, quotas } from '../../../../src/engine/index.ts';
import { Account, home, start } from '../../account.ts';

beforeAll(async () => {
  await preparePart('iam-sign-in');
});

function device(number: number, account = home): MfaDeviceRow {
  const name = `phone-${number}`;
  const id = `arn:aws:iam::${account}:mfa/${name}`;
  const seed = 'GEZDGNBVGY3TQOJQ';
  return { id, account, name, path: '/', seed, ownerId: null, createDate: start, tags: [] };
}

/** An account with so many devices, made at once. */
function withDevices(count: number, owner = home): Account {
  const account = new Account();
  const rows = Array.from({ length: count }, (_, i) => device(i, owner));
  const changes = rows.map((after): Change => ({ table: 'mfaDevices', key: after.id, before: null, after }));
  account.world = apply(account.world, changes);
  return account;
}

const most = quotas.VirtualMFADevicesPerAccount;
const oneMore = (account: Account) =>
  account.call('CreateVirtualMFADevice', { VirtualMFADeviceName: 'one-more' }).result;

describe('an account', () => {
  it('has 5,000 virtual MFA devices and not one more', () => {
    expect(most).toBe(5000);
    expect(oneMore(withDevices(most - 1))).toMatchObject({ ok: true });
    expect(oneMore(withDevices(most))).toEqual({
      ok: false,
      error: {
        code: 'LimitExceeded',
        message: 'Cannot exceed quota for VirtualMFADevicesPerAccount: 5000',
        status: 409,
      },
    });
  });

  it('is not held to what another account has', () => {
    expect(oneMore(withDevices(most, '444455556666'))).toMatchObject({ ok: true });
  });
});
