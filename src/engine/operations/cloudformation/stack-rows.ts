import { parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import type {
  ChangeSetRow,
  StackEventRow,
  StackResourceRow,
  StackRow,
  StacksRow,
  StackTemplateRow,
} from '../../entities/entities.ts';
import { leftOutIn, readTemplate } from '../../cloudformation/index.ts';
import { serviceError } from '../../errors.ts';
import type { World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { compare } from '../shared/pages.ts';
import { arnHere, on } from '../resources.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html */
export const validationError = (message: string): ApiError => serviceError('ValidationError', message);

export const noSuchStack = (name: string): ApiError =>
  validationError(`Stack with id ${name} does not exist`);

type Place = Pick<OperationContext, 'region' | 'account'>;

/** `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID`. */
export const stackArn = (place: Place, name: string, id: string): string =>
  arnHere('cloudformation', place, `stack/${name}/${id}`);

/**
 * A permission on a stack, which the request names or, by its ARN, tells. Of a stack that isn't there the id is `*`.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
 */
export function onStack(
  action: string,
  { world, ...place }: Pick<OperationContext, 'world' | 'region' | 'account'>,
  name: string,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const arn = isArn(name) ? name : (stackNamed(world, place, name)?.id ?? stackArn(place, name, '*'));
  return [on(`cloudformation:${action}`, arn, undefined, keys)];
}

export const isArn = (text: string): boolean => text.startsWith('arn:');

const stacksAt = (world: World, key: string): StackRow[] =>
  rowsBy(world, 'stacksOf', key)
    .filter((row): row is StackRow => row.kind === 'stack')
    .sort((a, b) => b.createDate - a.createDate || compare(a.id, b.id));

/** The stacks of an account in a region, the newest first, deleted ones among them. */
export const stacksOf = (world: World, { account, region }: Place): StackRow[] =>
  stacksAt(world, `${account}/${region}`);

/** Only those that aren't deleted. */
export const liveStacks = (world: World, { account, region }: Place): StackRow[] =>
  stacksAt(world, `${account}/${region}`).filter((row) => !isDeleted(row));

export const isDeleted = ({ status }: StackRow): boolean => status === 'DELETE_COMPLETE';

/** Whether a stack's deployment goes on. */
export const isBusy = ({ status }: StackRow): boolean =>
  status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';

/** The stack of that name which isn't deleted. */
export const stackNamed = (world: World, { account, region }: Place, name: string): StackRow | undefined =>
  stacksAt(world, `${account}/${region}/${name}`)[0];

export function stackAt(world: World, id: string): StackRow | undefined {
  const row = world.tables.stacks.get(id);
  return row?.kind === 'stack' ? row : undefined;
}

/** The stack of that name or ARN. Deleted stacks answer to their ARN alone. */
export function findStack(
  { world, account, region }: Pick<OperationContext, 'world' | 'region' | 'account'>,
  name: string,
): StackRow | undefined {
  if (!isArn(name)) return stackNamed(world, { account, region }, name);
  const arn = parseArn(name);
  if (arn?.account !== account || arn.region !== region) return undefined;
  return stackAt(world, name) ?? stackNamed(world, { account, region }, arn.resource.split('/')[1] ?? '');
}

/** Goes on with the stack, or says in CloudFormation's words that there is none. */
export function withStack<T>(
  context: Pick<OperationContext, 'world' | 'region' | 'account'>,
  name: string,
  then: (stack: StackRow) => RunResult<T>,
  missing: (name: string) => ApiError = noSuchStack,
): RunResult<T> {
  const stack = findStack(context, name);
  return stack ? then(stack) : refuse(missing(name));
}

/** A row without some of its fields. */
export function without<T extends object, K extends keyof T & string>(
  row: T,
  ...fields: readonly K[]
): Omit<T, K> {
  const left: readonly string[] = fields;
  return Object.fromEntries(Object.entries(row).filter(([field]) => !left.includes(field))) as Omit<T, K>;
}

type Part = Exclude<StacksRow, StackRow>;

const partsOf = <K extends Part['kind']>(
  world: World,
  kind: K,
  stackId: string,
): Extract<Part, { readonly kind: K }>[] =>
  rowsBy(world, 'stacksOf', `${kind}/${stackId}`) as unknown as Extract<Part, { readonly kind: K }>[];

/** A stack's resources by their logical ids. */
export function resourcesIn(world: World, stackId: string): StackResourceRow[] {
  const rows = partsOf(world, 'resource', stackId);
  const busy = busyResource(world, stackId);
  return (busy ? [...rows, busy] : rows).sort((a, b) => compare(a.logicalId, b.logicalId));
}

/** The resource whose work goes on. */
export const busyResource = (world: World, stackId: string): StackResourceRow | undefined =>
  rowsBy(world, 'stacksOf', `busy/${stackId}`)[0] as StackResourceRow | undefined;

export const resourceKey = (stackId: string, logicalId: string): string => `${stackId}#resource/${logicalId}`;

export function resourceIn(world: World, stackId: string, logicalId: string): StackResourceRow | undefined {
  const row = world.tables.stacks.get(resourceKey(stackId, logicalId));
  return row?.kind === 'resource' ? row : undefined;
}

export const eventCount = (world: World, stackId: string): number =>
  countBy(world, 'stacksOf', `event/${stackId}`);

export const eventKey = (stackId: string, number: number): string => `${stackId}#event/${number}`;

/** A stack's event by its number, from 1. */
export function eventIn(world: World, stackId: string, number: number): StackEventRow | undefined {
  const row = world.tables.stacks.get(eventKey(stackId, number));
  return row?.kind === 'event' ? row : undefined;
}

/** A stack's events, the newest first. */
export function eventsIn(world: World, stackId: string): StackEventRow[] {
  const events: StackEventRow[] = [];
  for (let number = eventCount(world, stackId); number > 0; number--) {
    const row = eventIn(world, stackId, number);
    if (row) events.push(row);
  }
  return events;
}

/**
 * The first thing that failed in a stack's newest deployment, or the stack itself where none did: events are read from the
 * newest back to its beginning.
 */
export function firstFailure(world: World, stackId: string): StackEventRow | undefined {
  let first: StackEventRow | undefined;
  let own: StackEventRow | undefined;
  for (const event of eventsIn(world, stackId)) {
    const isOfStack = event.physicalId === stackId;
    if (!isOfStack && event.status.endsWith('_FAILED')) first = event;
    if (isOfStack && event.reason !== undefined && /ROLLBACK_IN_PROGRESS$|_FAILED$/.test(event.status))
      own = event;
    if (isOfStack && /^(?:CREATE|UPDATE)_IN_PROGRESS$/.test(event.status)) break;
  }
  return first ?? own;
}

const templateKey = (stackId: string, number: number): string => `${stackId}#template/${number}`;

/** A stack's template by its number. */
export function templateIn(world: World, stackId: string, number: number): StackTemplateRow | undefined {
  const row = world.tables.stacks.get(templateKey(stackId, number));
  return row?.kind === 'template' ? row : undefined;
}

/** The logical ids, by their types, that a template says it is deployed without. */
export function leftOutOf({ body }: StackTemplateRow): ReadonlyMap<string, readonly string[]> {
  const read = readTemplate(body);
  if (!read.ok) return new Map();
  const resources = [...read.value.resources];
  return new Map(
    leftOutIn(read.value).map((type) => [
      type,
      resources.flatMap(([logicalId, resource]) => (resource.type === type ? [logicalId] : [])),
    ]),
  );
}

/** The row of another template of a stack. */
export function newTemplate(
  world: World,
  stackId: string,
  body: string,
): StackTemplateRow & { number: number } {
  const number = countBy(world, 'stacksOf', `template/${stackId}`) + 1;
  return { id: templateKey(stackId, number), kind: 'template', stackId, body, number };
}

/** A stack's change sets, the newest first. */
export const changeSetsOf = (world: World, stackId: string): ChangeSetRow[] =>
  partsOf(world, 'changeSet', stackId).sort((a, b) => b.createDate - a.createDate || compare(a.id, b.id));

/** The stack of an account and region that exports a name, and the exported value. */
export function exportNamed(
  world: World,
  place: Place,
  name: string,
): { readonly stack: StackRow; readonly value: string } | null {
  for (const stack of stacksOf(world, place)) {
    const output = isDeleted(stack) ? undefined : stack.outputs.find(({ exportName }) => exportName === name);
    if (output) return { stack, value: output.value };
  }
  return null;
}

/** The names of the stacks that import a name. */
export const importersOf = (world: World, place: Place, name: string): string[] =>
  liveStacks(world, place)
    .filter((stack) => stack.imports.includes(name))
    .map((stack) => stack.name);
