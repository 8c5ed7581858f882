import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { on, resourceAt, resourcesOf, tagging } from '../resources.ts';
import { put, remove } from '../rows.ts';
import { tokenPage } from '../shared/pages.ts';
import { mapOfTags, requestTags, tagsOfMap } from '../shared/tags.ts';
import { attributesOf, checkAttributes, difference, withAttributes } from './attributes.ts';
import {
  invalidParameter,
  noSuchQueue,
  unknownAttribute,
  checkUrl,
  onQueue,
  queueArn,
  queueUrl,
  withQueue,
} from './queue-rows.ts';
import type { Queue } from './queue-rows.ts';

type CreateInput = InputOf<'sqs:CreateQueue'>;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html */
function checkCreate(input: CreateInput): ApiError | null {
  const isFifo = input.QueueName.endsWith('.fifo');
  if (!/^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/.test(input.QueueName))
    return invalidParameter(
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  if (isFifo && input.Attributes?.['FifoQueue'] !== 'true')
    return invalidParameter(
      'The name of a FIFO queue can only be used with the attribute FifoQueue set to true.',
    );
  return checkAttributes(input.QueueName, input.Attributes ?? {}) ?? checkTags(tagsOfMap(input.tags));
}

const arnFor = ({ region, account }: OperationContext, name: string): string =>
  queueArn(region, account, name);

const newQueue = (input: CreateInput, context: OperationContext): Queue => ({
  id: arnFor(context, input.QueueName),
  kind: 'queue',
  account: context.account,
  region: context.region,
  name: input.QueueName,
  createDate: context.now,
  tags: tagsOfMap(input.tags),
  attributes: [],
});

/** The attributes that are asked for, as a map. */
function told(all: ReadonlyMap<string, string>, names: readonly string[]): Readonly<Record<string, string>> {
  const wanted = names.includes('All') ? [...all.keys()] : names;
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = all.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-types.html */
export const queues: Pick<
  OperationTable,
  | 'sqs:CreateQueue'
  | 'sqs:DeleteQueue'
  | 'sqs:GetQueueUrl'
  | 'sqs:ListQueues'
  | 'sqs:SetQueueAttributes'
  | 'sqs:GetQueueAttributes'
> = {
  'sqs:CreateQueue': {
    check: (input) => refuse(checkCreate(input)),
    authorize(input, context) {
      const arn = arnFor(context, input.QueueName);
      const tags = requestTags(tagsOfMap(input.tags));
      return [
        on('sqs:CreateQueue', arn, undefined, tags),
        ...(tags.length ? [on('sqs:TagQueue', arn, undefined, tags)] : []),
      ];
    },
    run(input, context) {
      const { world } = context;
      const given = input.Attributes ?? {};
      const before = resourceAt(world, 'queue', arnFor(context, input.QueueName));
      const other = before && difference(before, given);
      if (before && other == null) return done({ QueueUrl: queueUrl(before) });
      if (before)
        return refuse(
          serviceError(
            'QueueNameExists',
            `A queue already exists with the same name and a different value for attribute ${other}`,
          ),
        );
      const queue = withAttributes(newQueue(input, context), given, context);
      if ('code' in queue) return refuse(queue);
      return done({ QueueUrl: queueUrl(queue) }, [put(world, 'resources', queue)]);
    },
    ledger: ['sqs-at-once', 'sqs-encryption', 'sqs-policy-words'],
  },

  'sqs:DeleteQueue': {
    check: checkUrl,
    authorize: (input) => onQueue('DeleteQueue', input.QueueUrl),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, (queue) => done({}, [remove('resources', queue)])),
  },

  'sqs:GetQueueUrl': {
    authorize: (input, { region, account }) => [
      on('sqs:GetQueueUrl', queueArn(region, input.QueueOwnerAWSAccountId ?? account, input.QueueName)),
    ],
    run(input, { world, region, account }) {
      const arn = queueArn(region, input.QueueOwnerAWSAccountId ?? account, input.QueueName);
      const queue = resourceAt(world, 'queue', arn);
      return queue ? done({ QueueUrl: queueUrl(queue) }) : refuse(noSuchQueue());
    },
  },

  'sqs:ListQueues': {
    authorize: (_input, context) => [on('sqs:ListQueues', arnFor(context, ''))],
    run(input, { world, region, account }) {
      const rows = resourcesOf(world, 'queue', account, region).filter(({ name }) =>
        name.startsWith(input.QueueNamePrefix ?? ''),
      );
      const page = tokenPage(rows, input.NextToken, input.MaxResults ?? 1000);
      if (!page) return refuse(invalidParameter('Invalid or expired next token.'));
      return done({
        QueueUrls: page.items.map(queueUrl),
        ...(page.next === undefined ? {} : { NextToken: page.next }),
      });
    },
  },

  'sqs:SetQueueAttributes': {
    check: checkUrl,
    authorize: (input) => onQueue('SetQueueAttributes', input.QueueUrl),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, (queue) => {
        const wrong =
          checkAttributes(queue.name, input.Attributes) ??
          (input.Attributes['FifoQueue'] === undefined ? null : unknownAttribute('FifoQueue'));
        if (wrong) return refuse(wrong);
        const changed = withAttributes(queue, input.Attributes, context);
        return 'code' in changed ? refuse(changed) : done({}, [put(context.world, 'resources', changed)]);
      }),
    ledger: ['sqs-policy-words'],
  },

  'sqs:GetQueueAttributes': {
    check: checkUrl,
    authorize: (input) => onQueue('GetQueueAttributes', input.QueueUrl),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, (queue) => {
        const policy = queue.policy === undefined ? undefined : showPrincipals(context.world, queue.policy);
        const all = attributesOf(queue, policy);
        const names = input.AttributeNames ?? [];
        return done(names.length ? { Attributes: told(all, names) } : {});
      }),
  },
};

/** Checks tags beyond the model, which only says that they are a map. */
function checkTags(tags: readonly Tag[]): ApiError | null {
  if (tags.some(({ key }) => /^aws:/i.test(key)))
    return invalidParameter('Tag keys must not start with the reserved prefix aws:.');
  if (tags.some(({ key, value }) => key === '' || key.length > 128 || value.length > 256))
    return invalidParameter('Tag keys have 1 to 128 characters, tag values 256 at most.');
  return tags.length > quotas.TagsPerResource ? invalidParameter('Too many tags added for queue.') : null;
}

const tags = tagging({
  check: checkUrl,
  checkAll: checkTags,
  given: (input: { readonly Tags: Readonly<Record<string, string>> }) => tagsOfMap(input.Tags),
  on: (action, { QueueUrl }: { readonly QueueUrl: string }, _context, keys) =>
    onQueue(action, QueueUrl, keys),
  find: (context, { QueueUrl }, then) => withQueue(context, QueueUrl, then),
});

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html */
export const queueTags: Pick<OperationTable, 'sqs:TagQueue' | 'sqs:UntagQueue' | 'sqs:ListQueueTags'> = {
  'sqs:TagQueue': tags.tag('TagQueue', ['sqs-tag-words']),
  'sqs:UntagQueue': tags.untag('UntagQueue'),
  'sqs:ListQueueTags': {
    check: checkUrl,
    authorize: (input) => onQueue('ListQueueTags', input.QueueUrl),
    run: (input, context) =>
      withQueue(context, input.QueueUrl, ({ tags }) => done(tags.length ? { Tags: mapOfTags(tags) } : {})),
  },
};
