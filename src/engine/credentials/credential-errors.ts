import type { ApiError } from '../call/call.ts';
import { apiError, serviceError } from '../errors.ts';

/** What can be wrong with the credentials of a request, before anybody asks what their owner may do. */
export type CredentialFault =
  /** The request has none. */
  | 'missing'
  /** The access key is unknown, inactive or deleted. */
  | 'unknownKey'
  /** The session token isn't the one that belongs to the temporary key, or a long-term key comes with one. */
  | 'wrongToken'
  /** The request was signed with another secret. */
  | 'wrongSignature'
  /** The part of the request that says who signs can't be read. */
  | 'incomplete'
  | 'expired';

type Answers = Readonly<Record<CredentialFault, ApiError>>;

const invalid = 'The security token included in the request is invalid';
const expired = 'The security token included in the request is expired';
const unsigned =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const incomplete = 'The request signature does not conform to AWS standards.';

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const query: Answers = {
  missing: apiError('MissingAuthenticationToken', 'Request is missing Authentication Token'),
  unknownKey: apiError('InvalidClientTokenId', `${invalid}.`),
  wrongToken: apiError('InvalidClientTokenId', `${invalid}.`),
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
  ...['kms', 'dynamodb', 'secretsmanager', 'organizations', 'cognito-identity', 'cognito-idp'].map(
    (service) => [service, json(400)] as const,
  ),
]);

/**
 * How a service answers a request whose credentials it doesn't take. The service's prefix, in any case; `message`
 * where more is known of the fault than the service's usual sentence says.
 */
export function credentialError(service: string, fault: CredentialFault, message?: string): ApiError {
  const error = (answers.get(service.toLowerCase()) ?? query)[fault];
  return message === undefined ? error : { ...error, message };
}
