import type { Decision, LayerTrace, PolicyRef, StatementTrace, World } from '../../engine/index.ts';
import { policyArn, roleArn, rowsBy, showPrincipals } from '../../engine/index.ts';
import type { Trace, TracedStatement } from './link-state.ts';

/** A policy's text and name in the account, by the key of its row or of its owner's row. */
interface Held {
  readonly text: string;
  readonly name: string;
  readonly arn: string | null;
}

function managed(world: World, key: string | null): Held | null {
  const row = world.tables.policies.get(key ?? '');
  const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
  return row && version ? { text: version.document, name: row.name, arn: policyArn(row) } : null;
}

/** The place of a statement's text in the account; null if the account doesn't have it. */
function held(world: World, { kind, policy, owner }: TracedStatement): Held | null {
  const { inlinePolicies, organizationPolicies, roles, sessions } = world.tables;
  switch (kind) {
    case 'managed':
    case 'boundary':
      return managed(world, policy);
    case 'inline': {
      const row = inlinePolicies.get(policy ?? '');
      return row?.ownerId === owner.id ? { text: row.document, name: row.name, arn: null } : null;
    }
    case 'trust': {
      const row = roles.get(owner.id);
      return row ? { text: showPrincipals(world, row.trustPolicy), name: row.name, arn: roleArn(row) } : null;
    }
    case 'session': {
      if (policy !== null) return managed(world, policy);
      const { policy: text, sessionName } = sessions.get(owner.id) ?? {};
      return text === undefined ? null : { text, name: sessionName ?? '', arn: null };
    }
    case 'scp':
    case 'rcp': {
      const row = organizationPolicies.get(policy ?? '');
      return row ? { text: row.document, name: row.name, arn: null } : null;
    }
    case 'resource':
      return null;
  }
}

function statementIn(text: string, index: number): Readonly<Record<string, unknown>> | null {
  try {
    const { Statement } = JSON.parse(text) as { readonly Statement?: unknown };
    const one: unknown = Array.isArray(Statement) ? Statement[index] : index === 0 ? Statement : null;
    return typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** The key of the row that holds a policy's text, unless that is its owner's row. */
function rowOf(world: World, { kind, policyId, owner, name }: PolicyRef): string | null {
  if (kind !== 'inline') return policyId;
  return rowsBy(world, 'inlinePoliciesByOwner', owner.id).find((one) => one.name === name)?.id ?? null;
}

/** Whether a scene needs a statement. One about other actions isn't needed. */
const isTold = ({ outcome, failedOn }: StatementTrace, { layer }: LayerTrace): boolean =>
  outcome !== 'notMatched' || failedOn !== 'action' || layer === 'trust';

/** A decision about an account, in the form that is sent along with the account. */
export function traceOf({ steps, ...decision }: Decision, world: World): Trace {
  return {
    ...decision,
    gates: steps.map((step) => {
      const { layer, verdict, rule, level, statements } = step;
      return {
        layer,
        verdict,
        rule,
        ...(level && { level }),
        statements: statements
          .filter((one) => isTold(one, step))
          .map(({ policy, index, outcome, failedOn, conditions, principalMatch }) => ({
            kind: policy.kind,
            policy: rowOf(world, policy),
            owner: policy.owner,
            index,
            outcome,
            failedOn,
            conditions,
            ...(principalMatch && { principalMatch }),
          })),
      };
    }),
  };
}

function statementOf(traced: TracedStatement, world: World): StatementTrace | null {
  const { kind, policy, owner, principalMatch, index, outcome, failedOn, conditions } = traced;
  const found = held(world, traced);
  const statement = found && statementIn(found.text, index);
  const { Effect: effect, Sid: sid } = statement ?? {};
  if (!found || !statement || (effect !== 'Allow' && effect !== 'Deny')) return null;
  const policyId = kind === 'inline' ? null : policy;
  return {
    policy: { kind, name: found.name, arn: found.arn, policyId, owner },
    index,
    sid: typeof sid === 'string' ? sid : null,
    effect,
    outcome,
    failedOn,
    conditions,
    entries: { action: null, resource: null },
    statement,
    ...(principalMatch && { principalMatch }),
  };
}

/** Restores a decision from its trace and the texts of the account; null if the trace doesn't fit the account. */
export function decisionOf({ gates, ...decision }: Trace, world: World): Decision | null {
  const steps: LayerTrace[] = [];
  for (const { statements, ...gate } of gates) {
    const told = statements.map((one) => statementOf(one, world));
    const whole = told.filter((one) => one !== null);
    if (whole.length < told.length) return null;
    steps.push({ ...gate, statements: whole });
  }
  return { ...decision, steps };
}
