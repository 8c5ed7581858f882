import type { Playground } from '../../../playground/playground.svelte.ts';
import type { Replay } from '../../../assume/step.ts';

/** What the page asks of a flow before its code is there. */
interface KnownFlow {
  readonly replay: Replay | null;
  /** Shows the steps of a commit again. @returns whether they are still known */
  show(rev: number): boolean;
}

/**
 * Where a playground's flow is found once somebody has put on a role. What steps through it comes with it: until
 * then the page needs none of that.
 */
class FlowSlot {
  flow = $state.raw<KnownFlow | null>(null);
  /** Whether steps are shown. The flow says it: what asks need not follow the machine itself. */
  isReplaying = $state(false);
}

const slots = new WeakMap<Playground, FlowSlot>();

/** The place for a playground's flow; two playgrounds on one page share nothing. */
export function slotOf(playground: Playground): FlowSlot {
  const slot = slots.get(playground) ?? new FlowSlot();
  slots.set(playground, slot);
  return slot;
}
