import type { ApiError, Call, Decision, NotModelled, World } from '../../engine/index.ts';
import { apply, nowOf } from '../../engine/index.ts';
import { execute } from '../../engine/calls.ts';
import type { Finding } from './finding.ts';
import type { CallPattern, Condition, Step } from '../goal.ts';
import { keptOf } from './kept.ts';
import { resolved, resolvedInput } from './references.ts';
import type { CheckContext } from './check-context.ts';
import { sessionIn } from './check-context.ts';
import { askerOf } from './who.ts';

interface Called {
  readonly world: World;
  readonly got: string;
  readonly value?: unknown;
  readonly decision?: Decision | null;
  readonly error?: ApiError;
  readonly notModelled?: NotModelled;
  readonly missing?: string;
}

/** Carries a call out on a fork. */
function called(
  context: CheckContext,
  who: string,
  service: string,
  operation: string,
  input: unknown,
): Called {
  const name = resolved(context.world, who, context.known);
  const asker = askerOf(context.world, name, (session) => sessionIn(context, session));
  if (!asker) return { world: context.world, got: '', missing: name };
  const { credentials, keys } = asker;
  const call = {
    type: 'call',
    service,
    operation,
    input: resolvedInput(context.world, input, context.known),
    credentials,
    ...(keys && { context: { keys } }),
  } as Call;
  const { world, result, decision } = execute(asker.world, call, nowOf(asker.world));
  if (result.ok) return { world, decision, got: 'ok', value: result.value };
  return 'error' in result
    ? { world, decision, got: result.error.code, error: result.error }
    : { world, decision, got: 'notModelled', notModelled: result.notModelled };
}

/** Returns the result that a call would have if it were made now. */
export function would(context: CheckContext, condition: Extract<Condition, { type: 'would' }>): Finding {
  const { call } = condition;
  const [service = '', operation = ''] = call.call.split(':');
  const { got, error, notModelled, missing, decision } = called(
    context,
    call.as,
    service,
    operation,
    call.input,
  );
  const shown: CallPattern = {
    ...call,
    as: resolved(context.world, call.as, context.known),
    input: resolvedInput(context.world, call.input, context.known) as CallPattern['input'],
  };
  const why = {
    ...(decision && { decision }),
    ...(error && { error }),
    ...(missing !== undefined && { missing }),
  };
  if (notModelled) return { condition, state: 'notModelled', call: shown, got, notModelled };
  return { condition, state: got === call.gets ? 'met' : 'notYet', call: shown, got, ...why };
}

interface Branch {
  readonly world: World;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * The worlds that forks have reached already, by their steps: goals often begin with the same steps, and tokens take
 * long to sign.
 */
const branches = new WeakMap<World, Map<string, Branch>>();

/** Makes a fork and carries out steps on it that need no waiting: calls, the clock. A refused call changes nothing. */
export function forked(context: CheckContext, steps: readonly Step[], actor: string): CheckContext {
  const known = branches.get(context.world) ?? new Map<string, Branch>();
  branches.set(context.world, known);
  let branch: Branch = { world: context.world, variables: new Map() };
  let who = actor;
  let key = `${context.known.seed}/${actor}`;
  for (const step of steps) {
    key += JSON.stringify(step);
    const made = known.get(key) ?? stepped(context, branch, step, who);
    known.set(key, made);
    branch = made;
    if (step.type === 'as') who = step.who;
  }
  return { ...context, world: branch.world, known: { ...context.known, variables: branch.variables } };
}

function stepped(context: CheckContext, { world, variables }: Branch, step: Step, who: string): Branch {
  if (step.type === 'clock') {
    const before = world.tables.meta.get('now') ?? null;
    const after = { id: 'now', value: nowOf(world) + step.milliseconds } as const;
    return { world: apply(world, [{ table: 'meta', key: 'now', before, after }]), variables };
  }
  if (step.type !== 'call') return { world, variables };
  const here = { ...context, world, known: { ...context.known, variables } };
  const done = called(here, step.as ?? who, step.service, step.operation, step.input);
  return { world: done.world, variables: new Map([...variables, ...keptOf(step, done.value)]) };
}
