import type { Palette } from '../drawing/palette.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { rectangle } from '../drawing/shapes.ts';
import { boxAt, holds, meet, type Bounds, type Point, type Size } from '../picture/geometry.ts';
import { pointsAlong } from '../picture/route.ts';
import type { Surroundings } from '../picture/highlight.ts';
import type { SceneEdge, SceneNode } from '../picture/scene.ts';
import { write } from '../stage/layer.ts';
import { widthOf } from '../drawing/letter-widths.ts';
import { piece } from './furniture.ts';
import { stopOf } from './lines.ts';

/** The id of the words on a line, which are drawn as a piece of their own. */
export const wordsId = (edgeId: string): string => `flow:words:${edgeId}`;

export type Label = NonNullable<SceneEdge['label']>;

/** The distance that words keep from shapes and other lines, and a decision's from the end of its own line. */
export const air = 4;
const beforeEnd = 14;
/** How far a picture reaches beyond the middle of its last column. */
const half = 70;

export const sizeOf = ({ text, size, pill }: Label): Size => {
  const width = widthOf(text, size, true);
  return pill ? { width: width + 1.6 * size, height: 1.9 * size } : { width: width + 4, height: 1.2 * size };
};

/** All that a node shows, with its name. */
function boxesOf(node: SceneNode): Bounds[] {
  const { x, y, width, height, label, texts = [] } = node;
  const shape = boxAt({ x, y }, { width, height });
  const { bottom } = stopOf(node, 0, false);
  const wide = widthOf(label, 14 * node.textScale, true);
  return [
    shape,
    ...(wide > 0 ? [{ left: x - wide / 2, right: x + wide / 2, top: y + height / 2, bottom }] : []),
    ...texts.map((text) => {
      const long = widthOf(text.text, text.size, true);
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

/** The places of a decision's words beside what they are about, an end of its line: above it, or below its name. */
function besideEnd(target: SceneNode | undefined, { width, height }: Size, right: number): readonly Point[] {
  if (!target) return [];
  const { y } = target;
  const x = Math.min(target.x, right - width / 2);
  const [above, below] = [y - target.height / 2, stopOf(target, 0, false).bottom];
  // A second and a third row, where words of neighbours leave no room in the first one.
  return [0, 1, 2].flatMap((row) => {
    const away = height / 2 + 2 * air + row * (height + air);
    return [
      { x, y: above - away },
      { x, y: below + away },
    ];
  });
}

/** How much a line goes up or down around one of its points: words stand better where it is level than at a corner. */
const slopeAt = (own: readonly Point[], at: Point): number => {
  const i = own.indexOf(at);
  const [before, after] = [own[i - 4], own[i + 4]];
  return before && after ? Math.abs(before.y - after.y) : Infinity;
};

/** Looks for a place on a line where its words lie on nothing: near its source first, or near its target. */
function placeFor(
  label: Label,
  own: readonly Point[],
  about: SceneNode | undefined,
  blocked: readonly Bounds[],
  others: readonly Point[],
  right: number,
): Point | null {
  const size = sizeOf(label);
  const along = label.nearSource === true ? own : [...own].reverse();
  const end = own.at(-1);
  const keepsHead = (at: Point): boolean =>
    (label.pill !== true && label.nearSource === true) ||
    end === undefined ||
    !holds(boxAt(at, size, beforeEnd), end);
  const isClear = (at: Point): boolean => {
    const box = boxAt(at, size, air);
    return !blocked.some((one) => meet(box, one));
  };
  const headed = along.filter((at) => isClear(at) && keepsHead(at));
  const level = headed.filter((at) => label.pill !== true || slopeAt(own, at) < 1);
  const clear = level.length > 0 ? level : headed.sort((a, b) => slopeAt(own, a) - slopeAt(own, b));
  const free = clear.find((at) => {
    const box = boxAt(at, size, air);
    return !others.some((point) => holds(box, point));
  });
  // A decision has to be told, even over another line.
  return free ?? (label.pill ? (clear[0] ?? besideEnd(about, size, right).find(isClear) ?? null) : null);
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

/** Draws words that don't stand on a line, before those that do. */
type Noted = (around: Surroundings) => SceneNode | null;

/** The lines that end at what a decision was about. */
const decidedKinds: ReadonlySet<SceneEdge['kind']> = new Set(['allows', 'denies', 'decided']);

/**
 * Puts the words of lines in a house where they lie on nothing: on their own line, as pieces of their own. Words at
 * rest that have no place are left out: the line's end tells what they say. `onlyDecided`: only those of the last line
 * of a decision, in a picture whose columns stand too close for words on lines.
 */
export function wordsOnLines(
  edges: readonly SceneEdge[],
  nodes: Iterable<SceneNode>,
  palette: Palette,
  { note, onlyDecided = false }: { readonly note?: Noted; readonly onlyDecided?: boolean } = {},
): { readonly edges: SceneEdge[]; readonly words: SceneNode[] } {
  if (!edges.some(({ label }) => label)) return { edges: [...edges], words: [] };
  const blocked = [...nodes].filter(({ furniture }) => furniture !== 'back').flatMap(boxesOf);
  for (const node of nodes) if (node.furniture === 'back') blocked.push(...boxesOf(node).slice(1));
  const right = Math.max(...[...nodes].map(({ x }) => x)) + half;
  const byId = new Map([...nodes].map((node) => [node.id, node]));
  const ways = new Map(edges.map(({ id, route }) => [id, pointsAlong(route)]));
  const noted = note?.({ blocked, ways });
  if (noted) blocked.push(boxAt(noted, noted));
  const words: SceneNode[] = noted ? [noted] : [];
  const said = edges.map((edge) => {
    const { label } = edge;
    if (!label || (onlyDecided && !decidedKinds.has(edge.kind))) return edge;
    const others = edges.flatMap(({ id }) => (id === edge.id ? [] : (ways.get(id) ?? [])));
    const about = byId.get(label.nearSource === true ? edge.source : edge.target);
    const at = placeFor(label, ways.get(edge.id) ?? [], about, blocked, others, right);
    if (at) {
      words.push(pieceOf(edge, label, at, palette));
      blocked.push(boxAt(at, sizeOf(label)));
    }
    return { ...edge, label: null };
  });
  return { edges: said, words };
}
