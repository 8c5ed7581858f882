import type { Flow, FlowColumn } from '../flow.ts';

/** The columns side by side: groups and roles share one, and so do users and those who may put on roles. */
export const places = ['keys', 'users', 'middle', 'policies'] as const;
type Place = (typeof places)[number];

export const placeOf: { readonly [C in FlowColumn]: Place } = {
  keys: 'keys',
  users: 'users',
  who: 'users',
  groups: 'middle',
  own: 'middle',
  roles: 'middle',
  policies: 'policies',
};

export interface Span {
  readonly x: number;
  readonly width: number;
}

export type Spans = Readonly<Record<Place, Span>>;

/** The room of a flow, in CSS pixels, and how much of the flow is drawn in it. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** Only bars and bands, for a strip or a small picture. */
  readonly isBare: boolean;
  /** It shows a part of the account, with more words for each thing. */
  readonly isPart: boolean;
  /** It is used with fingers: rows are taller if there is room. */
  readonly isTouch?: boolean;
}

/** The least width for words and a margin. */
const leastWords = 300;
/** Below this width there is no room for keys, and names are short. */
const narrowBelow = 560;
export const isNarrow = ({ width, isBare }: Room): boolean =>
  width < narrowBelow && !(isBare && width < leastWords);

const preferred = {
  whole: { keys: 100, users: 162, middle: 172, policies: 178 },
  part: { keys: 96, users: 214, middle: 166, policies: 206 },
  roles: { keys: 96, users: 150, middle: 230, policies: 206 },
} as const;
const gapWeights = { keys: 0.7, users: 1.2, middle: 1.3 } as const;
const leastGap = 30;
const mostGrowth = 1.3;

/** Returns the left edge and the width of each column. They use the whole width. */
export function spansIn(flow: Flow, room: Room): Spans {
  const { width } = room;
  const hasKeys = flow.blocks.some(({ column }) => column === 'keys') && !isNarrow(room);
  if (isNarrow(room)) return narrow(width);
  const margin = room.width < leastWords ? 0 : 16;
  const free = Math.max(240, width - 2 * margin);
  const hasUsers = flow.blocks.some(({ column }) => column === 'users');
  const wanted = preferred[!room.isPart ? 'whole' : hasUsers ? 'part' : 'roles'];
  const shown = places.filter((place) => place !== 'keys' || hasKeys);
  const sum = shown.reduce((total, place) => total + wanted[place], 0);
  const gaps = shown.slice(0, -1).filter((place) => place !== 'policies');
  const leastGaps = gaps.length * leastGap;
  const growth = Math.min(mostGrowth, Math.max(0, (free - leastGaps * 2) / sum));
  const scale = Math.min(Math.max(growth, 0), mostGrowth);
  const weights = gaps.reduce((total, place) => total + gapWeights[place], 0);
  const room4gaps = free - sum * scale;
  const nowhere: Span = { x: margin, width: 0 };
  const spans = { keys: nowhere, users: nowhere, middle: nowhere, policies: nowhere };
  let x = margin;
  for (const place of shown) {
    const span = { x, width: wanted[place] * scale };
    spans[place] = span;
    const gap = place === 'policies' ? 0 : (room4gaps * gapWeights[place]) / weights;
    x += span.width + gap;
  }
  return spans;
}

function narrow(width: number): Spans {
  const margin = 8;
  const free = width - 2 * margin;
  const [users, middle, policies] = [free * 0.26, free * 0.34, free * 0.3];
  const gap = (free - users - middle - policies) / 2;
  return {
    keys: { x: margin, width: 0 },
    users: { x: margin, width: users },
    middle: { x: margin + users + gap, width: middle },
    policies: { x: margin + users + middle + 2 * gap, width: policies },
  };
}
