import type { ApiError } from '../../call/call.ts';
import type { SamlProviderRow } from '../../entities/entities.ts';
import { notModelled } from '../../errors.ts';
import type { SamlResponse } from '../../tokens/saml.ts';
import { isSamlSigned, readSaml, samlText } from '../../tokens/saml.ts';
import { notAuthorized } from './identity-pool-lookup.ts';
import { unsupported } from './login-tokens.ts';
import type { LoginRead, Place } from './login.ts';

const guide = 'https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html';
const roleAttribute = 'https://aws.amazon.com/SAML/Attributes/Role';

const invalid = (what: string): ApiError => notAuthorized(`Invalid login token. ${what}`);

function untrue(response: SamlResponse, provider: SamlProviderRow, now: number): ApiError | null {
  const { issuer, isSuccess, issuedAt, notBefore, notOnOrAfter } = response;
  if (issuer !== provider.entityId) return invalid("Issuer doesn't match providerName");
  if (!isSamlSigned(response)) return invalid('SAML response signature is invalid.');
  if (!isSuccess || response.nameId === '') return invalid('SAML response names nobody.');
  const times = [issuedAt, notBefore ?? issuedAt, notOnOrAfter ?? 0];
  if (times.some(Number.isNaN) || Math.max(issuedAt, notBefore ?? issuedAt) > now)
    return invalid('SAML response is not valid yet.');
  return notOnOrAfter !== null && now >= notOnOrAfter ? invalid('SAML response has expired.') : null;
}

/** The roles that the response pairs with this provider, in either order. */
const offered = ({ attributes }: SamlResponse, arn: string): string[] =>
  (attributes.get(roleAttribute) ?? []).flatMap((pair) => {
    const parts = pair.split(',').map((one) => one.trim());
    return parts.length === 2 && parts.includes(arn) ? parts.filter((one) => one !== arn) : [];
  });

/**
 * A SAML response as a login, under its provider's ARN. Its attributes are the claims that rules look at.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
 */
export function fromSaml({ world, pool, now }: Place, arn: string, token: string): LoginRead | null {
  const fail = (error: ApiError): LoginRead => ({ ok: false, error });
  if (!pool.samlProviderArns.includes(arn)) return null;
  const provider = world.tables.samlProviders.get(arn);
  if (!provider) return fail(unsupported());
  const text = samlText(token);
  const response = text === null ? null : readSaml(text);
  if (!response) return fail(invalid('Not a valid SAML response.'));
  if (response.isEncrypted)
    return { ok: false, notModelled: notModelled('Encrypted SAML assertions', guide) };
  const error = untrue(response, provider, now);
  if (error) return fail(error);
  const { nameId: subject, attributes } = response;
  return {
    ok: true,
    value: {
      provider: arn,
      subject,
      mappedAs: arn,
      claims: new Map<string, unknown>([...attributes, ['sub', subject]]),
      amr: [arn, `${arn}:${subject}`],
      offered: offered(response, arn),
    },
  };
}
