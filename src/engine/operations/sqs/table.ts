import type { PartTable } from '../operation.ts';
import { messages } from './messages.ts';
import { queueTags } from './queue-tags.ts';
import { queues } from './queues.ts';

export const operations: PartTable<'sqs'> = { ...queues, ...queueTags, ...messages };
