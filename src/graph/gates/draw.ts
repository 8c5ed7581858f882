import { icons } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import type { Point } from '../picture/geometry.ts';
import { fit, layer, type Layer, write } from '../stage/layer.ts';
import type { GatesGeometry } from './geometry.ts';
import type { GatesPicture, DrawnDoor, DrawnGate, GateLook } from './picture.ts';
import { gone, isLit, requestAt, type Stretch } from './geometry.ts';
import type { Box } from '../stage/geometry.ts';

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** An opening with a round head, standing on the box's lower edge. */
function arch({ x, y, width, height }: Box): string {
  const r = Math.min(width / 2, height - 4);
  return `M${n(x)} ${n(y + height)}V${n(y + r)}A${n(width / 2)} ${n(r)} 0 0 1 ${n(x + width)} ${n(y + r)}V${n(y + height)}z`;
}

const tick = 'M-4.4 0.4l3 3 5.6-6';
const dash = 'M-4.5 0h9';
const cross = 'M-3.6 -3.6l7.2 7.2M3.6 -3.6l-7.2 7.2';

/** The verdict of a gate, at its head: the shape tells it, and a colour repeats it. */
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

/** Draws a gate's opening: its filling and its outline. */
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

/**
 * Returns the look of a gate that hasn't been asked yet: its answer stays hidden, but a gate that doesn't exist is
 * never drawn.
 */
const unlit = (look: GateLook): GateLook => (look === 'absent' ? 'absent' : 'silent');

/** The size of a badge on a gate with so many doors. */
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

/** Draws the openings of one gate. `lit`: the request has reached it. */
function drawGate(gate: DrawnGate, box: Box, lit: boolean, isDown: boolean, palette: Palette): Primitive[] {
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

/** Draws the verdicts of a gate's doors: above the way through it, or beside it if the way runs downwards. */
function drawBadges(gate: DrawnGate, box: Box, lit: boolean, isDown: boolean, palette: Palette): Primitive[] {
  const doors = doorsOf(gate, box, isDown);
  const size = badgeSize(doors.length, isDown);
  return doors.flatMap(({ box: { x, y, width, height }, look, denies }): Primitive[] => {
    const isSingle = doors.length === 1;
    const [left, top] = isDown && isSingle ? [x + width, y + height / 2] : [x + width / 2, y];
    if (denies && look === 'notAsked') return badge('shut', left, top, size - 3, palette);
    return lit ? badge(look, left, top, size, palette) : [];
  });
}

/** How wide a letter of the slip is. */
const mono = 8.4;

const line = (from: Point, to: Point): string =>
  `M${String(from.x)} ${String(from.y)}L${String(to.x)} ${String(to.y)}`;

/** Draws the caller and the thing asked for, at the two ends of the way. */
function ends({ caller, thing }: GatesPicture, at: GatesGeometry, palette: Palette): Primitive[] {
  const place = [at.thing.x, at.thing.y, 1] as const;
  return [
    filled(ellipse(40, 40), palette[caller.tone], { place: [at.caller.x, at.caller.y, 1] }),
    icon(icons[caller.icon], palette.onEntity, 21, at.caller.x, at.caller.y),
    filled(rectangle(36, 36, 7), palette.canvas, { place }),
    stroked(rectangle(36, 36, 7), palette.ink2, 3, { place }),
    icon(icons[thing.icon], palette.ink2, 20, at.thing.x, at.thing.y),
  ];
}

function stretch({ from, to, look }: Stretch, palette: Palette): Primitive[] {
  const d = line(from, to);
  if (look === 'solid') return [stroked(d, palette.allow, 4, { cap: 'round' })];
  const colour = look === 'open' ? palette.key : palette.policyEdge;
  return [stroked(d, colour, 3.5, { cap: 'round', dash: [0.5, 8] })];
}

/** Draws the request as a slip that goes from gate to gate, or as a dot if there is no room. */
function slip(picture: GatesPicture, at: GatesGeometry, notch: number, palette: Palette): Primitive[] {
  const { x, y } = requestAt(picture, at, notch);
  const gate = at.gates[0]?.width ?? 0;
  const room = at.isDown ? 76 : 2 * at.half - gate - 12;
  const text = fit(picture.asks, room - 6, 14, true);
  const width = Math.min(room, text.length * mono + 18);
  const height = at.isDown ? 22 : 30;
  const place = [x, y, 1] as const;
  if (width < 30) return [filled(ellipse(14, 14), palette.ink, { place })];
  return [
    filled(rectangle(width, height, 5), palette.paper, { place }),
    stroked(rectangle(width, height, 5), palette.ink, 1.5, { place }),
    write(text, x, y + 0.5, palette.ink, { size: 13.5, weight: 650, mono: true }),
  ];
}

/**
 * Draws the gates at one moment, bottom first: the request stands at a notch or is on the way to one, and all that it
 * has passed is lit. Names aren't drawn: they stand beside the gates as text.
 */
export function drawGates(
  picture: GatesPicture,
  notch: number,
  at: GatesGeometry,
  palette: Palette,
): Layer[] {
  const { ground } = at;
  const earth = ground
    ? [stroked(line({ x: ground.from, y: ground.y }, { x: ground.to, y: ground.y }), palette.policyEdge, 1.5)]
    : [];
  const ofEach = (draw: typeof drawGate): Primitive[] =>
    picture.gates.flatMap((gate, i) => {
      const box = at.gates[i];
      return box ? draw(gate, box, isLit(i, notch), at.isDown, palette) : [];
    });
  const ahead = stroked(line(at.caller, at.thing), palette.policyEdge, 2, { cap: 'round', dash: [0.5, 7] });
  return [
    layer('ground', [...earth, ahead]),
    layer('gates', ofEach(drawGate)),
    layer(
      'way',
      gone(picture, at, notch).flatMap((one) => stretch(one, palette)),
    ),
    layer('badges', ofEach(drawBadges)),
    layer('ends', ends(picture, at, palette)),
    layer('slip', slip(picture, at, notch, palette)),
  ];
}
