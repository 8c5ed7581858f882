import { untrack } from 'svelte';
import { decisionHighlight, type Asked } from '../../../../assume/decision-light.ts';
import type { Decision } from '../../../../engine/index.ts';
import type { HistoryRow } from '../../../../playground/history-row.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';

/** A decision that a panel shows: who asked, and the commit that holds it. */
export interface ShownDecision {
  readonly decision: Decision;
  readonly asker: Asked;
  readonly rev: number;
}

/** Whether a decision is still that of the account: nothing has changed it since, nor did the call itself. */
export function stillHolds(history: readonly HistoryRow[], rev: number): boolean {
  for (let i = history.length - 1; i >= 0; i--) {
    const row = history[i];
    if (!row || row.rev < rev) return true;
    if (row.undoable) return false;
  }
  return true;
}

/**
 * Lights up the way of a decision in the account's picture, for as long as `shown` returns one that the account still
 * gives. Call it while a component is made.
 */
export function lightDecision(playground: Playground, view: View, shown: () => ShownDecision | null): void {
  const told = $derived(shown());
  const holds = $derived(told !== null && stillHolds(playground.history, told.rev));
  // An effect, because the picture stands in another panel.
  $effect(() => {
    if (told === null || !holds) return;
    const highlight = decisionHighlight(
      untrack(() => playground.world),
      told.decision,
      told.asker,
    );
    view.highlight = highlight;
    return () => {
      if (view.highlight === highlight) view.highlight = null;
    };
  });
}
