import type { World } from '../../../engine/index.ts';
import { accountIds, accountOf, holdsAccount } from '../../../engine/index.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';

/** The account that calls act in: the caller's, or the home account where nobody's credentials are good. */
export function actingAccount({ caller, world }: Pick<Playground, 'caller' | 'world'>): string {
  const own = caller.ok ? caller.value.account : '';
  return holdsAccount(world, own) ? own : accountOf(world);
}

export const severalAccounts = (world: World): boolean => accountIds(world).length > 1;
