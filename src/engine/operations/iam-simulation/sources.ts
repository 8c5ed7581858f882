import type { PolicyRef, Decision, StatementTrace } from '../../policy/decision.ts';
import { compile } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { listOf, memberOf, readJson } from '../../policy/json-text.ts';

type Result = NonNullable<OutputOf<'SimulateCustomPolicy'>['EvaluationResults']>[number];
type MatchedStatement = NonNullable<Result['MatchedStatements']>[number];

/** A policy of a simulation: its place among the policies, its name in the answer, and its text with the statements. */
export interface Source {
  readonly attached: AttachedPolicy;
  readonly text: string;
  readonly id: string;
  /** AWS really answers these words, though its model lists others. */
  readonly type: 'IAM Policy' | 'Resource Policy' | 'Permissions Boundary Policy';
}

const nobody = { kind: 'user', id: '', name: '' } as const;

/** The policies that a request brings, as `PolicyInputList.1` and so on. */
export function givenSources(list: string, texts: readonly string[] = []): Source[] {
  return texts.map((text, i) => {
    const id = texts.length > 1 || list === 'PolicyInputList' ? `${list}.${i + 1}` : list;
    const kind = list === 'ResourcePolicy' ? 'resource' : 'inline';
    const ref: PolicyRef = { kind, name: id, arn: null, policyId: null, owner: nobody };
    const type =
      kind === 'resource'
        ? 'Resource Policy'
        : list.startsWith('PermissionsBoundary')
          ? 'Permissions Boundary Policy'
          : 'IAM Policy';
    return { attached: { ref, document: compile(text) }, text, id, type };
  });
}

function textOf(world: World, { kind, name, policyId, owner }: PolicyRef): string {
  if (kind === 'inline') return world.tables.inlinePolicies.get(`${owner.id}/${name}`)?.document ?? '';
  const policy = world.tables.policies.get(policyId ?? '');
  return policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)?.document ?? '';
}

/** The policies that a user, group or role has. */
export function heldSources(world: World, policies: readonly AttachedPolicy[]): Source[] {
  return policies.map((attached) => {
    const { kind, name, owner } = attached.ref;
    const id = kind === 'inline' ? `${owner.kind}_${owner.name}_${name}` : name;
    return {
      attached,
      text: textOf(world, attached.ref),
      id,
      type: kind === 'boundary' ? 'Permissions Boundary Policy' : 'IAM Policy',
    };
  });
}

/** Line and column from 1, as an editor counts them. */
function positionOf(text: string, at: number): { readonly Line: number; readonly Column: number } {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { Line: before.split('\n').length, Column: at - lineStart + 1 };
}

function told(source: Source, index: number): MatchedStatement {
  const reading = readJson(source.text);
  const node = reading.ok ? listOf(memberOf(reading.node, 'Statement'))[index] : undefined;
  return {
    SourcePolicyId: source.id,
    SourcePolicyType: source.type as NonNullable<MatchedStatement['SourcePolicyType']>,
    ...(node
      ? {
          // As recorded: the place after the statement's first brace.
          StartPosition: positionOf(source.text, node.start + 1),
          EndPosition: positionOf(source.text, node.end),
        }
      : {}),
  };
}

const decides = (trace: StatementTrace, effect: StatementTrace['effect']): boolean =>
  trace.outcome === 'matched' && trace.effect === effect;

/**
 * The statements that made the result: those that deny, else those that allow. An implicit deny has none.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function matchedStatements(decision: Decision, sources: readonly Source[]): MatchedStatement[] {
  if (decision.verdict !== 'allow' && decision.verdict !== 'explicitDeny') return [];
  const effect = decision.verdict === 'allow' ? 'Allow' : 'Deny';
  return decision.steps
    .flatMap(({ statements }) => statements.filter((trace) => decides(trace, effect)))
    .flatMap((trace) => {
      const source = sources.find(({ attached }) => attached.ref === trace.policy);
      return source ? [told(source, trace.index)] : [];
    });
}
