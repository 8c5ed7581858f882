import type { StackResourceRow } from '../../../../engine/index.ts';
import { callsBack } from '../../../../engine/stacks.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { stacksWords as words } from '#words/stacks.ts';
import type { Request } from '../../../kinds/requests.ts';
import type { View } from '../../../view/view.svelte.ts';
import { announce, runRequests, sayRefused } from '../actions/run-requests.ts';

/**
 * Makes a stack's resource what its template says again, by the acting identity's own calls, which undo takes back
 * together. @returns whether it could
 */
export async function backToCode(
  playground: Playground,
  view: View,
  { stackId, logicalId }: StackResourceRow,
): Promise<boolean> {
  const calls = callsBack(playground.world, stackId, logicalId);
  if (calls.length === 0) {
    view.flash(words.noWayBack);
    return false;
  }
  const { commits, failure } = await runRequests(playground, calls as unknown as readonly Request[]);
  if (failure) {
    sayRefused(view, failure.error?.message ?? failure.notModelled?.feature ?? '', {
      rev: failure.rev,
      decision: failure.decision,
    });
    return false;
  }
  announce(playground, view, commits, words.broughtBack(logicalId));
  return true;
}
