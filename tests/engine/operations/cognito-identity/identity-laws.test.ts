import fc, { draws } from '../../../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IdentityRow, Outcome } from '../../../../src/engine/index.ts';
import { danglingReferences, preparePart, rowProblem, rowsOf } from '../../../../src/engine/index.ts';
import { linked } from '../../../../src/engine/operations/cognito-identity/identity-access.ts';
import { Account, root } from '../../account.ts';

beforeAll(async () => {
  const parts = ['cognito-identity', 'cognito-idp', 'playground', 'iam', 'sts'] as const;
  await Promise.all(parts.map(preparePart));
});

const valueOf = ({ result }: Outcome): Record<string, unknown> =>
  (result as unknown as { value: Record<string, unknown> }).value;

const providers = ['accounts.google.com', 'graph.facebook.com'];

/** An identity pool that two providers sign people in to, and guests. */
class Shop extends Account {
  readonly pool: string;

  constructor() {
    super();
    const SupportedLoginProviders = Object.fromEntries(providers.map((name) => [name, 'shop-app']));
    const settings = { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: true };
    const made = this.must('cognito-identity:CreateIdentityPool', { ...settings, SupportedLoginProviders });
    this.pool = String(valueOf(made)['IdentityPoolId']);
  }

  /** A fresh token: signing in again gives another one. */
  token(provider: string, person: string): string {
    const input = { Issuer: provider, Subject: person, Audience: 'shop-app' };
    return String(valueOf(this.must('playground:SignInToProvider', input, null))['WebIdentityToken']);
  }

  getId(logins: readonly Person[]): Outcome {
    const Logins = Object.fromEntries(
      logins.map(([provider, person]) => [provider, this.token(provider, person)]),
    );
    return this.call('cognito-identity:GetId', { IdentityPoolId: this.pool, Logins }, null);
  }
}

type Person = readonly [provider: string, person: string];
const people: fc.Arbitrary<Person> = fc.tuple(
  fc.constantFrom(...providers),
  fc.constantFrom('ana', 'ben', '__proto__'),
);
const requests = fc.array(
  fc.oneof(
    people.map((one) => [one]),
    fc.uniqueArray(people, { minLength: 2, maxLength: 2, selector: ([provider]) => provider }),
  ),
  { minLength: 1, maxLength: 6 },
);

describe('an identity', () => {
  it('stays the one of a login, over other sign-ins and links', () => {
    fc.assert(
      fc.property(requests, (calls) => {
        const shop = new Shop();
        const known = new Map<string, unknown>();
        for (const logins of calls) {
          const outcome = shop.getId(logins);
          const held = logins.flatMap((login) => known.get(login.join(' ')) ?? []);
          if (!outcome.result.ok) {
            // Logins of two people, or a second one of a provider, are the only refusals.
            expect(outcome.result).toMatchObject({ error: { code: 'ResourceConflictException' } });
            expect(logins.length).toBe(2);
            continue;
          }
          const id = valueOf(outcome)['IdentityId'];
          expect(held.filter((one) => one !== id)).toEqual([]);
          for (const login of logins) known.set(login.join(' '), id);
        }
        expect(new Set(known.values()).size).toBe(shop.world.tables.identities.size);
      }),
      draws(40, 400),
    );
  });

  it('is known by twenty logins at most, one of each provider', () => {
    const logins = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ provider: `p${i}`, subject: 'ana' }));
    const identity: IdentityRow = {
      id: 'us-east-1:0',
      account: '111122223333',
      poolId: 'us-east-1:1',
      logins: logins(19),
      createDate: 0,
      lastModifiedDate: 0,
    };
    expect(linked(identity, logins(20), 5)).toMatchObject({ ok: true, value: { lastModifiedDate: 5 } });
    expect(linked(identity, logins(21), 5)).toMatchObject({ error: { code: 'LimitExceededException' } });
    expect(linked(identity, logins(19), 5)).toEqual({ ok: true, value: identity });
    expect(linked(identity, [{ provider: 'p0', subject: 'ben' }], 5)).toMatchObject({
      error: { code: 'ResourceConflictException' },
    });
  });

  it('is kept as a row that can be read back', () => {
    const shop = new Shop();
    shop.getId([['graph.facebook.com', 'ana']]);
    shop.call('cognito-identity:GetId', { IdentityPoolId: shop.pool }, null);
    for (const { table, after } of rowsOf(shop.world)) expect(rowProblem(table, after)).toBeNull();
    expect(danglingReferences(shop.world)).toEqual([]);
  });
});

describe('a pool that is deleted', () => {
  it('leaves nothing behind: no identities, and nobody gets in by their ids', () => {
    fc.assert(
      fc.property(requests, fc.nat(3), (calls, guests) => {
        const shop = new Shop();
        const ids = calls.map((logins) => shop.getId(logins)).filter(({ result }) => result.ok);
        const asGuest = () => shop.call('cognito-identity:GetId', { IdentityPoolId: shop.pool }, null);
        const all = [...ids, ...Array.from({ length: guests }, asGuest)].map(valueOf);
        shop.must('cognito-identity:DeleteIdentityPool', { IdentityPoolId: shop.pool }, root);
        expect(shop.world.tables.identities.size + shop.world.tables.identityPools.size).toBe(0);
        expect(danglingReferences(shop.world)).toEqual([]);
        for (const { IdentityId } of all)
          for (const name of ['GetOpenIdToken', 'GetCredentialsForIdentity'])
            expect(shop.call(`cognito-identity:${name}`, { IdentityId }, null).result).toMatchObject({
              error: {
                code: 'ResourceNotFoundException',
                message: `Identity '${String(IdentityId)}' not found.`,
              },
            });
      }),
      draws(15, 150),
    );
  });

  it('of people leaves tokens that open nothing', () => {
    const account = new Account();
    const made = valueOf(account.must('cognito-idp:CreateUserPool', { PoolName: 'shop' }));
    const { Id: UserPoolId } = made['UserPool'] as { Id: string };
    const flows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
    const client = { UserPoolId, ClientName: 'web', ExplicitAuthFlows: flows };
    const app = valueOf(account.must('cognito-idp:CreateUserPoolClient', client))['UserPoolClient'];
    const { ClientId } = app as { ClientId: string };
    const person = { ClientId, Username: 'ana', Password: 'Orange-Tree-1' };
    account.must('cognito-idp:SignUp', person, null);
    account.must('cognito-idp:AdminConfirmSignUp', { UserPoolId, Username: 'ana' });
    const AuthParameters = { USERNAME: 'ana', PASSWORD: 'Orange-Tree-1' };
    const auth = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters };
    const signedIn = valueOf(account.must('cognito-idp:InitiateAuth', auth, null));
    const tokens = signedIn['AuthenticationResult'] as Record<string, string>;
    for (const { table, after } of rowsOf(account.world)) expect(rowProblem(table, after)).toBeNull();

    account.must('cognito-idp:DeleteUserPool', { UserPoolId });
    const { userPools, userPoolClients, poolUsers, poolGroups, poolMemberships } = account.world.tables;
    const left = [userPools, userPoolClients, poolUsers, poolGroups, poolMemberships];
    expect(left.map(({ size }) => size)).toEqual([0, 0, 0, 0, 0]);
    const seen = account.call('cognito-idp:GetUser', { AccessToken: tokens['AccessToken'] }, null);
    expect(seen.result).toMatchObject({ error: { message: 'Invalid Access Token' } });
    const refresh = {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId,
      AuthParameters: { REFRESH_TOKEN: tokens['RefreshToken'] },
    };
    const again = account.call('cognito-idp:InitiateAuth', refresh, null);
    expect(again.result).toMatchObject({ error: { code: 'ResourceNotFoundException' } });
  });
});
