import { columnHeads } from '#words/graph.ts';
import { gateIds, walkOf, type Why } from '../../../../assume/why/gates.ts';
import { pictureOf } from '../../../../assume/why/picture.ts';
import { gateText } from '../../../../assume/why/tell.ts';
import { pageDetailAt, textScaleAt } from '../../../../graph/drawing/metrics.ts';
import { themed } from '../../../../graph/drawing/themed.ts';
import { drawGates } from '../../../../graph/gates/draw.ts';
import { type GatesGeometry, gatesFor, narrowestNames } from '../../../../graph/gates/geometry.ts';
import { arrange } from '../../../../graph/goals/arrange.ts';
import { drawGoals } from '../../../../graph/goals/draw.ts';
import { goalsViewport } from '../../../../graph/goals/viewport.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { draw } from '../../../../graph/picture/draw.ts';
import type { Size } from '../../../../graph/picture/geometry.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { layout } from '../../../../graph/picture/layout.ts';
import { paint } from '../../../../graph/picture/paint.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import { centreIn, hopsIn, forSmallPlace } from '../../../../graph/picture/small-place.ts';
import { gather } from '../../../../graph/picture/stacks.ts';
import { attributes } from '../../../../graph/picture/svg.ts';
import { stillViewport, type Viewport } from '../../../../graph/picture/viewport.ts';
import { layerMarkup, linesOf } from '../../../../graph/sheet/lay-out.ts';
import { drawStage } from '../../../../graph/stage/draw.ts';
import { fitIn, geometryFor } from '../../../../graph/stage/geometry.ts';
import { layer, type Layer, write } from '../../../../graph/stage/layer.ts';
import { poseOf } from '../../../../graph/stage/pose.ts';
import type { Stage } from '../../../../graph/stage/stage.ts';
import type { PolicyTexts } from '../../../../graph/cloakroom/pages.ts';
import { toldMiddle } from '../../../panels/learning/lesson/goals/goal-sentences.ts';
import type { ToldPicture } from '../../../panels/learning/lesson/goals/goal-picture.ts';

/** Draws a picture for a place of a size in CSS pixels, as an element of SVG in the colours of either scheme. */
export type Drawing = (size: Size) => string;

/** Puts layers into a place. `at` is where they stand in it. */
function svgOf(layers: readonly Layer[], { width, height }: Size, at: Viewport): string {
  const transform = `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)}) scale(${at.zoom.toFixed(3)})`;
  const inside = layers.map((one) => layerMarkup(one)).join('');
  const own = attributes({ viewBox: `0 0 ${String(width)} ${String(height)}`, 'aria-hidden': 'true' });
  return `<svg${own}><g transform="${transform}">${inside}</g></svg>`;
}

const unmoved: Viewport = { x: 0, y: 0, zoom: 1 };

const layersOf = (scene: Scene): readonly Layer[] =>
  paint(scene, themed).map(({ id, x, y, opacity, items, texts }) =>
    layer(id, [...items, ...texts], { x, y, opacity }),
  );

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
    const picture = forSmallPlace(whole, texts, highlight, { centre, hops: hopsIn(size.width) });
    const laidOut = layout(picture, { compact: true });
    const at = stillViewport(laidOut.bounds, size);
    const [textScale, pageDetail] = [textScaleAt(at.zoom), pageDetailAt(at.zoom)];
    const scene = draw(model, picture, laidOut, { palette: themed, now, highlight, textScale, pageDetail });
    const heads = laidOut.columns.map(({ column, x }) =>
      write(columnHeads[column], x, (14 - at.y) / at.zoom, themed.ink2, { size: 13 / at.zoom, weight: 600 }),
    );
    return svgOf([layer('heads', heads), ...layersOf(scene)], size, at);
  };

/** The stage before its first step. */
export const stageDrawing =
  (stage: Stage): Drawing =>
  (size) => {
    const place = geometryFor(size.width, 0);
    const { x, y, scale } = fitIn(size, place);
    return svgOf(drawStage(stage, poseOf(stage, 0, 1, 0), place, themed), size, { x, y, zoom: scale });
  };

/** The pictures of a lesson's goals at the start, now and at the goal: the second is drawn, among the others' places. */
export const goalsDrawing =
  (pictures: readonly [ToldPicture, ToldPicture, ToldPicture]): Drawing =>
  (size) => {
    const [, now] = pictures;
    const [, arranged] = arrange(pictures, size);
    if (!arranged) return '';
    const at = goalsViewport(arranged.bounds, size, toldMiddle(now, arranged));
    return svgOf(layersOf(drawGoals(now, arranged, themed)), size, at);
  };

const [nameSize, nameLine] = [13, 16];

/** The names of the gates, which are buttons on the page: below them, or beside them where they stand below each other. */
function namesOf(why: Why, place: GatesGeometry, width: number): Layer {
  const lines = why.gates.flatMap((gate, at) => {
    const box = place.gates[at];
    if (!box) return [];
    const { title } = gateText(gate, why);
    if (place.isDown)
      return [
        write(title, 88, box.y + box.height / 2, themed.ink, { size: 14, weight: 600, anchor: 'start' }),
      ];
    return linesOf(title, Math.min(2 * place.half, width) - 4, nameSize).map((line, row) =>
      write(line, box.x + box.width / 2, place.height + 10 + row * nameLine, themed.ink2, { size: nameSize }),
    );
  });
  return layer('names', lines);
}

/** The seven gates of an answer; `isAsleep`: as nobody has asked them yet, so that they tell nothing of it. */
export const gatesDrawing =
  (why: Why, isAsleep: boolean): Drawing =>
  ({ width }) => {
    const place = gatesFor(width, gateIds.length, narrowestNames);
    const told = pictureOf(why);
    const asleep = { look: 'notAsked', doors: [], denies: false } as const;
    const picture = isAsleep ? { ...told, gates: gateIds.map(() => asleep), end: null } : told;
    const at = isAsleep ? 0 : walkOf(why).steps.length - 1;
    const height = place.isDown ? place.height : place.height + 10 + 3 * nameLine;
    const layers = [...drawGates(picture, at, place, themed), namesOf(why, place, width)];
    return svgOf(layers, { width, height }, unmoved);
  };
