import { themed } from '../../../../graph/drawing/themed.ts';
import { drawWith, type Rare } from '../../../../graph/stage/draw-with.ts';
import { fitIn, narrowFor } from '../../../../graph/stage/geometry.ts';
import { poseOf } from '../../../../graph/stage/pose.ts';
import type { Stage } from '../../../../graph/stage/stage.ts';
import { type Drawing } from './drawing.ts';

/** The stage, without the button of a refused one, as it stands at a notch, with the rare parts that it may have there: before its first step it has none. */
export const stageDrawing =
  (stage: Stage, notch = 0, rare: Partial<Rare> = {}): Drawing =>
  (size) => {
    const place = narrowFor(size.width, 0);
    const { x, y, scale } = fitIn(size, place);
    const pose = poseOf(stage, notch, 1, notch === 0 ? 0 : 1);
    return {
      layers: drawWith(rare, stage, pose, place, themed),
      size,
      at: { x, y, zoom: scale },
    };
  };
