import { labelPlace } from './drawing/metrics.ts';
import { nodeSize, plainAppearance } from './drawing/node-appearance.ts';
import type { Palette } from './drawing/palette.ts';
import { clipped, textWidth } from './overview/place/text-width.ts';
import type { Bounds, Point } from './picture/geometry.ts';
import type { Scene, SceneEdge, SceneNode } from './picture/scene.ts';
import type { NodeKind } from './kinds/kinds.ts';

/** Shapes are smaller than in the account's picture; letters aren't. */
const shrunk = 0.74;
const letters = 13 / 14;
const pitch = 78;
const [top, foot] = [26, 52];
/** The distance between the middles of two labels, which all stand in the picture's middle. */
const between = 20;
/** Texts whose middles are further apart don't touch. */
const lineHeight = 17;
/** The distance from the picture's edge to the middle of a column. */
const inset = 42;

const keyOf = ({ kind, name }: ReachEnd): string => `${kind}\n${name}`;

function ends(lines: readonly ReachLine[], of: (line: ReachLine) => ReachEnd): readonly ReachEnd[] {
  return [...new Map(lines.map((line) => [keyOf(of(line)), of(line)])).values()];
}

function nodesOf(column: readonly ReachEnd[], side: string, x: number, height: number): SceneNode[] {
  const first = top + (height - top - foot - (column.length - 1) * pitch) / 2;
  return column.map((end, i) => {
    const size = nodeSize(end.kind);
    return {
      id: `${side} ${keyOf(end)}`,
      // Without the countdown's ring, a session is as large as a role.
      kind: end.kind === 'session' ? 'role' : end.kind,
      x,
      y: first + i * pitch,
      width: size.width * shrunk,
      height: size.height * shrunk,
      appearance: plainAppearance(end.kind),
      label: clipped(end.name, 2 * inset - 2, 'plain'),
      sublabel: null,
      emphasis: 'plain',
      glow: null,
      textScale: letters,
      ring: null,
      draggable: false,
    };
  });
}

/** Moves places along a line apart, as near to `wanted` as that allows, and keeps their order. */
function spread(wanted: readonly number[], apart: number, least: number, most: number): number[] {
  const room = Math.max(0, most - least);
  const gap = Math.min(apart, room / Math.max(1, wanted.length - 1));
  const placed: number[] = [];
  wanted.forEach((at, i) => placed.push(Math.max(at, i === 0 ? least : (placed[i - 1] ?? 0) + gap)));
  for (let i = placed.length - 1, limit = most; i >= 0; i -= 1, limit -= gap)
    placed[i] = Math.min(placed[i] ?? 0, limit);
  return placed;
}

/** Returns the greatest width of a label in the picture's middle that covers no name at its height. */
function roomBetween(nodes: readonly SceneNode[], { x, y }: Point): number {
  const beside = nodes.filter(
    (node) => Math.abs(node.y + node.height / 2 + labelPlace(node).gap - y) < lineHeight,
  );
  return Math.min(
    ...beside.map((node) => 2 * (Math.abs(node.x - x) - textWidth(node.label, 'plain') / 2 - 3)),
  );
}

function edgeOf(
  line: ReachLine,
  source: SceneNode,
  target: SceneNode,
  middle: Point,
  lean: { readonly from: number; readonly to: number },
  { id, palette, free }: { readonly id: number; readonly palette: Palette; readonly free: number },
): SceneEdge {
  const isAllowed = line.wants === 'allow';
  const colour = isAllowed ? palette.allow : palette.deny;
  const from = { x: source.x + source.width / 2 + 3, y: source.y + lean.from };
  const to = { x: target.x - target.width / 2 - 4, y: target.y + lean.to };
  const mark = line.isMet === null ? '' : line.isMet ? ' ✓' : ' !';
  const room = Math.min(to.x - from.x - 18, free - textWidth(mark, 'plain'));
  return {
    id: `reach-${String(id)}`,
    kind: 'call',
    source: source.id,
    target: target.id,
    route: {
      from,
      to,
      bends: [
        { x: from.x + 14, y: middle.y },
        { x: to.x - 14, y: middle.y },
      ],
    },
    colour,
    width: 2.25,
    line: line.isMet === false ? 'broken' : 'solid',
    head: isAllowed ? 'triangle' : 'tee',
    headColour: colour,
    label: {
      text: `${clipped(line.label, room, 'plain')}${mark}`,
      colour: line.isMet === false ? palette.warn : palette.ink,
      nearTarget: false,
      size: 13,
    },
    emphasis: 'plain',
    moving: false,
  };
}

/**
 * Returns how far from a shape's middle each line meets it, so that the ends stand side by side in the lines' order.
 */
function leans(ids: readonly string[]): readonly number[] {
  return ids.map((id, i) => {
    const before = ids.slice(0, i).filter((one) => one === id).length;
    const all = ids.filter((one) => one === id).length;
    return (before - (all - 1) / 2) * Math.min(9, 30 / Math.max(1, all - 1));
  });
}

/** Draws who shall reach what in the style of the account's picture: people at the left, things at the right. Pure. */
export function reachScene(
  lines: readonly ReachLine[],
  width: number,
  palette: Palette,
): { readonly scene: Scene; readonly bounds: Bounds } {
  const [who, what] = [ends(lines, (line) => line.who), ends(lines, (line) => line.target)];
  const rows = Math.max(who.length, what.length);
  const height = Math.max(top + foot + (rows - 1) * pitch, lines.length * between + 24);
  const left = nodesOf(who, 'who', inset, height);
  const right = nodesOf(what, 'what', width - inset, height);
  const nodes = new Map([...left, ...right].map((node) => [node.id, node]));
  const drawn = lines.flatMap((line) => {
    const source = nodes.get(`who ${keyOf(line.who)}`);
    const target = nodes.get(`what ${keyOf(line.target)}`);
    return source && target ? [{ line, source, target, y: (source.y + target.y) / 2 }] : [];
  });
  drawn.sort((a, b) => a.y - b.y || a.source.y - b.source.y);
  // Several lines between the same two nodes stand around their middle.
  const wanted = drawn.map(({ y }, i) => {
    const same = drawn.flatMap((one, at) => (one.y === y ? [at] : []));
    return y + (i - same.reduce((sum, at) => sum + at, 0) / same.length) * between;
  });
  const [outs, ins] = [
    leans(drawn.map(({ source }) => source.id)),
    leans(drawn.map(({ target }) => target.id)),
  ];
  const places = spread(wanted, between, 12, height - 12);
  return {
    scene: {
      nodes: [...left, ...right],
      edges: drawn.map(({ line, source, target }, i) => {
        const middle = { x: width / 2, y: places[i] ?? 0 };
        const lean = { from: outs[i] ?? 0, to: ins[i] ?? 0 };
        const free = roomBetween([...left, ...right], middle);
        return edgeOf(line, source, target, middle, lean, { id: i, palette, free });
      }),
    },
    bounds: { left: 0, top: 0, right: width, bottom: height },
  };
}

/** A person or thing at the end of a line. */
export interface ReachEnd {
  readonly kind: NodeKind;
  readonly name: string;
}

/** One line of a picture of who reaches what. */
export interface ReachLine {
  readonly who: ReachEnd;
  readonly target: ReachEnd;
  /** The words on the line. */
  readonly label: string;
  readonly wants: 'allow' | 'refused';
  /** Whether the line holds; null if that isn't told yet. */
  readonly isMet: boolean | null;
}
