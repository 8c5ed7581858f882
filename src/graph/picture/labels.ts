import { picture as words } from '#words/graph.ts';
import { shortKey } from '../../words/index.ts';
import type { GraphNode, GraphEdge } from '../model/elements.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { PictureNode } from './stacks.ts';
import type { SceneNode } from './scene.ts';
import { belowNames } from './scene.ts';
import type { Point } from './geometry.ts';

/**
 * Rough widths: of a letter in an edge's label, of a letter in a name, and of the part of a line that must stay in
 * sight.
 */
const [letterWidth, nameLetter, lineLeft] = [6, 7, 24];
const lineHeight = 24;
/**
 * Rough distances from a shape's lower edge: its name begins at `from` and ends at `to`. The second line follows
 * below.
 */
const name = { from: -10, to: 26 };
const secondLine = 18;
/** The distance from a target's shape to the middle of a label near it. */
const nearTarget = 62;

interface Text {
  /** The text's middle. */
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
 * Places a label below both shapes if it needs more room than there is between them, or would lie on the name of one,
 * as in a narrow picture. Null if it can stand on its line.
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

/** Places a label near its target, or under its line if the name of its source, or of a node between, is in the way. */
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
  readonly edges: ReadonlyMap<string, GraphEdge>;
  /** Lines of trust run through the door. */
  readonly isHouse: boolean;
}

/**
 * Whether the words that say what is missing have a place on their line. Between two roles they have none: they would
 * stand behind the door or the hat. In a house they have none if the caller has another line through the door to a
 * role that lets the caller in. The line's end, and the names that the role trusts, tell it then.
 */
export function hasPlace(
  edge: GraphEdge,
  [source, target]: readonly [SceneNode, SceneNode],
  { edges, isHouse }: Around,
): boolean {
  if (source.kind === 'role' && (isHouse || Math.abs(source.x - target.x) < target.width)) return false;
  if (!isHouse) return true;
  for (const one of edges.values())
    if (one.kind === 'assume' && one.state === 'ready' && one.source === edge.source) return false;
  return true;
}

/** Names an ARN of another account by its last part, and a provider by its host. */
function outsideName(label: string): string {
  if (!label.startsWith('arn:')) return label;
  return label.slice(label.lastIndexOf('/') + 1);
}

/** Returns a node's whole name as people say it: role and session name, the account's number, the service. */
export function nameOf(node: GraphNode, model: GraphModel): string {
  switch (node.kind) {
    case 'session': {
      const role = node.ownerId === null ? undefined : model.nodes.get(node.ownerId);
      return role ? `${role.label}/${node.label}` : node.label || words.rootSession;
    }
    case 'account':
      return node.label.startsWith('arn:') ? outsideName(node.label) : words.account(node.label);
    case 'otherRole':
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

/** If letters are scaled by this much or more, a whole short key would lie on its owner's name. */
const largeLetters = 1.4;
/** Returns a key's last letters: its shape tells which sort it is. */
const lastOf = (key: string): string => key.replace(/^[^…]+(?=…)/, '');

/** The whole label below a drawn node, whose letters are `textScale` times as large as usual. */
export function labelOf(node: PictureNode, model: GraphModel, textScale = 1): string {
  if (node.stack === 'rest') return words.rest(node.kind, node.count);
  if (node.stack === 'alike') return words.stack(node.kind, node.count);
  if (node.kind === 'key' || node.kind === 'temporaryKey') {
    const key = shortKey(node.label);
    return textScale >= largeLetters ? lastOf(key) : key;
  }
  // Its shape says that it is an account: so the name or number has the room, and is whole.
  return node.kind === 'account' ? outsideName(node.label) : nameOf(node, model);
}
