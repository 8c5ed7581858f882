import type { PartTable } from '../operation.ts';
import { messages } from './messages.ts';
import { queueTags, queues } from './queues.ts';

export const operations: PartTable<'sqs'> = { ...queues, ...queueTags, ...messages };
