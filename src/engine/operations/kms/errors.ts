import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';

/** What KMS answers; all of it with status 400. https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
export const notFound = (message: string): ApiError => serviceError('NotFoundException', message);

export const invalidState = (message: string): ApiError => serviceError('KMSInvalidStateException', message);

export const invalid = (message: string): ApiError => serviceError('ValidationException', message);

export const malformedPolicy = (message: string): ApiError =>
  serviceError('MalformedPolicyDocumentException', message);

export const tagError = (message: string): ApiError => serviceError('TagException', message);

export const invalidMarker = (): ApiError =>
  serviceError('InvalidMarkerException', 'Could not deserialize marker');

/** A key that waits for its deletion does nothing. */
export const pendingDeletion = (arn: string): ApiError => invalidState(`${arn} is pending deletion.`);
