import type { Call, Outcome } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';

interface Answered {
  readonly outcome: Outcome;
  /** The revision by which the answer is explained, where policies refused it; else null. */
  readonly refused: number | null;
}

/** Carries a call out as everything on the page is carried out: with its commit, its row in the log, its undo. */
export async function answerOf(playground: Playground, call: Call): Promise<Answered> {
  const { outcome, rev } = await playground.run(call);
  if (!outcome || !isOutcome(outcome)) throw new Error('The call has no outcome');
  const { result, decision } = outcome;
  const isRefused = !result.ok && decision !== null && decision.verdict !== 'allow';
  return { outcome, refused: isRefused ? rev : null };
}

const isOutcome = (outcome: object): outcome is Outcome => 'result' in outcome;
