import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';

/** What Lambda answers. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
export const invalidValue = (message: string): ApiError =>
  serviceError('InvalidParameterValueException', message);

export const notFound = (message: string): ApiError =>
  serviceError('ResourceNotFoundException', message, 404);

export const conflict = (message: string): ApiError =>
  serviceError('ResourceConflictException', message, 409);

export const staleRevision = (): ApiError =>
  serviceError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );
