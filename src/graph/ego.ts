import type { Picture, PictureEdge } from './stacks.ts';

function neighbours(edges: Iterable<PictureEdge>, within: ReadonlySet<string>): Set<string> {
  const next = new Set(within);
  for (const { source, target } of edges) {
    if (within.has(source)) next.add(target);
    if (within.has(target)) next.add(source);
  }
  return next;
}

/**
 * A picture's part around one drawn node: what is at most `hops` edges away, and the edges between; fewer hops
 * where that would be more than `most` nodes.
 */
export function around(picture: Picture, id: string, hops: number, most = Infinity): Picture {
  let near = new Set([id]);
  for (let hop = 0; hop < hops; hop++) {
    const next = neighbours(picture.edges.values(), near);
    if (hop > 0 && next.size > most) break;
    near = next;
  }
  const nodes = new Map([...picture.nodes].filter(([nodeId]) => near.has(nodeId)));
  const edges = new Map(
    [...picture.edges].filter(([, edge]) => near.has(edge.source) && near.has(edge.target)),
  );
  const standsFor = (modelId: string): string | null => {
    const home = picture.standsFor(modelId);
    return home !== null && nodes.has(home) ? home : null;
  };
  return { nodes, edges, standsFor, members: picture.members };
}
