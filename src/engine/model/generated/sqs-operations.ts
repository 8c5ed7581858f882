// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  CreateQueueRequest,
  CreateQueueResult,
  DeleteQueueRequest,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
  SetQueueAttributesRequest,
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
} from './sqs-queues.ts';
import type {
  TagQueueRequest,
  UntagQueueRequest,
  ListQueueTagsRequest,
  ListQueueTagsResult,
} from './sqs-queue-tags.ts';
import type {
  SendMessageRequest,
  SendMessageResult,
  ReceiveMessageRequest,
  ReceiveMessageResult,
  DeleteMessageRequest,
} from './sqs-messages.ts';

export interface SqsOperations {
  'sqs:CreateQueue': { service: 'sqs'; name: 'CreateQueue'; input: CreateQueueRequest; output: CreateQueueResult };
  'sqs:DeleteQueue': { service: 'sqs'; name: 'DeleteQueue'; input: DeleteQueueRequest; output: Readonly<Record<never, never>> };
  'sqs:GetQueueUrl': { service: 'sqs'; name: 'GetQueueUrl'; input: GetQueueUrlRequest; output: GetQueueUrlResult };
  'sqs:ListQueues': { service: 'sqs'; name: 'ListQueues'; input: ListQueuesRequest; output: ListQueuesResult };
  'sqs:SetQueueAttributes': { service: 'sqs'; name: 'SetQueueAttributes'; input: SetQueueAttributesRequest; output: Readonly<Record<never, never>> };
  'sqs:GetQueueAttributes': { service: 'sqs'; name: 'GetQueueAttributes'; input: GetQueueAttributesRequest; output: GetQueueAttributesResult };
  'sqs:TagQueue': { service: 'sqs'; name: 'TagQueue'; input: TagQueueRequest; output: Readonly<Record<never, never>> };
  'sqs:UntagQueue': { service: 'sqs'; name: 'UntagQueue'; input: UntagQueueRequest; output: Readonly<Record<never, never>> };
  'sqs:ListQueueTags': { service: 'sqs'; name: 'ListQueueTags'; input: ListQueueTagsRequest; output: ListQueueTagsResult };
  'sqs:SendMessage': { service: 'sqs'; name: 'SendMessage'; input: SendMessageRequest; output: SendMessageResult };
  'sqs:ReceiveMessage': { service: 'sqs'; name: 'ReceiveMessage'; input: ReceiveMessageRequest; output: ReceiveMessageResult };
  'sqs:DeleteMessage': { service: 'sqs'; name: 'DeleteMessage'; input: DeleteMessageRequest; output: Readonly<Record<never, never>> };
}
