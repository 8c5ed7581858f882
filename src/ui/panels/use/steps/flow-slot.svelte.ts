import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Assumption, Replay, AssumeOperation } from '../../../../assume/step.ts';
import type { Call } from '../../../../engine/index.ts';
import type { Commit } from '../../../../playground/command.ts';

/** The calls that end in a role's session. */
const askingForRoles: ReadonlySet<string> = new Set<AssumeOperation>([
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'AssumeRoleWithSAML',
  'GetCredentialsForIdentity',
]);

export const asksForRole = ({ operation }: Call): boolean => askingForRoles.has(operation);

/** The commit as one in which a role was asked for, or null. */
export function assumptionOf(commit: Commit | null): Assumption | null {
  const { command, outcome } = commit ?? {};
  if (commit === null || command?.type !== 'call' || !outcome) return null;
  if (!asksForRole(command)) return null;
  return { rev: commit.rev, command, outcome: outcome as Assumption['outcome'] };
}

/** How many assumptions of this visit can be shown again. */
export const kept = 50;

/** The part of a flow that the page uses before the flow's code is there. */
interface KnownFlow {
  readonly replay: Replay | null;
  /** Whether it asked, and isn't answered yet. */
  readonly isAsking: boolean;
  /** Which of its steps is shown, from 0. */
  readonly cursor: number;
  /** Shows the steps of a commit again. @returns whether they are still known */
  show(rev: number): boolean;
  /** Shows the step in which a session stands, by its key; nothing where its steps aren't known. */
  showSession(accessKeyId: string): void;
}

/**
 * Where a playground's flow is found once somebody has put on a role. What steps through it comes with it: until
 * then the page needs none of that.
 */
class FlowSlot {
  flow = $state.raw<KnownFlow | null>(null);
  /** Whether steps are shown. The flow says it: what asks need not follow the machine itself. */
  isReplaying = $state(false);
  /** Assumptions that were answered before there was a flow, wherever they were asked for; oldest first. */
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

  /** Whether there is something that only a flow could show, and no flow yet. */
  get isWaiting(): boolean {
    return this.flow === null && this.#heard.length > 0;
  }

  /** Hands over what was heard so far. */
  takeHeard(): readonly Assumption[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }
}

const slots = new WeakMap<Playground, FlowSlot>();

/** The place for a playground's flow; two playgrounds on one page share nothing. */
export function slotOf(playground: Playground): FlowSlot {
  const slot = slots.get(playground) ?? new FlowSlot(playground);
  slots.set(playground, slot);
  return slot;
}
