import type { NodeAppearance } from '../drawing/node-appearance.ts';
import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { icons } from '../drawing/icons.ts';
import { stage as words } from '#words/stage.ts';
import { ellipse, rectangle } from '../drawing/shapes.ts';
import { between, type Curve, partOf } from './curve.ts';
import type { Geometry } from './geometry.ts';
import { fit, layer, type Layer, write } from './layer.ts';
import { pointer, pointerSize } from './pointer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

/** The kind of node that the caller looks like. */
export const callerKinds: { readonly [K in Stage['caller']['kind']]: NodeAppearance['kind'] } = {
  user: 'user',
  root: 'root',
  service: 'service',
  account: 'account',
  session: 'user',
  person: 'identity',
  unknown: 'anyone',
};

/** The token of an identity provider, which the caller shows instead of a key. */
const token = (palette: Palette): Primitive[] => [
  filled(rectangle(46, 34, 7), palette.paper),
  stroked(rectangle(46, 34, 7), palette.key, 2.2),
  icon(icons.badgeOfOther, palette.key, 25),
];

/**
 * Splits a session's name that is too long for one line: the role above, the rest below. Null if one line is enough.
 */
function inTwo(name: string, room: number, at: Geometry, y: number, palette: Palette): Primitive[] | null {
  const { caller, narrow } = at;
  const size = narrow ? 16 : 18;
  if (fit(name, room, size, false, true) === name) return null;
  const [role = '', ...rest] = name.split('/');
  // On a phone it begins at the edge: the door is near.
  const [x, anchor] = narrow ? [8, 'start' as const] : [caller.x, 'middle' as const];
  const width = narrow ? 176 : 196;
  return [
    write(fit(`${role}/`, width, size, false, true), x, y, palette.ink, { size, weight: 700, anchor }),
    write(fit(rest.join('/'), width, 14), x, y + 20, palette.ink, { anchor }),
  ];
}

/** Returns how far the hat is on the caller's head, 0 to 1: it decreases again on its way home. */
const wornIn = ({ hat }: Pose): number => hat.worn * (1 - hat.home);

/** The line from the key to its owner. */
export const keyWay = ({ key, caller }: Geometry): Curve => {
  const [from, to] = [
    { x: key.x + 26, y: key.y },
    { x: caller.x - 34, y: key.y },
  ];
  return [from, between(from, to, 1 / 3), between(from, to, 2 / 3), to];
};

/** The key or the token that the request is signed with. It makes room while the hat is worn. */
function drawCredential({ credential }: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { kind, label } = credential;
  if (kind === 'none') return [];
  const { key, keyLabel, oldKey, narrow } = at;
  const worn = wornIn(pose);
  const moved = { x: key.x + (oldKey.x - key.x) * worn, y: key.y + (oldKey.y - key.y) * worn };
  const labelled = { x: keyLabel.x + (moved.x - key.x), y: keyLabel.y + (moved.y - key.y) };
  const faded = 1 - 0.5 * Math.max(worn, pose.permission.lit * 0.8);
  // The token was only for STS: it isn't kept.
  const stays = !narrow && kind !== 'token';
  const opacity = stays ? faded : faded * (1 - worn);
  return [
    ...(narrow || worn > 0.1
      ? []
      : [layer('key-line', [stroked(partOf(keyWay(at)), palette.key, 2.6)], { opacity: faded })]),
    layer('key', kind === 'token' ? token(palette) : drawAppearance(plainAppearance(kind), palette), {
      x: moved.x,
      y: moved.y,
      opacity,
    }),
    layer(
      'key-label',
      [
        write(fit(label, 90, 14, true), labelled.x, labelled.y, palette.ink2, {
          mono: true,
          anchor: narrow ? 'start' : 'middle',
        }),
      ],
      { opacity: opacity * (narrow ? 1 - pose.slip.on : 1) },
    ),
  ];
}

/** The caller's own name. */
function ownName(stage: Stage, pose: Pose, at: Geometry, y: number, palette: Palette): Primitive {
  const { caller, narrow } = at;
  const { name } = stage.caller;
  // Beside the plate of the lock there is room only at the left.
  const isLong = !narrow && stage.locks.permission !== null && name.length > 8;
  const size = narrow ? 16 : 18;
  // On a phone the new key comes down beside it.
  const onPhone = pose.key.on > 0 ? 82 : 116;
  const onDesktop = isLong ? 178 : 192;
  const text = fit(name, narrow ? onPhone : onDesktop, size, false, true);
  return write(text, caller.x + (isLong ? 34 : 0), y, palette.ink, {
    size,
    weight: 700,
    anchor: isLong ? 'end' : 'middle',
  });
}

/** The session's name while the hat is worn, and below it the hat that its wearer had on before. */
function wornName(stage: Stage, at: Geometry, y: number, palette: Palette): Primitive[] {
  const { caller, narrow } = at;
  const { sessionName } = stage;
  const { hat } = stage.caller;
  const size = narrow ? 16 : 18;
  const room = narrow ? 116 : 180;
  const split = inTwo(sessionName, room, at, y, palette);
  const name = split ?? [
    write(fit(sessionName, room, size, false, true), caller.x, y, palette.ink, {
      size,
      weight: 700,
      anchor: 'middle',
    }),
  ];
  if (hat === null || narrow) return name;
  return [...name, write(fit(words.wearing(hat), 150, 14), caller.x, y + (split ? 42 : 21), palette.role)];
}

/** The caller, and what the request is signed with. */
export function drawCaller(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { caller, callerScale } = at;
  const worn = wornIn(pose);
  const isWorn = worn > 0.5;
  const radius = at.ringRadius * worn;
  const half = 34 * (callerScale / 1.42);
  // Close to the caller, so that its letters' feet are clear of the lock's plate.
  const nameY = caller.y + Math.max(half + (at.narrow ? 22 : 18), radius + 22);
  const ground = filled(ellipse(2 * radius - 8, 2 * radius - 8), palette.role, {
    place: [caller.x, caller.y, 1],
    opacity: 0.07 * worn,
  });
  const name = isWorn ? wornName(stage, at, nameY, palette) : [ownName(stage, pose, at, nameY, palette)];
  const isYou = stage.you === (isWorn ? 'wearer' : 'caller');
  return [
    ...drawCredential(stage, pose, at, palette),
    ...(worn > 0.05 ? [layer('session-shape', [ground])] : []),
    layer('caller', drawAppearance(plainAppearance(callerKinds[stage.caller.kind]), palette), {
      x: caller.x,
      y: caller.y,
      scale: callerScale - 0.16 * worn,
    }),
    layer('caller-name', name),
    ...badge(stage, at, palette),
    ...(isYou ? [drawYou(at, Math.max(half, radius), palette)] : []),
  ];
}

/**
 * Draws the mark “you”: at the upper left of whoever acts, as in the account's picture. Where the scene's edge is near, it
 * stands at that, and as much higher as it takes to be clear of the ring. `radius` is that of the shape, or of the ring
 * around it.
 */
function drawYou({ caller }: Geometry, radius: number, palette: Palette): Layer {
  const size = 15;
  const [width, height] = pointerSize(size);
  const port = 0.72 * radius;
  const x = caller.x - port - width / 2;
  const within = Math.max(x, width / 2 + 3);
  const y = caller.y - port - height / 2 - 0.55 * size - 0.4 * (within - x);
  return layer('you', pointer(size, palette, 'corner'), { x: within, y });
}

/** Draws the small hat of a session, which it keeps beside the next one that it puts on. */
function badge({ caller: { hat } }: Stage, { caller, narrow }: Geometry, palette: Palette): Layer[] {
  if (hat === null) return [];
  return [
    layer(
      'first-hat',
      [
        filled(ellipse(34, 34), palette.paper),
        stroked(ellipse(34, 34), palette.role, 2.2, { dash: [5, 3.5] }),
        icon(icons.hat, palette.role, 21),
      ],
      { x: caller.x - (narrow ? 24 : 30), y: caller.y + (narrow ? 20 : 26), scale: narrow ? 0.8 : 1 },
    ),
  ];
}

/** Draws a pool that asks STS on somebody's behalf. It moves aside once the hat comes out. */
export function drawCarrier(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const opacity = 1 - pose.hat.on;
  if (stage.carrier === null || opacity <= 0.01) return [];
  const { caller, callerScale, carrier, narrow } = at;
  const from = caller.x + 24 * callerScale + 4;
  return [
    layer(
      'carrier-line',
      [
        stroked(
          `M${String(from)} ${String(caller.y)}L${String(carrier.x - 22)} ${String(carrier.y)}`,
          palette.user,
          2,
        ),
      ],
      { opacity },
    ),
    layer('carrier', drawAppearance(plainAppearance('identityPool'), palette), {
      x: carrier.x,
      y: carrier.y,
      scale: narrow ? 1 : 1.25,
      opacity,
    }),
    layer(
      'carrier-name',
      [
        write(stage.carrier, carrier.x, carrier.y + (narrow ? 28 : 36), palette.ink, {
          size: narrow ? 14 : 15,
        }),
      ],
      { opacity },
    ),
  ];
}
