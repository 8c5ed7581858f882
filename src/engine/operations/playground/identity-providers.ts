import type { ApiError } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import { apiError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { signToken } from '../../tokens/jwt.ts';
import { makeSaml } from '../../tokens/saml-maker.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { nobody } from '../callers.ts';

type SignIn = InputOf<'playground:SignInToProvider'>;
type SamlSignIn = InputOf<'playground:SignInToSamlProvider'>;

/** Seconds that a token or response is good for. SAML responses must be used at once. */
const lifetimes = { token: 3600, response: 300 } as const;

/** Providers whose tokens name the issuer without `https://`. */
const bare: ReadonlySet<string> = new Set(['www.amazon.com', 'graph.facebook.com']);

/** AWS's own providers. Only they issue their tokens. */
const ofAws = /^https:\/\/cognito-(?:identity|idp)\./;

/** Claims about the token's owner, audience and lifetime: the request has other members for them. */
const reserved: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'iat', 'jti']);

/** Claims that are lists even when they hold one value. */
const lists: ReadonlySet<string> = new Set(['amr', 'groups']);

const attributePrefix = 'https://aws.amazon.com/SAML/Attributes/';

const invalid = (message: string): ApiError => apiError('ValidationError', message);

/** The issuer as it stands in the token. */
function issuerOf({ Issuer }: SignIn): string {
  const url = Issuer.replace(/^https:\/\//, '');
  return bare.has(url) ? url : `https://${url}`;
}

function checkSignIn(input: SignIn): ApiError | null {
  const issuer = issuerOf(input);
  if (ofAws.test(issuer)) return invalid(`${issuer} is AWS's own: sign in through Amazon Cognito`);
  if (!/^[\w.:/~-]+$/.test(input.Issuer)) return invalid(`${input.Issuer} is no address of a provider`);
  const names = (input.Claims ?? []).map(({ Name }) => Name);
  const own = names.find((name) => reserved.has(name));
  if (own !== undefined) return invalid(`The claim ${own} is the provider's to set`);
  return new Set(names).size < names.length ? invalid('A claim is named twice') : null;
}

const claimOf = ({ Name, Values }: NonNullable<SignIn['Claims']>[number]) =>
  [Name, Values.length === 1 && !lists.has(Name) ? Values[0] : Values] as const;

/** The session's name: the one that is asked for, else the person's, without characters that it can't have. */
function sessionName({ RoleSessionName, NameId }: SamlSignIn): string {
  const name = RoleSessionName ?? NameId.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return name.length < 2 ? `${name}-saml` : name;
}

function samlAttributes(input: SamlSignIn) {
  const { RoleArn, SAMLProviderArn, DurationSeconds, Attributes = [] } = input;
  const own = (name: string, value: string) => ({ name: attributePrefix + name, values: [value] });
  return [
    own('Role', `${RoleArn},${SAMLProviderArn}`),
    own('RoleSessionName', sessionName(input)),
    ...(DurationSeconds === undefined ? [] : [own('SessionDuration', String(DurationSeconds))]),
    ...Attributes.map(({ Name, Values }) => ({ name: Name, values: Values })),
  ];
}

/** Signing in at an identity provider takes a browser and no AWS credentials. The token says who somebody is; nothing changes in AWS. */
export const identityProviders: Pick<
  OperationTable,
  'playground:SignInToProvider' | 'playground:SignInToSamlProvider'
> = {
  /** A token as an OpenID Connect provider issues it. https://openid.net/specs/openid-connect-core-1_0.html#IDToken */
  'playground:SignInToProvider': {
    identify: (_input, { account }) => ({ ok: true, value: nobody(account) }),
    check: (input) => refuse(checkSignIn(input)),
    authorize: () => 'public',
    run(input, { now, ids }) {
      const issuer = issuerOf(input);
      const issuedAt = Math.floor(now / 1000);
      const expires = issuedAt + (input.DurationSeconds ?? lifetimes.token);
      const claims = {
        ...Object.fromEntries((input.Claims ?? []).map(claimOf)),
        iss: issuer,
        sub: input.Subject,
        aud: input.Audience,
        iat: issuedAt,
        exp: expires,
        jti: ids.uuid(),
      };
      const value = { WebIdentityToken: signToken(issuer, claims), Expiration: isoDate(expires * 1000) };
      return done(value);
    },
  },

  /** A response as a SAML provider posts it. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html */
  'playground:SignInToSamlProvider': {
    identify: (_input, { account }) => ({ ok: true, value: nobody(account) }),
    authorize: () => 'public',
    run(input, { world, now, ids }) {
      const provider = world.tables.samlProviders.get(input.SAMLProviderArn);
      if (!provider)
        return refuse(apiError('NoSuchEntity', `Manifest not found for arn ${input.SAMLProviderArn}`));
      const statement = {
        id: ids.uuid(),
        issuer: provider.entityId,
        nameId: input.NameId,
        now,
        notOnOrAfter: now + lifetimes.response * 1000,
        attributes: samlAttributes(input),
      };
      return done({ SAMLAssertion: makeSaml(statement) });
    },
  },
};
