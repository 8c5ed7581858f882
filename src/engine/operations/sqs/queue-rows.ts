import { partition } from '../../arn.ts';
import { serviceError } from '../../errors.ts';
import type { ApiError } from '../../call/call.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import { on, resourceAt } from '../resources.ts';

/** SQS's errors, all with status 400. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
export const noSuchQueue = (): ApiError =>
  serviceError('QueueDoesNotExist', 'The specified queue does not exist.');

export const invalidParameter = (message: string): ApiError => serviceError('InvalidParameterValue', message);

export const missingParameter = (name: string): ApiError =>
  serviceError('MissingParameter', `The request must contain the parameter ${name}.`);

export const unknownAttribute = (name: string): ApiError =>
  serviceError('InvalidAttributeName', `Unknown Attribute ${name}.`);

export const badAttribute = (name: string): ApiError =>
  serviceError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);

export type Queue = RowOf<'queue'>;

const address = /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/(\d{12})\/([\w.-]+)$/;

export const queueUrl = ({ region, account, name }: Pick<Queue, 'region' | 'account' | 'name'>): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`;

export const queueArn = (region: string, account: string, name: string): string =>
  `arn:${partition}:sqs:${region}:${account}:${name}`;

/** The ARN behind a queue's address, which `checkUrl` has checked. */
function arnOfUrl(url: string): string {
  const [, region = '', account = '', name = ''] = address.exec(url) ?? [];
  return queueArn(region, account, name);
}

interface Input {
  readonly QueueUrl: string;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
export const checkUrl = ({ QueueUrl }: Input): Failure | null =>
  address.test(QueueUrl)
    ? null
    : refuse(serviceError('InvalidAddress', `The address ${QueueUrl} is not valid for this endpoint.`));

/** Goes on with the queue at that address. */
export function withQueue<T>(
  { world }: Pick<OperationContext, 'world'>,
  url: string,
  then: (queue: Queue) => RunResult<T>,
): RunResult<T> {
  const queue = resourceAt(world, 'queue', arnOfUrl(url));
  return queue ? then(queue) : refuse(noSuchQueue());
}

/** A permission on the queue at that address. */
export const onQueue = (action: string, url: string, keys: ContextKeys = []): PermissionRequest[] => [
  on(`sqs:${action}`, arnOfUrl(url), undefined, keys),
];
