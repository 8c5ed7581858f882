import fc from '../../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MfaDeviceRow } from '../../../../src/engine/index.ts';
import { loadTotp, preparePart } from '../../../../src/engine/index.ts';
import { checkMfa, stepOfCode, stepOfCodes } from '../../../../src/engine/operations/mfa-codes.ts';
import { codeOfStep, totpPeriod, totpStep } from '../../../../src/engine/credentials/totp.ts';
import { Account, home, start } from '../../account.ts';

const serial = `arn:aws:iam::${home}:mfa/phone`;

beforeAll(async () => {
  await Promise.all([loadTotp(), preparePart('iam'), preparePart('iam-sign-in')]);
});

/** Ana with a device that nobody has used a code of. */
function withDevice(changed: Partial<MfaDeviceRow> = {}): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.add('mfaDevices', {
    id: serial,
    account: home,
    name: 'phone',
    path: '/',
    seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    ownerId: account.id('users', 'ana'),
    createDate: start,
    enableDate: start,
    tags: [],
    ...changed,
  });
  return account;
}

const deviceOf = (account: Account): MfaDeviceRow => {
  const device = account.world.tables.mfaDevices.get(serial);
  if (!device) throw new Error('there is a device');
  return device;
};

/** Two of a million codes may be alike by chance: not among those of this seed. */
const chance = { seed: 1 };
const moments = fc.integer({ min: 10 * totpPeriod, max: 4_000_000_000_000 });
const message = (check: ReturnType<typeof checkMfa>): string | null =>
  check.ok ? null : check.error.message;

describe('a code of an MFA device', () => {
  it('is taken in its own 30 seconds and in those before and after, and in no others', () => {
    const device = deviceOf(withDevice());
    fc.assert(
      fc.property(moments, fc.integer({ min: -6, max: 6 }), (now, away) => {
        const step = totpStep(now) + away;
        const code = codeOfStep(device.seed, step);
        // Two of a million codes may be alike by chance.
        const alike = [-1, 0, 1].some((near) => codeOfStep(device.seed, totpStep(now) + near) === code);
        expect(stepOfCode(device, code, now) !== null).toBe(Math.abs(away) <= 1 || alike);
      }),
    );
  });

  it('is taken once, and after it none that is older', () => {
    const device = deviceOf(withDevice());
    fc.assert(
      fc.property(moments, fc.constantFrom(-1, 0, 1), fc.constantFrom(-1, 0, 1), (now, first, second) => {
        const used = { ...device, lastStep: totpStep(now) + first };
        const code = codeOfStep(device.seed, totpStep(now) + second);
        expect(stepOfCode(used, code, now) !== null).toBe(second > first);
      }),
      chance,
    );
  });

  it('enables a device only together with the one right after it', () => {
    const device = deviceOf(withDevice());
    fc.assert(
      fc.property(moments, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (now, a, b) => {
        const [first, second] = [a, b].map((away) => codeOfStep(device.seed, totpStep(now) + away));
        const taken = stepOfCodes(device, first ?? '', second ?? '', now);
        expect(taken).toBe(b === a + 1 && Math.abs(b) <= 1 ? totpStep(now) + b : null);
      }),
      chance,
    );
  });
});

describe('checkMfa', () => {
  const check = (account: Account, serialNumber?: string, code?: string, ownerId?: string) =>
    checkMfa(account, ownerId ?? account.id('users', 'ana'), serialNumber, code);
  const now = (account: Account): string => codeOfStep(deviceOf(account).seed, totpStep(account.now));

  it('asks for nothing where neither device nor code is given', () => {
    expect(check(withDevice())).toEqual({ ok: true, changes: [], mfaAt: null });
  });

  it('says when MFA was proven, and that the code is used', () => {
    const account = withDevice();
    const lastStep = totpStep(account.now);
    const before = deviceOf(account);
    expect(check(account, serial, now(account))).toEqual({
      ok: true,
      changes: [{ table: 'mfaDevices', key: serial, before, after: { ...before, lastStep } }],
      mfaAt: account.now,
    });
  });

  it('wants both, device and code', () => {
    const account = withDevice();
    const both =
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
    expect(message(check(account, serial))).toBe(both);
    expect(message(check(account, undefined, now(account)))).toBe(both);
  });

  it('takes neither a missing device, nor one that is not enabled, nor another user’s', () => {
    const account = withDevice();
    const unknown =
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
    expect(message(check(account, `${serial}s`, now(account)))).toBe(unknown);
    expect(message(check(account, serial, now(account), home))).toBe(unknown);
    const free = withDevice({ ownerId: null });
    expect(message(check(free, serial, now(free)))).toBe(unknown);
    expect(message(checkMfa(free, null, serial, now(free)))).toBe(unknown);
  });

  it('refuses a wrong code, and a right one that was used', () => {
    const account = withDevice();
    const code = now(account);
    const wrong = code === '000000' ? '000001' : '000000';
    const invalid = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
    expect(message(check(account, serial, wrong))).toBe(invalid);
    const used = withDevice({ lastStep: totpStep(account.now) });
    expect(message(check(used, serial, code))).toBe(invalid);
  });
});
