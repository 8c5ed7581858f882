import type { GraphEdge } from '../model/elements.ts';
import type { SceneNode } from './scene.ts';
import { belowNames } from './scene.ts';
import type { Point } from './geometry.ts';

/** Roughly, for the face and size of an edge's label and of a name; and what of its line has to stay in sight. */
const [letterWidth, nameLetter, lineLeft] = [6, 7, 24];
const lineHeight = 24;
/** Roughly, from a shape's lower edge: where its name stands, and the line below that. */
const name = { from: -10, to: 26 };
const secondLine = 18;
/** From a target's shape: where the middle of a label near it is. */
const nearTarget = 62;

interface Text {
  /** Its middle. */
  readonly at: Point;
  readonly width: number;
}

function meetsName(
  { at, width }: Text,
  { label, sublabel, x, y, height }: SceneNode,
  textScale: number,
): boolean {
  const below = (at.y - y - height / 2) / textScale;
  const longest = Math.max(label.length, sublabel?.length ?? 0);
  const half = (width + longest * nameLetter * textScale) / 2;
  const to = sublabel === null ? name.to : name.to + secondLine;
  return Math.abs(at.x - x) < half && below > name.from && below < to;
}

const widthOf = (label: string, textScale: number): number => label.length * letterWidth * textScale;

const belowBoth = (source: SceneNode, target: SceneNode, textScale: number): { readonly below: number } => ({
  below: belowNames + lineHeight * (textScale - 1) + Math.abs(source.y - target.y) / 2,
});

/**
 * Where a label stands that needs more room than there is between two shapes, or lies on the name of one, as in a narrow
 * picture: below both.
 */
export function placeWhereTight(
  label: string,
  source: SceneNode,
  target: SceneNode,
  textScale: number,
): { readonly below: number } | null {
  const width = widthOf(label, textScale);
  const between = Math.hypot(target.x - source.x, target.y - source.y);
  const middle = { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 };
  const isTight = width + lineLeft > between - (source.width + target.width) / 2;
  const isOnName = [source, target].some((end) => meetsName({ at: middle, width }, end, textScale));
  return isTight || isOnName ? belowBoth(source, target, textScale) : null;
}

/** Where a label stands: near its target, or under its line where words lie there of its source or somebody between. */
export function placeNearTarget(
  label: string,
  source: SceneNode,
  target: SceneNode,
  between: Iterable<SceneNode>,
  textScale: number,
): { readonly nearTarget: boolean; readonly below?: number } {
  const width = widthOf(label, textScale);
  const at = { x: target.x - target.width / 2 - nearTarget, y: target.y };
  for (const other of [source, ...between])
    if (other !== target && meetsName({ at, width }, other, textScale))
      return { nearTarget: false, below: lineHeight * textScale };
  return { nearTarget: true };
}

interface Around {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  /** Lines of trust run through the door. */
  readonly isHouse: boolean;
}

/** Whether a label before its target lies on nobody's shape. */
function isFree(label: string, target: SceneNode, nodes: Iterable<SceneNode>, textScale: number): boolean {
  const width = widthOf(label, textScale);
  const at = { x: target.x - target.width / 2 - nearTarget, y: target.y };
  for (const { x, y, width: wide, height } of nodes)
    if (Math.abs(at.x - x) < (width + wide) / 2 && Math.abs(at.y - y) < height / 2 + 7 * textScale)
      return false;
  return true;
}

/**
 * Whether words of what is missing have a place. From role to role they have none: there they would stand behind the
 * door, or behind the hat. On a line that others share who are let in they would lie on those. Its end, and whom the
 * role trusts, say it.
 */
export function hasPlace(
  label: string,
  edge: GraphEdge,
  [source, target]: readonly [SceneNode, SceneNode],
  { nodes, edges, isHouse }: Around,
  textScale: number,
): boolean {
  if (source.kind === 'role' && (isHouse || Math.abs(source.x - target.x) < target.width)) return false;
  if (!isHouse) return isFree(label, target, nodes.values(), textScale);
  for (const one of edges.values())
    if (one.kind === 'assume' && one.state === 'ready' && one.source === edge.source) return false;
  return true;
}
