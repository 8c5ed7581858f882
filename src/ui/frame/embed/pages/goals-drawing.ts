import { themed } from '../../../../graph/drawing/themed.ts';
import { arrange } from '../../../../graph/goals/arrange.ts';
import { drawGoals } from '../../../../graph/goals/draw.ts';
import { foldLines, tellingOrder } from '../../../../graph/goals/fold.ts';
import { goalsViewport } from '../../../../graph/goals/viewport.ts';
import { toldLine, toldMiddle } from '../../../panels/learning/lesson/goals/goal-sentences.ts';
import type { ToldPicture } from '../../../panels/learning/lesson/goals/goal-picture.ts';
import type { Drawing } from './drawing.ts';
import { layersOf } from './layers-of.ts';

/**
 * The pictures of a lesson's goals at the start, now and at the goal: the second is drawn, among the others' places. Lines
 * that have no room are left out, as the live page folds them.
 */
export const goalsDrawing =
  (pictures: readonly [ToldPicture, ToldPicture, ToldPicture]): Drawing =>
  (size) => {
    const [, now] = pictures;
    const order = tellingOrder(now, pictures, [toldLine(now)?.id]);
    const [, arranged] = arrange(pictures, size, foldLines(order));
    if (!arranged) return null;
    const at = goalsViewport(arranged.bounds, size, toldMiddle(now, arranged));
    return { layers: layersOf(drawGoals(now, arranged, themed)), size, at };
  };
