import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { requestTagNames, requestTags, withTags } from '../resources.ts';
import { put } from '../rows.ts';
import { invalidParameter } from './errors.ts';
import { checkUrl, onQueue, withQueue } from './queue-rows.ts';

export const tagsOfMap = (map: Readonly<Record<string, string>> = {}): Tag[] =>
  Object.entries(map).map(([key, value]) => ({ key, value }));

/** What the model can't say of tags, since they come as a map. */
export function checkTags(tags: readonly Tag[]): ApiError | null {
  if (tags.some(({ key }) => /^aws:/i.test(key)))
    return invalidParameter('Tag keys must not start with the reserved prefix aws:.');
  if (tags.some(({ key, value }) => key === '' || key.length > 128 || value.length > 256))
    return invalidParameter('Tag keys have 1 to 128 characters, tag values 256 at most.');
  return tags.length > quotas.TagsPerResource ? invalidParameter('Too many tags added for queue.') : null;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html */
export const queueTags: Pick<OperationTable, 'sqs:TagQueue' | 'sqs:UntagQueue' | 'sqs:ListQueueTags'> = {
  'sqs:TagQueue': {
    check: checkUrl,
    authorize: (input) => onQueue('TagQueue', input.QueueUrl, requestTags(tagsOfMap(input.Tags))),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, (queue) => {
        const tags = withTags(queue.tags, tagsOfMap(input.Tags));
        return refuse(checkTags(tags)) ?? done({}, [put(context.world, 'resources', { ...queue, tags })]);
      }),
    ledger: ['sqs-tag-words'],
  },

  'sqs:UntagQueue': {
    check: checkUrl,
    authorize: (input) => onQueue('UntagQueue', input.QueueUrl, requestTagNames(input.TagKeys)),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, (queue) => {
        const tags = queue.tags.filter(({ key }) => !input.TagKeys.includes(key));
        return done(
          {},
          tags.length === queue.tags.length ? [] : [put(context.world, 'resources', { ...queue, tags })],
        );
      }),
  },

  'sqs:ListQueueTags': {
    check: checkUrl,
    authorize: (input) => onQueue('ListQueueTags', input.QueueUrl),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, ({ tags }) =>
        done(tags.length ? { Tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) } : {}),
      ),
  },
};
