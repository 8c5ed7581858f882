import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Assumption, Replay } from '../../../../assume/step.ts';
import { asksForRole } from '../../../../engine/index.ts';
import type { Commit } from '../../../../playground/command.ts';

/** Returns the commit if it asked for a role, or null. */
export function assumptionOf(commit: Commit | null): Assumption | null {
  const { command, outcome } = commit ?? {};
  if (commit === null || command?.type !== 'call' || !outcome) return null;
  if (!asksForRole(command)) return null;
  return { rev: commit.rev, command, outcome: outcome as Assumption['outcome'] };
}

/** The number of assumptions of this visit whose steps can be shown again. */
export const kept = 50;

/** The part of a flow that the page uses before the flow's code has been fetched. */
interface KnownFlow {
  readonly replay: Replay | null;
  /** Whether it has asked and waits for the answer. */
  readonly isAsking: boolean;
  /** The step that is shown, from 0. */
  readonly cursor: number;
  /** Shows the steps of a commit again. @returns whether they are still known */
  show(rev: number): boolean;
  /** Ends the steps, and shows the whole account again. */
  close(): void;
}

/**
 * Holds a playground's flow once somebody has assumed a role. The flow's code is fetched then, as the page doesn't
 * need it before.
 */
class FlowSlot {
  flow = $state.raw<KnownFlow | null>(null);
  /** The id of the role that Steps offers to put on; null while it has no form. */
  offered = $state<string | null>(null);
  /** Whether steps are shown. The flow sets it, so that readers needn't follow the state machine. */
  isReplaying = $state(false);
  /** Assumptions that were answered before there was a flow, wherever they were made; oldest first. */
  #heard = $state.raw<readonly Assumption[]>([]);

  constructor(playground: Playground) {
    playground.subscribe(({ origin }) => {
      if (origin === 'opened') this.#heard = [];
    });
    playground.subscribeToAnswers((commit) => {
      const assumption = this.flow ? null : assumptionOf(commit);
      if (assumption) this.#heard = [...this.#heard, assumption].slice(-kept);
    });
  }

  /** Whether there are assumptions to show, but no flow yet. */
  get isWaiting(): boolean {
    return this.flow === null && this.#heard.length > 0;
  }

  /** Returns the assumptions heard so far and forgets them. */
  takeHeard(): readonly Assumption[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }
}

const slots = new WeakMap<Playground, FlowSlot>();

/** Returns the slot for a playground's flow; two playgrounds on one page share nothing. */
export function slotOf(playground: Playground): FlowSlot {
  const slot = slots.get(playground) ?? new FlowSlot(playground);
  slots.set(playground, slot);
  return slot;
}
