import type { PolicyRef } from '../../policy/decision.ts';
import { compile } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/attached-policy.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';

type Result = NonNullable<OutputOf<'SimulateCustomPolicy'>['EvaluationResults']>[number];
export type MatchedStatement = NonNullable<Result['MatchedStatements']>[number];

/** A policy of a simulation: where it stands, how the answer calls it, and its text, in which statements have places. */
export interface Source {
  readonly attached: AttachedPolicy;
  readonly text: string;
  readonly id: string;
  /** What AWS really answers, though its model lists other words. */
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
