import type { Palette } from '../drawing/palette.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import type { Bounds, Point, Size } from '../picture/geometry.ts';
import { pointsAlong } from '../picture/route.ts';
import type { SceneEdge, SceneNode } from '../picture/scene.ts';
import { write } from '../stage/layer.ts';
import { widthsOf } from '../drawing/fit-bold.ts';
import { piece } from './furniture.ts';
import { stopOf } from './lines.ts';

/** The id of the words on a line, which are drawn as a piece of their own. */
export const wordsId = (edgeId: string): string => `flow:words:${edgeId}`;

type Label = NonNullable<SceneEdge['label']>;

/** The distance that words keep from shapes and other lines. */
const air = 4;

const sizeOf = ({ text, size, pill }: Label): Size => {
  const width = widthsOf([...text], size).at(-1) ?? 0;
  return pill ? { width: width + 1.6 * size, height: 1.9 * size } : { width: width + 4, height: 1.2 * size };
};

const boxAt = ({ x, y }: Point, { width, height }: Size, by = 0): Bounds => ({
  left: x - width / 2 - by,
  right: x + width / 2 + by,
  top: y - height / 2 - by,
  bottom: y + height / 2 + by,
});

const meet = (a: Bounds, b: Bounds): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const holds = ({ left, right, top, bottom }: Bounds, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom;

/** All that a node shows, with its name. */
function boxesOf(node: SceneNode): Bounds[] {
  const { x, y, width, height, label, texts = [] } = node;
  const shape = boxAt({ x, y }, { width, height });
  const { bottom } = stopOf(node, 0, false);
  const wide = label === '' ? 0 : (widthsOf([...label], 14 * node.textScale).at(-1) ?? 0);
  return [
    shape,
    ...(wide > 0 ? [{ left: x - wide / 2, right: x + wide / 2, top: y + height / 2, bottom }] : []),
    ...texts.map((text) => {
      const long = widthsOf([...text.text], text.size).at(-1) ?? 0;
      const left = x + text.x - { start: 0, middle: 0.5, end: 1 }[text.anchor ?? 'middle'] * long;
      return {
        left,
        right: left + long,
        top: y + text.y - text.size / 2,
        bottom: y + text.y + text.size / 2,
      };
    }),
  ];
}

/** Looks for a place on a line where its words lie on nothing: near its source first, or near its target. */
function placeFor(
  label: Label,
  own: readonly Point[],
  blocked: readonly Bounds[],
  others: readonly Point[],
): Point | null {
  const size = sizeOf(label);
  const along = label.nearSource === true ? own : [...own].reverse();
  const isClear = (at: Point): boolean => {
    const box = boxAt(at, size, air);
    return !blocked.some((one) => meet(box, one));
  };
  const clear = along.filter(isClear);
  const free = clear.find((at) => {
    const box = boxAt(at, size, air);
    return !others.some((point) => holds(box, point));
  });
  // A decision has to be told, even over another line.
  return free ?? (label.pill ? (clear[0] ?? null) : null);
}

function pieceOf(edge: SceneEdge, label: Label, at: Point, palette: Palette): SceneNode {
  const size = sizeOf(label);
  const { width, height } = size;
  const shape = rectangle(width, height, label.pill ? height / 2 : 4);
  const soft =
    label.colour === palette.deny
      ? palette.denySoft
      : label.colour === palette.allow
        ? palette.allowSoft
        : palette.paper;
  const items = label.pill
    ? [filled(shape, soft), stroked(shape, label.colour, 1.5)]
    : [filled(shape, palette.canvas, { opacity: 0.92 })];
  const words = write(label.text, 0, 0, label.colour, { size: label.size, weight: label.pill ? 700 : 600 });
  const drawing = { width: width + 4, height: height + 4, items };
  const drawn = piece(`words:${edge.id}`, at.x, at.y, drawing, 'front', palette, [words]);
  return { ...drawn, ...size, emphasis: edge.emphasis };
}

/**
 * Puts the words of lines in a house where they lie on nothing: on their own line, as pieces of their own. Words at
 * rest that have no place are left out: the line's end tells what they say.
 */
export function wordsOnLines(
  edges: readonly SceneEdge[],
  nodes: Iterable<SceneNode>,
  palette: Palette,
): { readonly edges: SceneEdge[]; readonly words: SceneNode[] } {
  if (!edges.some(({ label }) => label)) return { edges: [...edges], words: [] };
  const blocked = [...nodes].filter(({ furniture }) => furniture !== 'back').flatMap(boxesOf);
  for (const node of nodes) if (node.furniture === 'back') blocked.push(...boxesOf(node).slice(1));
  const ways = new Map(edges.map(({ id, route }) => [id, pointsAlong(route)]));
  const words: SceneNode[] = [];
  const said = edges.map((edge) => {
    const { label } = edge;
    if (!label) return edge;
    const others = edges.flatMap(({ id }) => (id === edge.id ? [] : (ways.get(id) ?? [])));
    const at = placeFor(label, ways.get(edge.id) ?? [], blocked, others);
    if (at) {
      words.push(pieceOf(edge, label, at, palette));
      blocked.push(boxAt(at, sizeOf(label)));
    }
    return { ...edge, label: null };
  });
  return { edges: said, words };
}
