import type { IconName } from '../parts/icons.ts';
import type { AloneAddress } from './addresses.ts';

/** The panels of the page. `frame/panels.ts` has a row of each. */
export type PanelId =
  | 'story'
  | 'lesson'
  | 'lessons'
  | 'workshop'
  | 'results'
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

/** Where on the page: at its sides, in its middle, below that, or under the picture. */
export type Place = 'left' | 'middle' | 'right' | 'bottom' | 'under';

/** Which panels stand where, as tabs in that order where they are several. */
export type Places = { readonly [P in Place]?: readonly PanelId[] };

/** The bottom bar of a phone leads to these: it shows one at a time. */
export type StationId = 'learn' | 'account' | 'steps' | 'look';

interface Station extends Places {
  readonly id: StationId;
  readonly icon: IconName;
}

/** The panels and their places: on a wide window, where there is room for two columns only, and on a phone. */
export interface Arrangement {
  readonly wide: Places;
  readonly narrow: Places;
  readonly phone: readonly [Station, ...Station[]];
}

const happened: readonly PanelId[] = ['steps', 'terminal', 'try', 'log'];

/** The ways in which the page can be arranged; each is a row. */
export type ArrangementId = 'full' | 'lesson' | 'why' | AloneAddress['kind'];

const full: Arrangement = {
  wide: { left: ['story', 'identities'], middle: ['picture'], bottom: happened, right: ['inspector'] },
  narrow: { left: ['story', 'identities', 'inspector'], middle: ['picture'], bottom: happened },
  phone: [
    { id: 'learn', icon: 'book', left: ['story'], middle: ['picture'] },
    { id: 'account', icon: 'list', middle: ['picture'], under: ['identities'] },
    { id: 'steps', icon: 'step-forward', middle: ['picture'], bottom: happened },
    { id: 'look', icon: 'eye', right: ['inspector'] },
  ],
};

const [learn, ...stations] = full.phone;
/** The same on a wide window and at every station of a phone. */
const everywhere = (places: Places): Arrangement => {
  const station = ({ id, icon }: Station): Station => ({ id, icon, ...places });
  return { wide: places, narrow: places, phone: [station(learn), ...stations.map(station)] };
};
/** A panel alone, until one goes back to the page. On a phone every station leads back. */
const alone = (panel: PanelId): Arrangement => everywhere({ middle: [panel] });

/** The page with a lesson in the story's place. */
const lesson: Arrangement = {
  wide: { ...full.wide, left: ['lesson', 'identities'] },
  narrow: { ...full.narrow, left: ['lesson', 'identities', 'inspector'] },
  phone: [{ ...learn, left: ['lesson'] }, ...stations],
};

export const arrangements: Readonly<Record<ArrangementId, Arrangement>> = {
  full,
  lesson,
  why: alone('why'),
  lessons: alone('lessons'),
  workshop: alone('workshop'),
  results: alone('results'),
  author: alone('author'),
  /** The picture and one sentence. */
  present: everywhere({ middle: ['picture'], under: ['present'] }),
};

/** The place in which a panel stands, or null where it isn't shown. */
export const placeOf = (places: Places, panel: PanelId): Place | null =>
  (Object.entries(places) as [Place, unknown][]).find(
    ([, panels]) => Array.isArray(panels) && panels.includes(panel),
  )?.[0] ?? null;
