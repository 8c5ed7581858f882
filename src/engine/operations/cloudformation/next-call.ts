import type { Call, Credentials } from '../../call/call.ts';
import type { StackResourceRow, StackRow, StackSigner, StackThing } from '../../entities/entities.ts';
import type {
  JsonObject,
  PhysicalResource,
  ResourceCall,
  ResourceRequest,
  ResourceStep,
} from '../../cloudformation/index.ts';
import { isModelled, resourceType } from '../../cloudformation/index.ts';
import type { World } from '../../world/world.ts';
import { nowOf } from '../../world/world.ts';
import { busyResource, isBusy, stackAt } from './stack-rows.ts';

/** CloudFormation as the principal of trust policies and in `aws:CalledVia`. */
export const cloudFormation = 'cloudformation.amazonaws.com';

/** A call that a stack waits for, and the resource that it is for; the logical id is empty for the stack itself. */
export interface StackCall {
  readonly logicalId: string;
  readonly call: ResourceCall;
}

const parsed = new WeakMap<StackThing, JsonObject>();

/** A resource's properties as they were deployed. */
export function propertiesOf(thing: StackThing): JsonObject {
  const known = parsed.get(thing);
  if (known) return known;
  const properties = JSON.parse(thing.secretProperties ?? thing.properties) as JsonObject;
  parsed.set(thing, properties);
  return properties;
}

/** A thing as it was made; null if it wasn't yet. */
export function madeOf(
  thing: (StackThing & { readonly type?: string }) | undefined,
): PhysicalResource | null {
  if (thing?.physicalId === undefined) return null;
  const attributes = JSON.parse(thing.secretAttributes ?? thing.attributes) as JsonObject;
  const isLeftOut = thing.type !== undefined && !isModelled(thing.type);
  return { physicalId: thing.physicalId, attributes, ...(isLeftOut && { standsIn: true }) };
}

/** A thing's names in AWS, to go on with. */
export const physicalOf = ({ physicalId, attributes, secretAttributes }: StackThing): Partial<StackThing> =>
  physicalId === undefined
    ? {}
    : { physicalId, attributes, ...(secretAttributes !== undefined && { secretAttributes }) };

export function requestFor(
  { name, id, account, region, tags }: StackRow,
  { logicalId }: StackResourceRow,
  thing: StackThing,
): ResourceRequest {
  return {
    logicalId,
    properties: propertiesOf(thing),
    stack: {
      name,
      id,
      accountId: account,
      region,
      tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
    },
    suffix: thing.suffix,
  };
}

/** The steps of a resource's present work, and the thing that they are about. */
function stepsOf(
  stack: StackRow,
  row: StackResourceRow,
): { readonly steps: readonly ResourceStep[]; readonly thing: StackThing } {
  const type = resourceType(row.type);
  const { old = row } = row;
  const made = madeOf(row);
  if (!type) return { steps: [], thing: row };
  switch (row.work) {
    case 'create':
    case 'replace':
      return { steps: type.create(requestFor(stack, row, row)), thing: row };
    case 'update': {
      const before = { properties: propertiesOf(old), made: madeOf(old) ?? nothing };
      return { steps: type.update(requestFor(stack, row, row), before), thing: row };
    }
    case 'revert': {
      const before = { properties: propertiesOf(row), made: made ?? nothing };
      return { steps: type.update(requestFor(stack, row, old), before), thing: row };
    }
    case 'remove':
      return { steps: type.remove(requestFor(stack, row, row), made ?? nothing), thing: row };
    case 'removeOld':
      return { steps: type.remove(requestFor(stack, row, old), madeOf(old) ?? nothing), thing: old };
    case 'none':
      return { steps: [], thing: row };
  }
}

const nothing: PhysicalResource = { physicalId: '', attributes: {} };

/** The call that a stack waits for; null if it waits for none. */
export function callOf(world: World, stack: StackRow): StackCall | null {
  if (!isBusy(stack)) return null;
  const row = busyResource(world, stack.id);
  if (!row) return null;
  const { steps, thing } = stepsOf(stack, row);
  const step = steps[row.done];
  if (!step) return null;
  if (stack.roleArn !== undefined && !sessionOf(world, stack))
    return { logicalId: '', call: assuming(stack.roleArn) };
  return { logicalId: row.logicalId, call: step(madeOf(thing)) };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
const assuming = (roleArn: string): ResourceCall => ({
  service: 'sts',
  operation: 'AssumeRole',
  input: { RoleArn: roleArn, RoleSessionName: 'AWSCloudFormation' },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html */
export const cannotAssume = (roleArn: string): string => `Role ${roleArn} is invalid or cannot be assumed`;

/** CloudFormation's session of the stack's service role, while it is good. */
function sessionOf(world: World, { deployment }: StackRow) {
  const session = world.tables.sessions.get(deployment?.session ?? '');
  return session && nowOf(world) < session.expiresAt ? session : undefined;
}

/** Tells what signs the calls of a stack: its service role's session, else the caller's own credentials, passed on. */
function credentialsFor(world: World, stack: StackRow, { logicalId }: StackCall): Credentials | null {
  if (logicalId === '') return { type: 'service', service: cloudFormation };
  const session = stack.roleArn === undefined ? undefined : sessionOf(world, stack);
  if (session) return keyOf(session);
  const { deployment } = stack;
  return deployment ? signed(world, deployment.signer) : null;
}

const keyOf = (row: {
  readonly id: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}): Credentials => ({
  type: 'key',
  accessKeyId: row.id,
  secretAccessKey: row.secretAccessKey,
  ...(row.sessionToken !== undefined && { sessionToken: row.sessionToken }),
});

function signed({ tables }: World, signer: StackSigner): Credentials | null {
  if (signer.type !== 'key') return signer;
  const row = tables.sessions.get(signer.accessKeyId) ?? tables.accessKeys.get(signer.accessKeyId);
  return row ? keyOf(row) : null;
}

/**
 * The keys of a call that CloudFormation makes with its caller's credentials. With a service role it calls in that
 * role's name, and there are none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia
 */
const calledVia: Readonly<Record<string, readonly string[]>> = {
  'aws:CalledVia': [cloudFormation],
  'aws:CalledViaFirst': [cloudFormation],
  'aws:CalledViaLast': [cloudFormation],
  'aws:ViaAWSService': ['true'],
};

/**
 * The call that a stack waits for which was read from outside, whose rows may contradict each other: null too if they
 * leave nothing to go on with.
 */
export function waitedFor(world: World, stack: StackRow): StackCall | null {
  try {
    return callOf(world, stack);
  } catch {
    return null;
  }
}

/** CloudFormation reads its own stack where nothing is left to go on with. The answer ends the deployment. */
const lookingOver = (StackName: string): StackCall => ({
  logicalId: '',
  call: { service: 'cloudformation', operation: 'DescribeStackResources', input: { StackName } },
});

/** The next call of a stack's deployment; null once it has ended, or if there is no such stack. */
export function nextCall(world: World, stackId: string): Call | null {
  const stack = stackAt(world, stackId);
  if (!stack || !isBusy(stack)) return null;
  const next = waitedFor(world, stack) ?? lookingOver(stackId);
  const { service, operation, input } = next.call;
  const isPassedOn = next.logicalId !== '' && stack.roleArn === undefined;
  const call = {
    type: 'call',
    service,
    operation,
    input,
    credentials: credentialsFor(world, stack, next),
    // Services see CloudFormation's address, never the caller's.
    context: {
      region: stack.region,
      sourceIp: cloudFormation,
      userAgent: cloudFormation,
      ...(isPassedOn && { keys: calledVia }),
    },
    via: { stack: stackId, logicalId: next.logicalId },
  };
  return call as unknown as Call;
}

/** Resources in the order in which they are made: each after all that it was made after, else by their logical ids. */
export function orderOf(rows: readonly StackResourceRow[]): StackResourceRow[] {
  const byId = new Map(rows.map((row) => [row.logicalId, row]));
  const order = new Set<StackResourceRow>();
  const begun = new Set<StackResourceRow>();
  const visit = (row: StackResourceRow): void => {
    if (begun.has(row)) return;
    begun.add(row);
    for (const id of row.after) {
      const earlier = byId.get(id);
      if (earlier) visit(earlier);
    }
    order.add(row);
  };
  for (const row of rows) visit(row);
  return [...order];
}
