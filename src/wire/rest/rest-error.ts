import type { ApiError } from '../../engine/index.ts';
import type { WireRequest, WireResponse } from '../message.ts';
import { escapeXml } from '../xml-answer.ts';
import type { RestService } from './bindings.ts';

interface Own {
  readonly code: string;
  readonly status?: number;
  readonly message?: string;
}

/**
 * What S3 calls the errors that all services share, and says of them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
 */
const ofS3: ReadonlyMap<string, Own> = new Map([
  [
    'InvalidClientTokenId',
    {
      code: 'InvalidAccessKeyId',
      message: 'The AWS Access Key Id you provided does not exist in our records.',
    },
  ],
  [
    'SignatureDoesNotMatch',
    {
      code: 'SignatureDoesNotMatch',
      message:
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    },
  ],
  ['ExpiredToken', { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' }],
  ['IncompleteSignature', { code: 'AuthorizationHeaderMalformed', status: 400 }],
  ['MissingAuthenticationToken', { code: 'AccessDenied', status: 403, message: 'Access Denied' }],
]);

/** https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
const ofLambda: ReadonlyMap<string, Own> = new Map([
  ['AccessDenied', { code: 'AccessDeniedException', status: 403 }],
  ['ExpiredToken', { code: 'ExpiredTokenException', status: 403 }],
  ['IncompleteSignature', { code: 'IncompleteSignatureException', status: 403 }],
  ['InvalidClientTokenId', { code: 'UnrecognizedClientException', status: 403 }],
  [
    'MissingAuthenticationToken',
    { code: 'MissingAuthenticationTokenException', status: 403, message: 'Missing Authentication Token' },
  ],
  ['SignatureDoesNotMatch', { code: 'InvalidSignatureException', status: 403 }],
]);

/** AWS says that a signature is of another time with the same code as that it is wrong; S3 has one for it. */
const isOfAnotherTime = ({ message }: ApiError): boolean =>
  /^Signature (expired|not yet current)/.test(message);

/** A refusal as the service words it. */
export function inWordsOf(service: RestService, error: ApiError): ApiError {
  if (service === 's3' && error.code === 'SignatureDoesNotMatch' && isOfAnotherTime(error))
    return {
      code: 'RequestTimeTooSkewed',
      message: 'The difference between the request time and the current time is too large.',
      status: 403,
    };
  const own = (service === 's3' ? ofS3 : ofLambda).get(error.code);
  return own ? { ...error, ...own } : error;
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** A failure as S3 writes it; an answer to HEAD has no body. */
function s3Error(request: WireRequest, error: ApiError, requestId: string): WireResponse {
  const inner = [
    element('Code', error.code),
    element('Message', error.message),
    element('Resource', request.path),
    element('RequestId', requestId),
    element('HostId', requestId),
  ].join('');
  return {
    status: error.status,
    headers: { 'content-type': 'application/xml' },
    body: request.method === 'HEAD' ? '' : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}</Error>`,
  };
}

/** Some of Lambda's errors have a `Message`, others a `message`: here all have both. `Type` says whose mistake it is. */
function lambdaError({ code, message, status }: ApiError): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ Type: status >= 500 ? 'Service' : 'User', Message: message, message }),
  };
}

/** A refusal in the service's protocol. */
export function restError(
  service: RestService,
  request: WireRequest,
  error: ApiError,
  requestId: string,
): WireResponse {
  return service === 's3' ? s3Error(request, error, requestId) : lambdaError(error);
}
