import type { World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';

const word = 'Change-me-1st!';

/** A password that the account's policy and its user pools take: letters of both cases, digits, symbols, long enough. */
export function passwordFor(world: World, account: string): string {
  const policies = [
    world.tables.accountSettings.get(account)?.passwordPolicy?.minimumPasswordLength ?? 0,
    ...rowsBy(world, 'userPoolsByAccount', account).map(({ passwordPolicy }) => passwordPolicy.minimumLength),
  ];
  return word.repeat(Math.max(1, Math.ceil(Math.max(...policies) / word.length)));
}
