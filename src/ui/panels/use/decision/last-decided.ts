import { decisionHighlight } from '../../../../assume/decision-light.ts';
import type { Decision, World } from '../../../../engine/index.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { askerByArn } from './asker.ts';

/** Returns the way of a decision about whoever its ARN names. */
export const wayOfDecision = (world: World, decision: Decision): Highlight =>
  decisionHighlight(
    world,
    decision,
    askerByArn(world, decision.principalArn) ?? { id: null, principalId: null },
  );

/** Returns the way of what was last decided about somebody, if the account still decides so; null for nothing. */
export function lastDecided({ history, world }: Playground, id: string): Highlight | null {
  for (let i = history.length - 1; i >= 0; i--) {
    const row = history[i];
    if (!row || row.undoable) return null;
    const asker = row.decision && askerByArn(world, row.decision.principalArn);
    if (row.decision && asker?.id === id) return wayOfDecision(world, row.decision);
  }
  return null;
}
