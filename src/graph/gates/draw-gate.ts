import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import type { Box } from '../stage/geometry.ts';
import { write } from '../stage/layer.ts';
import type { DrawnDoor, DrawnGate, GateLook } from './picture.ts';

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** An opening with a round head, standing on the box's lower edge. */
function arch({ x, y, width, height }: Box): string {
  const r = Math.min(width / 2, height - 4);
  return `M${n(x)} ${n(y + height)}V${n(y + r)}A${n(width / 2)} ${n(r)} 0 0 1 ${n(x + width)} ${n(y + r)}V${n(y + height)}z`;
}

const tick = 'M-4.4 0.4l3 3 5.6-6';
const dash = 'M-4.5 0h9';
const cross = 'M-3.6 -3.6l7.2 7.2M3.6 -3.6l-7.2 7.2';

/** What is said of a gate, at its head: a shape, which a colour repeats. */
function badge(look: GateLook, x: number, y: number, size: number, palette: Palette): Primitive[] {
  const place = [x, y, size / 20] as const;
  const ring = (colour: string): Primitive[] => [
    filled(ellipse(20, 20), palette.paper, { place }),
    stroked(ellipse(19, 19), colour, 2, { place }),
  ];
  const sign = (d: string, colour: string): Primitive => stroked(d, colour, 2, { place, cap: 'round' });
  switch (look) {
    case 'passed':
      return [...ring(palette.allow), sign(tick, palette.allow)];
    case 'silent':
      return [...ring(palette.policyEdge), sign(dash, palette.ink2)];
    case 'shut':
      return [filled(ellipse(23, 23), palette.deny, { place }), sign(cross, palette.onEntity)];
    case 'unknown':
      return [...ring(palette.key), write('?', x, y + 0.5, palette.key, { size: size * 0.68, weight: 750 })];
    case 'absent':
    case 'notAsked':
      return [];
  }
}

/** The hole of a lock that stayed shut. */
const keyhole = (x: number, y: number, colour: string): Primitive[] => {
  const place = [x, y, 1] as const;
  return [
    filled(ellipse(13, 13), colour, { place: [x, y - 5, 1] }),
    filled('M-3 -2h6l2.6 15.5h-11.2z', colour, { place }),
  ];
};

/** How a gate's opening looks: its filling and its outline. */
function opening(look: GateLook, box: Box, palette: Palette): Primitive[] {
  const d = arch(box);
  switch (look) {
    case 'passed':
      return [filled(d, palette.allowSoft), stroked(d, palette.allow, 2)];
    case 'shut':
      return [filled(d, palette.denySoft), stroked(d, palette.deny, 2.5)];
    case 'silent':
      return [filled(d, palette.paper), stroked(d, palette.policyEdge, 2)];
    case 'unknown':
      return [filled(d, palette.paper), stroked(d, palette.key, 2.2, { dash: [7, 3] })];
    case 'absent':
    case 'notAsked':
      return [stroked(d, palette.policyEdge, 1.8, { dash: [3, 4] })];
  }
}

/** A bar across the way, on the side from which the request comes. */
function bar({ x, y, width, height }: Box, isDown: boolean, palette: Palette): Primitive {
  return isDown
    ? filled(rectangle(width - 6, 5, 2.5), palette.deny, { place: [x + width / 2, y - 16, 1] })
    : filled(rectangle(5, 44, 2.5), palette.deny, { place: [x - 5, y + height - 38, 1] });
}

/** The doors side by side within the gate's box: each level of an organization is one. */
function doorBoxes({ x, y, width, height }: Box, count: number, isDown: boolean): Box[] {
  const wide = count > 1 ? width + Math.min(isDown ? 16 : 46, (count - 1) * 18) : width;
  const gap = count > 1 ? 2.5 : 0;
  const each = (wide - gap * (count - 1)) / count;
  const left = x - (wide - width) / 2;
  const top = count > 1 ? height * 0.14 : 0;
  return Array.from({ length: count }, (_none, i) => ({
    x: left + (each + gap) * i,
    y: y + top,
    width: each,
    height: height - top,
  }));
}

/** Not yet asked: the answer isn't given away, but a gate that doesn't exist is never drawn. */
const unlit = (look: GateLook): GateLook => (look === 'absent' ? 'absent' : 'silent');

/** How large a badge is on doors of that many. */
const badgeSize = (count: number, isDown: boolean): number =>
  count > 3 ? 13 : count > 1 ? 16 : isDown ? 17 : 21;

interface Shown extends DrawnDoor {
  readonly box: Box;
}

function doorsOf(gate: DrawnGate, box: Box, isDown: boolean): Shown[] {
  const doors = gate.doors.length > 0 ? gate.doors : [gate];
  const boxes = doorBoxes(box, doors.length, isDown);
  return doors.map(({ look, denies }, i) => ({ look, denies, box: boxes[i] ?? box }));
}

/** One gate's openings. `lit`: the request has come to it. */
export function drawGate(
  gate: DrawnGate,
  box: Box,
  lit: boolean,
  isDown: boolean,
  palette: Palette,
): Primitive[] {
  return doorsOf(gate, box, isDown).flatMap(({ box: one, look }): Primitive[] => {
    const shown = lit || look === 'notAsked' ? look : unlit(look);
    const shut = lit && look === 'shut';
    const middle = one.x + one.width / 2;
    return [
      ...opening(shown, one, palette),
      ...(shut && one.width > 18 ? keyhole(middle, one.y + one.height * 0.62, palette.deny) : []),
      ...(shut ? [bar(one, isDown, palette)] : []),
    ];
  });
}

/** What is said of a gate, above the way that goes through it. Where that runs downwards, beside it. */
export function drawBadges(
  gate: DrawnGate,
  box: Box,
  lit: boolean,
  isDown: boolean,
  palette: Palette,
): Primitive[] {
  const doors = doorsOf(gate, box, isDown);
  const size = badgeSize(doors.length, isDown);
  return doors.flatMap(({ box: { x, y, width, height }, look, denies }): Primitive[] => {
    const isSingle = doors.length === 1;
    const [left, top] = isDown && isSingle ? [x + width, y + height / 2] : [x + width / 2, y];
    if (denies && look === 'notAsked') return badge('shut', left, top, size - 3, palette);
    return lit ? badge(look, left, top, size, palette) : [];
  });
}
