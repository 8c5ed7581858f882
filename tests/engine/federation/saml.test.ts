import { beforeAll, describe, expect, it } from 'vitest';
import { preparePart } from '../../../src/engine/index.ts';
import { makeSaml } from '../../../src/engine/tokens/saml-maker.ts';
import { readSaml } from '../../../src/engine/tokens/saml.ts';
import { signText } from '../../../src/engine/tokens/jwt.ts';
import { Account, home, sessionOf, start } from '../account.ts';

const entity = 'https://idp.example.com/saml';
const PrincipalArn = `arn:aws:iam::${home}:saml-provider/School`;
const RoleArn = `arn:aws:iam::${home}:role/Visitor`;
const attribute = (name: string): string => `https://aws.amazon.com/SAML/Attributes/${name}`;
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Federated: PrincipalArn }, Action: 'sts:AssumeRoleWithSAML' },
});
const minute = 60_000;
/** When the response is presented: a provider and a role were made before. */
const then = start + minute;
const statement = {
  id: '1',
  issuer: entity,
  nameId: 'zoe',
  now: then,
  notOnOrAfter: then + 30 * minute,
  attributes: [
    { name: attribute('Role'), values: [`${RoleArn},${PrincipalArn}`] },
    { name: attribute('RoleSessionName'), values: ['zoe'] },
  ],
};

function accountWithProvider(): Account {
  const account = new Account();
  account.add('samlProviders', {
    id: PrincipalArn,
    account: home,
    name: 'School',
    metadata: '<md/>',
    entityId: entity,
    createDate: start,
    validUntil: start + 1e10,
    tags: [],
  });
  account.must('CreateRole', { RoleName: 'Visitor', AssumeRolePolicyDocument: trust });
  return account;
}

const present = (account: Account, SAMLAssertion: string) =>
  account.call('AssumeRoleWithSAML', { RoleArn, PrincipalArn, SAMLAssertion }, null);

const textOf = (encoded: string): string => Buffer.from(encoded, 'base64').toString();
const encoded = (text: string): string => Buffer.from(text).toString('base64');
const signature = /<ds:SignatureValue>[^<]*<\/ds:SignatureValue>/;

/** The response with another text, as somebody without the provider's key changes it. */
const forged = (from: string | RegExp, to: string): string =>
  encoded(textOf(makeSaml(statement)).replace(from, () => to));

/** The same, signed by the provider. */
function signed(from: string | RegExp, to: string): string {
  const text = textOf(makeSaml(statement)).replace(from, () => to);
  const bare = text.replace(/<ds:Signature .*<\/ds:Signature>/, '');
  return encoded(
    text.replace(signature, () => `<ds:SignatureValue>${signText(entity, bare)}</ds:SignatureValue>`),
  );
}

beforeAll(async () => {
  await Promise.all((['iam', 'sts', 'sts-federation'] as const).map(preparePart));
});

describe('a SAML response', () => {
  it('lets its bearer in as its provider signed it', () => {
    expect(present(accountWithProvider(), makeSaml(statement)).result.ok).toBe(true);
  });

  const wrongSignature = ['InvalidIdentityToken', 'Response signature invalid', 400] as const;
  const unreadable = ['InvalidIdentityToken', 'Could not parse the SAML response', 400] as const;
  const refused: [string, string, readonly [string, string, number]][] = [
    [
      'that names another person and has no session name, which isn’t looked at',
      encoded(
        textOf(makeSaml({ ...statement, attributes: statement.attributes.slice(0, 1) })).replace(
          '>zoe<',
          '>root<',
        ),
      ),
      wrongSignature,
    ],
    ['that names another person', forged('>zoe<', '>root<'), wrongSignature],
    [
      'that lives longer',
      forged(/NotOnOrAfter="[^"]*"/g, 'NotOnOrAfter="2099-01-01T00:00:00Z"'),
      wrongSignature,
    ],
    ['without its signature', forged(/<ds:Signature .*<\/ds:Signature>/, ''), wrongSignature],
    ['with an empty signature', forged(signature, '<ds:SignatureValue></ds:SignatureValue>'), wrongSignature],
    [
      'with a second signature around other content',
      forged(
        '</samlp:Response>',
        '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>AA</ds:SignatureValue></ds:Signature></samlp:Response>',
      ),
      wrongSignature,
    ],
    [
      'that a stranger signed in the provider’s name',
      encoded(
        textOf(makeSaml({ ...statement, issuer: 'https://evil.example.com' })).replaceAll(
          'https://evil.example.com',
          entity,
        ),
      ),
      wrongSignature,
    ],
    [
      'in which the provider says no',
      signed('status:Success', 'status:AuthnFailed'),
      ['IDPRejectedClaim', 'The identity provider reported that authentication failed', 403],
    ],
    [
      'for somebody else than AWS',
      signed(/<saml:Audience>[^<]*/, '<saml:Audience>https://other.example.com'),
      ['InvalidIdentityToken', 'Response does not contain the required audience.', 400],
    ],
    [
      'that goes somewhere else',
      signed(/Recipient="[^"]*"/, 'Recipient="https://other.example.com"'),
      ['InvalidIdentityToken', 'Response does not contain the required audience.', 400],
    ],
    [
      'without a role',
      makeSaml({ ...statement, attributes: statement.attributes.slice(1) }),
      ['InvalidIdentityToken', 'Your request included an invalid SAML response', 400],
    ],
    [
      'without a session name',
      makeSaml({ ...statement, attributes: statement.attributes.slice(0, 1) }),
      ['InvalidIdentityToken', 'RoleSessionName is required in AuthnResponse', 400],
    ],
    [
      'with a session name that can be none',
      makeSaml({
        ...statement,
        attributes: [
          ...statement.attributes.slice(0, 1),
          { name: attribute('RoleSessionName'), values: ['z z'] },
        ],
      }),
      ['InvalidIdentityToken', 'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}', 400],
    ],
    [
      'about nobody',
      makeSaml({ ...statement, nameId: '' }),
      ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML', 403],
    ],
    [
      'of six minutes ago',
      makeSaml({ ...statement, now: then - 6 * minute }),
      ['ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance', 400],
    ],
    [
      'that is over',
      makeSaml({ ...statement, notOnOrAfter: then }),
      ['ExpiredTokenException', 'Response has expired', 400],
    ],
    [
      'before its time',
      makeSaml({ ...statement, now: then + 10 * minute }),
      ['InvalidIdentityToken', 'Response is not valid yet', 400],
    ],
    ['with a date that is none', signed(/NotBefore="[^"]*"/, 'NotBefore="soon"'), unreadable],
    ['that is cut', encoded(textOf(makeSaml(statement)).slice(0, 500)), unreadable],
    ['that is nested without end', encoded(`${'<a>'.repeat(9000)}${'</a>'.repeat(9000)}`), unreadable],
    ['that is another document', encoded('<html/>'), unreadable],
    [
      'in another encoding',
      Buffer.from([0xff, 0xfe, 0x3c, 0x00]).toString('base64'),
      ['InvalidIdentityToken', 'Invalid base64 SAMLResponse', 400],
    ],
    [
      'with entities of its own',
      encoded(`<!DOCTYPE x [<!ENTITY a "zoe">]>${textOf(makeSaml(statement))}`),
      unreadable,
    ],
  ];

  it.each(refused)('%s is refused', (_title, response, [code, message, status]) => {
    const { result, changes } = present(accountWithProvider(), response);
    expect(result).toMatchObject({ ok: false, error: { code, message, status } });
    expect(changes.some(({ table }) => table === 'sessions')).toBe(false);
  });

  it('ends the session when the provider’s own ends', () => {
    const ends = new Date(then + 20 * minute).toISOString();
    const response = signed('<saml:AuthnStatement ', `<saml:AuthnStatement SessionNotOnOrAfter="${ends}" `);
    expect(present(accountWithProvider(), response).result).toMatchObject({
      value: { Credentials: { Expiration: '2026-11-25T10:21:00+00:00' } },
    });
  });

  it('keeps what stands in attributes as it is', () => {
    const odd = `<b a="1">&amp;'"ö`;
    const text = textOf(makeSaml({ ...statement, nameId: odd, attributes: [{ name: odd, values: [odd] }] }));
    const read = readSaml(text);
    expect(read?.nameId).toBe(odd);
    expect(read?.attributes.get(odd)).toEqual([odd]);
  });

  it('is in no event', () => {
    const account = accountWithProvider();
    const response = makeSaml(statement);
    const outcome = present(account, response);
    expect(JSON.stringify(outcome.event)).not.toContain(response);
    const { NameQualifier } = (outcome.result as unknown as { value: { NameQualifier: string } }).value;
    expect(outcome.event.userIdentity).toEqual({
      type: 'SAMLUser',
      principalId: `${NameQualifier}:zoe`,
      userName: 'zoe',
      identityProvider: NameQualifier,
    });
    expect(account.call('GetCallerIdentity', {}, sessionOf(outcome)).event.userIdentity).toMatchObject({
      type: 'AssumedRole',
      sessionContext: { sessionIssuer: { arn: RoleArn } },
    });
  });
});
