import type { Picture } from './stacks.ts';
import type { Scene, SceneNode } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const sideways = { left: -1, right: 1, up: 0, down: 0 } as const;
const upright = { left: 0, right: 0, up: -1, down: 1 } as const;

/**
 * Returns the cost of a move: the distance in the direction plus a weighted one to the side. Null for a node
 * elsewhere.
 */
function cost(from: SceneNode, to: SceneNode, direction: Direction): number | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [x, y] = [sideways[direction], upright[direction]];
  const along = dx * x + dy * y;
  const beside = Math.abs(dx * y) + Math.abs(dy * x);
  if (along < 12) return null;
  // Up and down stay in a column; left and right may go as far up or down as edges do.
  return y !== 0 ? along + beside * 6 : along + beside * 1.5;
}

/**
 * Returns the node that an arrow key leads to: to the side along an edge if there is one, else the nearest that way.
 */
export function nextNode(scene: Scene, fromId: string, direction: Direction): string | null {
  const from = scene.nodes.find(({ id }) => id === fromId);
  if (!from) return firstNode(scene);
  const tied = new Set<string>();
  for (const { source, target } of scene.edges) {
    if (source === fromId) tied.add(target);
    if (target === fromId) tied.add(source);
  }
  let best: string | null = null;
  let least = Infinity;
  for (const node of scene.nodes) {
    if (node.id === fromId || node.id.startsWith('flow:') || node.furniture) continue;
    const between = cost(from, node, direction);
    if (between === null) continue;
    const prefers = sideways[direction] !== 0 && tied.has(node.id);
    const weighed = prefers ? between / 100 : between;
    if (weighed >= least) continue;
    least = weighed;
    best = node.id;
  }
  return best;
}

/** Returns the node at which the keyboard starts: the uppermost of the people, or of all. */
export function firstNode(scene: Scene): string | null {
  const byHeight = (nodes: readonly SceneNode[]): string | null =>
    [...nodes].sort((a, b) => a.y - b.y || a.x - b.x)[0]?.id ?? null;
  return (
    byHeight(scene.nodes.filter(({ kind }) => kind === 'user')) ??
    byHeight(scene.nodes.filter(({ furniture }) => !furniture))
  );
}

/** Returns the ids one edge away from a drawn node, by the relation. */
export function neighboursOf(
  picture: Picture,
  id: string,
): readonly { readonly id: string; readonly kind: string; readonly outward: boolean }[] {
  const found: { id: string; kind: string; outward: boolean }[] = [];
  for (const { kind, source, target } of picture.edges.values()) {
    if (source === id) found.push({ id: target, kind, outward: true });
    if (target === id) found.push({ id: source, kind, outward: false });
  }
  return found;
}
