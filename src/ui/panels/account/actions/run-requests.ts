import type { Decision } from '../../../../engine/index.ts';
import type { CallCommit, Playground } from '../../../../playground/playground.svelte.ts';
import { idOf } from '../../../../playground/service-of.ts';
import { common, done as words } from '#words/forms-common.ts';
import { panel } from '#words/inspector.ts';
import { Answers, settled } from '../../../kinds/answers.ts';
import type { Request } from '../../../kinds/requests.ts';
import type { View } from '../../../view/view.svelte.ts';
import type { Failure } from '../forms/errors.ts';

export interface Report {
  /** The calls that were carried out, in order. */
  readonly commits: readonly CallCommit[];
  /** The requests for these calls. */
  readonly carriedOut: readonly Request[];
  /** The call that failed; the requests after it were not sent. */
  readonly failure: Failure | null;
}

/** An id for the calls of one gesture, unique across tabs. */
export const newGesture = (): string => crypto.getRandomValues(new Uint32Array(2)).join('-');

/**
 * Makes each call in turn as the acting identity, and stops at the first that fails. It fills in the parts of a
 * request that come from an earlier answer in `answers`, and adds every answer to it. Undo takes back all calls of one
 * `gesture`.
 */
export async function runRequests(
  playground: Playground,
  requests: readonly Request[],
  answers = new Answers(),
  gesture = newGesture(),
): Promise<Report> {
  const commits: CallCommit[] = [];
  for (const [done, request] of requests.entries()) {
    const carriedOut = requests.slice(0, done);
    const id = idOf(request.service, request.operation);
    const commit = await playground.call(id, settled(request.input, answers), undefined, gesture);
    const { rev, outcome } = commit;
    const { result, decision } = outcome;
    if (!result.ok) {
      const error = 'error' in result ? result.error : null;
      const notModelled = 'notModelled' in result ? result.notModelled : null;
      return { commits, carriedOut, failure: { request, error, notModelled, decision, rev } };
    }
    answers.put(id, result.value);
    commits.push(commit);
  }
  return { commits, carriedOut: requests, failure: null };
}

/** Takes back what one gesture did, unless something else has happened since. @returns whether it did */
async function takeBack(playground: Playground, commits: readonly CallCommit[]): Promise<boolean> {
  const isNewest = commits.some(({ rev }) => rev === playground.canUndo?.rev);
  return isNewest && (await playground.undo()).ok;
}

/** Shows a message about finished calls, with an undo for all of them at once. */
export function announce(
  playground: Playground,
  view: View,
  commits: readonly CallCommit[],
  message: string,
): void {
  if (commits.length === 0) return;
  const run = (): void => {
    void takeBack(playground, commits).then((all) => view.flash(all ? words.undone : words.notUndone));
  };
  view.flash(message, 'allow', { label: common.undo, run });
}

/**
 * Shows a message that AWS refused an action, with a button that leads to the reason: the decision's gates if policies
 * decided, else the log.
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
