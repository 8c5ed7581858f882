import { columnHeads } from '#words/graph.ts';
import type * as folding from '../../../../graph/cloakroom/fold-in-post.ts';
import { pageDetailAt, textScaleAt } from '../../../../graph/drawing/metrics.ts';
import { themed } from '../../../../graph/drawing/themed.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { type DrawOptions, drawScene } from '../../../../graph/picture/draw-scene.ts';
import type { Size } from '../../../../graph/picture/geometry.ts';
import { countsRoom, hopsIn, stillViewport } from '../../../../graph/picture/in-post.ts';
import { layout, type Layout } from '../../../../graph/picture/layout.ts';
import type { Memory } from '../../../../graph/picture/memory.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import { centreIn, partAround } from '../../../../graph/picture/small-place.ts';
import { gather, type Picture } from '../../../../graph/picture/stacks.ts';
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

/** The functions that fold rows in a place that is too low for all of a picture. */
export type Folding = typeof folding;

interface Placed {
  readonly picture: Picture;
  readonly arrange: (part: Picture, memory?: Memory) => Layout;
  /** Null leaves all rows as they are. */
  readonly folding: Folding | null;
  /** The rows of whoever acts stay, and those of all that is lit. */
  readonly you: string | null;
  readonly lit: Iterable<string>;
}

/**
 * Puts a picture into a place of this size, below its columns' heads; rows that would make it too small to be read are
 * folded into counts. `drawn` draws what is left for its zoom.
 */
export function inPlace(
  { picture, arrange, folding, you, lit }: Placed,
  size: Size,
  drawn: (
    picture: Picture,
    layout: Layout,
    options: Pick<DrawOptions, 'palette' | 'textScale' | 'pageDetail'>,
  ) => Scene,
): Drawn {
  const whole = arrange(picture);
  const folded = folding?.foldedInPost(picture, whole, (part) => arrange(part, whole.memory), size, {
    you,
    lit,
  });
  const laidOut = folded?.layout ?? whole;
  const at = stillViewport(laidOut.bounds, folded ? { ...size, height: size.height - countsRoom } : size);
  const scene = drawn(folded?.picture ?? picture, laidOut, {
    palette: themed,
    textScale: textScaleAt(at.zoom),
    pageDetail: pageDetailAt(at.zoom),
  });
  const said = (text: string, x: number, y: number) =>
    write(text, x, (y - at.y) / at.zoom, themed.ink2, { size: 13 / at.zoom, weight: 600 });
  const heads = laidOut.columns.map(({ column, x }) => said(columnHeads[column], x, 14));
  const counts = (folded && folding?.countsIn(folded.folds, at, size)) ?? [];
  const below = counts.map(({ text, x, y }) => said(text, (x - at.x) / at.zoom, y));
  return { layers: [layer('heads', [...heads, ...below]), ...layersOf(scene)], size, at };
}

/** Draws the part of an account around whoever acts, for a place that is too small for all of it. */
export const partDrawing =
  ({ model, now, you }: SeenAccount, folding: Folding | null): Drawing =>
  (size) => {
    const whole = gather(model, { opened: new Set(you === null ? [] : [you]), extra: [] });
    const picture = partAround(whole, {
      centre: centreIn(whole, [you], null) ?? '',
      hops: hopsIn(size.width),
    });
    const arrange = (part: Picture, memory?: Memory): Layout => layout(part, { compact: true, memory, you });
    return inPlace({ picture, arrange, folding, you, lit: [] }, size, (part, laidOut, options) =>
      drawScene(model, part, laidOut, { now, ...options }, null),
    );
  };
