import type { InputOf } from '../../model/operation-types.ts';
import { samlRecipient } from '../../tokens/saml-maker.ts';
import { parseArn } from '../../arn.ts';
import type { ApiError, Result } from '../../call/call.ts';
import type { SamlProviderRow, Tag } from '../../entities/entities.ts';
import { apiError, notModelled, serviceError } from '../../errors.ts';
import type { SamlResponse } from '../../tokens/saml.ts';
import { isSamlSigned, nameQualifier, readSaml, samlText } from '../../tokens/saml.ts';
import type { World } from '../../world/world.ts';
import type { Operation, OperationContext } from '../operation.ts';
import { done } from '../operation.ts';
import { assumedRoleUser, credentialsOut } from '../sts/issued.ts';
import {
  checkFederated,
  federatedCaller,
  federatedRequests,
  issueFederated,
  roleAccount,
  notAuthorized,
} from './federated-session.ts';
import type { FederatedIdentity } from './federated-session.ts';
import { badSourceIdentity, invalidIdentityToken } from './web-claims.ts';

type Input = InputOf<'AssumeRoleWithSAML'>;

/** Somebody whom a SAML provider vouches for, and the response that says so. */
interface SamlIdentity extends FederatedIdentity {
  readonly response: SamlResponse;
  readonly qualifier: string;
  readonly subjectType: string;
}

const prefix = 'https://aws.amazon.com/SAML/Attributes/';
const tagPrefix = `${prefix}PrincipalTag:`;
const minute = 60_000;
/** A response is good for so long after it was issued, even if it says longer. */
const redeemable = 5 * minute;

const fail = (error: ApiError): { readonly ok: false; readonly error: ApiError } => ({ ok: false, error });
const invalid = (message: string) => fail(invalidIdentityToken(message));
const expired = (message: string): ApiError => serviceError('ExpiredTokenException', message);

function providerOf(world: World, account: string, { PrincipalArn }: Input): Result<SamlProviderRow> {
  const arn = parseArn(PrincipalArn);
  if (arn?.service !== 'iam' || !/^saml-provider\/./.test(arn.resource))
    return fail(apiError('ValidationError', `${PrincipalArn} is invalid`));
  const row = world.tables.samlProviders.get(PrincipalArn);
  return row && row.account === account
    ? { ok: true, value: row }
    : invalid("Specified provider doesn't exist");
}

function responseOf({ SAMLAssertion }: Input): Result<SamlResponse> {
  const text = samlText(SAMLAssertion);
  if (text === null) return invalid('Invalid base64 SAMLResponse');
  const response = readSaml(text);
  if (!response) return invalid('Could not parse the SAML response');
  if (response.isEncrypted)
    return {
      ok: false,
      notModelled: notModelled('encrypted SAML assertions', 'id_roles_providers_create_saml'),
    };
  return { ok: true, value: response };
}

const sessionNameText = /^[\w+=,.@-]{2,64}$/;

interface Labels {
  readonly sessionName: string;
  readonly sourceIdentity?: string;
  readonly tags: readonly Tag[];
  readonly transitiveKeys: readonly string[];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html */
function labelsOf({ attributes }: SamlResponse): Result<Labels> {
  const [sessionName] = attributes.get(`${prefix}RoleSessionName`) ?? [];
  if (sessionName === undefined) return invalid('RoleSessionName is required in AuthnResponse');
  if (!sessionNameText.test(sessionName))
    return invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}');
  const [sourceIdentity] = attributes.get(`${prefix}SourceIdentity`) ?? [];
  const bad = badSourceIdentity(sourceIdentity);
  if (bad) return fail(bad);
  const given = [...attributes].filter(([name]) => name.startsWith(tagPrefix));
  const tags = given.map(([name, values]) => ({ key: name.slice(tagPrefix.length), value: values[0] ?? '' }));
  const isFine = given.every(([, values]) => values.length === 1) && tags.every(isTag) && tags.length <= 50;
  if (!isFine) return invalid('The session tags in the assertion are not valid');
  const transitiveKeys = attributes.get(`${prefix}TransitiveTagKeys`) ?? [];
  const identity = sourceIdentity === undefined ? {} : { sourceIdentity };
  return { ok: true, value: { sessionName, tags, transitiveKeys, ...identity } };
}

const isTag = ({ key, value }: Tag): boolean => key !== '' && key.length <= 128 && value.length <= 256;

/** The role and the provider that the response must name together, in either order. */
function rolesOf({ attributes }: SamlResponse): string[][] {
  const pairs = attributes.get(`${prefix}Role`) ?? [];
  return pairs.map((pair) => pair.split(',').map((arn) => arn.trim()));
}

const nameIdFormats = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';
const shortFormat = (format: string): string =>
  format.startsWith(nameIdFormats) ? format.slice(nameIdFormats.length) : format;

function keysOf(
  identity: Pick<SamlIdentity, 'response' | 'qualifier' | 'subjectType'>,
  row: SamlProviderRow,
) {
  const { response, qualifier, subjectType } = identity;
  const one = (name: string, value: string) => ({ name: `saml:${name}`, values: [value] });
  return [
    one('aud', response.recipient ?? samlRecipient),
    one('iss', response.issuer),
    one('sub', response.nameId),
    one('sub_type', subjectType),
    one('namequalifier', qualifier),
    one('doc', `${row.account}/${row.name}`),
  ];
}

/**
 * Reads a SAML response, or says why AWS doesn't take it. `verify` checks the response as soon as the sender
 * is known, before more is read. For the caller who presents the response it is `verifySaml`; later readings
 * don't check again.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html
 */
function readSamlIdentity(
  world: World,
  account: string,
  input: Input,
  verify: (response: SamlResponse) => ApiError | null,
): Result<SamlIdentity> {
  const provider = providerOf(world, account, input);
  if (!provider.ok) return provider;
  const read = responseOf(input);
  if (!read.ok) return read;
  const row = provider.value;
  const response = read.value;
  if (response.issuer !== row.entityId) return invalid('Issuer not present in specified provider');
  const unproven = verify(response);
  if (unproven) return fail(unproven);
  const labels = labelsOf(response);
  if (!labels.ok) return labels;
  const { nameId, issuer, sessionNotOnOrAfter } = response;
  const qualifier = nameQualifier(issuer, account, row.name);
  const subjectType = shortFormat(response.nameIdFormat);
  return {
    ok: true,
    value: {
      type: 'saml',
      principal: row.id,
      userId: `${qualifier}:${nameId}`,
      keys: keysOf({ response, qualifier, subjectType }, row),
      response,
      qualifier,
      subjectType,
      ...labels.value,
      ...(sessionNotOnOrAfter === null ? {} : { endsBy: sessionNotOnOrAfter }),
    },
  };
}

function checkTime({ issuedAt, notBefore, notOnOrAfter, sessionNotOnOrAfter }: SamlResponse, now: number) {
  const times = [issuedAt, notBefore ?? 0, notOnOrAfter ?? 0, sessionNotOnOrAfter ?? 0];
  if (times.some(Number.isNaN)) return invalidIdentityToken('Could not parse the SAML response');
  if ((notBefore ?? 0) > now || issuedAt > now) return invalidIdentityToken('Response is not valid yet');
  const isOver = (notOnOrAfter ?? Infinity) <= now || (sessionNotOnOrAfter ?? Infinity) <= now;
  if (isOver) return expired('Response has expired');
  return now - issuedAt >= redeemable ? expired('Token must be redeemed within 5 minutes of issuance') : null;
}

const longestName = 255;
const isName = (text: string): boolean => text !== '' && text.length <= longestName;

const audiences: ReadonlySet<string> = new Set([samlRecipient, 'urn:amazon:webservices']);
const action = 'sts:AssumeRoleWithSAML';

/**
 * The error of a response that the provider didn't sign, that is out of date, or that isn't for AWS and this
 * role; otherwise null. `now` in milliseconds.
 */
function verifySaml(response: SamlResponse, input: Input, now: number): ApiError | null {
  if (!isSamlSigned(response)) return invalidIdentityToken('Response signature invalid');
  if (!response.isSuccess)
    return serviceError('IDPRejectedClaim', 'The identity provider reported that authentication failed', 403);
  const untimely = checkTime(response, now);
  if (untimely) return untimely;
  const isForAws =
    response.recipient === samlRecipient && response.audiences.some((audience) => audiences.has(audience));
  if (!isForAws) return invalidIdentityToken('Response does not contain the required audience.');
  const roles = rolesOf(response);
  if (!roles.length) return invalidIdentityToken('Your request included an invalid SAML response');
  const isNamed = roles.some(
    (pair) => pair.length === 2 && pair.includes(input.RoleArn) && pair.includes(input.PrincipalArn),
  );
  const { nameId } = response;
  const hasName = isName(nameId) && response.nameIdFormat.length <= longestName;
  return isNamed && hasName ? null : notAuthorized(action);
}

/** Reads the response again. `identify` has already checked it. */
function identityOf(input: InputOf<'AssumeRoleWithSAML'>, { world, caller }: OperationContext): SamlIdentity {
  const read = readSamlIdentity(world, caller.account, input, () => null);
  if (!read.ok) throw new Error('The response was good when its bearer was identified');
  return read.value;
}

/**
 * A role for somebody whom a SAML provider knows. Nobody signs the call: the provider's response speaks for its
 * bearer. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export const assumeRoleWithSaml: Operation<'AssumeRoleWithSAML'> = {
  identify(input, { world, now }) {
    const account = roleAccount(world, input, action);
    if (!account.ok) return account;
    const identity = readSamlIdentity(world, account.value, input, (response) =>
      verifySaml(response, input, now),
    );
    return identity.ok ? { ok: true, value: federatedCaller(identity.value, account.value) } : identity;
  },
  check: (input, context) => checkFederated(context.world, input, identityOf(input, context)),
  authorize: (input, context) => federatedRequests(action, input, identityOf(input, context)),
  run(input, context) {
    const identity = identityOf(input, context);
    const issued = issueFederated(action, input, identity, context);
    if (!issued.ok) return issued;
    const { session, role, packed, changes } = issued;
    const { response, qualifier, subjectType, sourceIdentity } = identity;
    const value = {
      Credentials: credentialsOut(session),
      AssumedRoleUser: assumedRoleUser(role, session),
      ...packed,
      Subject: response.nameId,
      SubjectType: subjectType,
      Issuer: response.issuer,
      Audience: response.recipient ?? samlRecipient,
      NameQualifier: qualifier,
      ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
    };
    return done(value, changes);
  },
  ledger: ['saml-signature', 'saml-sentences', 'saml-attributes', 'encrypted-assertions', 'packed-size'],
};
