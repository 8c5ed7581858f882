import { changedInput, type Remedy } from '../../../../assume/remedy.ts';
import type { Replay } from '../../../../assume/step.ts';
import type { Call, OperationName } from '../../../../engine/index.ts';
import type { CallCommit, Playground } from '../../../../playground/playground.svelte.ts';
import { nameOf, serviceOf } from '../../../../playground/service-of.ts';
import { remedyWords as words } from '#words/steps-obstacles.ts';
import type { View } from '../../../view/view.svelte.ts';
import { announce, newGesture, sayRefused } from '../../account/actions/run-requests.ts';
import { flowOf } from './flow.svelte.ts';
import { codeOf } from './mfa-code.ts';

/** Returns the step that failed: the scene plays again from there. */
const failedAt = ({ steps }: Replay): number =>
  Math.max(
    1,
    steps.findIndex(({ status }) => status === 'refused' || status === 'notModelled'),
  );

/**
 * Removes the reason of a refusal and asks again as the same caller. Both are one gesture, so an undo takes back both.
 * The steps then play on from the lock that was shut. Never rejects: the page shows a failure.
 */
export async function mend(
  playground: Playground,
  view: View,
  replay: Replay,
  remedy: Remedy,
): Promise<void> {
  const { command } = replay.assumption;
  const flow = flowOf(playground);
  const place = failedAt(replay);
  const gesture = newGesture();
  const done: CallCommit[] = [];
  try {
    if (remedy.kind === 'call') {
      const commit = (await playground.run({
        type: 'call',
        service: serviceOf(remedy.id),
        operation: nameOf(remedy.id as OperationName),
        input: remedy.input,
        credentials: { type: 'console', id: remedy.account },
        gesture,
      } as unknown as Call)) as CallCommit;
      if (!commit.outcome.result.ok) {
        const { result, decision } = commit.outcome;
        const { rev } = commit;
        sayRefused(view, 'error' in result ? result.error.message : '', { rev, decision });
        return;
      }
      done.push(commit);
    }
    const input = await inputOf(playground, command, remedy);
    const asked = (await playground.run({ ...command, input, gesture })) as CallCommit;
    if (remedy.kind === 'call') done.push(asked);
    flow.send({ type: 'goTo', index: place });
  } catch (error) {
    view.flash(error instanceof Error ? error.message : String(error), 'deny');
  }
  announce(playground, view, done, words.done);
}

/** Returns the input of the second request. A code of an MFA device works only once, so it takes a new one. */
async function inputOf({ world, now }: Playground, { input }: Call, remedy: Remedy): Promise<object> {
  if (remedy.kind === 'call') return input;
  const code = remedy.device === null ? null : await codeOf(world, remedy.device, now);
  return changedInput(input, remedy, code);
}
