import { beforeAll, describe, expect, it } from 'vitest';
import { preparePart } from '../../../../src/engine/index.ts';
import { isSignedBy, readToken } from '../../../../src/engine/tokens/jwt.ts';
import { Account, root } from '../../account.ts';

beforeAll(() => preparePart('cognito-idp'));

const password = 'Orange-Tree-1';
const role = 'arn:aws:iam::111122223333:role/Admins';

/** Ana, confirmed and in two groups, signed in by her password. */
function signedIn() {
  const account = new Account();
  const value = (operation: string, input: object, as: 'root' | 'nobody' = 'root') => {
    const { result } = account.call(operation, input, as === 'root' ? root : null);
    return (result as unknown as { value: Record<string, Record<string, string>> }).value;
  };
  const UserPoolId = value('cognito-idp:CreateUserPool', { PoolName: 'shop' })['UserPool']?.['Id'];
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  const client = { UserPoolId, ClientName: 'web', ExplicitAuthFlows };
  const ClientId = value('cognito-idp:CreateUserPoolClient', client)['UserPoolClient']?.['ClientId'];
  const UserAttributes = [{ Name: 'email', Value: 'ana@example.com' }];
  const person = { ClientId, Username: 'ana', Password: password, UserAttributes };
  const { UserSub: sub } = value('cognito-idp:SignUp', person, 'nobody') as unknown as { UserSub: string };
  value('cognito-idp:AdminConfirmSignUp', { UserPoolId, Username: 'ana' });
  value('cognito-idp:CreateGroup', { UserPoolId, GroupName: 'readers', Precedence: 5 });
  value('cognito-idp:CreateGroup', { UserPoolId, GroupName: 'admins', Precedence: 1, RoleArn: role });
  for (const GroupName of ['readers', 'admins'])
    value('cognito-idp:AdminAddUserToGroup', { UserPoolId, Username: 'ana', GroupName });
  const AuthParameters = { USERNAME: 'ana', PASSWORD: password };
  const auth = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters };
  const tokens = value('cognito-idp:InitiateAuth', auth, 'nobody')['AuthenticationResult'] ?? {};
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`;
  const at = Math.floor(account.now / 1000);
  return { account, value, tokens, issuer, ClientId, UserPoolId, sub, at };
}

const claims = (token: string | undefined) => Object.fromEntries(readToken(token ?? '')?.claims ?? []);

describe('the tokens of a user pool', () => {
  it('say in the ID token who somebody is, in which groups and with which roles', () => {
    const { tokens, issuer, ClientId, sub, at } = signedIn();
    expect(claims(tokens['IdToken'])).toMatchObject({
      sub,
      aud: ClientId,
      iss: issuer,
      token_use: 'id',
      'cognito:username': 'ana',
      'cognito:groups': ['admins', 'readers'],
      'cognito:roles': [role],
      'cognito:preferred_role': role,
      email: 'ana@example.com',
      auth_time: at,
      iat: at,
      exp: at + 3600,
    });
  });

  it('leave audience and roles out of the access token', () => {
    const { tokens, ClientId, sub } = signedIn();
    const access = claims(tokens['AccessToken']);
    expect(access).toMatchObject({ sub, client_id: ClientId, token_use: 'access', username: 'ana' });
    expect(access).toMatchObject({ 'cognito:groups': ['admins', 'readers'] });
    expect(Object.keys(access)).not.toContain('aud');
    expect(Object.keys(access)).not.toContain('cognito:roles');
  });

  it('are signed by their pool and by no other', () => {
    const { tokens, issuer } = signedIn();
    expect(isSignedBy(tokens['IdToken'] ?? '', issuer)).toBe(true);
    expect(isSignedBy(tokens['IdToken'] ?? '', `${issuer}x`)).toBe(false);
  });

  it('keep the time of the sign-in when they are refreshed, and tell the groups as they are now', () => {
    const { account, value, tokens, ClientId, UserPoolId, at } = signedIn();
    value('cognito-idp:DeleteGroup', { UserPoolId, GroupName: 'admins' });
    account.now += 3_600_000;
    const AuthParameters = { REFRESH_TOKEN: tokens['RefreshToken'] };
    const auth = { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters };
    const fresh = value('cognito-idp:InitiateAuth', auth, 'nobody')['AuthenticationResult'] ?? {};
    expect(claims(fresh['IdToken'])).toMatchObject({
      auth_time: at,
      'cognito:groups': ['readers'],
      origin_jti: claims(tokens['IdToken'])['origin_jti'] as string,
    });
    expect(Object.keys(claims(fresh['IdToken']))).not.toContain('cognito:preferred_role');
    expect(fresh['RefreshToken']).toBeUndefined();
  });
});
