import type { Palette } from '../drawing/palette.ts';
import { drawCaller } from './draw-caller.ts';
import { drawCarrier } from './draw-carrier.ts';
import { drawBorder } from './draw-border.ts';
import { drawCall } from './draw-call.ts';
import { drawDoor, drawLocks } from './draw-door.ts';
import { drawOwn } from './draw-own.ts';
import { drawDeny, drawGhost, drawLimits } from './draw-refused.ts';
import { drawRole, drawRoom, drawTrust } from './draw-room.ts';
import { drawKey } from './draw-key.ts';
import { drawHat, drawRolePage, drawSlip, drawWornLine } from './draw-travel.ts';
import type { Geometry } from './geometry.ts';
import type { Layer } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

/** The stage at one moment, bottom first. Pure data: the page and the pictures that are saved draw the same. */
export function drawStage(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
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
    ...drawLimits(stage, pose, at, palette),
    ...drawDeny(stage, pose, at, palette),
    ...drawSlip(stage, pose, at, palette),
    ...drawKey(stage, pose, at, palette),
    ...drawCall(stage, pose, at, palette),
    ...drawRolePage(stage, pose, at, palette),
    ...drawHat(stage, pose, at, palette),
    ...drawGhost(stage, pose, at, palette),
  ];
}
