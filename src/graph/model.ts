import type { GraphEdge, GraphNode } from './elements.ts';
import { IdSets } from './id-sets.ts';
import { Likeness } from './likeness.ts';
import { derivedNode } from './outside.ts';
import type { Trust } from './trust.ts';

/** Which elements came, went or were replaced, by id. An id stands in at most one of the three. */
export interface Delta {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly updated: ReadonlySet<string>;
}

/** What was there before the first touch, so that coming and going within one update leaves no trace. */
class Recorder {
  readonly before = new Map<string, GraphNode | GraphEdge | null>();

  touch(id: string, was: GraphNode | GraphEdge | undefined): void {
    if (!this.before.has(id)) this.before.set(id, was ?? null);
  }
}

/** Equal by content: both are made by the same functions, so their fields stand in the same order. */
const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The account as a graph: an index that `project` makes and `update` keeps in step, in place, so that a
 * command costs what it changed. Readers must not keep its maps across updates.
 */
export class GraphModel {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge>();
  readonly #out = new IdSets();
  readonly #into = new IdSets();
  readonly #likeness = new Map<string, Likeness>();
  readonly #alikeKey = new Map<string, string>();
  readonly #alike = new Map<string, Set<string>>();
  readonly #stale = new Set<string>();
  #recorder: Recorder | null = null;

  /** Each role's trust policy as it was read, and for each named principal the roles that name it. */
  readonly trusts = new Map<string, Trust>();
  readonly namedBy = new IdSets();
  /** Live sessions and temporary keys: when each ends (ms). */
  readonly endings = new Map<string, number>();
  /** Users, groups and roles. */
  identities = 0;
  /** Whether both halves of "can assume" were decided, or only who is named in trust. */
  decided = true;

  get nodes(): ReadonlyMap<string, GraphNode> {
    return this.#nodes;
  }

  get edges(): ReadonlyMap<string, GraphEdge> {
    return this.#edges;
  }

  /** Ids of the edges that leave a node. */
  out(id: string): Iterable<string> {
    return this.#out.of(id);
  }

  /** Ids of the edges that arrive at a node. */
  into(id: string): Iterable<string> {
    return this.#into.of(id);
  }

  putNode(node: GraphNode): void {
    const was = this.#nodes.get(node.id);
    if (was && same(was, node)) return;
    this.#recorder?.touch(node.id, was);
    if (!was && isIdentity(node)) this.identities += 1;
    this.#nodes.set(node.id, node);
    this.#stale.add(node.id);
  }

  dropNode(id: string): void {
    const was = this.#nodes.get(id);
    if (!was) return;
    for (const edge of [...this.out(id), ...this.into(id)]) this.dropEdge(edge);
    this.#recorder?.touch(id, was);
    if (isIdentity(was)) this.identities -= 1;
    this.#nodes.delete(id);
    this.#stale.add(id);
  }

  /** Puts the edge if both of its ends are there; principals without a row come with their first edge. */
  putEdge(edge: GraphEdge): void {
    const was = this.#edges.get(edge.id);
    if (was && same(was, edge)) return;
    // Dropped first, as an end that only this edge held may have to go.
    if (was && (was.source !== edge.source || was.target !== edge.target)) this.dropEdge(edge.id);
    const ends = [this.#end(edge.source), this.#end(edge.target)];
    if (!ends[0] || !ends[1]) {
      this.dropEdge(edge.id);
      return;
    }
    for (const end of ends) if (end && !this.#nodes.has(end.id)) this.putNode(end);
    const there = this.#edges.get(edge.id);
    if (there) this.#unlink(there);
    this.#recorder?.touch(edge.id, there);
    this.#edges.set(edge.id, edge);
    this.#link(edge);
  }

  dropEdge(id: string): void {
    const was = this.#edges.get(id);
    if (!was) return;
    this.#recorder?.touch(id, was);
    this.#edges.delete(id);
    this.#unlink(was);
    for (const end of [was.source, was.target]) {
      if (derivedNode(end) && this.#out.sizeOf(end) + this.#into.sizeOf(end) === 0) this.dropNode(end);
    }
  }

  /** Nodes of one kind with the same ties and marks, by a key that says nothing else. Keys and their owners' ties don't count. */
  alike(): ReadonlyMap<string, ReadonlySet<string>> {
    this.#settle();
    return this.#alike;
  }

  /** The key of `alike()` that a node stands under, or undefined for a node that isn't there. */
  alikeKeyOf(id: string): string | undefined {
    this.#settle();
    return this.#alikeKey.get(id);
  }

  /** Runs `work` and says what it changed. */
  record(work: () => void): Delta {
    const recorder = new Recorder();
    this.#recorder = recorder;
    try {
      work();
    } finally {
      this.#recorder = null;
    }
    const added = new Set<string>();
    const removed = new Set<string>();
    const updated = new Set<string>();
    for (const [id, before] of recorder.before) {
      const after = this.#nodes.get(id) ?? this.#edges.get(id);
      if (!before) {
        if (after) added.add(id);
      } else if (!after) removed.add(id);
      else if (!same(before, after)) updated.add(id);
    }
    return { added, removed, updated };
  }

  #end(id: string): GraphNode | null {
    return this.#nodes.get(id) ?? derivedNode(id);
  }

  #link(edge: GraphEdge): void {
    this.#out.add(edge.source, edge.id);
    this.#into.add(edge.target, edge.id);
    this.#tie(edge, 1);
  }

  #unlink(edge: GraphEdge): void {
    this.#out.delete(edge.source, edge.id);
    this.#into.delete(edge.target, edge.id);
    this.#tie(edge, -1);
  }

  #tie(edge: GraphEdge, sign: 1 | -1): void {
    if (edge.kind === 'key') return;
    this.#likenessOf(edge.source).tie(bonds[edge.kind][edge.state].outward, edge.target, sign);
    this.#likenessOf(edge.target).tie(bonds[edge.kind][edge.state].inward, edge.source, sign);
  }

  #likenessOf(id: string): Likeness {
    this.#stale.add(id);
    const there = this.#likeness.get(id);
    if (there) return there;
    const fresh = new Likeness();
    this.#likeness.set(id, fresh);
    return fresh;
  }

  #settle(): void {
    for (const id of this.#stale) {
      const was = this.#alikeKey.get(id);
      const node = this.#nodes.get(id);
      const ties = (this.#likeness.get(id) ?? none).key;
      const key = node && `${node.kind}:${ties}:${node.badges.join()}${node.byAws ? '@' : ''}`;
      if (!node) this.#likeness.delete(id);
      if (was === key) continue;
      if (was !== undefined) outOf(this.#alike, was, id);
      if (key === undefined) this.#alikeKey.delete(id);
      else {
        this.#alikeKey.set(id, key);
        into(this.#alike, key, id);
      }
    }
    this.#stale.clear();
  }
}

const none = new Likeness();

const states = ['ready', 'noPermission', 'noTrust'] as const;
const kinds = ['member', 'key', 'attached', 'assume', 'assumed'] as const;
type Bond = { readonly outward: string; readonly inward: string };

/** Texts of ties, made once. */
const bonds = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    Object.fromEntries(
      states.map((state) => [state, { outward: `${kind} ${state} >`, inward: `${kind} ${state} <` }]),
    ),
  ]),
) as Record<(typeof kinds)[number], Record<(typeof states)[number], Bond>>;

const isIdentity = ({ kind }: GraphNode): boolean => kind === 'user' || kind === 'group' || kind === 'role';

function into(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.add(id);
  else map.set(key, new Set([id]));
}

function outOf(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  ids?.delete(id);
  if (ids?.size === 0) map.delete(key);
}
