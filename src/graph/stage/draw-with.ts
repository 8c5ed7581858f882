import type { Palette } from '../drawing/palette.ts';
import { drawCaller, drawCarrier } from './draw-caller.ts';
import { drawDoor, drawLocks } from './draw-door.ts';
import { drawOwn } from './draw-own.ts';
import { drawRole, drawRoom, drawTrust } from './draw-room.ts';
import { drawKey } from './draw-key.ts';
import { drawHat, drawRolePage, drawSlip, drawWornLine } from './draw-travel.ts';
import type { Geometry } from './geometry.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';
import { stroked } from '../drawing/primitives.ts';
import { layer, type Layer, write } from './layer.ts';

export type Draws = (stage: Stage, pose: Pose, at: Geometry, palette: Palette) => Layer[];

/** Draws what not every request has on the stage: a refusal, policies that only limit, the session's first call. */
export interface Rare {
  readonly drawLimits: Draws;
  readonly drawDeny: Draws;
  readonly drawGhost: Draws;
  readonly drawCall: Draws;
}

/** Draws the stage at one moment, bottom first, with those of its rare parts that `rare` knows. */
export function drawWith(rare: Partial<Rare>, ...[stage, pose, at, palette]: Parameters<Draws>): Layer[] {
  const drawn = (part: keyof Rare): Layer[] => rare[part]?.(stage, pose, at, palette) ?? [];
  return [
    ...drawRoom(stage, pose, at, palette),
    ...drawRole(stage, pose, at, palette),
    ...drawBorder(stage, at, palette),
    ...drawOwn(stage, pose, at, palette),
    ...drawCaller(stage, pose, at, palette),
    ...drawWornLine(stage, pose, at, palette),
    ...drawCarrier(stage, pose, at, palette),
    ...drawDoor(pose, at, palette),
    ...drawTrust(stage, pose, at, palette),
    ...drawLocks(stage, pose, at, palette),
    ...drawn('drawLimits'),
    ...drawn('drawDeny'),
    ...drawSlip(stage, pose, at, palette),
    ...drawKey(stage, pose, at, palette),
    ...drawn('drawCall'),
    ...drawRolePage(stage, pose, at, palette),
    ...drawHat(stage, pose, at, palette),
    ...drawn('drawGhost'),
  ];
}

/**
 * Draws the border between two accounts: the caller and its policies are on its own side, the door is in the role's
 * account.
 */
function drawBorder(stage: Stage, at: Geometry, palette: Palette): Layer[] {
  const { elsewhere } = stage.caller;
  if (!elsewhere) return [];
  const { door, room, height, narrow } = at;
  const right = room.x - 12;
  const left = door.x - 12;
  const turn = door.y - 24;
  const bottom = height - 6;
  const line = narrow
    ? []
    : [
        stroked(
          `M8 6H${String(right - 8)}Q${String(right)} 6 ${String(right)} 14V${String(turn - 8)}Q${String(right)} ${String(turn)} ${String(right - 8)} ${String(turn)}H${String(left + 8)}Q${String(left)} ${String(turn)} ${String(left)} ${String(turn + 8)}V${String(bottom - 8)}Q${String(left)} ${String(bottom)} ${String(left - 8)} ${String(bottom)}H8Q1 ${String(bottom)} 1 ${String(bottom - 8)}V14Q1 6 8 6z`,
          palette.policyEdge,
          2,
          { dash: [7, 6] },
        ),
      ];
  const word = { weight: 650, anchor: 'start' } as const;
  return [
    layer('border', [
      ...line,
      write(elsewhere.from, narrow ? 6 : 10, narrow ? height - 8 : 24, palette.ink2, word),
      ...(narrow
        ? []
        : [
            // The roles for which there is no room are counted at the right.
            write(elsewhere.to, room.x + 12, bottom - 16, palette.ink2, word),
          ]),
    ]),
  ];
}
