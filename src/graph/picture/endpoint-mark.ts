import { palettes, type Palette } from '../drawing/palette.ts';
import { codeWidth, widthOf } from '../drawing/letter-widths.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import { fit, layer, write, type Layer } from '../stage/layer.ts';
import { boxAt, type Bounds, type Point, type Size } from './geometry.ts';
import { paint } from './paint.ts';
import { pointsAlong } from './route.ts';
import type { Scene, SceneNode } from './scene.ts';

/** The mark at the one who acts from within a VPC: the endpoint through which the calls come. */
export interface EndpointMark {
  readonly text: string;
  /** Its middle. */
  readonly at: Point;
  readonly width: number;
  readonly height: number;
  readonly letters: number;
  /** The line to who acts, from the mark's edge to theirs, with its bends. */
  readonly line: readonly Point[] | null;
}

/** The air around the mark, and between two places that are tried, in the picture's units. */
const [air, step] = [5, 14] as const;
/** The letters' size; the mark's height is a multiple of it. */
const [letter, high] = [14, 1.75] as const;
/** Returns the mark's size around a text. */
export const endpointSize = (
  text: string,
  letters: number = letter,
): Size & { readonly letters: number } => ({
  width: widthOf(text, letters, false) + 1.6 * letters,
  height: high * letters,
  letters,
});
/** The width of a shortened text, in letters' sizes. */
const shortest = 8;

const boxOf = (node: SceneNode): Bounds => boxAt(node, node);
const meet = (a: Bounds, b: Bounds): boolean =>
  a.left - air < b.right && b.left < a.right + air && a.top - air < b.bottom && b.top < a.bottom + air;
const holds = ({ left, right, top, bottom }: Bounds, { x, y }: Point, by: number): boolean =>
  x > left - by && x < right + by && y > top - by && y < bottom + by;

/** The point of a box that is nearest to a point. */
const nearest = ({ left, right, top, bottom }: Bounds, { x, y }: Point): Point => ({
  x: Math.min(right, Math.max(left, x)),
  y: Math.min(bottom, Math.max(top, y)),
});

/** Where a line that comes from a point to the middle of a node meets its circle. */
function atCircle({ x, y, width }: SceneNode, from: Point): Point {
  const [dx, dy] = [from.x - x, from.y - y];
  const part = Math.min(1, width / 2 / (Math.hypot(dx, dy) || 1));
  return { x: x + dx * part, y: y + dy * part };
}

function pointsBetween(from: Point, to: Point): readonly Point[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4));
  return Array.from({ length: count + 1 }, (_, i) => ({
    x: from.x + ((to.x - from.x) * i) / count,
    y: from.y + ((to.y - from.y) * i) / count,
  }));
}

/** Returns the boxes that a scene's shapes and texts cover, and the points through which its lines run. */
function takenBy(scene: Scene): { readonly boxes: readonly Bounds[]; readonly points: readonly Point[] } {
  const solid = scene.nodes.filter(({ furniture }) => furniture !== 'back');
  const texts = paint(scene, palettes.light).flatMap(({ x, y, items, texts }) =>
    [...items, ...texts].flatMap((item): readonly Bounds[] => {
      if (item.type !== 'text' || item.text === '') return [];
      const { size, weight, mono, anchor = 'middle' } = item;
      const width = mono ? item.text.length * codeWidth * size : widthOf(item.text, size, weight >= 600);
      const left = x + item.x - { start: 0, middle: 0.5, end: 1 }[anchor] * width;
      return [{ left, right: left + width, top: y + item.y - size / 2, bottom: y + item.y + size / 2 }];
    }),
  );
  return {
    boxes: [...solid.map(boxOf), ...texts],
    points: scene.edges.flatMap(({ route }) => pointsAlong(route)),
  };
}

/**
 * The places for a mark within bounds, those near somebody first: at the left rather than at the right, from where no
 * call comes.
 */
function placesNear(
  acting: Point,
  { left, right, top, bottom }: Bounds,
  { width, height }: Size,
): readonly Point[] {
  const places: { readonly x: number; readonly y: number; readonly far: number }[] = [];
  for (let x = left + width / 2; x <= right - width / 2; x += step)
    for (let y = top + height / 2; y <= bottom - height / 2; y += step) {
      const [dx, dy] = [x - acting.x, y - acting.y];
      places.push({ x, y, far: Math.hypot(dx > 0 ? 3 * dx : dx, 1.5 * dy) });
    }
  return places.sort((a, b) => a.far - b.far);
}

/**
 * Finds a free place for the mark near a drawn node, so that it lies on nothing and no line runs through it; null if the
 * scene has none. `alone` is said where no line leads from it to who acts. `within`: what is in sight.
 */
export function endpointMark(
  scene: Scene,
  acting: string,
  {
    text,
    alone,
    textScale,
    within,
  }: {
    readonly text: string;
    readonly alone: string;
    readonly textScale: number;
    readonly within: Bounds;
  },
): EndpointMark | null {
  const node = scene.nodes.find(({ id }) => id === acting);
  if (!node) return null;
  const letters = letter * textScale;
  const { boxes, points } = takenBy(scene);
  // There a mark says how many gain or lose.
  const gains = boxAt({ x: node.x + node.width / 2, y: node.y - node.height / 2 }, { width: 56, height: 36 });
  const you = scene.nodes.find(({ id }) => id === 'flow:you');
  const end = boxOf(you ?? node);
  const isEnd = ({ left, top }: Bounds): boolean => left === end.left && top === end.top;
  const others = boxes.filter((box) => !isEnd(box));
  const shortened = (told: string): string => fit(told, shortest * letters, letters);
  // Where there is little room the name is shortened, and where no line gets through the mark says whom it is about.
  for (const [told, isTied] of [
    [text, true],
    [shortened(text), true],
    [alone, false],
    [shortened(alone), false],
  ] as const) {
    const size = endpointSize(told, letters);
    for (const at of placesNear(node, within, size)) {
      const box = boxAt(at, size);
      if ([gains, ...boxes].some((one) => meet(box, one)) || points.some((point) => holds(box, point, air)))
        continue;
      const from = nearest(box, you ?? node);
      const to = you ? nearest(end, from) : atCircle(node, from);
      const isFree = (point: Point): boolean => !others.some((one) => holds(one, point, 2));
      if (!isTied) return { text: told, at, ...size, line: null };
      if (pointsBetween(from, to).every(isFree)) return { text: told, at, ...size, line: [from, to] };
    }
  }
  return null;
}

/** Returns the bounds of a picture together with its mark. */
export function withMark(bounds: Bounds, { at, width, height }: EndpointMark): Bounds {
  const { left, right, top, bottom } = boxAt(at, { width, height });
  return {
    left: Math.min(bounds.left, left - air),
    right: Math.max(bounds.right, right + air),
    top: Math.min(bounds.top, top - air),
    bottom: Math.max(bounds.bottom, bottom + air),
  };
}

/** Draws the mark where it stands: a box of its own, tied to who acts. */
export function endpointLayer(
  { text, at, width, height, letters, line }: EndpointMark,
  palette: Palette,
): Layer {
  const box = rectangle(width, height, height / 2);
  const relative = ({ x, y }: Point): string => `${(x - at.x).toFixed(1)} ${(y - at.y).toFixed(1)}`;
  return layer(
    'endpoint',
    [
      ...(line ? [stroked(`M${line.map(relative).join('L')}`, palette.sts, 1.5)] : []),
      filled(box, palette.canvas),
      stroked(box, palette.sts, 1.5),
      write(text, 0, 0, palette.ink, { size: letters }),
    ],
    at,
  );
}
