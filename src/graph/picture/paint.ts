import { drawAppearance, nodeSize } from '../drawing/node-appearance.ts';
import { drawHead, headLength } from './edge-look.ts';
import type { Point } from './geometry.ts';
import { labelPlace, labelSize } from '../drawing/metrics.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Primitive, TextPrimitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { halfway } from './route.ts';
import type { Route, Scene, SceneEdge, SceneNode } from './scene.ts';
import { asSeen, dashes, restOpacity } from './scene.ts';
import { ellipse } from '../drawing/shapes.ts';

/** The distance of a node's second line from its first, as a share of the letters' size. */
export const lineHeight = 1.2;

/**
 * One node or edge as primitives. Those of nodes are drawn around the node's middle, then moved and scaled by `x`, `y`
 * and `scale`.
 */
export interface Painted {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly opacity: number;
  readonly items: readonly Primitive[];
  /** Texts keep their size: they stand around the node's middle, not scaled. */
  readonly texts: readonly TextPrimitive[];
}

const format = (value: number): string => String(Math.round(value * 100) / 100);
const at = ({ x, y }: Point): string => `${format(x)} ${format(y)}`;
export const ringRadius = 41;

function text(
  x: number,
  y: number,
  content: string,
  more: Partial<TextPrimitive> & Pick<TextPrimitive, 'fill' | 'halo'>,
): TextPrimitive {
  return { type: 'text', x, y, text: content, size: labelSize, weight: 400, mono: false, ...more };
}

/** The countdown around a session: the time left runs clockwise from the top. */
function paintRing(left: number, palette: Palette): Primitive[] {
  const track = stroked(ellipse(2 * ringRadius - 5, 2 * ringRadius - 5), palette.line, 5);
  if (left <= 0) return [track];
  const r = ringRadius - 2.5;
  const angle = Math.min(left, 0.9999) * 2 * Math.PI;
  const end = { x: -r * Math.sin(angle), y: -r * Math.cos(angle) };
  const large = angle > Math.PI ? 1 : 0;
  const arc = `M0 ${format(-r)}A${format(r)} ${format(r)} 0 ${String(large)} 0 ${at(end)}`;
  return [track, stroked(arc, palette.role, 5)];
}

function nodeTexts(node: SceneNode, palette: Palette): TextPrimitive[] {
  const isKey = node.kind === 'key' || node.kind === 'temporaryKey';
  const { gap, size } = labelPlace(node);
  const y = node.height / 2 + gap;
  const weight = node.emphasis === 'hot' || node.appearance.stacked ? 700 : 400;
  const common = { halo: palette.canvas, mono: isKey, size };
  if (node.label === '') return [];
  const label = text(0, y, node.label, { ...common, fill: palette.ink, weight });
  if (node.sublabel === null || isKey) return [label];
  const below = { ...common, fill: palette.role, weight: 600 };
  return [label, text(0, y + size * lineHeight, node.sublabel, below)];
}

/** Scales the picture of a node whose size differs from its kind's. */
function scaled({ width, appearance }: SceneNode, items: readonly Primitive[]): readonly Primitive[] {
  const by = width / nodeSize(appearance.kind).width;
  if (Math.abs(by - 1) < 0.01) return items;
  return items.map((item) =>
    item.type === 'path'
      ? { ...item, place: [item.place[0] * by, item.place[1] * by, item.place[2] * by] as const }
      : { ...item, x: item.x * by, y: item.y * by, size: item.size * by },
  );
}

function paintNode(node: SceneNode, palette: Palette): Painted {
  const glow = { accent: palette.role, allow: palette.allow, deny: palette.deny, warn: palette.amber }[
    node.glow ?? 'accent'
  ];
  const size = Math.max(node.width, node.height) + 22;
  const items = [
    ...(node.glow ? [filled(ellipse(size, size), glow, { opacity: 0.18 })] : []),
    ...(node.ring === null
      ? []
      : [filled(ellipse(2 * ringRadius, 2 * ringRadius), palette.canvas), ...paintRing(node.ring, palette)]),
  ];
  const drawn = node.drawing?.items ?? scaled(node, drawAppearance(node.appearance, palette));
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    scale: 1,
    opacity: (node.emphasis === 'rest' ? restOpacity : 1) * (node.seen ?? 1),
    items: [...items, ...drawn],
    texts: [...nodeTexts(node, palette), ...(node.texts ?? [])],
  };
}

/** A route as path data: quadratic pieces that meet halfway between two control points. */
function pathOf(from: Point, bends: readonly Point[], end: Point): string {
  const pieces = bends.map((bend, i) => {
    const next = bends[i + 1];
    return `Q${at(bend)} ${at(next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : end)}`;
  });
  return `M${at(from)}${pieces.length > 0 ? pieces.join('') : `L${at(end)}`}`;
}

function shortened({ from, to, bends }: Route, by: number): { d: string; end: Point; angle: number } {
  const before = bends?.[bends.length - 1] ?? from;
  const [dx, dy] = [to.x - before.x, to.y - before.y];
  const length = Math.hypot(dx, dy) || 1;
  const end = { x: to.x - (dx / length) * by, y: to.y - (dy / length) * by };
  return { d: pathOf(from, bends ?? [], end), end: to, angle: Math.atan2(dy, dx) };
}

/** The middle of a line's words; `end` is the line's end. */
export function labelAt({ label, route }: SceneEdge, end = route.to): Point {
  if (label?.nearSource) return { x: route.from.x + 62, y: route.from.y };
  if (label?.nearTarget) return { x: end.x - 62, y: end.y };
  const middle = halfway(route);
  return { x: middle.x, y: middle.y + (label?.below ?? 0) };
}

function paintEdge(given: SceneEdge, palette: Palette): Painted {
  const edge = asSeen(given, palette.canvas);
  const { d, end, angle } = shortened(edge.route, headLength(edge));
  const cap = edge.line === 'dotted' ? 'round' : 'butt';
  const line = stroked(d, edge.colour, edge.width, { dash: dashes[edge.line], cap, phase: edge.phase ?? 0 });
  const light = edge.glow === true ? [stroked(d, edge.colour, edge.width + 8, { opacity: 0.16, cap })] : [];
  const place = labelAt(edge, end);
  const label =
    edge.label &&
    text(place.x, place.y, edge.label.text, {
      size: edge.label.size,
      fill: edge.label.colour,
      halo: palette.canvas,
      weight: 600,
    });
  return {
    id: edge.id,
    x: 0,
    y: 0,
    scale: 1,
    opacity: edge.seen ?? 1,
    items: [...light, line, ...drawHead(edge, end.x, end.y, angle, palette.canvas)],
    texts: label ? [label] : [],
  };
}

/**
 * A scene as primitives, bottom first: edges, then nodes. Things on the path lie above those set aside, and a name, which
 * stands below its node, above the glow of the node below it.
 */
export function paint(scene: Scene, palette: Palette): Painted[] {
  const aside = (thing: { emphasis: string }): number => (thing.emphasis === 'hot' ? 1 : 0);
  const edges = [...scene.edges].sort((a, b) => aside(a) - aside(b));
  const back = scene.nodes.filter(({ furniture }) => furniture === 'back');
  const nodes = scene.nodes
    .filter(({ furniture }) => furniture !== 'back')
    .sort((a, b) => aside(a) - aside(b) || b.y - a.y);
  return [
    ...back.map((node) => paintNode(node, palette)),
    ...edges.map((edge) => paintEdge(edge, palette)),
    ...nodes.map((node) => paintNode(node, palette)),
  ];
}
