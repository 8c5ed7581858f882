import type { Authorization } from './authorize.ts';
import { authorize } from './authorize.ts';
import { beyondPolicies } from './beyond-policies.ts';
import type { Call, Caller, Outcome, Result } from './call.ts';
import { identify } from '../credentials/credentials.ts';
import { notModelled } from '../errors.ts';
import type { Ids } from '../world/ids.ts';
import { idsFor } from '../world/ids.ts';
import type { OperationName, OutputOf } from '../model/operation-types.ts';
import { modelOf } from '../model/api-model.ts';
import { partOf } from '../model/parts.ts';
import { validate } from '../model/validate.ts';
import type { Failure, Operation, OperationContext, RunResult } from '../operations/operation.ts';
import { refuse, unknown } from '../operations/operation.ts';
import { followerOf, operationOf } from '../operations/table.ts';
import { defaultRequestContext } from '../policy/context.ts';
import { publicDecision } from '../policy/public-actions.ts';
import type { Decision } from '../policy/decision.ts';
import { clockStamp, counterStamp, used } from '../world/stamps.ts';
import { requestParameters, responseElements, trailEvent } from '../trail/trail.ts';
import type { World } from '../world/world.ts';
import { accountOf, apply, holdsAccount, nowOf } from '../world/world.ts';

/** No operation's input nests deeper than this. The model refuses anything deeper. */
const deepest = 24;

/**
 * Removes the members that are null, because AWS treats a null member in JSON as absent. Returns the input
 * itself if it has none.
 */
export function withoutNulls<T>(input: T): T {
  return strip(input, 0) as T;
}

function strip(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => strip(item, depth + 1));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const members = Object.entries(value);
  const kept = members
    .filter(([, member]) => member !== null)
    .map(([name, member]) => [name, strip(member, depth + 1)] as const);
  const isSame = kept.length === members.length && kept.every(([, member], i) => member === members[i]?.[1]);
  return isSame ? value : Object.fromEntries(kept);
}

/** The caller, the decision and the result of a call, as far as they are known. */
interface Passage {
  readonly caller: Caller | null;
  readonly decision: Decision | null;
  readonly result: RunResult<unknown>;
}

/**
 * One call, from credentials to outcome: who calls, is the input well formed, may the caller, and then the
 * operation itself. Pure and synchronous: the same world and call give the same outcome. `now` is in
 * milliseconds since the epoch; the world's clock never runs back. An AWS error is returned as a value. It
 * changes only the clock, the counter and the time of the credentials' last use. Throws only when
 * `prepare(call)` has not been awaited.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html
 */
export function execute<N extends OperationName>(before: World, asked: Call<N>, now: number): Outcome<N> {
  const call: Call<N> = { ...asked, input: withoutNulls(asked.input) };
  const moment = Math.max(now, nowOf(before));
  const clock = clockStamp(before, moment);
  const world = apply(before, clock);
  const ids = idsFor(world, accountOf(world));
  const eventId = ids.uuid();
  const step = call.via && followerOf()(world, call);
  const passage: Passage =
    step && 'ok' in step ? { caller: null, decision: null, result: step } : pass(world, call, moment, ids);
  const { caller, decision } = passage;
  const result = withoutChanges(passage.result) as Result<OutputOf<N>>;
  const own = passage.result.ok ? passage.result.changes : [];
  const followed =
    step && 'carryOn' in step ? step.carryOn(apply(world, own), result, { now: moment, ids }) : [];
  const made = [
    ...own,
    ...followed,
    ...(caller ? used(before, caller, call, decision?.action ?? null, moment) : []),
    ...counterStamp(before, ids.seq),
  ];
  const { service, operation: name, context } = call;
  const model = partOf(service, name) ? modelOf(service, name) : null;
  const event = trailEvent({
    world,
    caller,
    context,
    now: moment,
    eventId,
    service,
    name,
    request: model && requestParameters(model, call),
    response: model && responseElements(model, call, result),
    result,
  });
  return { world: apply(world, made), changes: [...clock, ...made], result, caller, decision, event };
}

function withoutChanges(result: RunResult<unknown>): Result<unknown> {
  return result.ok ? { ok: true, value: result.value } : result;
}

function pass(world: World, call: Call, now: number, ids: Ids): Passage {
  const operation = operationOf(call.service, call.operation);
  const identified = operation?.identify
    ? callerOf(operation, world, call, now, ids)
    : identify(world, call.credentials, now, call.service);
  if (!identified.ok) return { caller: null, decision: null, result: identified };
  const caller = identified.value;
  const stop = (result: Failure): Passage => ({ caller, decision: null, result });

  if (!operation) return stop(unmodelled(call));
  const refused = beyondPolicies(caller, call.service, call.operation);
  if (refused) return stop(refused);
  const invalid = validate(call.service, call.operation, call.input);
  if (invalid) return stop(refuse(invalid));

  const account = accountFor(world, caller);
  const region = call.context?.region ?? defaultRequestContext.region;
  const context: OperationContext = { world, caller, account, region, now, ids };
  const unfit = operation.check?.(call.input, context);
  if (unfit) return stop(unfit);
  const { decision, failure } = permitted(operation, call, context);
  const closed = failure ?? beyondPolicies(caller, call.service, call.operation, true);
  return { caller, decision, result: closed ?? operation.run(call.input, context) };
}

/** Reads the caller of a call that nobody signs from its input, which must be well formed first. */
function callerOf(
  operation: Operation<OperationName>,
  world: World,
  call: Call,
  now: number,
  ids: Ids,
): Result<Caller> {
  const invalid = validate(call.service, call.operation, call.input);
  if (invalid) return { ok: false, error: invalid };
  const identified = operation.identify?.(call.input, {
    world,
    account: accountOf(world),
    region: call.context?.region ?? defaultRequestContext.region,
    now,
    ids,
  });
  if (!identified) throw new Error('Only an operation that identifies its caller gets here');
  return identified;
}

/** The account that a caller acts in: its own, or the home account if its own isn't held here. */
const accountFor = (world: World, { account }: Caller): string =>
  holdsAccount(world, account) ? account : accountOf(world);

function permitted(
  operation: Operation<OperationName>,
  call: Call,
  context: OperationContext,
): Authorization {
  const requests = operation.authorize(call.input, context);
  if (requests === 'public') {
    const decision = publicDecision(context.caller, `${call.service}:${call.operation}`);
    return { decision, failure: null };
  }
  return authorize(context.world, context.caller, requests, call.context);
}

/** An operation that isn't modelled here. */
const unmodelled = ({ service, operation }: Call): Failure =>
  unknown(
    notModelled(
      `${String(service)}:${String(operation)}`,
      'https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html',
    ),
  );
