import { columnHeads } from '#words/graph.ts';
import { pageDetailAt, textScaleAt } from '../../../../graph/drawing/metrics.ts';
import { themed } from '../../../../graph/drawing/themed.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { type DrawOptions, drawScene } from '../../../../graph/picture/draw-scene.ts';
import type { Size } from '../../../../graph/picture/geometry.ts';
import { hopsIn, stillViewport } from '../../../../graph/picture/in-post.ts';
import { layout, type Layout } from '../../../../graph/picture/layout.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import { centreIn, partAround } from '../../../../graph/picture/small-place.ts';
import { gather } from '../../../../graph/picture/stacks.ts';
import { layer, write } from '../../../../graph/stage/layer.ts';
import type { Drawing, Drawn } from './drawing.ts';
import { layersOf } from './layers-of.ts';

/** An account as one of those who act in it sees it. */
export interface SeenAccount {
  readonly model: GraphModel;
  readonly now: number;
  /** The node of whoever acts. */
  readonly you: string | null;
}

/** Puts a picture that is laid out into a place of this size, below its columns' heads. `drawn` draws it for its zoom. */
export function inPlace(
  { bounds, columns }: Layout,
  size: Size,
  drawn: (options: Pick<DrawOptions, 'palette' | 'textScale' | 'pageDetail'>) => Scene,
): Drawn {
  const at = stillViewport(bounds, size);
  const scene = drawn({
    palette: themed,
    textScale: textScaleAt(at.zoom),
    pageDetail: pageDetailAt(at.zoom),
  });
  const heads = columns.map(({ column, x }) =>
    write(columnHeads[column], x, (14 - at.y) / at.zoom, themed.ink2, { size: 13 / at.zoom, weight: 600 }),
  );
  return { layers: [layer('heads', heads), ...layersOf(scene)], size, at };
}

/** Draws the part of an account around whoever acts, for a place that is too small for all of it. */
export const partDrawing =
  ({ model, now, you }: SeenAccount): Drawing =>
  (size) => {
    const whole = gather(model, { opened: new Set(you === null ? [] : [you]), extra: [] });
    const picture = partAround(whole, {
      centre: centreIn(whole, [you], null) ?? '',
      hops: hopsIn(size.width),
    });
    const laidOut = layout(picture, { compact: true });
    return inPlace(laidOut, size, (options) => drawScene(model, picture, laidOut, { now, ...options }, null));
  };
