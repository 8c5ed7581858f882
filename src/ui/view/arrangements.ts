import type { IconName } from '../parts/icons.ts';
import type { AloneAddress } from './addresses.ts';

/** The panels of the page. `frame/panels.ts` has a row for each. */
export type PanelId =
  | 'story'
  | 'lesson'
  | 'lessons'
  | 'workshop'
  | 'results'
  | 'access'
  | 'code'
  | 'stacks'
  | 'incoming'
  | 'ldap'
  | 'author'
  | 'present'
  | 'identities'
  | 'inspector'
  | 'picture'
  | 'steps'
  | 'terminal'
  | 'try'
  | 'log'
  | 'why';

/** A place on the page: at a side, in the middle, below that, under the picture, or on a card over it. */
export type Place = 'left' | 'middle' | 'right' | 'bottom' | 'under';

/** The panels in each place. Several in one place are tabs, in that order. */
export type Places = { readonly [P in Place]?: readonly PanelId[] };

/** The places to which a phone's bottom bar leads: a phone shows one at a time. */
export type StationId = 'learn' | 'account' | 'steps' | 'look';

interface Station extends Places {
  readonly id: StationId;
  readonly icon: IconName;
}

/** The panels and their places: on a wide window, and on a phone or tablet. */
export interface Arrangement {
  readonly wide: Places;
  readonly phone: readonly [Station, ...Station[]];
}

const happened: readonly PanelId[] = ['steps', 'terminal', 'try', 'log'];

/** The ids of the page's arrangements; each is a row below. */
export type ArrangementId = 'full' | 'lesson' | 'why' | 'presentedWhy' | AloneAddress['kind'];

const full: Arrangement = {
  wide: { left: ['story', 'identities'], middle: ['picture'], bottom: happened, right: ['inspector'] },
  phone: [
    { id: 'learn', icon: 'book', left: ['story'], middle: ['picture'] },
    { id: 'account', icon: 'list', middle: ['picture'], under: ['identities'] },
    { id: 'steps', icon: 'step-forward', middle: ['picture'], bottom: happened },
    { id: 'look', icon: 'eye', middle: ['picture'], right: ['inspector'] },
  ],
};

const [learn, ...stations] = full.phone;
/** Makes the same arrangement for a wide window and for every station of a phone. */
const everywhere = (places: Places): Arrangement => {
  const station = ({ id, icon }: Station): Station => ({ id, icon, ...places });
  return { wide: places, phone: [station(learn), ...stations.map(station)] };
};
/** Makes the arrangement of a panel that stands alone until one goes back. On a phone every station leads back. */
const alone = (panel: PanelId): Arrangement => everywhere({ middle: [panel] });

/** The arrangement with a lesson in the story's place. */
const lesson: Arrangement = {
  wide: { ...full.wide, left: ['lesson', 'identities'] },
  phone: [{ ...learn, left: ['lesson'] }, ...stations],
};

export const arrangements: Readonly<Record<ArrangementId, Arrangement>> = {
  full,
  lesson,
  why: alone('why'),
  lessons: alone('lessons'),
  workshop: alone('workshop'),
  sentWorkshop: alone('workshop'),
  buildWorkshop: alone('workshop'),
  results: alone('results'),
  access: alone('access'),
  code: alone('code'),
  stacks: alone('stacks'),
  incoming: alone('incoming'),
  ldap: alone('ldap'),
  author: alone('author'),
  /** The picture with one sentence. */
  present: everywhere({ middle: ['picture'], under: ['present'] }),
  /** An answer with its own picture, one sentence at a time. */
  presentedWhy: alone('present'),
};

/** Returns the place of a panel, or null if it isn't shown. */
export const placeOf = (places: Places, panel: PanelId): Place | null =>
  (Object.entries(places) as [Place, unknown][]).find(
    ([, panels]) => Array.isArray(panels) && panels.includes(panel),
  )?.[0] ?? null;
