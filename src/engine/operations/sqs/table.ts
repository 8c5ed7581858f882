import type { PartTable } from '../operation.ts';
import { messages } from './messages.ts';
import { queuePermissions } from './queue-permissions.ts';
import { queueTags, queues } from './queues.ts';

export const operations: PartTable<'sqs'> = { ...queues, ...queueTags, ...queuePermissions, ...messages };
