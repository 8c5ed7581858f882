import { accountOf, holdsAccount } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { FormCaller } from './form.ts';

/** Returns the account in which calls act: the caller's, or the home account if the credentials don't work. */
export function actingAccount({ caller, world }: Pick<Playground, 'caller' | 'world'>): string {
  const own = caller.ok ? caller.value.account : '';
  return holdsAccount(world, own) ? own : accountOf(world);
}

/** Returns the acting identity as the one that fills in a form. */
export const formCaller = (playground: Pick<Playground, 'caller' | 'world'>): FormCaller => ({
  account: actingAccount(playground),
  principalId: playground.caller.ok ? playground.caller.value.principalId : null,
});
