import type { Call, Outcome } from '../../../engine/index.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';

/** Carries a call out as everything on the page is carried out: with its commit, its row in the log, its undo. */
export async function answerOf(playground: Playground, call: Call): Promise<Outcome> {
  const { outcome } = await playground.run(call);
  if (!outcome || !isOutcome(outcome)) throw new Error('The call has no outcome');
  return outcome;
}

const isOutcome = (outcome: object): outcome is Outcome => 'result' in outcome;
