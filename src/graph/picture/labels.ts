import { picture as words } from '#words/graph.ts';
import { shortKey } from '../../words/index.ts';
import type { GraphNode, GraphEdge } from '../model/elements.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { PictureNode } from './stacks.ts';
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
 * Whether the words that say what is missing have a place on their line. From role to role they have none: they would
 * stand behind the door, or behind the hat. Nor have they one on a line that they share with a caller who is let in.
 * The line's end, and the names that the role trusts, say it there.
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

const longest = 21;
/** The name with its middle left out where it is too long for its column. */
export function shorten(label: string, limit = longest): string {
  if (label.length <= limit) return label;
  const tail = Math.floor(limit / 3);
  return `${label.slice(0, limit - tail - 1)}…${label.slice(-tail)}`;
}

/** An ARN of another account by its last part, a provider by its host. */
function outsideName(label: string): string {
  if (!label.startsWith('arn:')) return label;
  return label.slice(label.lastIndexOf('/') + 1);
}

/** A node's whole name as people say it: role and session name, the account's number, the service. */
export function nameOf(node: GraphNode, model: GraphModel): string {
  switch (node.kind) {
    case 'session': {
      const role = node.ownerId === null ? undefined : model.nodes.get(node.ownerId);
      return role ? `${role.label}/${node.label}` : node.label || words.rootSession;
    }
    case 'otherRole':
      return outsideName(node.label);
    case 'account':
      return node.label.startsWith('arn:') ? outsideName(node.label) : words.account(node.label);
    case 'federated':
      return outsideName(node.label);
    case 'anyone':
      return words.anyone;
    case 'root':
      return words.root;
    default:
      return node.label;
  }
}

/** From this scale of letters on, a whole short key would lie on its owner's name. */
const largeLetters = 1.4;
/** A key by its last letters: which sort it is, its shape says. */
const lastOf = (key: string): string => key.replace(/^[^…]+(?=…)/, '');

/** The label below a drawn node: at most `limit` letters, which are `textScale` times as large as usual. */
export function labelOf(node: PictureNode, model: GraphModel, textScale = 1, limit = longest): string {
  if (node.stack === 'rest') return words.rest(node.kind, node.count);
  if (node.stack === 'alike') return words.stack(node.kind, node.count);
  if (node.kind === 'key' || node.kind === 'temporaryKey') {
    const key = shortKey(node.label);
    return textScale >= largeLetters ? lastOf(key) : key;
  }
  return shorten(nameOf(node, model), limit);
}
