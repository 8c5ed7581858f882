import type { Decision, LayerTrace } from '../engine/index.ts';
import { assumedRoleArn } from '../engine/index.ts';
import { castOf } from './cast.ts';
import { decidingOf, decidingStatements, layerOf } from './deciding.ts';
import type { obstaclesOf } from './obstacles.ts';
import type {
  Answered,
  Assumption,
  Cast,
  FirstCall,
  Issued,
  Obstacle,
  Replay,
  Step,
  StepStatus,
  LimitLayer,
} from './step.ts';

/** Reads the credentials that STS issued from the answer and the session's row; null if it issued nothing. */
function issuedBy({ result, world }: Answered): Issued | null {
  if (!result.ok) return null;
  const answer = result.value as {
    readonly Credentials?: { readonly AccessKeyId?: unknown };
    readonly AssumedRoleUser?: { readonly Arn?: unknown };
  };
  const row = world.tables.sessions.get(String(answer.Credentials?.AccessKeyId));
  if (!row) return null;
  const { id, secretAccessKey, sessionToken, issuedAt, expiresAt } = row;
  const role = world.tables.roles.get(row.ownerId)?.name ?? row.ownerId;
  const named = answer.AssumedRoleUser?.Arn;
  const arn = typeof named === 'string' ? named : assumedRoleArn(row.account, role, row.sessionName);
  return { accessKeyId: id, secretAccessKey, sessionToken, issuedAt, expiresAt, arn };
}

const errorOf = ({ result }: Answered): { code: string; message: string } | null =>
  !result.ok && 'error' in result ? { code: result.error.code, message: result.error.message } : null;

const rootRefused = ({ caller, result }: Answered): boolean =>
  caller?.type === 'root' && !result.ok && 'error' in result && result.error.code === 'AccessDenied';

function failure({ result }: Answered): StepStatus {
  return !result.ok && 'notModelled' in result ? 'notModelled' : 'refused';
}

const none = { statements: [], rule: null } as const;

const rest: Step = { id: 'rest', status: 'ok', ...none };

function ask(outcome: Answered): Step {
  const { result, decision, caller } = outcome;
  const stops = !result.ok && (decision === null || caller === null || rootRefused(outcome));
  const status = stops ? failure(outcome) : 'ok';
  const error = stops ? errorOf(outcome) : null;
  return { id: 'ask', status, ...none, error };
}

/** A gate's result as a step's status. If the whole decision is open, so is its step. */
function gateStatus(layer: LayerTrace | null, decision: Decision): StepStatus {
  if (decision.verdict === 'notModelled' && decision.decidedBy === layer?.layer) return 'notModelled';
  switch (layer?.verdict) {
    case 'deny':
    case 'silent':
      return 'refused';
    case 'notModelled':
      return 'notModelled';
    case 'allow':
      return 'ok';
    case 'notApplicable':
      return decision.verdict === 'allow' || layerOf(decision, 'trust')?.verdict === 'allow'
        ? 'notNeeded'
        : 'refused';
    case undefined:
      return decision.verdict === 'allow' ? 'ok' : 'refused';
  }
}

function trust({ decision }: Answered & { decision: Decision }, cast: Cast): Step {
  const layer = layerOf(decision, 'trust');
  const status = cast.role.id === null ? 'refused' : gateStatus(layer, decision);
  const statements = layer ? decidingOf(layer) : [];
  return { id: 'trust', status, statements, rule: layer?.rule ?? null };
}

/** The gate on the caller's side: its own policies. */
export const callerGate = (decision: Decision): LayerTrace | null =>
  layerOf(decision, 'identity') ?? layerOf(decision, 'root') ?? layerOf(decision, 'public');

/** A gate that can only limit, or null if it doesn't apply. */
function limit({ decision }: Answered & { decision: Decision }, name: LimitLayer): Step | null {
  const layer = layerOf(decision, name);
  if (!layer) return null;
  const status = gateStatus(layer, decision);
  const statements = decidingOf(layer);
  const { rule, level = null } = layer;
  const facts = { status, statements, rule };
  if (name === 'rcp' || name === 'scp') return { id: name, ...facts, level };
  return { id: name === 'session' ? 'limit' : name, ...facts };
}

function permission({ decision }: Answered & { decision: Decision }): Step {
  const layer = callerGate(decision);
  const spoken = gateStatus(layer, decision);
  const allowed = decision.verdict === 'allow';
  const status = allowed && layer?.verdict !== 'allow' ? 'notNeeded' : spoken;
  const trusting = layerOf(decision, 'trust');
  // If trust made a permission needless, its statement is the one to show.
  const told = status === 'notNeeded' ? trusting : layer;
  const statements = told ? decidingOf(told) : [];
  const rule = told?.rule ?? null;
  return { id: 'permission', status, statements, rule };
}

function duration(outcome: Answered): Step {
  const status = outcome.result.ok ? 'ok' : failure(outcome);
  return { id: 'duration', status, ...none };
}

function granted(issued: Issued, firstCall: FirstCall | null): Step[] {
  return [
    { id: 'credentials', status: 'ok', ...none, issued },
    {
      id: 'session',
      status: 'ok',
      ...none,
      statements: firstCall?.outcome.decision ? decidingStatements(firstCall.outcome.decision) : [],
      issued,
      firstCall,
    },
    { id: 'expiry', status: 'waiting', ...none, issued },
  ];
}

const hasDecision = (outcome: Answered): outcome is Answered & { decision: Decision } =>
  outcome.decision !== null;

/** Whether the walk ends at a step. It passes a gate that isn't modelled if another gate decided anyway. */
function ends(step: Step, { decision }: Answered): boolean {
  if (step.status === 'refused') return true;
  return (
    step.status === 'notModelled' &&
    (decision === null || decision.verdict === 'notModelled' || step.id === 'duration')
  );
}

/**
 * The steps of an assumption, in their order. A refusal ends at the step that failed, and then says what would have to
 * change. Everything is read from the answer; nothing is decided again.
 */
function stepsOf(
  assumption: Assumption,
  cast: Cast,
  obstacles: readonly Obstacle[],
  firstCall: FirstCall | null,
): Step[] {
  const { outcome } = assumption;
  const gates: (() => Step | null)[] = [() => rest, () => ask(outcome)];
  if (hasDecision(outcome))
    gates.push(
      () => limit(outcome, 'rcp'),
      () => limit(outcome, 'scp'),
      () => trust(outcome, cast),
      () => permission(outcome),
      () => limit(outcome, 'boundary'),
      () => limit(outcome, 'session'),
    );
  gates.push(() => duration(outcome));
  const steps: Step[] = [];
  for (const gate of gates) {
    const step = gate();
    if (!step) continue;
    steps.push(step);
    if (ends(step, outcome)) return [...steps, change(obstacles, step)];
  }
  const issued = issuedBy(outcome);
  return issued ? [...steps, ...granted(issued, firstCall)] : steps;
}

function change(obstacles: readonly Obstacle[], failed: Step): Step {
  const statements = obstacles.flatMap((one) => ('statement' in one ? [one.statement] : []));
  return { id: 'change', status: 'waiting', statements, rule: failed.rule, obstacles };
}

/**
 * An assumption for a replay, with the session's first call if there is one. `obstaclesIn` says what a refused one lacks,
 * and isn't asked about others.
 */
export function replayWith(
  obstaclesIn: typeof obstaclesOf,
  assumption: Assumption,
  firstCall: FirstCall | null = null,
): Replay {
  const { outcome } = assumption;
  const cast = castOf(assumption);
  const obstacles = outcome.result.ok ? [] : obstaclesIn(outcome, cast);
  const missing = obstacles.find((one) => one.kind === 'notModelled');
  return {
    assumption,
    cast,
    steps: stepsOf(assumption, cast, obstacles, firstCall),
    end: outcome.result.ok ? 'assumed' : missing ? 'notModelled' : 'refused',
    issued: issuedBy(outcome),
    error: errorOf(outcome),
    notModelled: missing ? { feature: missing.feature, page: missing.page } : null,
  };
}
