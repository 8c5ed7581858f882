import type { ApiError } from '../../call/call.ts';
import { apiError, serviceError } from '../../errors.ts';

/** What S3 answers. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const noSuchBucket = (): ApiError =>
  serviceError('NoSuchBucket', 'The specified bucket does not exist', 404);

export const noSuchKey = (): ApiError => serviceError('NoSuchKey', 'The specified key does not exist.', 404);

/** Without a reason: what S3 says where another account is asked. */
export const accessDenied = (): ApiError => apiError('AccessDenied', 'Access Denied');

export const malformedPolicy = (message: string): ApiError => serviceError('MalformedPolicy', message);
