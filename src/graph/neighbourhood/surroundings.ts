import type { NodeKind } from '../kinds/kinds.ts';
import type { GraphEdge, GraphNode } from '../model/elements.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { Picture, PictureEdge, PictureNode } from '../picture/stacks.ts';
import { Crowds } from './crowds.ts';

interface SurroundingsOptions {
  /** Lines that only permissions tell, of what is looked at. */
  readonly extra?: readonly GraphEdge[];
  /** Policies are drawn as pages beside their owners, so that none of them is counted in another place. */
  readonly asPages?: boolean;
  /** The picture's place is low: of each kind only one to three are drawn, the others counted. */
  readonly inFewRows?: boolean;
  /** What is lit now, such as a step's people: drawn as well, wherever it stands. */
  readonly cast?: readonly string[];
}

/** What one goes on from to see what somebody reaches: the first step's, and of those roles that of the second. */
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

/** A bucket's objects and a pool's people: too many to be drawn because of something else. */
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

  /** What an entity is tied to, and what that reaches. */
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

  /** Keys come with who is looked at, and with nobody else. */
  #keys(id: string, centre: string): void {
    const { kind, ownerId } = this.model.nodes.get(id) ?? {};
    if ((kind === 'key' || kind === 'temporaryKey') && ownerId !== centre && id !== centre)
      this.ids.delete(id);
  }

  /** All edges between nodes that are drawn. */
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

/** Policies that only those have who are counted: their pages would hang beside nobody. */
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

/** An entity drawn by itself. */
const alone = (node: GraphNode): PictureNode => ({ ...node, count: 1, stack: null });

/**
 * A large account's part around one entity: its keys, groups and roles, what those reach, and who has it. Many of a
 * kind are counted: alike ones as a stack, and what is left over as one more. Costs the entity's ties, not the
 * account's size.
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
  const crowds = new Crowds(
    model,
    reach.ids,
    asPages ? new Set([...kept, ...policiesIn(model, reach.ids)]) : kept,
    inFewRows,
  );
  const nodes = new Map<string, PictureNode>();
  const hidden = asPages ? policiesOfCounted(model, reach, crowds, kept) : noneHidden;
  for (const id of reach.ids) {
    if (hidden.has(id)) continue;
    const home = crowds.homeOf(id);
    if (nodes.has(home)) continue;
    const node = home === id ? model.nodes.get(id) : undefined;
    const drawn = node ? alone(node) : crowds.nodeOf(home);
    if (drawn) nodes.set(home, drawn);
  }
  const edges = new Map<string, PictureEdge>();
  for (const edge of reach.edges.values()) {
    const [source, target] = [crowds.homeOf(edge.source), crowds.homeOf(edge.target)];
    if (source === target || !nodes.has(source) || !nodes.has(target)) continue;
    const isOwn = source === edge.source && target === edge.target;
    const id = isOwn ? edge.id : `${edge.kind}:${source}>${target}`;
    const there = edges.get(id);
    if (there && (there.state === 'ready' || edge.state !== 'ready')) continue;
    edges.set(id, isOwn ? edge : { ...edge, id, source, target });
  }
  return {
    nodes,
    edges,
    standsFor: (id) => {
      const home = crowds.homeOf(id);
      return nodes.has(home) ? home : null;
    },
    members: (stackId) => crowds.membersOf(stackId),
  };
}
