import fc, { draws } from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { IdentityPoolRow, MappingRule, RoleMapping } from '../../../../src/engine/index.ts';
import type { Login } from '../../../../src/engine/operations/cognito-identity/logins.ts';
import { chooseRole } from '../../../../src/engine/operations/cognito-identity/role-choice.ts';

const role = (letter: string): string => `arn:aws:iam::111122223333:role/${letter}`;
const member = role('Member');
const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Example1:web';

const poolWith = (mapping?: RoleMapping): IdentityPoolRow => ({
  id: 'us-east-1:00000000-0000-0000-0000-000000000000',
  account: '111122223333',
  name: 'shop',
  allowUnauthenticatedIdentities: true,
  supportedLoginProviders: [],
  cognitoIdentityProviders: [],
  openIdConnectProviderArns: [],
  samlProviderArns: [],
  authenticatedRole: member,
  roleMappings: mapping ? [mapping] : [],
  principalTags: [],
  tags: [],
  createDate: 0,
});

const loginWith = (claims: object): Login => ({
  provider: provider.slice(0, -4),
  subject: 'ana',
  mappedAs: provider,
  claims: new Map(Object.entries(claims)),
  amr: [],
});

const roles = fc.constantFrom('A', 'B', 'C', 'D').map(role);
const custom = fc.option(roles, { nil: undefined });
const resolution = fc.constantFrom('AuthenticatedRole', 'Deny');

/** What a token may hold, and what only a broken one would. */
const tokens = fc.record(
  {
    'cognito:roles': fc.oneof(fc.uniqueArray(roles), roles, fc.integer(), fc.array(fc.anything())),
    'cognito:preferred_role': fc.oneof(roles, fc.anything()),
  },
  { requiredKeys: [] },
);

describe('the role by token', () => {
  it('is one of cognito:roles, or the authenticated one where that resolves what is ambiguous', () => {
    fc.assert(
      fc.property(tokens, custom, resolution, (claims, asked, ambiguousRoleResolution) => {
        const pool = poolWith({ provider, type: 'Token', ambiguousRoleResolution, rules: [] });
        const choice = chooseRole(pool, [loginWith(claims)], asked);
        const given: unknown[] = [claims['cognito:roles']].flat();
        const isResolved = ambiguousRoleResolution === 'AuthenticatedRole' && asked === undefined;
        const allowed = [...given, ...(isResolved ? [member] : [])];
        expect(!choice.ok || allowed.includes(choice.roleArn)).toBe(true);
      }),
      draws(60),
    );
  });

  it('is the one that is asked for, or none', () => {
    fc.assert(
      fc.property(tokens, roles, resolution, (claims, asked, ambiguousRoleResolution) => {
        const pool = poolWith({ provider, type: 'Token', ambiguousRoleResolution, rules: [] });
        const choice = chooseRole(pool, [loginWith(claims)], asked);
        expect(!choice.ok || choice.roleArn === asked).toBe(true);
      }),
    );
  });
});

const rules: fc.Arbitrary<MappingRule> = fc.record({
  claim: fc.constantFrom('dept', 'cognito:groups', '__proto__', 'missing'),
  matchType: fc.constantFrom('Equals', 'Contains', 'StartsWith', 'NotEqual'),
  value: fc.constantFrom('web', 'we', 'x'),
  roleArn: roles,
});
const ruled = fc.record(
  { dept: fc.constantFrom('web', 'west', ''), 'cognito:groups': fc.array(fc.constantFrom('web', 'x')) },
  { requiredKeys: [] },
);

describe('the role by rules', () => {
  it('is always a role of a rule, or the authenticated one where no rule matches', () => {
    fc.assert(
      fc.property(fc.array(rules, { minLength: 1, maxLength: 25 }), ruled, custom, (list, claims, asked) => {
        const mapping = { provider, type: 'Rules', ambiguousRoleResolution: 'AuthenticatedRole' } as const;
        const choice = chooseRole(poolWith({ ...mapping, rules: list }), [loginWith(claims)], asked);
        const allowed = [member, ...list.map(({ roleArn }) => roleArn)];
        expect(!choice.ok || allowed.includes(choice.roleArn)).toBe(true);
      }),
    );
  });

  it('never depends on a claim that is missing', () => {
    const given = { claim: 'missing', value: 'x', roleArn: role('A') };
    for (const matchType of ['Equals', 'Contains', 'StartsWith', 'NotEqual'] as const) {
      const mapping = { provider, type: 'Rules', ambiguousRoleResolution: 'AuthenticatedRole' } as const;
      const pool = poolWith({ ...mapping, rules: [{ ...given, matchType }] });
      expect(chooseRole(pool, [loginWith({})], undefined)).toEqual({ ok: true, roleArn: member });
    }
  });
});
