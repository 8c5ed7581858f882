import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';

/** What DynamoDB answers; all of it with status 400. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export const invalid = (message: string): ApiError => serviceError('ValidationException', message);

export const notFound = (message: string): ApiError => serviceError('ResourceNotFoundException', message);

export const inUse = (message: string): ApiError => serviceError('ResourceInUseException', message);

export const noPolicy = (arn: string): ApiError =>
  serviceError(
    'PolicyNotFoundException',
    `Resource-based policy not found for the provided ResourceArn: ${arn}`,
  );
