import { embed as words } from '#words/embed.ts';
import { type Why, whyOf } from '../../../assume/why/gates.ts';
import { answerTo } from '../../panels/use/why/asking.ts';
import { readQuestion } from '../../view/questions.ts';
import type { EmbedRun } from './embed-run.svelte.ts';

/** The answer that an embed is about, with AWS's own words if it was refused. */
export interface Answer {
  readonly why: Why;
  readonly message: string | null;
}

/** Returns the answer to the embed's question, and asks it first if nobody has. Null: the embed says why there is none. */
export async function answerOf(run: EmbedRun): Promise<Answer | null> {
  const { playground, view, source } = run;
  view.why = source.why ?? null;
  await playground.settled();
  const question = source.why?.kind === 'ask' ? readQuestion(source.why.question) : null;
  const rev =
    source.why?.kind === 'why' ? source.why.rev : question && (await answerTo(playground, question));
  if (question) run.hasAsked();
  const row = playground.history.find((one) => one.rev === rev);
  if (!row?.decision || row.decision.steps.length === 0) {
    run.problem = words.problem.undecided;
    return null;
  }
  const { answer } = row;
  return { why: whyOf(row.decision), message: !answer.ok && 'message' in answer ? answer.message : null };
}
