import type { World } from '../../../../engine/index.ts';
import { accountOf, isLeaking, nowOf } from '../../../../engine/index.ts';
import { badges, kindMeanings, kindNames } from '#words/inspector-wider.ts';
import type { Mark } from '../marks.ts';
import type { WiderItem } from '../wider-items.ts';

type WordKey = keyof typeof kindNames;

function wordKey(world: World, item: WiderItem): WordKey {
  switch (item.kind) {
    case 'resource':
      return item.row.kind;
    case 'workload':
      return item.row.kind === 'function' ? 'program' : item.row.kind;
    case 'identity':
      return item.row.logins.length > 0 ? 'identity' : 'guest';
    case 'heldAccount':
      return item.account === accountOf(world) ? 'homeAccount' : 'heldAccount';
    case 'organizationPolicy':
      return item.row.type;
    default:
      return item.kind;
  }
}

export const kindName = (world: World, item: WiderItem): string => kindNames[wordKey(world, item)];
export const kindMeaning = (world: World, item: WiderItem): string => kindMeanings[wordKey(world, item)];

const mark = (text: string, tone: Mark['tone'] = 'neutral'): Mark => ({ text, tone });

function accountMark(world: World, item: Extract<WiderItem, { kind: 'heldAccount' }>): Mark | null {
  if (item.row?.status === 'SUSPENDED') return mark(badges.suspended, 'warn');
  const manages = [...world.tables.organizations.values()].some(({ account }) => account === item.account);
  return manages ? mark(badges.management) : null;
}

/** The one thing to know of an item at a glance, or null. */
export function markOf(world: World, item: WiderItem): Mark | null {
  switch (item.kind) {
    case 'workload':
      if (!item.row.leaked) return null;
      return isLeaking(world, item.row, nowOf(world)) ? mark(badges.leaked, 'warn') : mark(badges.leakedOnce);
    case 'mfaDevice':
      return item.row.ownerId === null ? mark(badges.free, 'warn') : null;
    case 'identityPool':
      return item.row.allowUnauthenticatedIdentities ? mark(badges.guests, 'warn') : null;
    case 'poolUser':
      if (!item.row.enabled) return mark(badges.disabled, 'warn');
      return item.row.status === 'UNCONFIRMED' ? mark(badges.unconfirmed, 'warn') : null;
    case 'resource':
      return ('deletionDate' in item.row && item.row.deletionDate !== undefined) ||
        ('deletedDate' in item.row && item.row.deletedDate !== undefined)
        ? mark(badges.deleting, 'warn')
        : null;
    case 'organizationPolicy':
      return item.row.awsManaged ? mark(badges.byAws) : null;
    case 'heldAccount':
      return accountMark(world, item);
    default:
      return null;
  }
}
