import { isAccountId, parseArn } from '../arn.ts';
import type { Entry } from './context.ts';
import type { AskingCaller, KnownCaller } from './decide-caller.ts';
import { knownCaller } from './decide-caller.ts';
import type { Decision, PolicyRef } from './decision.ts';
import { compile } from './document.ts';
import { evaluate } from './evaluate.ts';
import type { AttachedPolicy } from './document.ts';
import type { PolicyLayers, ResourceLayer } from './layers.ts';
import { isBucketRescue } from './layers.ts';
import type { CeilingLevel } from './organization.ts';
import { isPublicAction, publicDecision } from './public-actions.ts';
import type { AuthorizationRequest } from './request.ts';
import { longestAction, longestResource } from './request.ts';
import { reachedByRcps } from './organization.ts';
import { asksTrust } from './resources.ts';
import { isStranger, isUnsignedCall } from './strangers.ts';

/** A policy document: JSON text, or the object that the text says. */
export type PolicyInput = string | object;
type Policies = PolicyInput | readonly PolicyInput[];

type Value = string | number | boolean;

/** One question, with everything that decides it. What isn't given doesn't exist: no policy, no limit, no such key. */
export interface DecisionInput {
  readonly caller: AskingCaller;
  /** Such as `s3:GetObject`, in any case. */
  readonly action: string;
  /** An ARN, or `*` (the default). */
  readonly resource?: string;
  /**
   * The account of the resource, if its ARN doesn't name it (a bucket's doesn't). By default the caller's.
   */
  readonly resourceAccount?: string;
  /**
   * The request's condition keys, names in any case. Keys that follow from the caller and the resource are
   * added: `aws:PrincipalArn`, `aws:PrincipalAccount`, `aws:PrincipalType`, `aws:username`,
   * `aws:ResourceAccount`.
   */
  readonly context?: Readonly<Record<string, Value | readonly Value[]>>;
  /** The caller's own policies, those of its groups among them. */
  readonly identity?: Policies;
  /** A permissions boundary. */
  readonly boundary?: PolicyInput;
  /** Policies that were passed for the session. */
  readonly session?: Policies;
  /** The policy of the bucket, key, queue … that is asked for. */
  readonly resourcePolicy?: PolicyInput;
  /** The trust policy of the role that is to be assumed. */
  readonly trust?: PolicyInput;
  /** Service control policies above the caller's account, level by level: root, units, account. */
  readonly scps?: readonly Policies[];
  /** Resource control policies above the resource's account, level by level. */
  readonly rcps?: readonly Policies[];
}

const listOf = (policies: Policies | undefined): readonly PolicyInput[] =>
  policies === undefined ? [] : Array.isArray(policies) ? (policies as readonly PolicyInput[]) : [policies];

function attachedPolicies(
  policies: Policies | undefined,
  kind: PolicyRef['kind'],
  name: string,
  arn: string,
): AttachedPolicy[] {
  const owner: PolicyRef['owner'] = { kind: 'resource', id: arn, name: arn };
  return listOf(policies).map((policy, i, { length }) => ({
    ref: { kind, name: length > 1 ? `${name} ${i + 1}` : name, arn: null, policyId: null, owner },
    document: compile(typeof policy === 'string' ? policy : JSON.stringify(policy)),
  }));
}

function levels(
  all: readonly Policies[] | undefined,
  kind: 'scp' | 'rcp',
  arn: string,
): CeilingLevel[] | null {
  if (!all) return null;
  return all.map((policies, i) => {
    const name = `${kind} level ${i + 1}`;
    return {
      target: { kind: 'unit', id: name, name },
      policies: attachedPolicies(policies, kind, name, arn),
    };
  });
}

function resourceLayer(
  input: DecisionInput,
  { caller, names }: KnownCaller,
  resource: string,
  isElsewhere: boolean,
): ResourceLayer | null {
  const { action, trust, resourcePolicy } = input;
  if (asksTrust(action, resource)) {
    const [policy = null] = attachedPolicies(trust, 'trust', 'trust', resource);
    const isSelf = caller.type === 'assumedRole' && names.role.includes(resource);
    return { layer: 'trust', policy, isHeld: true, mustAllow: true, isSelf };
  }
  if (isUnsignedCall(caller, action) || (!isElsewhere && isBucketRescue(caller, action))) return null;
  const [policy = null] = attachedPolicies(resourcePolicy, 'resource', 'resource', resource);
  if (!policy && !isElsewhere && !isStranger(caller)) return null;
  return { layer: 'resource', policy, isHeld: true, mustAllow: /^kms:/i.test(action), isSelf: false };
}

function layersOf(input: DecisionInput, known: KnownCaller, resource: string, owner: string): PolicyLayers {
  const { caller, names } = known;
  const { arn } = caller;
  const isElsewhere = owner !== '' && caller.account !== '' && owner !== caller.account;
  const isFree = /^arn:[^:]*:iam::\d*:role\/aws-service-role\//.test(names.role[0] ?? '');
  const isKnown = !isStranger(caller);
  const asRoot = caller.type === 'root';
  const hasSession = input.session !== undefined || caller.type === 'federatedUser';
  return {
    identity: !isKnown ? null : asRoot ? [] : attachedPolicies(input.identity, 'inline', 'identity', arn),
    asRoot,
    boundary:
      !isKnown || asRoot || input.boundary === undefined
        ? null
        : attachedPolicies(input.boundary, 'boundary', 'boundary', arn),
    session: isKnown && hasSession ? attachedPolicies(input.session, 'session', 'session', arn) : null,
    scopes: [],
    scp: isKnown && !isFree ? levels(input.scps, 'scp', arn) : null,
    rcp: !isFree && reachedByRcps(input.action) ? levels(input.rcps, 'rcp', resource) : null,
    resource: resourceLayer(input, known, resource, isElsewhere),
    isElsewhere,
    names,
  };
}

function keysOf(
  input: DecisionInput,
  known: KnownCaller,
  owner: string,
): ReadonlyMap<string, readonly string[]> {
  const given = Object.entries(input.context ?? {}).map(([name, value]): Entry => {
    const list: readonly Value[] = typeof value === 'object' ? value : [value];
    return [name, list.map(String)];
  });
  const ofResource: Entry[] = owner === '' ? [] : [['aws:ResourceAccount', [owner]]];
  const all = [...known.keys, ...ofResource, ...given];
  return new Map(all.map(([name, values]) => [name.toLowerCase(), values]));
}

function check(action: string, resource: string): void {
  if (!/^[\w-]+:\w+$/.test(action)) throw new TypeError(`${action.slice(0, 200)} is no action`);
  if (resource !== '*' && !parseArn(resource)) throw new TypeError(`${resource.slice(0, 200)} is no ARN`);
  if (action.length > longestAction)
    throw new RangeError(`An action has at most ${longestAction} characters`);
  if (resource.length > longestResource)
    throw new RangeError(`An ARN has at most ${longestResource} characters`);
}

/** The request that plain documents are asked about, and the layers that they make. Throws as `decide` does. */
export function askedOf(input: DecisionInput): {
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
} {
  const { action, resource = '*' } = input;
  check(action, resource);
  const known = knownCaller(input.caller, input.boundary !== undefined);
  const { caller } = known;
  const named = parseArn(resource)?.account ?? '';
  const owner = isAccountId(named)
    ? named
    : (input.resourceAccount ?? (resource === '*' ? '' : caller.account));
  const keys = { values: keysOf(input, known, owner), unknown: [] };
  return { request: { action, resource, caller, keys }, layers: layersOf(input, known, resource, owner) };
}

/**
 * Decides whether plain policy documents allow a request. It is the evaluator of the simulated account, as a
 * library. Pure: the same input gives the same decision. With detail `verdict` it stops as soon as the answer
 * is certain and tells no steps; the verdict is the same.
 *
 * The answer is one of four, never a guess: `allow`, `explicitDeny`, `implicitDeny`, and `notModelled` if AWS
 * doesn't document what happens or a document can't be read. Policies are never refused: the answer says what
 * comes of it. It throws a TypeError if caller, action or resource aren't valid, and a RangeError if they are
 * longer than AWS accepts.
 *
 * ```js
 * const { verdict, decidedBy } = decide({
 *   caller: 'arn:aws:iam::111122223333:user/ana',
 *   action: 's3:GetObject',
 *   resource: 'arn:aws:s3:::reports/q3.csv',
 *   identity: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } },
 * });
 * ```
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(input: DecisionInput, detail: 'verdict' | 'trace' = 'trace'): Decision {
  const { request, layers } = askedOf(input);
  if (!isPublicAction(request.action)) return evaluate(request, layers, detail);
  const decision = publicDecision(request.caller, request.action);
  return detail === 'trace' ? decision : { ...decision, steps: [] };
}
