import type { World } from '../../../../engine/index.ts';
import { accountIds, accountOf, holdsAccount } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { FormCaller } from './form.ts';

/** The account that calls act in: the caller's, or the home account where the credentials are no good. */
export function actingAccount({ caller, world }: Pick<Playground, 'caller' | 'world'>): string {
  const own = caller.ok ? caller.value.account : '';
  return holdsAccount(world, own) ? own : accountOf(world);
}

export const severalAccounts = (world: World): boolean => accountIds(world).length > 1;

/** The acting identity, for the form that it fills in. */
export const formCaller = (playground: Pick<Playground, 'caller' | 'world'>): FormCaller => ({
  account: actingAccount(playground),
  principalId: playground.caller.ok ? playground.caller.value.principalId : null,
});
