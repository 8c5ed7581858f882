import fc, { draws } from '../../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PasswordPolicy } from '../../../../src/engine/index.ts';
import { preparePart } from '../../../../src/engine/index.ts';
import {
  isReused,
  meetsDefault,
  meetsPolicy,
} from '../../../../src/engine/operations/iam-sign-in/passwords.ts';
import { Account } from '../../account.ts';

beforeAll(async () => {
  await Promise.all([preparePart('iam'), preparePart('iam-sign-in')]);
});

/** The rules once more, from AWS's sentences and in another form. */
const upper = /[A-Z]/;
const lower = /[a-z]/;
const digit = /[0-9]/;
const symbol = /[!@#$%^&*()_+\-=[\]{}|']/;

const passwords = fc.string({ unit: fc.constantFrom(...'abXY09!-|\'"~ é\n'), minLength: 1, maxLength: 14 });
const policies: fc.Arbitrary<PasswordPolicy> = fc.record({
  minimumPasswordLength: fc.integer({ min: 6, max: 12 }),
  requireSymbols: fc.boolean(),
  requireNumbers: fc.boolean(),
  requireUppercaseCharacters: fc.boolean(),
  requireLowercaseCharacters: fc.boolean(),
  allowUsersToChangePassword: fc.boolean(),
});

describe('a password', () => {
  it('meets an account’s own policy exactly when it meets each of its rules', () => {
    fc.assert(
      fc.property(passwords, policies, (password, policy) => {
        const rules = [
          password.length >= policy.minimumPasswordLength,
          upper.test(password) || !policy.requireUppercaseCharacters,
          lower.test(password) || !policy.requireLowercaseCharacters,
          digit.test(password) || !policy.requireNumbers,
          symbol.test(password) || !policy.requireSymbols,
        ];
        expect(meetsPolicy(password, policy)).toBe(rules.every(Boolean));
      }),
      draws(200, 10_000),
    );
  });

  it('meets the default policy with eight characters of three kinds', () => {
    fc.assert(
      fc.property(passwords, (password) => {
        const found = [upper, lower, digit, symbol].filter((kind) => kind.test(password));
        expect(meetsDefault(password, [])).toBe(password.length >= 8 && found.length >= 3);
      }),
      draws(200, 10_000),
    );
  });

  it('may not be the account’s own name or address', () => {
    expect(meetsDefault('Example-1@example.com', [])).toBe(true);
    expect(meetsDefault('Example-1@example.com', ['Example', 'Example-1@example.com'])).toBe(false);
  });

  it('is reused when it is among as many of the newest as the policy looks back to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 23 }), (back, place) => {
        const before = Array.from({ length: 24 }, (_, i) => `Password-${i}`);
        const policy = { passwordReusePrevention: back } as PasswordPolicy;
        expect(isReused(`Password-${place}`, before, policy)).toBe(place < back);
        expect(isReused('Password-new', before, policy)).toBe(false);
        expect(isReused(`Password-${place}`, before, undefined)).toBe(false);
      }),
    );
  });
});

describe('the account’s password policy', () => {
  it('is what CreateLoginProfile holds a password to', () => {
    fc.assert(
      fc.property(passwords, policies, (password, policy) => {
        const account = new Account();
        account.must('CreateUser', { UserName: 'ana' });
        account.must('UpdateAccountPasswordPolicy', {
          MinimumPasswordLength: policy.minimumPasswordLength,
          RequireSymbols: policy.requireSymbols,
          RequireNumbers: policy.requireNumbers,
          RequireUppercaseCharacters: policy.requireUppercaseCharacters,
          RequireLowercaseCharacters: policy.requireLowercaseCharacters,
        });
        const { result } = account.call('CreateLoginProfile', { UserName: 'ana', Password: password });
        if (meetsPolicy(password, policy)) expect(result.ok).toBe(true);
        else expect(result).toMatchObject({ ok: false, error: { code: 'PasswordPolicyViolation' } });
      }),
    );
  });

  it('keeps as many passwords as it may look back to, and no more', () => {
    const account = new Account();
    account.must('CreateUser', { UserName: 'ana' });
    account.must('CreateLoginProfile', { UserName: 'ana', Password: 'Password-0' });
    for (let i = 1; i <= 30; i++)
      account.must('UpdateLoginProfile', { UserName: 'ana', Password: `Password-${i}` });
    account.must('UpdateAccountPasswordPolicy', { PasswordReusePrevention: 24 });
    const again = (i: number) =>
      account.call('UpdateLoginProfile', { UserName: 'ana', Password: `Password-${i}` }).result;
    expect(again(7)).toMatchObject({ ok: false, error: { code: 'PasswordPolicyViolation' } });
    expect(again(30)).toMatchObject({ ok: false, error: { code: 'PasswordPolicyViolation' } });
    expect(again(6)).toMatchObject({ ok: true });
    const [profile] = [...account.world.tables.loginProfiles.values()];
    expect(profile?.passwords.length).toBe(24);
  });
});
