import { describe, expect, test } from 'vitest';
import fc, { draws } from '../../properties.ts';
import { meetsDefault, meetsPolicy } from '../../../src/engine/operations/iam-sign-in/passwords.ts';
import { checkPassword } from '../../../src/engine/operations/cognito-idp/passwords.ts';
import { MadeUpSecrets } from '../../../src/lessons/results/made-up-secrets.ts';

const letters = fc.constantFrom(
  ...'azAZ09!@#$%^&*()_+-=[]{}|\'."?/\\,><:;~` \t',
  '\u00a0',
  '\u0085',
  'é',
  'ÿ',
  'Ω',
  '山',
  '\u2003',
  '😀',
);
const passwords = fc.array(letters, { maxLength: 24 }).map((all) => all.join(''));

test('a made-up password has the length of the typed one, and each policy decides it alike', () => {
  fc.assert(
    fc.property(
      passwords,
      fc.integer({ min: 0, max: 24 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      (typed, length, [upper = false, lower = false, number = false, symbol = false]) => {
        const made = new MadeUpSecrets('password').of(typed);
        expect(made).toHaveLength(typed.length);
        const ofIam = {
          minimumPasswordLength: length,
          requireUppercaseCharacters: upper,
          requireLowercaseCharacters: lower,
          requireNumbers: number,
          requireSymbols: symbol,
          allowUsersToChangePassword: true,
        };
        expect(meetsPolicy(made, ofIam)).toBe(meetsPolicy(typed, ofIam));
        expect(meetsDefault(made, [])).toBe(meetsDefault(typed, []));
        const pool = {
          passwordPolicy: {
            minimumLength: length,
            requireUppercase: upper,
            requireLowercase: lower,
            requireNumbers: number,
            requireSymbols: symbol,
            temporaryPasswordValidityDays: 7,
          },
        };
        expect(checkPassword(pool, made, 'set')).toEqual(checkPassword(pool, typed, 'set'));
        for (const pattern of [/^[\u0009\u000A\u000D\u0020-\u00FF]*$/, /^\S*$/, /^\s/])
          expect(pattern.test(made), String(pattern)).toBe(pattern.test(typed));
      },
    ),
    draws(300),
  );
});

test('equal secrets are made up alike, and others otherwise, however many have one shape', () => {
  const shapes = fc.array(
    fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'a1', 'b2', 'A!', 'é'),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(shapes, (typed) => {
      const secrets = new MadeUpSecrets('password');
      const made = typed.map((one) => secrets.of(one));
      expect(new Set(made).size).toBe(new Set(typed).size);
      expect(typed.map((one) => secrets.of(one))).toEqual(made);
    }),
    draws(200),
  );
});

describe('a made-up secret', () => {
  test.each(['MyReal-Pass-2026!', 'correct horse battery staple', 'Ünïcödé-Pass1', '山田太郎2026'])(
    'tells nothing of %s but its shape',
    (typed) => {
      const other = typed.replace(/[a-z]/g, 'q').replace(/[A-Z]/g, 'Q').replace(/\d/g, '7');
      const made = new MadeUpSecrets('password').of(typed);
      expect(made).not.toBe(typed);
      expect(new MadeUpSecrets('password').of(other)).toBe(made);
    },
  );

  test.each(['password', 'token'] as const)('is never a reference: a %s', (kind) => {
    for (const typed of ['@key', '@answer:1:Credentials.SessionToken', '@@@@'])
      expect(new MadeUpSecrets(kind).of(typed)).not.toContain('@');
  });

  test('keeps the form of a token', () => {
    const made = new MadeUpSecrets('token').of('eyJhbGc.eyJz-_dWI=.c2+/ln');
    expect(made).toMatch(
      /^[a-z]{2}[A-Z][a-z]{2}[A-Z][a-z]\.[a-z]{2}[A-Z][a-z]-_[a-z][A-Z]{2}=\.[a-z]\d\+\/[a-z]{2}$/,
    );
  });

  test('of one possible text stays that text', () => {
    const secrets = new MadeUpSecrets('password');
    expect(['', ' ', '\t'].map((one) => secrets.of(one))).toEqual(['', ' ', '\t']);
  });
});
