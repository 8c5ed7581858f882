import type { ConditionTrace, Decision, LayerTrace, StatementTrace } from '../engine/index.ts';
import { isSameAccount } from './cast.ts';
import { layerOf } from './deciding.ts';
import type { Answered, Cast, Obstacle } from './step.ts';

const unmet = (statement: StatementTrace): ConditionTrace | undefined =>
  statement.conditions.find((condition) => condition.outcome === 'notMatched');

/** A statement's failed conditions as obstacles. For a trust policy, the condition key decides the advice. */
function trustConditions(statements: readonly StatementTrace[]): Obstacle[] {
  return statements.flatMap((statement) => {
    const condition = unmet(statement);
    if (statement.effect !== 'Allow' || statement.failedOn !== 'condition' || !condition) return [];
    const key = condition.key.toLowerCase();
    const about =
      key === 'sts:externalid' ? 'externalId' : key.startsWith('aws:multifactor') ? 'mfa' : 'other';
    return [{ kind: 'trustCondition', about, condition, statement }];
  });
}

/** The name of the STS operation: Cognito calls STS for its users. */
const stsCall = ({ operation }: Cast): string =>
  operation === 'GetCredentialsForIdentity' ? 'AssumeRoleWithWebIdentity' : operation;

function limitObstacles(decision: Decision): Obstacle[] {
  return (['rcp', 'scp', 'boundary', 'session'] as const).flatMap((layer): Obstacle[] => {
    const trace = layerOf(decision, layer);
    const statement = trace?.statements.find((one) => one.effect === 'Deny' && one.outcome === 'matched');
    if (trace?.verdict === 'deny' && statement) return [{ kind: 'explicitDeny', where: layer, statement }];
    if (trace?.verdict !== 'silent') return [];
    return [{ kind: 'outsideLimit', layer, level: trace.level?.name ?? null }];
  });
}

/** AWS refused an addition to the request (tags, a source identity), not the role itself. */
function alsoNeeded(decision: Decision, cast: Cast): Obstacle[] {
  const { action, verdict } = decision;
  if (verdict !== 'implicitDeny' || action === `sts:${stsCall(cast)}`) return [];
  const silent = (layer: 'trust' | 'identity') => layerOf(decision, layer)?.verdict === 'silent';
  const trust: Obstacle[] = silent('trust') ? [{ kind: 'alsoNeeds', action, where: 'trust' }] : [];
  const own: Obstacle[] = silent('identity') ? [{ kind: 'alsoNeeds', action, where: 'permission' }] : [];
  return [...trust, ...own];
}

function trustObstacles(layer: LayerTrace, cast: Cast, permissionToo: boolean): Obstacle[] {
  const denying = layer.statements.find((one) => one.effect === 'Deny' && one.outcome === 'matched');
  if (layer.verdict === 'deny' && denying) {
    return [{ kind: 'explicitDeny', where: 'trust', statement: denying }];
  }
  if (layer.verdict !== 'silent') return [];
  const conditions = trustConditions(layer.statements);
  if (conditions.length > 0) return conditions;
  if (cast.provider !== null) return [{ kind: 'trustNamesNoProvider', action: `sts:${stsCall(cast)}` }];
  const sameAccount = isSameAccount(cast);
  return [{ kind: 'trustNamesOthers', sameAccount, permissionToo }];
}

function permissionObstacles(layer: LayerTrace): Obstacle[] {
  const denying = layer.statements.find((one) => one.effect === 'Deny' && one.outcome === 'matched');
  if (layer.verdict === 'deny' && denying) {
    return [{ kind: 'explicitDeny', where: 'permission', statement: denying }];
  }
  if (layer.verdict !== 'silent') return [];
  for (const statement of layer.statements) {
    const condition = unmet(statement);
    if (statement.effect !== 'Allow') continue;
    if (statement.failedOn === 'resource') return [{ kind: 'permissionElsewhere', statement }];
    if (statement.failedOn === 'condition' && condition) {
      return [{ kind: 'permissionCondition', condition, statement }];
    }
  }
  return [{ kind: 'noPermission' }];
}

/** Not only the account, which leaves it to its own policies. */
const namesCaller = ({ principalMatch }: StatementTrace): boolean =>
  principalMatch !== undefined && principalMatch !== 'account';

/** The obstacles of each gate: limits first, then trust, then the caller's own policies. */
function decided(decision: Decision, cast: Cast): Obstacle[] {
  const trust = layerOf(decision, 'trust');
  const identity = layerOf(decision, 'identity');
  const denied = decision.verdict === 'explicitDeny';
  const permission = identity ? permissionObstacles(identity) : [];
  const trusted = trust ? trustObstacles(trust, cast, permission.length > 0) : [];
  // If the trust policy let the caller in by name, no permission would be needed. Then only a Deny is an obstacle.
  const isNamed = trust?.statements.some(
    (one) => one.effect === 'Allow' && one.outcome === 'matched' && namesCaller(one),
  );
  const isEnough =
    (isNamed === true && isSameAccount(cast)) ||
    trusted.some(
      (one) =>
        (one.kind === 'trustNamesOthers' && one.sameAccount) ||
        (one.kind === 'trustCondition' && isSameAccount(cast) && namesCaller(one.statement)),
    );
  const also = alsoNeeded(decision, cast);
  const policies = [...trusted, ...permission.filter((one) => !isEnough || one.kind === 'explicitDeny')];
  const all = [...limitObstacles(decision), ...(also.length > 0 ? also : policies)];
  return denied ? all.sort((a, b) => rank(a) - rank(b)) : all;
}

const rank = (obstacle: Obstacle): number => (obstacle.kind === 'explicitDeny' ? 0 : 1);

/**
 * Lists the changes that would let a refused `sts:AssumeRole` pass, read from its Outcome: the gates that were
 * silent or denied, the conditions that weren't met, the request that AWS refused before or after its gates.
 */
export function obstaclesOf({ result, decision, caller }: Answered, cast: Cast): Obstacle[] {
  if (result.ok) return [];
  if ('notModelled' in result) return [{ kind: 'notModelled', ...result.notModelled }];
  const { code, message } = result.error;
  if (!caller)
    return [{ kind: cast.operation === 'AssumeRole' ? 'badCredentials' : 'badProof', code, message }];
  if (caller.type === 'root' && code === 'AccessDenied') return [{ kind: 'rootMayNot' }];
  if (decision?.verdict === 'notModelled' && decision.notModelled) {
    return [{ kind: 'notModelled', ...decision.notModelled }];
  }
  const { seconds, max, limit } = cast.duration;
  if (decision?.verdict !== 'explicitDeny' && decision?.verdict !== 'implicitDeny') {
    if (seconds > max) return [{ kind: 'durationTooLong', seconds, max, limit }];
    return [{ kind: 'badRequest', code, message }];
  }
  if (cast.role.id === null) return [{ kind: 'noSuchRole', arn: cast.role.arn }];
  return decided(decision, cast);
}
