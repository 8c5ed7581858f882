import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';

/** What Secrets Manager answers; all of it with status 400. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html */
export const notFound = (message = "Secrets Manager can't find the specified secret."): ApiError =>
  serviceError('ResourceNotFoundException', message);

export const invalidParameter = (message: string): ApiError =>
  serviceError('InvalidParameterException', message);

export const invalidRequest = (message: string): ApiError => serviceError('InvalidRequestException', message);

export const markedForDeletion = (): ApiError =>
  invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
