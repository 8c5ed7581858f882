import type { Playground } from '../../../../playground/playground.svelte.ts';
import { done } from '#words/inspector.ts';
import type { Acting } from '../../../kinds/acting.ts';
import type { Action } from '../../../kinds/action.ts';
import type { Request } from '../../../kinds/requests.ts';
import { copyText } from '../../../parts/copy-text.ts';
import type { View } from '../../../view/view.svelte.ts';
import { scenePartsFetched } from '../../use/steps/scene-parts.ts';
import { announce, runRequests, sayRefused } from './run-requests.ts';

/** Returns the acting identity in the form that the table of actions needs. */
export function actingIn(playground: Playground): Acting {
  const { caller, credentials } = playground;
  return {
    caller: caller.ok ? caller.value : null,
    credentials,
    // Read only if the clock matters: all that depends on it is made again each second.
    get now() {
      return playground.now;
    },
  };
}

/** Makes calls one after the other and reports the result: with an undo, or in AWS's words. */
export async function performRequests(
  playground: Playground,
  view: View,
  requests: readonly Request[],
  message: string,
): Promise<void> {
  const { commits, failure } = await runRequests(playground, requests);
  if (!failure) {
    announce(playground, view, commits, message);
    return;
  }
  const said = failure.error?.message ?? failure.notModelled?.feature ?? '';
  sayRefused(view, said, failure);
}

/** Carries an action out. Never rejects if AWS refuses: the page says so. */
export async function perform(
  { effect }: Pick<Action, 'effect'>,
  playground: Playground,
  view: View,
): Promise<void> {
  switch (effect.type) {
    case 'dialog':
      view.openDialog(effect.request);
      return;
    case 'calls':
      return performRequests(playground, view, effect.requests, effect.done);
    case 'actAs':
      playground.actAs(effect.credentials);
      view.flash(effect.done, 'allow');
      return;
    case 'assume': {
      // Fetched when needed: the steps bring XState with them.
      const [{ startAssume }] = await Promise.all([
        import('../../use/steps/start-assume.ts'),
        scenePartsFetched(),
      ]);
      return startAssume(playground, view, { roleId: effect.roleId });
    }
    case 'revoke': {
      const role = playground.world.tables.roles.get(effect.roleId);
      if (!role) return;
      const { revokeSessions } = await import('./revoke.ts');
      const request = revokeSessions(role, playground.now);
      return performRequests(playground, view, [request], done.revoked(role.name));
    }
    case 'runAs': {
      const { actAsWorkload } = await import('./act-as-workload.ts');
      return actAsWorkload(playground, view, effect.workloadId);
    }
    case 'view':
      view.account = effect.account;
      return;
    case 'copy':
      if (await copyText(effect.text, null)) view.flash(done.copied);
      else view.flash(effect.text);
  }
}
