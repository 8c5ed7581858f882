import { isAccountId, parseArn } from '../../arn.ts';
import type { Caller } from '../../call/call.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { Decision, Verdict } from '../../policy/decision.ts';
import { evaluate } from '../../policy/evaluate.ts';
import type { PolicyLayers, ResourceLayer } from '../../policy/layers.ts';
import type { CeilingLevel } from '../../policy/organization.ts';
import { namesOf } from '../../policy/principals.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { done, unknown } from '../operation.ts';
import { page } from '../shared/pages.ts';
import { contextKeysOf } from './keys-of.ts';
import { matchedStatements } from './sources.ts';
import type { Asked } from './request.ts';
import { ownerAccount, simulatedKeys } from './request.ts';
import type { Source } from './sources.ts';

type Output = OutputOf<'SimulateCustomPolicy'>;
type Result = NonNullable<Output['EvaluationResults']>[number];
type Answer = Result['EvalDecision'];

/** The subject of a simulation: a caller, its policies and their limits. */
interface Simulation {
  readonly caller: Caller;
  readonly policies: readonly Source[];
  readonly boundary: readonly Source[] | null;
  readonly resourcePolicy: Source | null;
  /** The organization's limits above the account; null in a simulation of policies that nobody has. */
  readonly scp: readonly CeilingLevel[] | null;
}

const answers: Readonly<Record<Exclude<Verdict, 'notModelled'>, Answer>> = {
  allow: 'allowed',
  explicitDeny: 'explicitDeny',
  implicitDeny: 'implicitDeny',
};

/** The account that a simulated resource belongs to, as far as the request tells. */
function ownerOf(resource: string, asked: Asked, caller: Caller): string {
  const named = parseArn(resource)?.account ?? '';
  if (isAccountId(named)) return named;
  return (asked.ResourceOwner === undefined ? null : ownerAccount(asked.ResourceOwner)) ?? caller.account;
}

function layersFor(
  simulation: Simulation,
  asked: Asked,
  action: string,
  resource: string,
  context: OperationContext,
): PolicyLayers {
  const { caller, policies, boundary, resourcePolicy, scp } = simulation;
  const isElsewhere = resource !== '*' && ownerOf(resource, asked, caller) !== caller.account;
  const layer: ResourceLayer = {
    layer: 'resource',
    policy: resourcePolicy?.attached ?? null,
    isHeld: true,
    mustAllow: resourcePolicy !== null && action.toLowerCase().startsWith('kms:'),
    isSelf: false,
  };
  const names = namesOf(context.world, caller);
  return {
    identity: policies.map(({ attached }) => attached),
    asRoot: false,
    boundary: boundary && boundary.map(({ attached }) => attached),
    session: null,
    scopes: [],
    scp,
    rcp: null,
    resource: isElsewhere || resourcePolicy ? layer : null,
    isElsewhere,
    // A boundary in the request counts as the caller's, so no NotPrincipal spares the caller:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    names: boundary ? { ...names, hasBoundary: true } : names,
  };
}

const saidBy = (decision: Decision, layer: Decision['decidedBy']): Answer => {
  const verdict = decision.steps.find((step) => step.layer === layer)?.verdict;
  return verdict === 'allow' ? 'allowed' : verdict === 'deny' ? 'explicitDeny' : 'implicitDeny';
};

const leaves = (decision: Decision, layer: Decision['decidedBy']): boolean =>
  saidBy(decision, layer) === 'allowed';

/**
 * `EvalDecisionDetails`: each side's answer if the call crosses accounts, empty within one account. It is
 * absent for `*` and if an SCP decided.
 */
function detailsOf(decision: Decision, { isElsewhere }: PolicyLayers): Pick<Result, 'EvalDecisionDetails'> {
  if (decision.resource === '*' || decision.decidedBy === 'scp') return {};
  if (!isElsewhere) return { EvalDecisionDetails: {} };
  return {
    EvalDecisionDetails: {
      'IAM Policy': saidBy(decision, 'identity'),
      'Resource Policy': saidBy(decision, 'resource'),
    },
  };
}

function ledgerOf(decision: Decision, layers: PolicyLayers) {
  const boundary = layers.boundary && {
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: leaves(decision, 'boundary') },
  };
  const organization = layers.scp && {
    OrganizationsDecisionDetail: { AllowedByOrganizations: leaves(decision, 'scp') },
  };
  return { boundary: boundary ?? {}, organization: organization ?? {} };
}

interface Told {
  readonly decision: Decision;
  readonly layers: PolicyLayers;
  readonly sources: readonly Source[];
  readonly missing: readonly string[];
}

/**
 * The result of one action on one resource, as AWS writes it. If a resource is named, the missing keys are in
 * that resource's result.
 */
function resultOf({ decision, layers, sources, missing }: Told): Result {
  const { action, resource, verdict } = decision;
  const answer = verdict === 'notModelled' ? 'implicitDeny' : answers[verdict];
  const matched = matchedStatements(decision, sources);
  const details = detailsOf(decision, layers);
  const { boundary, organization } = ledgerOf(decision, layers);
  const isNamed = resource !== '*';
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: answer,
    MatchedStatements: matched,
    MissingContextValues: isNamed ? [] : missing,
    ...details,
    ...organization,
    ...boundary,
    ...(isNamed
      ? {
          ResourceSpecificResults: [
            {
              EvalResourceName: resource,
              EvalResourceDecision: answer,
              MatchedStatements: matched,
              MissingContextValues: missing,
              // As recorded: within one account the entry has none.
              ...(layers.isElsewhere ? details : {}),
              ...boundary,
            },
          ],
        }
      : {}),
  };
}

/**
 * Decides every action on every resource by the same evaluator that decides real calls, with the given
 * policies and context. If one has no answer, the whole simulation has none.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export function simulate(simulation: Simulation, asked: Asked, context: OperationContext): RunResult<Output> {
  const { caller, policies, boundary, resourcePolicy } = simulation;
  const keys = simulatedKeys(context.world, caller, asked);
  const sources = [...policies, ...(boundary ?? []), ...(resourcePolicy ? [resourcePolicy] : [])];
  const missing = contextKeysOf(sources.map(({ attached }) => attached.document)).filter(
    (name) => !keys.values.has(name.toLowerCase()),
  );
  const pairs = asked.ActionNames.flatMap((action) =>
    (asked.ResourceArns?.length ? asked.ResourceArns : ['*']).map((resource) => ({ action, resource })),
  );
  return page(asked, pairs, (some, rest) => {
    const results: Result[] = [];
    for (const { action, resource } of some) {
      const layers = layersFor(simulation, asked, action, resource, context);
      const decision = evaluate({ action, resource, caller, keys }, layers);
      if (decision.notModelled) return unknown(decision.notModelled);
      results.push(resultOf({ decision, layers, sources, missing }));
    }
    return done({ EvaluationResults: results, ...rest });
  });
}
