import type { Point } from '../picture/geometry.ts';
import type { Box } from '../stage/geometry.ts';
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

/** Returns the request's place at each notch: before the first gate, behind each gate that it passes, at the thing. */
function stops({ gates, end }: GatesPicture, at: GatesGeometry): number[] {
  const behind = gates.map((_gate, i) => along(at, middleOf(at, i)) + (i === end ? -at.half : at.half));
  const first = along(at, middleOf(at, 0)) - at.half;
  return [first, ...behind, along(at, at.thing) - (at.isDown ? 33 : 54)];
}

/** Returns the place of the request, also between two notches. */
export function requestAt(picture: GatesPicture, at: GatesGeometry, notch: number): Point {
  const all = stops(picture, at);
  const before = Math.min(all.length - 1, Math.max(0, Math.floor(notch)));
  const from = all[before] ?? 0;
  const to = all[before + 1] ?? from;
  return pointAt(at, from + (to - from) * (notch - before));
}

/** Whether a gate has been asked at a notch: the request has reached the gate's middle. */
export const isLit = (gate: number, notch: number): boolean => notch >= gate + 0.5;

/**
 * A piece of the way that the request has gone: a policy allowed it there, no policy said anything, or it is unknown.
 */
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

/** Returns the way from the caller up to the request, gate by gate. */
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

/** The places of everything, in CSS pixels: the gates stand side by side, or one below the other if it is narrow. */
export interface GatesGeometry {
  readonly width: number;
  readonly height: number;
  /** The request runs downwards. */
  readonly isDown: boolean;
  readonly caller: Point;
  readonly thing: Point;
  readonly gates: readonly Box[];
  /** Half of the distance between two gates' middles. */
  readonly half: number;
  /** The line that the gates stand on; null where they stand below each other. */
  readonly ground: { readonly from: number; readonly to: number; readonly y: number } | null;
}

/** The least width at which the names of seven gates and what they say fit side by side. */
const narrowest = 700;
/** The least width at which their names alone do. */
export const narrowestNames = 540;

/** The height of a gate's row if the gates stand below each other, and the place of the first. */
export const rowHeight = 60;
export const firstRow = 56;

/** How far the timeline below gates that stand side by side may reach beyond them: the page's margin. */
export const timelineOver = 20;

function across(width: number, count: number): GatesGeometry {
  // The timeline has a notch before the first gate, and one behind the last.
  const side = width < 900 ? Math.max(70, Math.ceil((width - timelineOver * count) / (count + 2))) : 96;
  const pitch = (width - 2 * side) / count;
  const gateWidth = Math.min(64, Math.round(pitch * 0.52));
  const [top, bottom] = [26, 132];
  const gates = Array.from({ length: count }, (_none, i): Box => {
    const middle = side + pitch * (i + 0.5);
    return { x: middle - gateWidth / 2, y: top, width: gateWidth, height: bottom - top };
  });
  const y = 94;
  return {
    width,
    height: 138,
    isDown: false,
    caller: { x: 34, y },
    thing: { x: width - 34, y },
    gates,
    half: pitch / 2,
    ground: { from: side - 14, to: width - side + 14, y: bottom },
  };
}

function down(count: number): GatesGeometry {
  const x = 42;
  const gates = Array.from({ length: count }, (_none, i): Box => ({
    x: x - 23,
    y: firstRow + rowHeight * i + 11,
    width: 46,
    height: 38,
  }));
  const end = firstRow + rowHeight * count;
  return {
    width: 84,
    height: end + 56,
    isDown: true,
    caller: { x, y: 26 },
    thing: { x, y: end + 34 },
    gates,
    half: rowHeight / 2,
    ground: null,
  };
}

/**
 * The gates for a container so many CSS pixels wide; `least`: the width from which their words have room side by side.
 */
export const gatesFor = (width: number, count: number, least = narrowest): GatesGeometry =>
  width < least ? down(count) : across(width, count);
