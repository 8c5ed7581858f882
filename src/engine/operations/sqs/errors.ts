import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';

/** What SQS answers; all of it with status 400. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
export const noSuchQueue = (): ApiError =>
  serviceError('QueueDoesNotExist', 'The specified queue does not exist.');

export const invalidParameter = (message: string): ApiError => serviceError('InvalidParameterValue', message);

export const missingParameter = (name: string): ApiError =>
  serviceError('MissingParameter', `The request must contain the parameter ${name}.`);

export const unknownAttribute = (name: string): ApiError =>
  serviceError('InvalidAttributeName', `Unknown Attribute ${name}.`);

export const badAttribute = (name: string): ApiError =>
  serviceError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
