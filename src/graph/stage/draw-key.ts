import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Point } from '../picture/geometry.ts';
import { filled, type Primitive, stroked } from '../drawing/primitives.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import { arc, between } from './curve.ts';
import type { Geometry } from './geometry.ts';
import { fit, layer, type Layer, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

const shards = [
  [-13, -5, -0.5],
  [-6, -8, 0.3],
  [2, -6, -0.2],
  [9, -4, 0.6],
  [14, 1, -0.4],
  [7, 5, 0.5],
  [0, 6, -0.6],
  [-8, 5, 0.4],
  [-14, 3, -0.3],
] as const;

/** A limit on the session's length that the role doesn't set, on a label below the ring. */
const mostly = (text: string, { x, y }: Point, radius: number, palette: Palette): Primitive[] => [
  filled(rectangle(96, 24, 8), palette.paper, { place: [x, y + radius + 22, 1] }),
  write(text, x, y + radius + 22, palette.ink, { weight: 650 }),
];

/**
 * Draws the temporary key and the ring of its time: both come with the hat. When the key expires, an empty ring and
 * shards stay.
 */
export function drawKey(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { ring, key } = pose;
  const { caller, newKey, landing, door, narrow } = at;
  const layers: Layer[] = [];
  const worn = key.worn;
  const hung = { x: door.x + door.width / 2, y: door.y + door.height * 0.28 };
  const dropped = between({ x: landing.x, y: landing.y + 44 }, newKey, key.on);
  const gone = pose.hat.home;
  const live = key.on > 0 ? between(between(hung, dropped, key.on), caller, worn) : hung;
  const centre = between(live, at.rubble, gone);
  const lent =
    (narrow ? 24 : 30) +
    ((narrow ? 30 : 42) - (narrow ? 24 : 30)) * key.on +
    (at.ringRadius - (narrow ? 30 : 42)) * worn;
  const radius = lent + ((narrow ? 19 : 28) - lent) * gone;
  if (ring.on > 0.01) {
    const colour = ring.refused ? palette.deny : palette.role;
    layers.push(
      layer(
        'ring',
        [
          ...(worn < 0.5
            ? [
                filled(ellipse(2 * radius, 2 * radius), palette.paper, {
                  place: [centre.x, centre.y, 1],
                  opacity: 0.94,
                }),
              ]
            : []),
          stroked(ellipse(2 * radius, 2 * radius), colour, 6 - 2 * gone, {
            place: [centre.x, centre.y, 1],
            opacity: 0.18 + 0.14 * gone,
          }),
          ...(ring.wound > 0
            ? [
                stroked(arc(centre, ring.refused ? radius * 1.7 : radius, ring.wound), colour, 6, {
                  cap: 'round',
                }),
              ]
            : []),
          ...(key.on < 0.1
            ? [
                write(stage.length, centre.x, centre.y, palette.ink, { size: 15, weight: 700 }),
                ...(stage.atMost === null || narrow ? [] : mostly(stage.atMost, centre, radius, palette)),
              ]
            : []),
        ],
        { opacity: ring.on },
      ),
    );
  }
  if (!stage.issued || key.on <= 0.01) return layers;
  const side = { x: at.key.x, y: narrow ? at.key.y : at.caller.y - 14 };
  const broken = key.broken;
  const fallen = between(between(dropped, side, worn), at.rubble, gone);
  const fall = 24 * broken * (1 - gone);
  const spot = { x: fallen.x, y: fallen.y + fall };
  const beside = narrow && worn > 0.5;
  const label = beside
    ? { x: spot.x + 70, y: spot.y - fall }
    : { x: spot.x, y: spot.y - fall + (worn > 0.5 ? 28 + 18 * gone : narrow ? 46 : 62) };
  const drawing = drawAppearance(plainAppearance('temporaryKey'), palette);
  if (broken > 0.02) {
    layers.push(
      layer(
        'key-shards',
        shards.map(([dx, dy, turn]) =>
          filled('M-4 -3l6 -1 2 5 -6 2z', palette.key, {
            place: [spot.x + dx * (1 + 0.4 * broken), spot.y + dy * (1 + broken * (0.4 + turn)), 1],
          }),
        ),
        { opacity: 1 - 0.6 * broken },
      ),
    );
  } else layers.push(layer('key-new', drawing, { x: spot.x, y: spot.y, opacity: key.on, scale: 1.15 }));
  layers.push(
    layer(
      'key-new-label',
      [
        write(
          fit(stage.issued.key, 110, 14, true),
          label.x,
          label.y,
          gone > 0.5 ? palette.ink2 : palette.ink,
          { size: 14, mono: true, weight: gone > 0.5 ? 400 : 700 },
        ),
        ...(worn < 0.5 && !narrow ? [write(stage.issued.lasts, label.x, label.y + 20, palette.ink2)] : []),
      ],
      // On a phone the first call covers it.
      { opacity: narrow ? key.on * (1 - pose.call) : key.on },
    ),
  );
  return layers;
}
