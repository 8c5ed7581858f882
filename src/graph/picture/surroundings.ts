import type { NodeKind } from '../kinds/kinds.ts';
import type { GraphEdge, GraphNode } from '../model/elements.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { Picture, PictureEdge, PictureNode } from './stacks.ts';
import { addTo } from './lists.ts';

/** An account with up to about this many nodes is drawn whole. */
const mostDrawn = 40;

const counted: ReadonlySet<NodeKind> = new Set(['user', 'group', 'role', 'policy']);

/**
 * Whether an account has more identities and policies than one picture can hold. Looks at no more of them than needed.
 */
export function isLarge(model: GraphModel): boolean {
  if (model.identities > mostDrawn) return true;
  let count = 0;
  for (const { kind } of model.nodes.values()) if (counted.has(kind) && ++count > mostDrawn) return true;
  return false;
}

/** The most of a kind that are drawn singly; the others are counted. A column must be readable at a glance. */
const mostOf: { readonly [K in NodeKind]?: number } = { group: 4, role: 5, policy: 8, user: 6 };
const most = 5;
/** The same for a low place, as on a phone. */
const mostInFew: { readonly [K in NodeKind]?: number } = { group: 1, policy: 3 };
const fewest = 2;
/** If fewer than this are alike, they are drawn one by one. */
const leastAlike = 4;

/** Decides which entities of a picture are drawn singly, and which are counted together. */
class Crowds {
  readonly #homes = new Map<string, string>();
  readonly #members = new Map<string, string[]>();

  constructor(
    private readonly model: GraphModel,
    ids: Iterable<string>,
    /** These are always drawn singly. */
    kept: ReadonlySet<string>,
    /** Whether the picture has only a few rows. */
    private readonly inFewRows: boolean,
  ) {
    const byKind = new Map<NodeKind, string[]>();
    for (const id of ids) {
      const kind = model.nodes.get(id)?.kind;
      if (kind === undefined || kept.has(id)) continue;
      addTo(byKind, kind, id);
    }
    for (const [kind, list] of byKind) if (list.length > this.#most(kind)) this.#gather(kind, list);
  }

  #most(kind: NodeKind): number {
    return this.inFewRows ? (mostInFew[kind] ?? fewest) : (mostOf[kind] ?? most);
  }

  /**
   * Counts those of a kind that are too many. Only people are grouped by likeness; roles and policies have names that
   * tell them apart.
   */
  #gather(kind: NodeKind, ids: readonly string[]): void {
    const counts = new Map<string, number>();
    const keyOf = (id: string): string =>
      kind === 'role' || kind === 'policy' ? id : (this.model.alikeKeyOf(id) ?? id);
    for (const id of ids) counts.set(keyOf(id), (counts.get(keyOf(id)) ?? 0) + 1);
    const unitOf = (id: string): string => ((counts.get(keyOf(id)) ?? 0) < leastAlike ? id : keyOf(id));
    const largest = this.#most(kind);
    const byKey = new Map<string, string[]>();
    for (const id of ids) addTo(byKey, unitOf(id), id);
    const label = (list: readonly string[]): string => this.model.nodes.get(list[0] ?? '')?.label ?? '';
    for (const list of byKey.values()) list.sort();
    const units = [...byKey].sort(
      ([, a], [, b]) => b.length - a.length || (label(a) < label(b) ? -1 : label(a) > label(b) ? 1 : 0),
    );
    const shown = units.length > largest ? units.slice(0, largest - 1) : units;
    for (const [key, list] of shown) if (list.length > 1) this.#put(`stack:${key}`, list);
    const rest = units.slice(shown.length).flatMap(([, list]) => list);
    if (rest.length > 0) this.#put(`stack:rest:${kind}`, rest);
  }

  #put(stackId: string, members: string[]): void {
    this.#members.set(stackId, members);
    for (const id of members) this.#homes.set(id, stackId);
  }

  /** Returns the drawn node that an entity is in. */
  homeOf(id: string): string {
    return this.#homes.get(id) ?? id;
  }

  membersOf(stackId: string): readonly string[] {
    return this.#members.get(stackId) ?? [];
  }

  nodeOf(stackId: string): PictureNode | null {
    const members = this.membersOf(stackId);
    const face = this.model.nodes.get(members[0] ?? '');
    if (!face) return null;
    const stack = stackId.startsWith('stack:rest:') ? 'rest' : 'alike';
    const badges = stack === 'alike' ? face.badges : [];
    return { ...face, id: stackId, badges, count: members.length, stack, lifetime: null, ownerId: null };
  }
}

interface SurroundingsOptions {
  /** Lines of the selection that only permissions tell. */
  readonly extra?: readonly GraphEdge[];
  /** Policies are drawn as pages beside their owners, so none of them is counted elsewhere. */
  readonly asPages?: boolean;
  /** The picture's place is low: it draws only one to three of each kind and counts the others. */
  readonly inFewRows?: boolean;
  /** Ids that are lit now, such as a step's people: they are drawn too, wherever they stand. */
  readonly cast?: readonly string[];
}

/** The kinds at which the search goes on: after the first step and, from roles, after the second. */
const onward: ReadonlySet<NodeKind> = new Set([
  'group',
  'role',
  'session',
  'federatedUser',
  'instanceProfile',
  'function',
  'identityPool',
  'poolGroup',
]);

/** Edges to a bucket's objects and to a pool's people: too many to be drawn because of something else. */
const isOfPlace = ({ kind }: GraphEdge): boolean => kind === 'within';

class Reach {
  readonly ids = new Set<string>();
  readonly edges = new Map<string, GraphEdge>();

  constructor(
    private readonly model: GraphModel,
    extra: readonly GraphEdge[],
  ) {
    this.#extra = new Map();
    for (const edge of extra)
      for (const end of [edge.source, edge.target])
        this.#extra.set(end, [...(this.#extra.get(end) ?? []), edge]);
  }

  readonly #extra: Map<string, GraphEdge[]>;

  #edgesAt(id: string, side: 'out' | 'into'): GraphEdge[] {
    const own = [...(side === 'out' ? this.model.out(id) : this.model.into(id))];
    const more = (this.#extra.get(id) ?? []).filter(
      (edge) => (side === 'out' ? edge.source : edge.target) === id,
    );
    return [...own.flatMap((edgeId) => this.model.edges.get(edgeId) ?? []), ...more];
  }

  #take(edge: GraphEdge, id: string): boolean {
    if (!this.model.nodes.has(id)) return false;
    this.edges.set(edge.id, edge);
    const isNew = !this.ids.has(id);
    this.ids.add(id);
    return isNew;
  }

  /** Adds everything that an entity is tied to, and all that those reach. */
  from(centre: string): void {
    this.ids.add(centre);
    for (const edge of this.#edgesAt(centre, 'into')) this.#take(edge, edge.source);
    const first = this.#out(centre);
    const second = first.filter((id) => this.#goesOn(id)).flatMap((id) => this.#out(id));
    for (const id of second) if (this.model.nodes.get(id)?.kind === 'role') this.#out(id, 'attached');
    for (const id of [...this.ids]) this.#keys(id, centre);
  }

  #goesOn(id: string): boolean {
    const kind = this.model.nodes.get(id)?.kind;
    return kind !== undefined && onward.has(kind);
  }

  #out(id: string, only?: GraphEdge['kind']): string[] {
    return this.#edgesAt(id, 'out').flatMap((edge) => {
      if (only !== undefined && edge.kind !== only) return [];
      if (isOfPlace(edge) && this.ids.size > 60) return [];
      return this.#take(edge, edge.target) ? [edge.target] : [];
    });
  }

  /** Adds the keys of the entity that is looked at; nobody else's are drawn. */
  #keys(id: string, centre: string): void {
    const { kind, ownerId } = this.model.nodes.get(id) ?? {};
    if ((kind === 'key' || kind === 'temporaryKey') && ownerId !== centre && id !== centre)
      this.ids.delete(id);
  }

  /** Adds all edges between nodes that are drawn. */
  among(ids: Iterable<string>): void {
    for (const id of ids) {
      if (!this.model.nodes.has(id)) continue;
      this.ids.add(id);
      for (const edge of [...this.#edgesAt(id, 'out'), ...this.#edgesAt(id, 'into')])
        if (this.ids.has(edge.source) && this.ids.has(edge.target)) this.edges.set(edge.id, edge);
    }
  }
}

const noneHidden: ReadonlySet<string> = new Set();

const policiesIn = (model: GraphModel, ids: Iterable<string>): string[] =>
  [...ids].filter((id) => model.nodes.get(id)?.kind === 'policy');

/** Returns the policies that only counted entities have: their pages would hang beside nobody. */
function policiesOfCounted(
  model: GraphModel,
  reach: Reach,
  crowds: Crowds,
  kept: ReadonlySet<string>,
): ReadonlySet<string> {
  const owned = new Set<string>();
  for (const { source, target } of reach.edges.values())
    if (crowds.homeOf(source) === source) owned.add(target);
  return new Set(policiesIn(model, reach.ids).filter((id) => !owned.has(id) && !kept.has(id)));
}

/** A single entity as a drawn node. */
const alone = (node: GraphNode): PictureNode => ({ ...node, count: 1, stack: null });

/** The nodes of a picture: each home once, an entity by itself or as one that is counted. */
function nodesAt(
  model: GraphModel,
  ids: Iterable<string>,
  crowds: Crowds,
  hidden: ReadonlySet<string>,
): Map<string, PictureNode> {
  const nodes = new Map<string, PictureNode>();
  for (const id of ids) {
    if (hidden.has(id)) continue;
    const home = crowds.homeOf(id);
    if (nodes.has(home)) continue;
    const node = home === id ? model.nodes.get(id) : undefined;
    const drawn = node ? alone(node) : crowds.nodeOf(home);
    if (drawn) nodes.set(home, drawn);
  }
  return nodes;
}

/** The edges between nodes that are drawn: of several between the same two, a ready one. */
function edgesBetween(
  nodes: ReadonlyMap<string, PictureNode>,
  all: Iterable<GraphEdge>,
  crowds: Crowds,
): Map<string, PictureEdge> {
  const edges = new Map<string, PictureEdge>();
  for (const edge of all) {
    const [source, target] = [crowds.homeOf(edge.source), crowds.homeOf(edge.target)];
    if (source === target || !nodes.has(source) || !nodes.has(target)) continue;
    const isOwn = source === edge.source && target === edge.target;
    const id = isOwn ? edge.id : `${edge.kind}:${source}>${target}`;
    const there = edges.get(id);
    if (there && (there.state === 'ready' || edge.state !== 'ready')) continue;
    edges.set(id, isOwn ? edge : { ...edge, id, source, target });
  }
  return edges;
}

/**
 * Returns a large account's part around one entity: its keys, groups and roles, all that those reach, and all who have
 * it. If there are many of a kind, they are counted: those alike as stacks, and the remaining ones as one more. Costs
 * the entity's ties, not the account's size.
 */
export function surroundings(
  model: GraphModel,
  centre: string | null,
  options: SurroundingsOptions = {},
): Picture {
  const { extra = [], cast = [], asPages = false, inFewRows = false } = options;
  const reach = new Reach(model, extra);
  if (centre !== null && model.nodes.has(centre)) reach.from(centre);
  reach.among(cast);
  const kept = new Set([...cast, ...(centre === null ? [] : [centre])]);
  const byThemselves = asPages ? new Set([...kept, ...policiesIn(model, reach.ids)]) : kept;
  const crowds = new Crowds(model, reach.ids, byThemselves, inFewRows);
  const hidden = asPages ? policiesOfCounted(model, reach, crowds, kept) : noneHidden;
  const nodes = nodesAt(model, reach.ids, crowds, hidden);
  return {
    nodes,
    edges: edgesBetween(nodes, reach.edges.values(), crowds),
    standsFor: (id) => {
      const home = crowds.homeOf(id);
      return nodes.has(home) ? home : null;
    },
    members: (stackId) => crowds.membersOf(stackId),
  };
}
