import type { GraphEdge, GraphNode } from './elements.ts';
import { edgeKinds, edgeStates } from './elements.ts';
import { derivedNode } from './outside-principals.ts';
import type { Trust } from './trust.ts';

/** A set of ids that costs no more than one string while it holds one. A value: changing gives the set to keep. */
type IdSet = string | Set<string> | null;

function withId(set: IdSet, id: string): IdSet {
  if (set === null) return id;
  if (typeof set !== 'string') return set.add(id);
  return set === id ? set : new Set([set, id]);
}

function withoutId(set: IdSet, id: string): IdSet {
  if (set === null || set === id) return null;
  if (typeof set === 'string') return set;
  set.delete(id);
  return set.size === 0 ? null : set;
}

const none: readonly string[] = [];

function idsOf(set: IdSet): Iterable<string> {
  if (set === null) return none;
  return typeof set === 'string' ? [set] : set;
}

/** Sets of ids by key. */
class IdSets {
  readonly #sets = new Map<string, IdSet>();

  add(key: string, id: string): void {
    this.#sets.set(key, withId(this.#sets.get(key) ?? null, id));
  }

  delete(key: string, id: string): void {
    const left = withoutId(this.#sets.get(key) ?? null, id);
    if (left === null) this.#sets.delete(key);
    else this.#sets.set(key, left);
  }

  of(key: string): Iterable<string> {
    return idsOf(this.#sets.get(key) ?? null);
  }

  sizeOf(key: string): number {
    const set = this.#sets.get(key) ?? null;
    return set === null ? 0 : typeof set === 'string' ? 1 : set.size;
  }

  keys(): Iterable<string> {
    return this.#sets.keys();
  }
}

/** Edges of rows whose ends are not both in the graph: each is added once its missing end is there. */
class Waiting {
  readonly #edges = new Map<string, GraphEdge>();
  readonly #missing = new IdSets();

  /**
   * Keeps an edge until both its ends are here. Edges of `assume` and of resource policies aren't kept: they are asked
   * for anew.
   */
  add(edge: GraphEdge, isHere: (id: string) => boolean): void {
    if (edge.kind === 'assume' || edge.kind === 'resourcePolicy') return;
    this.#edges.set(edge.id, edge);
    for (const end of [edge.source, edge.target]) if (!isHere(end)) this.#missing.add(end, edge.id);
  }

  delete(id: string): void {
    const edge = this.#edges.get(id);
    if (!edge) return;
    this.#edges.delete(id);
    for (const end of [edge.source, edge.target]) this.#missing.delete(end, id);
  }

  /** The edges that a node was missing for. */
  of(nodeId: string): GraphEdge[] {
    if (this.#edges.size === 0) return [];
    return [...this.#missing.of(nodeId)].flatMap((id) => this.#edges.get(id) ?? []);
  }
}

/** The edges at one node. */
class Adjacency {
  /** Ids of the edges that leave it and that arrive at it. */
  out: IdSet = null;
  into: IdSet = null;
  /** The key for it and the nodes alike, as of the last look. */
  alikeKey: string | undefined = undefined;
  stale = false;
  /** Whether the node is in the graph now: its adjacency outlives it until it is next looked at. */
  here = false;
  /**
   * Two 32-bit sums of hashes, one per edge: what the node is connected to, in any order.
   * Adding or removing an edge is one addition, so that a group with 5,000 members costs no more than one with five.
   */
  a = 0;
  b = 0;

  /** Adds an edge (`sign` 1) or takes it away (-1): `bond` says its kind and direction, `otherId` its other end. */
  count(bond: string, otherId: string, sign: 1 | -1): void {
    this.a = (this.a + sign * avalanche(fnv(otherId, fnv(bond, 0x811c9dc5)))) | 0;
    this.b = (this.b + sign * avalanche(fnv(otherId, fnv(bond, 0x3c6ef372)))) | 0;
  }
}

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

function avalanche(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** Which elements came, went or were replaced, by id. An id stands in at most one of the three. */
export interface Delta {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly updated: ReadonlySet<string>;
}

/** Each element as it was before the update, so that what comes and goes within one leaves no trace. */
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
  readonly #adjacency = new Map<string, Adjacency>();
  readonly #alike = new IdSets();
  /** Nodes whose group in `alike()` may have changed since it was last asked for. */
  readonly #stale: string[] = [];
  #recorder: Recorder | null = null;

  /**
   * Each role's trust policy and each resource's policy as it was read, for each named principal the roles and
   * resources that name it, and from which nodes their lines come.
   */
  readonly trusts = new Map<string, Trust>();
  readonly namedBy = new IdSets();
  readonly lineSources = new Map<string, readonly string[]>();
  /** By the ARN of a role or policy, or a person's login, the rows that name it: `table key`. */
  readonly byArn = new IdSets();
  readonly #waiting = new Waiting();
  /** Live sessions and temporary keys: when each ends (ms). */
  readonly endings = new Map<string, number>();
  /** Users, groups and roles. */
  identities = 0;
  /** Whether both halves of "can assume" were decided, or only who is named in trust. */
  decided = true;

  /** `account` is the one that is looked at, 12 digits. */
  constructor(readonly account: string) {}

  get nodes(): ReadonlyMap<string, GraphNode> {
    return this.#nodes;
  }

  get edges(): ReadonlyMap<string, GraphEdge> {
    return this.#edges;
  }

  /** Ids of the edges that leave a node. */
  out(id: string): Iterable<string> {
    return idsOf(this.#adjacency.get(id)?.out ?? null);
  }

  /** Ids of the edges that arrive at a node. */
  into(id: string): Iterable<string> {
    return idsOf(this.#adjacency.get(id)?.into ?? null);
  }

  putNode(node: GraphNode): void {
    const was = this.#nodes.get(node.id);
    if (was && same(was, node)) return;
    this.#recorder?.touch(node.id, was);
    if (!was && isIdentity(node)) this.identities += 1;
    this.#nodes.set(node.id, node);
    this.#adjacencyOf(node.id).here = true;
    if (!was) for (const edge of this.#waiting.of(node.id)) this.putEdge(edge);
  }

  dropNode(id: string): void {
    const was = this.#nodes.get(id);
    if (!was) return;
    const lost = [...this.out(id), ...this.into(id)].flatMap((edge) => this.#edges.get(edge) ?? []);
    for (const edge of lost) this.dropEdge(edge.id);
    this.#recorder?.touch(id, was);
    if (isIdentity(was)) this.identities -= 1;
    this.#nodes.delete(id);
    this.#adjacencyOf(id).here = false;
    for (const edge of lost) this.#wait(edge);
  }

  /** Puts the edge if both of its ends are there; principals without a row come with their first edge. */
  putEdge(edge: GraphEdge): void {
    this.#waiting.delete(edge.id);
    const was = this.#edges.get(edge.id);
    if (!was) {
      // The usual case, with as few look-ups as there can be: an account is opened as thousands of these.
      const [from, to] = [this.#adjacency.get(edge.source), this.#adjacency.get(edge.target)];
      if (from?.here && to?.here) {
        this.#recorder?.touch(edge.id, undefined);
        this.#edges.set(edge.id, edge);
        this.#count(edge, this.#markStale(edge.source, from), this.#markStale(edge.target, to), 1);
        return;
      }
    }
    if (was && same(was, edge)) return;
    // Dropped first, as an end that only this edge held may have to go.
    if (was && (was.source !== edge.source || was.target !== edge.target)) this.dropEdge(edge.id);
    const hasEnds = this.#knows(edge.source) && this.#knows(edge.target);
    if (!hasEnds) {
      this.dropEdge(edge.id);
      this.#wait(edge);
      return;
    }
    this.#bring(edge.source);
    this.#bring(edge.target);
    const there = was && this.#edges.get(edge.id);
    if (there) this.#unlink(there);
    this.#recorder?.touch(edge.id, there);
    this.#edges.set(edge.id, edge);
    this.#link(edge);
  }

  dropEdge(id: string): void {
    this.#waiting.delete(id);
    const was = this.#edges.get(id);
    if (!was) return;
    this.#recorder?.touch(id, was);
    this.#edges.delete(id);
    this.#unlink(was);
    for (const end of [was.source, was.target]) {
      const adjacency = this.#adjacency.get(end);
      if (!adjacency?.out && !adjacency?.into && derivedNode(end)) this.dropNode(end);
    }
  }

  /** Nodes of one kind with the same edges and marks, by a key for all of these. Access keys and their edges don't count. */
  alike(): Pick<IdSets, 'of' | 'sizeOf' | 'keys'> {
    this.settle();
    return this.#alike;
  }

  /** The key of `alike()` that a node stands under, or undefined for a node that isn't there. */
  alikeKeyOf(id: string): string | undefined {
    this.settle();
    return this.#adjacency.get(id)?.alikeKey;
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

  #wait(edge: GraphEdge): void {
    this.#waiting.add(edge, (id) => this.#nodes.has(id));
  }

  #knows(id: string): boolean {
    return this.#nodes.has(id) || this.#derived(id) !== null;
  }

  /** The root user of another account has no place here. */
  #derived(id: string): GraphNode | null {
    const node = derivedNode(id);
    return node?.kind === 'root' && id !== this.account ? null : node;
  }

  /** Principals without a row come with their first edge. */
  #bring(id: string): void {
    if (this.#nodes.has(id)) return;
    const derived = this.#derived(id);
    if (derived) this.putNode(derived);
  }

  /** A node's adjacency, to be changed. */
  #adjacencyOf(id: string): Adjacency {
    let adjacency = this.#adjacency.get(id);
    if (!adjacency) {
      adjacency = new Adjacency();
      this.#adjacency.set(id, adjacency);
    }
    return this.#markStale(id, adjacency);
  }

  /** The same adjacency, marked to be looked at again. */
  #markStale(id: string, adjacency: Adjacency): Adjacency {
    if (!adjacency.stale) {
      adjacency.stale = true;
      this.#stale.push(id);
    }
    return adjacency;
  }

  #link(edge: GraphEdge): void {
    this.#count(edge, this.#adjacencyOf(edge.source), this.#adjacencyOf(edge.target), 1);
  }

  #unlink(edge: GraphEdge): void {
    this.#count(edge, this.#adjacencyOf(edge.source), this.#adjacencyOf(edge.target), -1);
  }

  /** Adds an edge to both of its ends (`sign` 1) or takes it away (-1). */
  #count({ id, kind, state, source, target }: GraphEdge, from: Adjacency, to: Adjacency, sign: 1 | -1): void {
    const change = sign === 1 ? withId : withoutId;
    from.out = change(from.out, id);
    to.into = change(to.into, id);
    if (kind === 'key') return;
    from.count(bonds[kind][state].outward, target, sign);
    to.count(bonds[kind][state].inward, source, sign);
  }

  /** Sorts `most` changed nodes, or all, to those that are alike. @returns whether none is left */
  settle(most = Infinity): boolean {
    if (this.#stale.length === 0) return true;
    for (const id of this.#stale.splice(0, most)) {
      const adjacency = this.#adjacency.get(id);
      if (!adjacency) continue;
      adjacency.stale = false;
      const was = adjacency.alikeKey;
      const node = this.#nodes.get(id);
      adjacency.alikeKey = node && alikeKey(node, adjacency);
      if (was !== adjacency.alikeKey) {
        if (was !== undefined) this.#alike.delete(was, id);
        if (adjacency.alikeKey !== undefined) this.#alike.add(adjacency.alikeKey, id);
      }
      if (!node) this.#adjacency.delete(id);
    }
    return this.#stale.length === 0;
  }
}

const alikeKey = ({ kind, badges, byAws }: GraphNode, { a, b }: Adjacency): string =>
  `${kind}:${String(a)}:${String(b)}:${badges.join()}${byAws ? '@' : ''}`;

type Bond = { readonly outward: string; readonly inward: string };

/** The beginnings of an edge's hashes, by its kind and direction, made once. */
const bonds = Object.fromEntries(
  edgeKinds.map((kind) => [
    kind,
    Object.fromEntries(
      edgeStates.map((state) => [state, { outward: `${kind} ${state} >`, inward: `${kind} ${state} <` }]),
    ),
  ]),
) as Record<GraphEdge['kind'], Record<GraphEdge['state'], Bond>>;

const isIdentity = ({ kind }: GraphNode): boolean => kind === 'user' || kind === 'group' || kind === 'role';
