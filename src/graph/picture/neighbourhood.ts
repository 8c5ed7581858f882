import type { GraphModel } from '../model/graph-model.ts';
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
 * Returns the part of a picture around one drawn node: all that is at most `hops` edges away, and the edges between.
 * It takes fewer hops if that would be more than `most` nodes.
 */
export function around(picture: Picture, id: string, hops: number, most = Infinity): Picture {
  let near = new Set([id]);
  for (let hop = 0; hop < hops; hop++) {
    const next = neighbours(picture.edges.values(), near);
    if (hop > 0 && next.size > most) break;
    near = next;
  }
  return partOf(picture, near);
}

/** Returns the part of a picture that shows the given entities, and the edges between them. */
export function among(picture: Picture, ids: readonly string[]): Picture {
  return partOf(picture, new Set(ids.flatMap((id) => picture.standsFor(id) ?? [])));
}

function partOf(picture: Picture, near: ReadonlySet<string>): Picture {
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

/**
 * Finds the ids that a selection's edges lead to, up to the second step, such as a user's groups and their policies.
 * They are then drawn one by one. It doesn't follow edges that lead to the selection, nor edges to things in it: a
 * group has too many members, a bucket too many objects. At most `limit` ids.
 */
export function outwardFrom(model: GraphModel, id: string, limit: number): string[] {
  const found = new Set<string>();
  const step = (from: string): void => {
    for (const edgeId of model.out(from)) {
      const edge = model.edges.get(edgeId);
      if (edge && edge.kind !== 'within' && found.size < limit) found.add(edge.target);
    }
  };
  step(id);
  for (const next of [...found]) step(next);
  return [...found];
}

/** The relations along which a right passes, from its holder to what it reaches. */
const forward: ReadonlySet<PictureEdge['kind']> = new Set([
  'member',
  'attached',
  'boundary',
  'assume',
  'assumed',
  'holds',
  'runsAs',
  'gives',
  'resourcePolicy',
  'allows',
  'denies',
  'decided',
]);

/**
 * Returns the whole way of a selection: from a user over groups to policies, to the roles that can be reached and to
 * all that these may do; also those who stand one step before it, or two steps before a policy. Ids of drawn nodes,
 * the given ones first.
 */
export function wholeWay(picture: Picture, from: readonly string[]): string[] {
  const found = new Set(from);
  let edge = [...from];
  while (edge.length > 0) {
    const next: string[] = [];
    for (const { kind, state, source, target } of picture.edges.values()) {
      if (!edge.includes(source) || found.has(target)) continue;
      if (!forward.has(kind) || (kind === 'assume' && state !== 'ready')) continue;
      found.add(target);
      next.push(target);
    }
    edge = next;
  }
  let before = new Set(from);
  for (let hop = from.some((id) => picture.nodes.get(id)?.page) ? 2 : 1; hop > 0; hop--) {
    before = new Set(
      [...picture.edges.values()].flatMap(({ source, target }) => (before.has(target) ? [source] : [])),
    );
    for (const id of before) found.add(id);
  }
  for (const { kind, source, target } of picture.edges.values())
    if (kind === 'key' && found.has(target)) found.add(source);
  return [...found];
}
