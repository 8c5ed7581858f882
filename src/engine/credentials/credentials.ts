import type { Caller, Credentials, Result, ApiError } from '../call/call.ts';
import type { World } from '../world/world.ts';
import { apiError, serviceError } from '../errors.ts';
import { type CredentialFault, type Found, callerAs, presented } from './presented.ts';

type Answers = Readonly<Record<CredentialFault, ApiError>>;

const invalid = 'The security token included in the request is invalid';
const expired = 'The security token included in the request is expired';
const unsigned =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const incomplete = 'The request signature does not conform to AWS standards.';

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const badKey = apiError('InvalidClientTokenId', `${invalid}.`);
const query: Answers = {
  missing: apiError('MissingAuthenticationToken', 'Request is missing Authentication Token'),
  unknownKey: badKey,
  wrongToken: badKey,
  wrongSignature: apiError('SignatureDoesNotMatch', unsigned),
  incomplete: serviceError('IncompleteSignature', incomplete),
  expired: apiError('ExpiredToken', expired),
};

/** IAM alone leaves the full stop out. */
const iam: Answers = {
  ...query,
  unknownKey: apiError('InvalidClientTokenId', invalid),
  wrongToken: apiError('InvalidClientTokenId', invalid),
};

/** https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
const json = (status: number): Answers => ({
  missing: serviceError('MissingAuthenticationTokenException', 'Missing Authentication Token', status),
  unknownKey: serviceError('UnrecognizedClientException', `${invalid}.`, status),
  wrongToken: serviceError('UnrecognizedClientException', `${invalid}.`, status),
  wrongSignature: serviceError('InvalidSignatureException', unsigned, status),
  incomplete: serviceError('IncompleteSignatureException', incomplete),
  expired: serviceError('ExpiredTokenException', expired, status),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList */
const s3: Answers = {
  // S3 accepts unsigned requests, and refuses them in the same words as a caller without permission.
  missing: serviceError('AccessDenied', 'Access Denied', 403),
  unknownKey: serviceError(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    403,
  ),
  wrongToken: serviceError('InvalidToken', 'The provided token is malformed or otherwise invalid.'),
  wrongSignature: serviceError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
  ),
  incomplete: serviceError('AuthorizationHeaderMalformed', incomplete),
  expired: serviceError('ExpiredToken', 'The provided token has expired.'),
};

/** SQS keeps the codes that it had before it used JSON; services that aren't listed answer as STS does. */
const answers: ReadonlyMap<string, Answers> = new Map([
  ['iam', iam],
  ['s3', s3],
  ['lambda', json(403)],
  ...[
    'kms',
    'dynamodb',
    'secretsmanager',
    'ssm',
    'organizations',
    'cognito-identity',
    'cognito-idp',
    'sso',
    'identitystore',
  ].map((service) => [service, json(400)] as const),
]);

/**
 * Returns how a service answers credentials that it doesn't accept. `service` is the service's prefix, in any
 * case. `message` replaces the service's usual sentence if more is known about the fault.
 */
export function credentialError(service: string, fault: CredentialFault, message?: string): ApiError {
  const error = (answers.get(service.toLowerCase()) ?? query)[fault];
  return message === undefined ? error : { ...error, message };
}

/**
 * Returns the caller that presents these credentials to a service at `now` (ms), or that service's refusal.
 * It looks at the credentials alone; what the caller may do is decided later.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function identify(
  world: World,
  credentials: Credentials | null,
  now: number,
  service = 'sts',
): Result<Caller> {
  const found = credentials ? presented(world, credentials, now) : nobodyAt(service);
  return typeof found === 'string'
    ? { ok: false, error: credentialError(service, found) }
    : { ok: true, value: found };
}

/**
 * A caller who signs nothing is no principal. Only S3 asks its policies about such callers, as a bucket may be open to all.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html
 */
export const takesUnsigned = (service: string): boolean => service.toLowerCase() === 's3';

const nobodyAt = (service: string): Found =>
  takesUnsigned(service) ? callerAs('anonymous', '', '', '') : 'missing';
