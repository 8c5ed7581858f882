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

/** Returns the place of the key on its way from the door down to its place beside its caller. */
const droppedIn = ({ key }: Pose, { landing, newKey }: Geometry): Point =>
  between({ x: landing.x, y: landing.y + 44 }, newKey, key.on);

/** Returns the ring's radius: it grows on the way to the hat's wearer, and is small among the shards. */
function radiusOf({ key, hat }: Pose, { ringRadius, narrow }: Geometry): number {
  const [hung, landed, left] = narrow ? [24, 30, 19] : [30, 42, 28];
  const lent = hung + (landed - hung) * key.on + (ringRadius - landed) * key.worn;
  return lent + (left - lent) * hat.home;
}

/** The ring of the session's time, with how long that is until the key comes. */
function drawRing(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { ring, key } = pose;
  if (ring.on <= 0.01) return [];
  const { caller, door, narrow } = at;
  const hung = { x: door.x + door.width / 2, y: door.y + door.height * 0.28 };
  const dropped = droppedIn(pose, at);
  const gone = pose.hat.home;
  const live = key.on > 0 ? between(between(hung, dropped, key.on), caller, key.worn) : hung;
  const centre = between(live, at.rubble, gone);
  const radius = radiusOf(pose, at);
  const colour = ring.refused ? palette.deny : palette.role;
  const circle = ellipse(2 * radius, 2 * radius);
  const place = [centre.x, centre.y, 1] as const;
  const wound = arc(centre, ring.refused ? radius * 1.7 : radius, ring.wound);
  const length = [
    write(stage.length, centre.x, centre.y, palette.ink, { size: 15, weight: 700 }),
    ...(stage.atMost === null || narrow ? [] : mostly(stage.atMost, centre, radius, palette)),
  ];
  return [
    layer(
      'ring',
      [
        ...(key.worn < 0.5 ? [filled(circle, palette.paper, { place, opacity: 0.94 })] : []),
        stroked(circle, colour, 6 - 2 * gone, { place, opacity: 0.18 + 0.14 * gone }),
        ...(ring.wound > 0 ? [stroked(wound, colour, 6, { cap: 'round' })] : []),
        ...(key.on < 0.1 ? length : []),
      ],
      { opacity: ring.on },
    ),
  ];
}

/** The place of the temporary key beside whoever wears the hat. */
export const wornKeyAt = ({ key, caller, narrow }: Geometry): Point => ({
  x: key.x,
  y: narrow ? key.y : caller.y - 14,
});

/** The temporary key, whole or in shards, and its label. */
function drawTemporaryKey(
  issued: NonNullable<Stage['issued']>,
  pose: Pose,
  at: Geometry,
  palette: Palette,
): Layer[] {
  const { on, worn, broken } = pose.key;
  const { narrow } = at;
  const gone = pose.hat.home;
  const side = wornKeyAt(at);
  const fallen = between(between(droppedIn(pose, at), side, worn), at.rubble, gone);
  const fall = 24 * broken * (1 - gone);
  const spot = { x: fallen.x, y: fallen.y + fall };
  const below = narrow ? 46 : 62;
  const label =
    narrow && worn > 0.5
      ? { x: spot.x + 70, y: spot.y - fall }
      : { x: spot.x, y: spot.y - fall + (worn > 0.5 ? 28 + 18 * gone : below) };
  const shape =
    broken > 0.02
      ? layer('key-shards', shardsAt(spot, broken, palette), { opacity: 1 - 0.6 * broken })
      : layer('key-new', drawAppearance(plainAppearance('temporaryKey'), palette), {
          x: spot.x,
          y: spot.y,
          opacity: on,
          scale: 1.15,
        });
  const [ink, weight] = gone > 0.5 ? [palette.ink2, 400] : [palette.ink, 700];
  return [
    shape,
    layer(
      'key-new-label',
      [
        write(fit(issued.key, 110, 14, true), label.x, label.y, ink, { size: 14, mono: true, weight }),
        ...(worn < 0.5 && !narrow ? [write(issued.lasts, label.x, label.y + 20, palette.ink2)] : []),
      ],
      // On a phone the first call covers it.
      { opacity: narrow ? on * (1 - pose.call) : on },
    ),
  ];
}

const shardsAt = ({ x, y }: Point, broken: number, palette: Palette): Primitive[] =>
  shards.map(([dx, dy, turn]) =>
    filled('M-4 -3l6 -1 2 5 -6 2z', palette.key, {
      place: [x + dx * (1 + 0.4 * broken), y + dy * (1 + broken * (0.4 + turn)), 1],
    }),
  );

/**
 * Draws the temporary key and the ring of its time: both come with the hat. When the key expires, an empty ring and
 * shards stay.
 */
export function drawKey(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const key = stage.issued && pose.key.on > 0.01 ? drawTemporaryKey(stage.issued, pose, at, palette) : [];
  return [...drawRing(stage, pose, at, palette), ...key];
}
