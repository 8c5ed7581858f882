import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'sqs'> = {
  ...notYet(
    'sqs:CreateQueue',
    'sqs:DeleteQueue',
    'sqs:GetQueueUrl',
    'sqs:ListQueues',
    'sqs:SetQueueAttributes',
    'sqs:GetQueueAttributes',
    'sqs:TagQueue',
    'sqs:UntagQueue',
    'sqs:ListQueueTags',
    'sqs:SendMessage',
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
  ),
};
