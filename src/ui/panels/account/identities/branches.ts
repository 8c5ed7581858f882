import type { World } from '../../../../engine/index.ts';
import { groupEmpty, groups as titles } from '#words/identities.ts';
import type { Item } from '../../../kinds/item.ts';
import { itemOf } from '../../../kinds/item.ts';
import type { Branch } from '../../../kinds/kinds.ts';
import { branchOfItem } from '../../../kinds/kinds.ts';

/** The branches from top to bottom: who, through what, with which permissions, for what; then what lies around. */
export const branches = Object.keys(titles) as readonly Branch[];

type Always = keyof typeof groupEmpty;

/** Every account has these, if empty; the others are there when they hold something. */
export const isAlways = (branch: Branch): branch is Always => Object.hasOwn(groupEmpty, branch);

const mixed: ReadonlySet<Branch> = new Set([
  'outside',
  'sessions',
  'workloads',
  'providers',
  'resources',
  'identities',
  'organization',
]);

/** Whether the entities of a branch have different pictures. */
export const isMixed = (branch: Branch): boolean => mixed.has(branch);

/** The account that an item lies in; null for what lies around accounts, or in a pool. */
function accountOfItem({ tables }: World, item: Item): string | null {
  if (!('row' in item) || item.row === null) return null;
  if ('account' in item.row) return item.row.account;
  return 'poolId' in item.row ? (tables.userPools.get(item.row.poolId)?.account ?? null) : null;
}

const around: ReadonlySet<Branch> = new Set(['outside', 'accounts', 'organization']);

/** The branch that an entity stands in while an account is looked at, or null. */
export function branchOf(world: World, id: string, account: string): Branch | null {
  const item = itemOf(world, id);
  const branch = item && branchOfItem(item);
  if (!branch || around.has(branch)) return branch ?? null;
  const own = accountOfItem(world, item);
  const shared = branch === 'policies' && own === 'aws';
  return own === account || shared ? branch : null;
}
