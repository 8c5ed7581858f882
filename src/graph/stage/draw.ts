import { drawCall } from './draw-call.ts';
import { drawDeny, drawGhost, drawLimits } from './draw-refused.ts';
import { type Draws, drawWith, type Rare } from './draw-with.ts';

const all: Rare = { drawLimits, drawDeny, drawGhost, drawCall };

/** Draws the stage at one moment, bottom first. Pure: the page and the saved pictures draw the same. */
export const drawStage: Draws = (stage, pose, at, palette) => drawWith(all, stage, pose, at, palette);
