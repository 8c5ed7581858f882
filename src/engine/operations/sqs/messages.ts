import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { attributesOf } from './attributes.ts';
import { invalidParameter, missingParameter, checkUrl, onQueue, withQueue } from './queue-rows.ts';
import type { Queue } from './queue-rows.ts';

type SendInput = InputOf<'sqs:SendMessage'>;

/** The characters that a message can't have: those that XML can't. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
function checkMessage(input: SendInput, queue: Queue): ApiError | null {
  if (input.MessageBody === '') return missingParameter('MessageBody');
  if (forbidden.test(input.MessageBody))
    return serviceError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  const attributes = attributesOf(queue, undefined);
  const largest = Number(attributes.get('MaximumMessageSize'));
  if (utf8ToBytes(input.MessageBody).length > largest)
    return invalidParameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${largest} bytes.`,
    );
  if (!queue.name.endsWith('.fifo')) return null;
  if (input.MessageGroupId === undefined) return missingParameter('MessageGroupId');
  return input.MessageDeduplicationId === undefined && attributes.get('ContentBasedDeduplication') !== 'true'
    ? invalidParameter(
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      )
    : null;
}

/** Access to a queue is decided; messages aren't kept. */
export const messages: Pick<OperationTable, 'sqs:SendMessage' | 'sqs:ReceiveMessage' | 'sqs:DeleteMessage'> =
  {
    'sqs:SendMessage': {
      check: checkUrl,
      authorize: (input) => onQueue('SendMessage', input.QueueUrl),
      run: (input, context) =>
        withQueue(
          context,
          input.QueueUrl,
          (queue) =>
            refuse(checkMessage(input, queue)) ??
            done({
              MD5OfMessageBody: bytesToHex(md5(utf8ToBytes(input.MessageBody))),
              MessageId: context.ids.uuid(),
            }),
        ),
      ledger: ['sqs-messages', 'sqs-anonymous'],
    },

    'sqs:ReceiveMessage': {
      check: (input) =>
        checkUrl(input) ??
        ((input.MaxNumberOfMessages ?? 1) >= 1 && (input.MaxNumberOfMessages ?? 1) <= 10
          ? null
          : refuse(
              invalidParameter(
                `Value ${input.MaxNumberOfMessages} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
              ),
            )),
      authorize: (input) => onQueue('ReceiveMessage', input.QueueUrl),
      run: (input, context) => withQueue(context, input.QueueUrl, () => done({})),
      ledger: ['sqs-messages'],
    },

    'sqs:DeleteMessage': {
      check: checkUrl,
      authorize: (input) => onQueue('DeleteMessage', input.QueueUrl),
      run: (input, context) =>
        withQueue(context, input.QueueUrl, () =>
          /^AQEB[\w+/=-]+$/.test(input.ReceiptHandle)
            ? done({})
            : refuse(serviceError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.')),
        ),
      ledger: ['sqs-messages'],
    },
  };
