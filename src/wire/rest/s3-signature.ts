import type { ApiError } from '../../engine/index.ts';
import type { WireRequest } from '../message.ts';
import type { ReadSignature } from '../signature.ts';

const minute = 60_000;
const week = 604_800;

const denied = (message: string): ApiError => ({ code: 'AccessDenied', message, status: 403 });
const wrong = (code: string, message: string): ApiError => ({ code, message, status: 400 });

/** Signatures of version 2. boto3 still writes them into addresses by default. */
const isOfVersion2 = (request: WireRequest): boolean =>
  /^AWS /.test(request.headers.get('authorization') ?? '') || /(?:^|&)AWSAccessKeyId=/.test(request.query);

/**
 * Why S3 refuses a signature before it verifies it, or null. A signed address is valid for the time that it names.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function s3SignatureFault(
  request: WireRequest,
  signature: ReadSignature,
  now: number,
): ApiError | null {
  if (isOfVersion2(request))
    return wrong(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  if ('found' in signature) return null;
  const age = now - signature.at;
  if (signature.isPresigned) return presignedFault(request, age);
  return Math.abs(age) <= 15 * minute
    ? null
    : {
        code: 'RequestTimeTooSkewed',
        message: 'The difference between the request time and the current time is too large.',
        status: 403,
      };
}

function presignedFault(request: WireRequest, age: number): ApiError | null {
  const expires = new URLSearchParams(request.query).get('X-Amz-Expires') ?? '';
  const seconds = Number(expires);
  if (expires === '' || !Number.isInteger(seconds) || seconds < 0)
    return wrong('AuthorizationQueryParametersError', 'X-Amz-Expires should be a number');
  if (seconds > week)
    return wrong(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  if (age < -15 * minute) return denied('Request is not yet valid');
  return age > seconds * 1000 ? denied('Request has expired') : null;
}
