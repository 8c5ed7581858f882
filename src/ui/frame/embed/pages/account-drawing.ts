import { columnHeads } from '#words/graph.ts';
import { pageDetailAt, textScaleAt } from '../../../../graph/drawing/metrics.ts';
import { themed } from '../../../../graph/drawing/themed.ts';
import { arrange as arrangeHouse } from '../../../../graph/cloakroom/arrange.ts';
import { type PolicyTexts, withPages } from '../../../../graph/cloakroom/pages.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { draw } from '../../../../graph/picture/draw.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { layout } from '../../../../graph/picture/layout.ts';
import { centreIn, forSmallPlace } from '../../../../graph/picture/small-place.ts';
import { gather, withRoot } from '../../../../graph/picture/stacks.ts';
import { withDecided } from '../../../../graph/picture/toned.ts';
import { hopsIn, isSmallPlace, stillViewport } from '../../../../graph/picture/in-post.ts';
import { layer, write } from '../../../../graph/stage/layer.ts';
import { type Drawing, layersOf } from './drawing.ts';

interface Account {
  readonly model: GraphModel;
  readonly texts: PolicyTexts;
  readonly now: number;
  /** The node of whoever acts. */
  readonly you: string | null;
}

/** An account, or the part of it that a frame of the story tells of, as `AccountPicture` shows it. */
export const accountDrawing =
  ({ model, texts, now, you }: Account, highlight: Highlight | null): Drawing =>
  (size) => {
    const opened = new Set([...(highlight?.nodes.keys() ?? []), ...(you === null ? [] : [you])]);
    const whole = gather(model, { opened, extra: [] });
    const centre = centreIn(whole, [you], highlight) ?? '';
    const picture = isSmallPlace(size, model.nodes.size)
      ? forSmallPlace(whole, texts, highlight, { centre, hops: hopsIn(size.width) })
      : withDecided(withPages(withRoot(whole, model.account, you), texts, { names: true }), highlight);
    const laidOut = isSmallPlace(size, model.nodes.size)
      ? layout(picture, { compact: true })
      : arrangeHouse(picture, { you });
    const at = stillViewport(laidOut.bounds, size);
    const [textScale, pageDetail] = [textScaleAt(at.zoom), pageDetailAt(at.zoom)];
    const scene = draw(model, picture, laidOut, { palette: themed, now, highlight, textScale, pageDetail });
    const heads = laidOut.columns.map(({ column, x }) =>
      write(columnHeads[column], x, (14 - at.y) / at.zoom, themed.ink2, { size: 13 / at.zoom, weight: 600 }),
    );
    return { layers: [layer('heads', heads), ...layersOf(scene)], size, at };
  };
