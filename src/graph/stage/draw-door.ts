import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { stage as words } from '#words/stage.ts';
import { widthOf } from '../drawing/letter-widths.ts';
import { ellipse } from '../drawing/shapes.ts';
import type { Size } from '../picture/geometry.ts';
import type { Geometry } from './geometry.ts';
import { doorShapes, doorSign } from './door-shapes.ts';
import { card, fit, layer, type Layer, tone, write } from './layer.ts';
import type { LockPose, Pose } from './pose.ts';
import type { Stage, StageLock } from './stage.ts';

const body =
  'M-6.5 -1.5h13a1.6 1.6 0 0 1 1.6 1.6v8.3a1.6 1.6 0 0 1-1.6 1.6h-13a1.6 1.6 0 0 1-1.6-1.6v-8.3a1.6 1.6 0 0 1 1.6-1.6z';
const shackle = 'M-4.6 -1.5v-3.6a4.6 4.6 0 0 1 9.2 0v3.6';
const raised = 'M-4.6 -1.5v-5.4a4.6 4.6 0 0 1 9.2 0v1.4';
const tick = 'M-3.2 4.4l2.2 2.2 4.2-4.4';
const cross = 'M-2.6 1.8l5.2 5.2M2.6 1.8l-5.2 5.2';

/**
 * Draws a lock of the door: shut until its side has allowed the request. Its shape tells the state, and a colour
 * repeats it.
 */
export function drawLock(pose: LockPose, palette: Palette): Primitive[] {
  const decided = pose === 'open' || pose === 'shut';
  const colour = pose === 'open' ? palette.allow : pose === 'shut' ? palette.deny : palette.ink2;
  const [back, front] = decided ? [colour, palette.onEntity] : [palette.paper, colour];
  const glow = decided ? [filled(ellipse(52, 52), colour, { opacity: 0.18 })] : [];
  const free = pose === 'needless';
  const mark = pose === 'open' ? tick : pose === 'shut' ? cross : null;
  return [
    ...glow,
    filled(ellipse(38, 38), palette.canvas),
    filled(ellipse(35, 35), back),
    ...(decided ? [] : [stroked(ellipse(35, 35), colour, 2)]),
    stroked(pose === 'open' || free ? raised : shackle, front, 2.4),
    filled(body, front, free ? { opacity: 0.5 } : {}),
    ...(mark ? [stroked(mark, back, 2, { cap: 'round' })] : []),
    ...(pose === 'unknown' ? [write('?', 0, 4.4, palette.paper, { size: 14, weight: 800 })] : []),
  ];
}

/** Draws STS's door: the only way into the room of the roles. Its leaves swing inwards once both locks are open. */
export function drawDoor(pose: Pose, at: Geometry, palette: Palette): Layer[] {
  return [
    layer('door', doorShapes(at.door, { open: pose.door, frame: frameOf(pose, palette) }, palette)),
    layer('door-sign', doorSign(at.door, signOf(at), frameOf(pose, palette), palette)),
  ];
}

/** The size of the sign above the door. */
export const signOf = ({ narrow }: Pick<Geometry, 'narrow'>): Size =>
  narrow ? { width: 88, height: 34 } : { width: 100, height: 40 };

/** The colour of the door's frame: grey once it is shut again behind the hat. */
export const frameOf = ({ hat }: Pick<Pose, 'hat'>, palette: Palette): string =>
  hat.worn > 0.5 && hat.home < 1 ? palette.policy : palette.sts;

/** Draws the side that needs no lock. It says so when its turn comes. */
function plainJamb(
  lock: LockPose,
  x: number,
  { lockY, narrow }: Geometry,
  palette: Palette,
  pose: Pose,
): Layer[] {
  if (lock !== 'needless' || narrow || pose.hat.on > 0) return [];
  return [layer('no-lock', [write(words.noLock, x - 20, lockY, palette.ink2, { size: 15, anchor: 'end' })])];
}

/** A side of the door: its lock, the x of the lock, and the direction (−1 or 1) in which its party stands. */
interface Side {
  readonly side: 'permission' | 'trust';
  readonly number: string;
  readonly pose: { readonly lock: LockPose; readonly plate: number };
  readonly lock: StageLock | null;
  readonly x: number;
  readonly dir: -1 | 1;
}

/** The colours of a plate: the verdict's, once there is one. */
function plateColours(lock: LockPose, palette: Palette): { line: string; soft: string; ink: string } {
  if (lock !== 'open' && lock !== 'shut')
    return { line: palette.policyEdge, soft: palette.paper, ink: palette.ink };
  const { line, soft } = tone(palette, lock === 'open');
  return { line, soft, ink: line };
}

/** The plate beside a lock, as far as it has grown to `whole`: a number, the lock's name, and what was said. */
function plateItems(
  { number, pose: { lock: state, plate: grown }, x, dir }: Side,
  { title, text }: StageLock,
  whole: Size,
  lockY: number,
  palette: Palette,
): Primitive[] {
  const { line, soft, ink } = plateColours(state, palette);
  const said = fit(text, whole.width - 26, 14);
  // Only as wide as its words: beside the permission stands the caller's name.
  const full = Math.min(whole.width, Math.max(118, widthOf(said, 14, false) + 26));
  const width = 118 + (full - 118) * grown;
  const height = 34 + (whole.height - 34) * grown;
  const left = dir < 0 ? x - 24 - width : x + 24;
  return [
    ...card({ x: left, y: lockY - height / 2, width, height }, soft, line, 1.5, 9),
    write(number, left + 14, lockY - grown * 11, ink, { size: 15, weight: 700, anchor: 'start' }),
    write(title, left + 32, lockY - grown * 11, ink, { size: 15, weight: 700, anchor: 'start' }),
    ...(grown > 0.7 ? [write(said, left + 14, lockY + 12, palette.ink, { anchor: 'start' })] : []),
  ];
}

/** Draws one side of the door: its lock with the plate beside it, or only the lock's name if there is no room. */
function drawSide(
  own: Side,
  stage: Stage,
  pose: Pose,
  at: Geometry,
  palette: Palette,
  opacity: number,
): Layer[] {
  const { side, pose: said, lock, x, dir } = own;
  const { lockY, plate, narrow } = at;
  if (!lock) return plainJamb(said.lock, x, at, palette, pose);
  const shaking = said.lock === 'shut' ? pose.shake * 3 : 0;
  // Once the hat is outside, the door behind it is shut again.
  const padlock = layer(`lock-${side}`, drawLock(pose.hat.worn > 0.5 ? 'closed' : said.lock, palette), {
    x: x + shaking,
    y: lockY,
    scale: narrow ? 0.92 : 1.05,
    opacity,
  });
  const isDenied = stage.deny?.side === side && pose.deny > 0.5;
  if (plate && !isDenied && pose.door <= 0.02 && pose.hat.on <= 0)
    return [layer(`plate-${side}`, plateItems(own, lock, plate, lockY, palette), { opacity }), padlock];
  // On a phone there is no room for the name beside the hat and the key that come out of the door.
  const isBehind = narrow && dir < 0 && pose.hat.on > 0.02;
  const title = write(lock.title, x + dir * 26, lockY, plateColours(said.lock, palette).ink, {
    size: 15,
    weight: 700,
    anchor: dir < 0 ? 'end' : 'start',
  });
  const isNamed = pose.hat.worn <= 0.6 && !isBehind && !isDenied;
  return [layer(`plate-${side}`, isNamed ? [title] : [], { opacity }), padlock];
}

/** Draws the two locks, each on the side that its proof comes from, with the answer on a plate. */
export function drawLocks(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const { door } = at;
  const asked = pose.slip.travel > 0.6 ? 1 : pose.recede;
  if (asked <= 0.02) return [];
  const sides: readonly Side[] = [
    {
      side: 'permission',
      number: '2',
      pose: pose.permission,
      lock: stage.locks.permission,
      x: door.x + 2,
      dir: -1,
    },
    {
      side: 'trust',
      number: '1',
      pose: pose.trust,
      lock: stage.locks.trust,
      x: door.x + door.width - 2,
      dir: 1,
    },
  ];
  return sides.flatMap((side) => drawSide(side, stage, pose, at, palette, asked));
}
