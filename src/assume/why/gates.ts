import type { Decision, Layer, LayerTrace, StatementTrace, PolicyRef, RuleId } from '../../engine/index.ts';
import { decidingOf, denyingStatements, policyKey } from '../deciding.ts';

/**
 * The seven gates of a request, in the order of AWS's evaluation logic.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export const gateIds = ['deny', 'rcp', 'scp', 'resource', 'identity', 'boundary', 'session'] as const;
export type GateId = (typeof gateIds)[number];

/**
 * The fate of a request at a gate. `silent`: the policies there say nothing, and the request goes on. `shut`: it
 * ended there. `unknown`: the policy isn't modelled. `absent`: no such policy applies. `notAsked`: another gate decided
 * earlier, or made this one needless.
 */
export type GateState = 'passed' | 'silent' | 'shut' | 'unknown' | 'absent' | 'notAsked';

/** One policy that was read at a gate, and what its statements say together. */
export interface PolicyRead {
  readonly policy: PolicyRef;
  readonly says: 'allow' | 'deny' | 'silent' | 'notModelled';
  readonly statements: readonly StatementTrace[];
}

/** A level of an organization: its policies must allow by themselves. */
interface Door {
  readonly target: PolicyRef['owner'];
  readonly state: GateState;
  /** Whether the Deny that shut the first gate is in a policy of this level. */
  readonly denies: boolean;
}

export interface Gate {
  readonly id: GateId;
  readonly state: GateState;
  /**
   * The kind of policy that the gate checks. `resource` is a role's trust or another policy; `identity` includes root
   * and public calls.
   */
  readonly layer: Layer | null;
  readonly rule: RuleId | null;
  /** Whether a statement of the gate's policies denies, so that the request ended at the first gate. */
  readonly denies: boolean;
  /** A gate of the organization has one door for each level that was read. */
  readonly doors: readonly Door[];
  readonly read: readonly PolicyRead[];
  /** The statements to show, in this order: those that matched, else those that came closest. */
  readonly deciding: readonly StatementTrace[];
}

/** A decision as a way through seven gates. All of it is read from the decision; nothing is decided again. */
export interface Why {
  readonly decision: Decision;
  readonly gates: readonly Gate[];
  /** The place of the gate at which the request ended, or null if it went through. */
  readonly end: number | null;
}

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
    const key = policyKey(statement);
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
  /** The place of the gate at which it ended; the number of gates if it went through. */
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

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts of an element of a statement: a text alone or a list of them. */
export function textsOf(statement: unknown, name: string): readonly string[] {
  if (!isRecord(statement) || !Object.hasOwn(statement, name)) return [];
  const value = statement[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}

/** How many letters two texts begin with alike, regardless of case. */
function alike(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

/** The entries that are most like what was asked, the first the most alike. */
export const byLikeness = (entries: readonly string[], asked: string): readonly string[] =>
  entries
    .map((text) => ({ text, likeness: alike(text, asked) }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ text }) => text);

/** Allow statements about other actions, those about the same service first. */
function nearestActions(statements: readonly StatementTrace[], action: string): StatementTrace[] {
  const likeness = ({ statement }: StatementTrace): number =>
    Math.max(0, ...textsOf(statement, 'Action').map((one) => alike(one, action)));
  return statements
    .filter(({ effect, outcome }) => effect === 'Allow' && outcome === 'notMatched')
    .map((one) => ({ one, near: likeness(one) }))
    .sort((a, b) => b.near - a.near)
    .map(({ one }) => one);
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
    deciding: isOpen ? denials.filter(mayDeny) : denyingStatements(decision),
  };
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

/** A stop on the request's way: before all gates, at one of them, or at the end. */
export interface WalkStep {
  readonly id: 'question' | GateId | 'answer';
  /** The gate's place among all, or null. */
  readonly gate: number | null;
}

/**
 * A request's way in the form that the machine of the steps takes: the question, then each gate up to the one that
 * ended it, or all gates and the answer.
 */
export interface Walk {
  readonly why: Why;
  readonly steps: readonly WalkStep[];
  readonly end: 'assumed' | 'refused' | 'notModelled';
  readonly issued: null;
}

export function walkOf(why: Why): Walk {
  const { gates, end, decision } = why;
  const last = end ?? gates.length - 1;
  const steps: WalkStep[] = [
    { id: 'question', gate: null },
    ...gates.slice(0, last + 1).map(({ id }, gate): WalkStep => ({ id, gate })),
  ];
  if (end === null) steps.push({ id: 'answer', gate: null });
  const refused = decision.verdict === 'notModelled' ? 'notModelled' : 'refused';
  return { why, steps, end: end === null ? 'assumed' : refused, issued: null };
}
