import type { Point } from '../picture/geometry.ts';
import type { GatesGeometry } from './geometry.ts';
import type { GateLook, GatesPicture } from './picture.ts';

/** The middle of a gate on the line that the request goes along. */
export function middleOf(at: GatesGeometry, gate: number): Point {
  const box = at.gates[gate];
  if (!box) return at.thing;
  return at.isDown
    ? { x: at.caller.x, y: box.y + box.height / 2 }
    : { x: box.x + box.width / 2, y: at.caller.y };
}

const along = (at: GatesGeometry, { x, y }: Point): number => (at.isDown ? y : x);
const pointAt = (at: GatesGeometry, place: number): Point =>
  at.isDown ? { x: at.caller.x, y: place } : { x: place, y: at.caller.y };

/** Where the request stands at each notch: before the first gate, behind each that it passes, at the thing. */
function stops({ gates, end }: GatesPicture, at: GatesGeometry): number[] {
  const behind = gates.map((_gate, i) => along(at, middleOf(at, i)) + (i === end ? -at.half : at.half));
  const first = along(at, middleOf(at, 0)) - at.half;
  return [first, ...behind, along(at, at.thing) - (at.isDown ? 33 : 54)];
}

/** Where the request is, between two notches too. */
export function requestAt(picture: GatesPicture, at: GatesGeometry, notch: number): Point {
  const all = stops(picture, at);
  const before = Math.min(all.length - 1, Math.max(0, Math.floor(notch)));
  const from = all[before] ?? 0;
  const to = all[before + 1] ?? from;
  return pointAt(at, from + (to - from) * (notch - before));
}

/** Whether a gate has been asked by that notch: from the moment on at which the request goes through it. */
export const isLit = (gate: number, notch: number): boolean => notch >= gate + 0.5;

/** A piece of the way that the request has gone: a policy allowed it there, no policy said anything, or it is unknown. */
export interface Stretch {
  readonly from: Point;
  readonly to: Point;
  readonly look: 'solid' | 'dotted' | 'open';
}

const looks: { readonly [L in GateLook]: Stretch['look'] } = {
  passed: 'solid',
  silent: 'dotted',
  shut: 'solid',
  unknown: 'open',
  absent: 'dotted',
  notAsked: 'dotted',
};

/** The way from the caller up to the request, gate by gate. */
export function gone(picture: GatesPicture, at: GatesGeometry, notch: number): Stretch[] {
  const head = along(at, requestAt(picture, at, notch));
  const stretches: { from: number; to: number; look: Stretch['look'] }[] = [];
  let done = along(at, at.caller) + 22;
  const add = (to: number, look: Stretch['look']): void => {
    const until = Math.min(to, head);
    if (until > done) stretches.push({ from: done, to: until, look });
    done = Math.max(done, until);
  };
  picture.gates.forEach(({ look }, i) => {
    const box = at.gates[i];
    if (!box) return;
    const [start, end] = at.isDown ? [box.y, box.y + box.height] : [box.x, box.x + box.width];
    add(start, 'solid');
    add(end, looks[look]);
  });
  add(along(at, at.thing) - 22, 'solid');
  return stretches.map(({ from, to, look }) => ({ from: pointAt(at, from), to: pointAt(at, to), look }));
}
