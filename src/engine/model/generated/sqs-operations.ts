// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { SqsQueuesOperations } from './sqs-queues.ts';
import type { SqsQueueTagsOperations } from './sqs-queue-tags.ts';
import type { SqsQueuePermissionsOperations } from './sqs-queue-permissions.ts';
import type { SqsMessagesOperations } from './sqs-messages.ts';

export interface SqsOperations
  extends SqsQueuesOperations,
    SqsQueueTagsOperations,
    SqsQueuePermissionsOperations,
    SqsMessagesOperations {}
