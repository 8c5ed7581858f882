import { beforeAll, describe, expect, it } from 'vitest';
import { preparePart, rowProblem } from '../../../src/engine/index.ts';
import { signToken } from '../../../src/engine/tokens/jwt.ts';
import { Account, home, sessionOf } from '../account.ts';

const issuer = 'https://login.example.com';
const providerArn = `arn:aws:iam::${home}:oidc-provider/login.example.com`;
const RoleArn = `arn:aws:iam::${home}:role/Visitor`;
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: providerArn },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: { StringEquals: { 'login.example.com:aud': 'app' } },
  },
});
const good = { iss: issuer, sub: 'zoe', aud: 'app', exp: 4_000_000_000 };

function accountWithProvider(): Account {
  const account = new Account();
  account.must('CreateOpenIDConnectProvider', { Url: issuer, ClientIDList: ['app', 'game'] });
  account.must('CreateRole', { RoleName: 'Visitor', AssumeRolePolicyDocument: trust });
  return account;
}

const present = (account: Account, WebIdentityToken: string) =>
  account.call('AssumeRoleWithWebIdentity', { RoleArn, RoleSessionName: 'zoe', WebIdentityToken }, null);

beforeAll(async () => {
  await Promise.all((['iam', 'iam-providers', 'sts', 'sts-federation'] as const).map(preparePart));
});

describe('a web identity token', () => {
  it('lets its bearer in when its provider signed it', () => {
    expect(present(accountWithProvider(), signToken(issuer, good)).result.ok).toBe(true);
  });

  const refused: [string, string, string, string][] = [
    [
      'that another provider signed in this one’s name',
      signToken('https://evil.example.com', good),
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ],
    [
      'whose claims were changed after signing',
      signToken(issuer, good).replace(
        /\.[^.]+\./,
        () => `.${signToken(issuer, { ...good, sub: 'root' }).split('.')[1] ?? ''}.`,
      ),
      'InvalidIdentityToken',
      'The token signature is not valid',
    ],
    [
      'without an end',
      signToken(issuer, { iss: issuer, sub: 'zoe', aud: 'app' }),
      'InvalidIdentityToken',
      'Missing a required claim: exp',
    ],
    [
      'whose end is text',
      signToken(issuer, { ...good, exp: '4000000000' }),
      'InvalidIdentityToken',
      'Missing a required claim: exp',
    ],
    [
      'before its time',
      signToken(issuer, { ...good, nbf: 3_999_999_999 }),
      'InvalidIdentityToken',
      'The token is not valid yet',
    ],
    [
      'that ended long ago',
      signToken(issuer, { ...good, exp: 1 }),
      'ExpiredTokenException',
      'Token expired: current date/time 1795600980 must be before the expiration date/time 1',
    ],
    [
      'whose subject is a list',
      signToken(issuer, { ...good, sub: ['zoe'] }),
      'InvalidIdentityToken',
      'Missing a required claim: sub',
    ],
    [
      'whose subject is endless',
      signToken(issuer, { ...good, sub: 'z'.repeat(256) }),
      'InvalidIdentityToken',
      'Missing a required claim: sub',
    ],
    [
      'whose audience holds numbers',
      signToken(issuer, { ...good, aud: [1] }),
      'InvalidIdentityToken',
      'Missing a required claim: aud',
    ],
    [
      'that another app asked for, though it is for this one, too',
      signToken(issuer, { ...good, azp: 'stranger' }),
      'InvalidIdentityToken',
      'Incorrect token audience',
    ],
    [
      'whose tags are no map of lists',
      signToken(issuer, { ...good, 'https://aws.amazon.com/tags': { principal_tags: { team: { a: 1 } } } }),
      'InvalidIdentityToken',
      'The session tags in the token are not valid',
    ],
    [
      'whose issuer has no address',
      signToken('login.example.com', { ...good, iss: 'login.example.com' }),
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for login.example.com',
    ],
    [
      'whose issuer is a name that objects have',
      signToken('https://__proto__', { ...good, iss: 'https://__proto__' }),
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://__proto__',
    ],
  ];

  it.each(refused)('%s is refused', (_title, token, code, message) => {
    const { result, changes } = present(accountWithProvider(), token);
    expect(result).toMatchObject({ ok: false, error: { code, message, status: 400 } });
    expect(changes.some(({ table }) => table === 'sessions')).toBe(false);
  });

  it('may carry tags nested under one claim, with names that objects have', () => {
    const tags = JSON.parse(
      '{"principal_tags":{"__proto__":["a"],"team":["web"]},"transitive_tag_keys":["team"]}',
    ) as object;
    const token = signToken(issuer, { ...good, 'https://aws.amazon.com/tags': tags });
    const account = accountWithProvider();
    const session = sessionOf(present(account, token)) as { accessKeyId: string };
    expect(account.world.tables.sessions.get(session.accessKeyId)).toMatchObject({
      tags: [
        { key: '__proto__', value: 'a' },
        { key: 'team', value: 'web' },
      ],
      transitiveTagKeys: ['team'],
    });
  });

  it('leaves a session that can be stored, with any lists', () => {
    const token = signToken(issuer, {
      ...good,
      aud: Array.from({ length: 80 }, (_, i) => `app${i}`),
      azp: 'app',
      amr: ['pwd', 'x'.repeat(3000), ...Array.from({ length: 60 }, (_, i) => `m${i}`)],
      'https://aws.amazon.com/tags': {
        principal_tags: { team: ['web'] },
        transitive_tag_keys: Array.from({ length: 60 }, () => 'TEAM'),
      },
    });
    const account = accountWithProvider();
    const session = sessionOf(present(account, token)) as { accessKeyId: string };
    const row = account.world.tables.sessions.get(session.accessKeyId);
    expect(rowProblem('sessions', row)).toBeNull();
    expect(row).toMatchObject({ transitiveTagKeys: ['team'] });
  });

  it('for two apps lets in by either', () => {
    const token = signToken(issuer, { ...good, aud: ['other', 'app'] });
    expect(present(accountWithProvider(), token).result.ok).toBe(true);
  });

  it('for an app that the provider knows still needs the role’s trust', () => {
    const { result, decision } = present(accountWithProvider(), signToken(issuer, { ...good, aud: 'game' }));
    expect(result).toMatchObject({
      error: { code: 'AccessDenied', message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity' },
    });
    expect(decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'trust' });
  });

  it('is in no event', () => {
    const account = accountWithProvider();
    const token = signToken(issuer, good);
    const { event } = present(account, token);
    expect(JSON.stringify(event)).not.toContain(token);
    expect(event).toMatchObject({
      userIdentity: {
        type: 'WebIdentityUser',
        principalId: `${providerArn}:app:zoe`,
        userName: 'zoe',
        identityProvider: providerArn,
      },
      readOnly: true,
      recipientAccountId: home,
    });
  });

  it('leaves its provider in the events of the session', () => {
    const account = accountWithProvider();
    const session = sessionOf(present(account, signToken(issuer, good)));
    expect(account.call('GetCallerIdentity', {}, session).event.userIdentity).toMatchObject({
      type: 'AssumedRole',
      sessionContext: {
        sessionIssuer: { arn: RoleArn },
        webIdFederationData: {
          federatedProvider: providerArn,
          attributes: { 'login.example.com:aud': 'app', 'login.example.com:sub': 'zoe' },
        },
      },
    });
  });
});
