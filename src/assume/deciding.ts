import type { Decision, Layer, LayerTrace, StatementTrace } from '../engine/index.ts';

/** The trace of one gate, or null if the decision never reached it. */
export const layerOf = (decision: Decision | null, layer: LayerTrace['layer']): LayerTrace | null =>
  decision?.steps.find((step) => step.layer === layer) ?? null;

/** How close a statement came to matching. The later the part that failed, the closer. */
const nearness = { action: 0, principal: 1, resource: 2, condition: 3 } as const;

const near = (statement: StatementTrace): number => (statement.failedOn ? nearness[statement.failedOn] : 0);

/** How closely a trust statement named the caller, closest first. */
const closeness = ['exact', 'role', 'service', 'federated', 'anyone', 'account', 'everyoneElse'] as const;

const distance = ({ principalMatch }: StatementTrace): number =>
  principalMatch ? closeness.indexOf(principalMatch) : closeness.length;

/**
 * The statements to show for a gate. If the gate decided: those that matched. If something isn't modelled: those that
 * use it. If the gate was silent: those that came closest to matching.
 */
export function decidingOf({ verdict, layer, statements }: LayerTrace): StatementTrace[] {
  switch (verdict) {
    case 'allow':
      return statements
        .filter((one) => one.effect === 'Allow' && one.outcome === 'matched')
        .sort((a, b) => distance(a) - distance(b));
    case 'deny':
      return statements.filter((one) => one.effect === 'Deny' && one.outcome === 'matched');
    case 'notModelled':
      return statements.filter((one) => one.outcome === 'notModelled');
    case 'silent': {
      const missed = statements.filter((one) => one.effect === 'Allow');
      const close = layer === 'trust' ? missed : missed.filter((one) => near(one) > 0);
      return close.sort((a, b) => near(b) - near(a));
    }
    case 'notApplicable':
      return [];
  }
}

/** Layers that allow nothing by themselves: if they are silent, they refuse. */
const limits: ReadonlySet<Layer> = new Set(['boundary', 'session', 'scp', 'rcp']);

const denies = ({ effect, outcome }: StatementTrace): boolean => effect === 'Deny' && outcome === 'matched';

/** Tells policies apart: an inline one by its owner. */
export const policyKey = ({ policy: { kind, owner, name } }: StatementTrace): string =>
  JSON.stringify([kind, owner.kind, owner.id, name]);

/** All statements that meet a request's Deny, in whichever layer, those of the layer that decided first. */
export function denyingStatements({ decidedBy, steps }: Decision): StatementTrace[] {
  const own = steps.filter(({ layer }) => layer === decidedBy);
  const others = steps.filter(({ layer }) => layer !== decidedBy);
  return [...own, ...others].flatMap(({ statements }) => statements.filter(denies));
}

/**
 * The statements that made a decision, the first one to show first: every Deny that it meets, whichever layer has it.
 * Empty if no statement matched.
 */
export function decidingStatements(decision: Decision): StatementTrace[] {
  if (decision.verdict === 'explicitDeny') return denyingStatements(decision);
  const layer = layerOf(decision, decision.decidedBy);
  return layer ? decidingOf(layer) : [];
}

/**
 * Returns the statements at whose policies a refused request ends, one for each policy: all that deny it, or of a limit
 * that doesn't speak of it the first that was read. Empty if it was allowed, and if no policy speaks: then the request
 * goes past them all.
 */
export function refusingStatements(decision: Decision): StatementTrace[] {
  const { verdict, decidedBy } = decision;
  if (verdict === 'explicitDeny') {
    const first = new Map<string, StatementTrace>();
    for (const one of denyingStatements(decision))
      if (!first.has(policyKey(one))) first.set(policyKey(one), one);
    return [...first.values()];
  }
  const layer = layerOf(decision, decidedBy);
  if (!layer || verdict !== 'implicitDeny' || !limits.has(decidedBy)) return [];
  const { statements, level } = layer;
  // Of an organization's levels one may allow it, and the next one not.
  return statements.filter(({ policy }) => !level || policy.owner.id === level.id).slice(0, 1);
}

/**
 * Returns the condition of a statement that tells most of why it matched: one on a pattern, which more than one value
 * meets; else one that isn't on a token's audience, since a provider takes only tokens that are meant for its own.
 * `isTooMuch`: the request should be refused. A star in its Resource lets that in, not what it meets to the letter.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export const tellingCondition = (
  { conditions, statement }: StatementTrace,
  isTooMuch = false,
): StatementTrace['conditions'][number] | undefined =>
  conditions.find(({ operator }) => operator.includes('Like')) ??
  (isTooMuch && String((statement as Readonly<Record<string, unknown>>)['Resource']) === '*'
    ? undefined
    : (conditions.find(({ key }) => !key.endsWith(':aud')) ?? conditions[0]));
