import type { Decision, LayerTrace, StatementTrace } from '../engine/index.ts';

/** The trace of one gate, or null where the decision never came to it. */
export const layerOf = (decision: Decision | null, layer: LayerTrace['layer']): LayerTrace | null =>
  decision?.steps.find((step) => step.layer === layer) ?? null;

/** How near a statement came to matching: the later the part that failed, the nearer. */
const nearness = { action: 0, principal: 1, resource: 2, condition: 3 } as const;

const near = (statement: StatementTrace): number => (statement.failedOn ? nearness[statement.failedOn] : 0);

/** How closely a trust statement named the caller, the closest first. */
const closeness = ['exact', 'role', 'service', 'federated', 'anyone', 'account', 'everyoneElse'] as const;

const distance = ({ principalMatch }: StatementTrace): number =>
  principalMatch ? closeness.indexOf(principalMatch) : closeness.length;

/**
 * The statements to show for a gate: those that matched where it spoke, those that aren't modelled where that
 * stopped it, and where it was silent the ones that came nearest to matching.
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

/** The statements that made a decision, the first one to show first. Empty where no statement matched. */
export function decidingStatements(decision: Decision): StatementTrace[] {
  const layer = layerOf(decision, decision.decidedBy);
  return layer ? decidingOf(layer) : [];
}
