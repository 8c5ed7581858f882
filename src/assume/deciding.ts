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

/** The statements that made a decision, the first one to show first. Empty if no statement matched. */
export function decidingStatements(decision: Decision): StatementTrace[] {
  const layer = layerOf(decision, decision.decidedBy);
  return layer ? decidingOf(layer) : [];
}

/** Layers that allow nothing by themselves: if they are silent, they refuse. */
const limits: ReadonlySet<Layer> = new Set(['boundary', 'session', 'scp', 'rcp']);

/**
 * Returns the statement at whose policy a refused request ends: the one that denies it, or of a limit that doesn't speak
 * of it the first that was read. Null if it was allowed, and if no policy speaks: then the request goes past them all.
 */
export function refusingStatement(decision: Decision): StatementTrace | null {
  const { verdict, decidedBy } = decision;
  const layer = layerOf(decision, decidedBy);
  if (!layer) return null;
  const { statements, level } = layer;
  if (verdict === 'explicitDeny')
    return statements.find(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched') ?? null;
  if (verdict !== 'implicitDeny' || !limits.has(decidedBy)) return null;
  // Of an organization's levels one may allow it, and the next one not.
  return statements.find(({ policy }) => !level || policy.owner.id === level.id) ?? null;
}
