import type { ApiError } from '../engine/index.ts';
import { actionOf, isService, serviceError } from '../engine/index.ts';
import type { WireRequest } from './message.ts';
import { maxRequestBytes } from './message.ts';
import type { Protocol, Route } from './route.ts';
import { hasItsVersion } from './route.ts';

/**
 * What is wrong with a request as HTTP, before its operation is known. Null if nothing is.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function httpFault({ headers, body }: WireRequest): ApiError | null {
  if (body.byteLength > maxRequestBytes)
    return serviceError('RequestEntityTooLargeException', 'Request body is too large.', 413);
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  return encoding === '' || encoding === 'identity'
    ? null
    : serviceError(
        'MalformedHttpRequestException',
        `The request body can't be decoded: Content-Encoding ${encoding}.`,
      );
}

/** A request without an operation. AWS redirects browsers to its home page. Here the page has its own address. */
export const missingAction = (signedFor: string | null): ApiError =>
  signedFor !== null && !isService(signedFor)
    ? notModelled(signedFor)
    : serviceError('MissingAction', 'The request must contain the parameter Action.');

const notModelled = (what: string): ApiError =>
  serviceError('NotModelled', `This playground does not model ${what}.`, 501);

/** An operation that isn't here: AWS has it but it isn't modelled, or AWS doesn't have it. */
export async function unknownOperation(route: Route): Promise<ApiError> {
  const { protocol, service, operation, version } = route;
  const isReal = hasItsVersion(route) || !isService(service);
  if (isReal && operation !== '' && (await actionOf(service, operation)))
    return notModelled(`${service}:${operation}`);
  return protocol === 'json'
    ? serviceError('UnknownOperationException', '')
    : serviceError(
        'InvalidAction',
        `Could not find operation ${operation} for version ${version ?? 'NO_VERSION_SPECIFIED'}`,
      );
}

/** An input that can't be read. */
export const unreadableInput = (protocol: Protocol): ApiError =>
  protocol === 'json'
    ? serviceError('SerializationException', 'The request body is not a JSON object that AWS could read.')
    : serviceError('MalformedInput', 'Unexpected list element termination');
