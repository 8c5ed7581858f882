import type { World } from '../../../engine/index.ts';
import { badges, kindMeanings, kindNames } from '#words/inspector.ts';
import type { CoreItem } from './entity.ts';
import { hasDirectPolicies } from './facts.ts';

/** What stands beside the name. */
export interface Mark {
  readonly text: string;
  readonly tone: 'neutral' | 'allow' | 'warn';
}

const mark = (text: string, tone: Mark['tone'] = 'neutral'): Mark => ({ text, tone });

/** The one thing to know of an item at a glance, or null. `now` in ms. */
export function markOf(world: World, item: CoreItem, now: number): Mark | null {
  switch (item.kind) {
    case 'user':
      return hasDirectPolicies(world, item.id) ? mark(badges.unusual, 'warn') : null;
    case 'group':
      return mark(badges.notPrincipal);
    case 'role':
      return mark(badges.noKeys, 'allow');
    case 'policy':
      return item.row.account === 'aws' ? mark(badges.byAws) : null;
    case 'accessKey':
      return item.row.status === 'Active' ? mark(badges.active, 'allow') : mark(badges.inactive, 'warn');
    case 'session':
      return item.row.expiresAt > now ? mark(badges.temporary) : mark(badges.expired, 'warn');
    case 'service':
    case 'account':
    case 'federated':
    case 'anyone':
      return mark(badges.outside);
    default:
      return null;
  }
}

function wordKey(item: CoreItem): keyof typeof kindNames {
  if (item.kind === 'policy') return item.row.account === 'aws' ? 'awsPolicy' : 'policy';
  if (item.kind === 'role') return item.row.path.startsWith('/aws-service-role/') ? 'linkedRole' : 'role';
  if (item.kind !== 'session') return item.kind;
  if (item.row.kind !== 'assumedRole') return item.row.kind;
  return item.row.federatedProvider === undefined ? 'session' : 'webSession';
}

export const kindName = (item: CoreItem): string => kindNames[wordKey(item)];
export const kindMeaning = (item: CoreItem): string => kindMeanings[wordKey(item)];
