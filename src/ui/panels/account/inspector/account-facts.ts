import type { IndexName, World } from '../../../../engine/index.ts';
import { accountOf, countBy } from '../../../../engine/index.ts';
import type { Fact } from '../../../kinds/fact.ts';
import { code, plain } from '../../../kinds/fact.ts';

/** The account's counts, shown while nothing is selected. */
export function accountFacts(world: World, account: string = accountOf(world)): Fact[] {
  const counted = (index: IndexName): string => String(countBy(world, index, account));
  return [
    code('account', account),
    plain('users', counted('usersByAccount')),
    plain('groups', counted('groupsByAccount')),
    plain('roles', counted('rolesByAccount')),
    plain('policies', counted('policiesByAccount')),
  ];
}
