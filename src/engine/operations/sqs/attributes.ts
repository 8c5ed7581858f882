import type { ApiError } from '../../call/call.ts';
import type { OperationContext } from '../operation.ts';
import { storePolicy } from '../resources.ts';
import { badAttribute, unknownAttribute } from './queue-rows.ts';
import type { Queue } from './queue-rows.ts';

type Attributes = Readonly<Record<string, string>>;
type Check = (value: string) => boolean;

const between =
  (least: number, most: number): Check =>
  (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value);
const isFlag = oneOf('true', 'false');
const isShort: Check = (value) => value.length <= 2048;

/**
 * The attributes that can be set on a queue, with the checks of their values.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
const settable: ReadonlyMap<string, Check> = new Map([
  ['DelaySeconds', between(0, 900)],
  ['MaximumMessageSize', between(1024, 1_048_576)],
  ['MessageRetentionPeriod', between(60, 1_209_600)],
  ['ReceiveMessageWaitTimeSeconds', between(0, 20)],
  ['VisibilityTimeout', between(0, 43_200)],
  ['RedrivePolicy', isShort],
  ['RedriveAllowPolicy', isShort],
  ['KmsMasterKeyId', isShort],
  ['KmsDataKeyReusePeriodSeconds', between(60, 86_400)],
  ['SqsManagedSseEnabled', isFlag],
  ['FifoQueue', isFlag],
  ['ContentBasedDeduplication', isFlag],
  ['DeduplicationScope', oneOf('messageGroup', 'queue')],
  ['FifoThroughputLimit', oneOf('perQueue', 'perMessageGroupId')],
]);

const defaults: readonly (readonly [string, string])[] = [
  ['VisibilityTimeout', '30'],
  ['MaximumMessageSize', '1048576'],
  ['MessageRetentionPeriod', '345600'],
  ['DelaySeconds', '0'],
  ['ReceiveMessageWaitTimeSeconds', '0'],
  ['SqsManagedSseEnabled', 'true'],
];

const ofFifo: ReadonlySet<string> = new Set([
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
]);

/** Checks attributes that are to be set, apart from the policy. */
export function checkAttributes(name: string, given: Attributes): ApiError | null {
  const isFifo = name.endsWith('.fifo');
  for (const [attribute, value] of Object.entries(given)) {
    if (attribute === 'Policy') continue;
    const check = settable.get(attribute);
    if (!check || (!isFifo && ofFifo.has(attribute))) return unknownAttribute(attribute);
    if (!check(value)) return badAttribute(attribute);
  }
  return null;
}

/** The queue with attributes set over its own; an empty policy takes the policy away. */
export function withAttributes(
  queue: Queue,
  given: Attributes,
  { world }: Pick<OperationContext, 'world'>,
): Queue | ApiError {
  const merged = new Map(queue.attributes.map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries(given)) if (name !== 'Policy') merged.set(name, value);
  const attributes = [...merged].map(([name, value]) => ({ name, value }));
  const text = given['Policy'];
  if (text === undefined) return { ...queue, attributes };
  if (text === '') return withoutPolicy({ ...queue, attributes });
  const stored = storePolicy(world, queue.account, text);
  return stored.ok ? { ...queue, attributes, policy: stored.text } : badAttribute('Policy');
}

export function withoutPolicy(queue: Queue): Queue {
  const { id, kind, account, region, name, createDate, tags, attributes } = queue;
  return { id, kind, account, region, name, createDate, tags, attributes };
}

/** Everything that a queue tells of itself, under AWS's names. */
export function attributesOf(queue: Queue, policy: string | undefined): Map<string, string> {
  const created = String(Math.floor(queue.createDate / 1000));
  return new Map([
    ['QueueArn', queue.id],
    ['ApproximateNumberOfMessages', '0'],
    ['ApproximateNumberOfMessagesNotVisible', '0'],
    ['ApproximateNumberOfMessagesDelayed', '0'],
    ['CreatedTimestamp', created],
    ['LastModifiedTimestamp', created],
    ...defaults,
    ...queue.attributes.map(({ name, value }) => [name, value] as const),
    ...(policy === undefined ? [] : [['Policy', policy] as const]),
  ]);
}

/** The attribute in which a queue that is there differs from one that is asked for, or null. */
export function difference(queue: Queue, given: Attributes): string | null {
  const known = attributesOf(queue, queue.policy);
  const other = Object.entries(given).find(([name, value]) => known.get(name) !== value);
  return other ? other[0] : null;
}
