import { themed } from '../../../../graph/drawing/themed.ts';
import { arrange } from '../../../../graph/goals/arrange.ts';
import { drawGoals } from '../../../../graph/goals/draw.ts';
import { goalsViewport } from '../../../../graph/goals/viewport.ts';
import { toldMiddle } from '../../../panels/learning/lesson/goals/goal-sentences.ts';
import type { ToldPicture } from '../../../panels/learning/lesson/goals/goal-picture.ts';
import type { Drawing } from './drawing.ts';
import { layersOf } from './layers-of.ts';

/** The pictures of a lesson's goals at the start, now and at the goal: the second is drawn, among the others' places. */
export const goalsDrawing =
  (pictures: readonly [ToldPicture, ToldPicture, ToldPicture]): Drawing =>
  (size) => {
    const [, now] = pictures;
    const [, arranged] = arrange(pictures, size);
    if (!arranged) return null;
    const at = goalsViewport(arranged.bounds, size, toldMiddle(now, arranged));
    return { layers: layersOf(drawGoals(now, arranged, themed)), size, at };
  };
