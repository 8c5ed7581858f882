import { beforeAll, describe, expect, it } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { withoutNulls } from '../../../src/engine/call/perform.ts';
import { Account } from '../account.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

describe('an input without nulls', () => {
  it('has no member that is null, however deep', () => {
    expect(withoutNulls({ a: null, b: { c: null, d: 1 }, e: [{ f: null }] })).toEqual({
      b: { d: 1 },
      e: [{}],
    });
  });

  it('is the input itself where there are none', () => {
    const input = { a: { b: [1, 'x'] }, c: '' };
    expect(withoutNulls(input)).toBe(input);
  });

  it('keeps the null items of lists, which the model refuses', () => {
    expect(withoutNulls({ a: [null] })).toEqual({ a: [null] });
  });

  it('keeps a member called __proto__ a member', () => {
    const input = JSON.parse('{"__proto__": {"a": null}, "b": null}') as object;
    expect(Object.keys(withoutNulls(input))).toEqual(['__proto__']);
  });

  it('never overflows on deep inputs', () => {
    let deep: object = {};
    for (let i = 0; i < 100_000; i++) deep = { deep };
    expect(() => withoutNulls(deep)).not.toThrow();
  });

  it('is what operations read', () => {
    const account = new Account();
    const made = account.call('cognito-identity:CreateIdentityPool', {
      IdentityPoolName: 'shop',
      AllowUnauthenticatedIdentities: true,
      SupportedLoginProviders: null,
      CognitoIdentityProviders: null,
      IdentityPoolTags: null,
    });
    expect(made.result).toMatchObject({ ok: true });
    expect(account.call('CreateUser', { UserName: 'ana', Tags: null }).result).toMatchObject({ ok: true });
  });
});
