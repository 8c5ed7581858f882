import { icons } from '../drawing/icons.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import type { Point } from '../picture/geometry.ts';
import { fit, layer, type Layer, write } from '../stage/layer.ts';
import { drawBadges, drawGate } from './draw-gate.ts';
import type { GatesGeometry } from './geometry.ts';
import type { GatesPicture } from './picture.ts';
import { gone, isLit, requestAt, type Stretch } from './way.ts';

/** How wide a letter of the slip is. */
const mono = 8.4;

const line = (from: Point, to: Point): string =>
  `M${String(from.x)} ${String(from.y)}L${String(to.x)} ${String(to.y)}`;

/** Who asks and what is asked for, at both ends. */
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

/** What is asked, as a slip that goes from gate to gate; where there is no room, a dot. */
function slip(picture: GatesPicture, at: GatesGeometry, notch: number, palette: Palette): Primitive[] {
  const { x, y } = requestAt(picture, at, notch);
  const gate = at.gates[0]?.width ?? 0;
  const room = at.isDown ? 76 : 2 * at.half - gate - 12;
  const text = fit(picture.asks, room - 12, 14, true);
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
 * The gates at one moment, bottom first: the request stands at a notch, or on the way to one, and what it has passed
 * is lit. Names are not drawn: they stand beside the gates as text.
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
