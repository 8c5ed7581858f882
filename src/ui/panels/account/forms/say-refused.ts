import type { Decision } from '../../../../engine/index.ts';
import { panel } from '#words/inspector.ts';
import type { View } from '../../../view/view.svelte.ts';

/**
 * Says that AWS refused what somebody pressed, with the way to the reason: where policies decided, to the gates of the
 * decision, else to the log.
 */
export function sayRefused(
  view: View,
  said: string,
  { rev, decision }: { readonly rev: number; readonly decision: Decision | null },
): void {
  const action =
    decision && decision.verdict !== 'allow' && decision.steps.length > 0
      ? { label: panel.why, run: () => view.showWhy({ kind: 'why', rev }) }
      : { label: panel.log, run: () => view.show('log') };
  view.flash(panel.refused(said), 'deny', action);
}
