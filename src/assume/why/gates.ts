import type { Decision, Layer, LayerTrace, StatementTrace } from '../../engine/index.ts';
import { decidingOf } from '../deciding.ts';
import type { Door, Gate, GateId, GateState, PolicyRead, Why } from './gate.ts';
import { gateIds } from './gate.ts';
import { nearestActions } from './nearest.ts';

/** The gate of each layer. */
const gateOf: { readonly [L in Layer]: GateId } = {
  rcp: 'rcp',
  scp: 'scp',
  trust: 'resource',
  resource: 'resource',
  identity: 'identity',
  root: 'identity',
  public: 'identity',
  boundary: 'boundary',
  session: 'session',
};

const denying = ({ effect, outcome }: StatementTrace): boolean => effect === 'Deny' && outcome === 'matched';
const mayDeny = ({ effect, outcome }: StatementTrace): boolean =>
  effect === 'Deny' && outcome === 'notModelled';

function saysOf(statements: readonly StatementTrace[]): PolicyRead['says'] {
  if (statements.some(denying)) return 'deny';
  if (statements.some(({ outcome }) => outcome === 'notModelled')) return 'notModelled';
  return statements.some(({ outcome }) => outcome === 'matched') ? 'allow' : 'silent';
}

/** The policies behind statements, in the order in which they were read. One can stand at several places. */
function policiesIn(statements: readonly StatementTrace[]): PolicyRead[] {
  const found = new Map<string, { policy: PolicyRead['policy']; statements: StatementTrace[] }>();
  for (const statement of statements) {
    const { policy } = statement;
    const key = JSON.stringify([policy.kind, policy.owner.kind, policy.owner.id, policy.name]);
    const known = found.get(key);
    if (known) known.statements.push(statement);
    else found.set(key, { policy, statements: [statement] });
  }
  return [...found.values()].map((one) => ({ ...one, says: saysOf(one.statements) }));
}

/** Where the request ended: an explicit Deny of any policy ends it at the first gate. */
function endOf({ verdict, decidedBy, steps }: Decision): GateId | null {
  if (verdict === 'allow') return null;
  const decider = steps.find(({ layer }) => layer === decidedBy);
  if (verdict === 'explicitDeny') return 'deny';
  return verdict === 'notModelled' && decider?.statements.some(mayDeny) ? 'deny' : gateOf[decidedBy];
}

/** Whether the resource's policy names this very caller, so that AWS asks no further gate. */
const isEnough = ({ verdict, decidedBy, steps }: Decision): boolean =>
  verdict === 'allow' &&
  decidedBy === 'resource' &&
  steps.some(({ rule }) => rule === 'resource-names-caller');

const said: { readonly [V in LayerTrace['verdict']]: GateState } = {
  allow: 'passed',
  // Its Deny ended the request at the first gate.
  deny: 'notAsked',
  silent: 'silent',
  notApplicable: 'notAsked',
  notModelled: 'unknown',
};

interface Way {
  readonly decision: Decision;
  /** The place of the gate at which it ended; past all of them where it went through. */
  readonly end: number;
}

/** Whether AWS reads no policy at all: for calls that need no permission, and for a root user that asks for a role. */
const readsNothing = ({ steps }: Decision): boolean =>
  steps.every(({ rule }) => rule === 'no-permission-needed' || rule === 'roles-refuse-root');

function stateAt({ decision, end }: Way, place: number, step: LayerTrace | undefined): GateState {
  if (place === end) return decision.verdict === 'notModelled' ? 'unknown' : 'shut';
  if (place > end || readsNothing(decision)) return 'notAsked';
  const isLater = place > gateIds.indexOf('resource');
  if (isLater && isEnough(decision)) return 'notAsked';
  if (!step) return 'absent';
  return step.layer === 'public' ? 'notAsked' : said[step.verdict];
}

/** Each level must have a policy that allows. The request ends at the first level that has none. */
function doorsOf(step: LayerTrace, state: GateState): Door[] {
  let open = true;
  return (step.levels ?? []).map(({ target, verdict }): Door => {
    const isReached = open && (state === 'passed' || state === 'shut' || state === 'unknown');
    const here = verdict === 'silent' ? 'shut' : verdict === 'allow' ? 'passed' : 'unknown';
    open &&= verdict === 'allow';
    return { target, state: isReached ? here : 'notAsked', denies: verdict === 'deny' };
  });
}

/** The statements that matched, else those that came closest: by what they are about, last by their actions. */
function shownOf(step: LayerTrace, state: GateState, action: string): readonly StatementTrace[] {
  const deciding = decidingOf(step);
  const isSilent = state === 'shut' || state === 'silent';
  return deciding.length > 0 || !isSilent ? deciding : nearestActions(step.statements, action);
}

function gateAt(way: Way, id: GateId, place: number): Gate {
  const { decision } = way;
  const step = decision.steps.find(({ layer }) => gateOf[layer] === id);
  const state = stateAt(way, place, step);
  if (!step) return { id, state, layer: null, rule: null, denies: false, doors: [], read: [], deciding: [] };
  const denies = step.verdict === 'deny';
  return {
    id,
    state,
    layer: step.layer,
    rule: step.rule,
    denies,
    doors: doorsOf(step, state),
    read: policiesIn(step.statements),
    deciding: shownOf(step, state, decision.action),
  };
}

/** The first gate: every Deny of every policy. */
function denyGate({ decision, end }: Way): Gate {
  const statements = decision.steps.flatMap((step) => step.statements);
  const isHere = end === 0;
  const isOpen = isHere && decision.verdict === 'notModelled';
  const state = isHere ? (isOpen ? 'unknown' : 'shut') : readsNothing(decision) ? 'notAsked' : 'passed';
  const denials = statements.filter(({ effect }) => effect === 'Deny');
  return {
    id: 'deny',
    state,
    layer: isHere ? decision.decidedBy : null,
    rule: isOpen ? 'feature-not-modelled' : isHere ? 'explicit-deny' : null,
    denies: isHere && !isOpen,
    doors: [],
    read: policiesIn(denials),
    deciding: byDecider(decision, denials.filter(isOpen ? mayDeny : denying)),
  };
}

/** The layer that decided comes first. */
function byDecider(
  { decidedBy, steps }: Decision,
  statements: readonly StatementTrace[],
): readonly StatementTrace[] {
  const own = new Set(steps.find(({ layer }) => layer === decidedBy)?.statements ?? []);
  return [...statements.filter((one) => own.has(one)), ...statements.filter((one) => !own.has(one))];
}

/**
 * A decision as seven gates in AWS's order. For `sts:AssumeRole` and similar calls the resource's gate is the role's
 * trust policy. The decision must have its trace.
 */
export function whyOf(decision: Decision): Why {
  const end = endOf(decision);
  const way: Way = { decision, end: end === null ? gateIds.length : gateIds.indexOf(end) };
  const gates = gateIds.map((id, place) => (id === 'deny' ? denyGate(way) : gateAt(way, id, place)));
  return { decision, gates, end: end === null ? null : way.end };
}
