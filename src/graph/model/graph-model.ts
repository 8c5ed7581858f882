import { fnv } from '../../engine/index.ts';
import type { GraphEdge, GraphNode } from './elements.ts';
import { edgeKinds, edgeStates, outsideId } from './elements.ts';
import { derivedNode } from './outside-principals.ts';
import type { permissionToAssume } from './permission.ts';
import type { Trust } from './trust.ts';

/**
 * A set of ids that costs only one string while it holds a single id. It is a value: a change returns the set to keep.
 */
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

/** Edges of rows with an end that isn't in the graph yet: each is added once its missing end is there. */
class Waiting {
  readonly #edges = new Map<string, GraphEdge>();
  readonly #missing = new IdSets();

  /**
   * Keeps an edge until both its ends are here. Edges of `assume` and of resource policies aren't kept: they are
   * decided again.
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

  /** Returns the edges that wait for a node. */
  of(nodeId: string): GraphEdge[] {
    if (this.#edges.size === 0) return [];
    return [...this.#missing.of(nodeId)].flatMap((id) => this.#edges.get(id) ?? []);
  }
}

/** The edges at one node. */
class Adjacency {
  /** Ids of the edges that leave the node, and of those that arrive at it. */
  out: IdSet = null;
  into: IdSet = null;
  /** The key that the node shares with those like it, as last computed. */
  alikeKey: string | undefined = undefined;
  stale = false;
  /** Whether the node is in the graph now. Its adjacency stays after it has gone, until it is next looked at. */
  here = false;
  /**
   * Two 32-bit sums of hashes, one per edge: they tell what the node is connected to, in any order. Adding or removing
   * an edge is one addition, so that a group with 5,000 members costs no more than one with five.
   */
  a = 0;
  b = 0;

  /** Adds an edge (`sign` 1) or takes it away (-1). `bond` tells its kind and direction, `otherId` is its other end. */
  count(bond: string, otherId: string, sign: 1 | -1): void {
    this.a = (this.a + sign * avalanche(fnv(otherId, fnv(bond)))) | 0;
    this.b = (this.b + sign * avalanche(fnv(otherId, fnv(bond, 0x3c6ef372)))) | 0;
  }
}

function avalanche(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** The elements that came, went or were replaced, by id. An id stands in at most one of the three. */
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

/**
 * Whether two elements have the same content: the same functions make both, so their fields stand in the same order.
 */
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
   * Each role's trust policy and each resource's policy as it was read; for each named principal, the roles and
   * resources that name it; and for each of these, the nodes at which its lines start.
   */
  readonly trusts = new Map<string, Trust>();
  readonly namedBy = new IdSets();
  readonly lineSources = new Map<string, readonly string[]>();
  /** The rows that name a role, a policy or a person, as `table key`, by its ARN or the person's login. */
  readonly byArn = new IdSets();
  readonly #waiting = new Waiting();
  /** Live sessions and temporary keys: when each ends (ms). */
  readonly endings = new Map<string, number>();
  /** The names of accounts, by the ids of their nodes. */
  readonly #accounts = new Map<string, string | undefined>();
  /** The number of users, groups and roles. */
  identities = 0;
  /** Whether both halves of "can assume" were decided; otherwise only the names in trust policies are known. */
  decided = true;

  /**
   * `account` is the account that the graph shows, 12 digits. `permission` decides the half of "can assume" that lies
   * with callers; null leaves it open.
   */
  constructor(
    readonly account: string,
    readonly permission: typeof permissionToAssume | null,
  ) {}

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

  /** Adds the edge if both of its ends are there. Principals without a row come with their first edge. */
  putEdge(edge: GraphEdge): void {
    this.#waiting.delete(edge.id);
    const was = this.#edges.get(edge.id);
    if (!was) {
      // The usual case, with as few look-ups as possible: an account is opened as thousands of these.
      const [from, to] = [this.#adjacency.get(edge.source), this.#adjacency.get(edge.target)];
      if (from?.here && to?.here) {
        this.#recorder?.touch(edge.id, undefined);
        this.#edges.set(edge.id, edge);
        this.#count(edge, this.#markStale(edge.source, from), this.#markStale(edge.target, to), 1);
        return;
      }
    }
    if (was && same(was, edge)) return;
    // It is dropped first: if only this edge held an end, that end may have to go.
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

  /**
   * Returns nodes of one kind with the same edges and marks, by a key for all of these. Access keys and their edges
   * don't count.
   */
  alike(): Pick<IdSets, 'of' | 'sizeOf' | 'keys'> {
    this.settle();
    return this.#alike;
  }

  /** Returns the key under which `alike()` has a node, or undefined for a node that isn't there. */
  alikeKeyOf(id: string): string | undefined {
    this.settle();
    return this.#adjacency.get(id)?.alikeKey;
  }

  /** Runs `work` and returns what it changed. */
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

  /** Makes the node of a principal without a row. The root user of another account isn't drawn. */
  #derived(id: string): GraphNode | null {
    const node = derivedNode(id);
    if (node?.kind === 'root' && id !== this.account) return null;
    return node && { ...node, label: this.#accounts.get(node.id) ?? node.label };
  }

  /** Calls an account by its name from now on; without a name, by its number. */
  nameAccount(account: string, name: string | undefined): void {
    const id = outsideId('account', account);
    this.#accounts.set(id, name);
    const named = this.#nodes.has(id) && this.#derived(id);
    if (named) this.putNode(named);
  }

  /** Adds a principal without a row, which comes with its first edge. */
  #bring(id: string): void {
    if (this.#nodes.has(id)) return;
    const derived = this.#derived(id);
    if (derived) this.putNode(derived);
  }

  /** Returns a node's adjacency, to be changed. */
  #adjacencyOf(id: string): Adjacency {
    let adjacency = this.#adjacency.get(id);
    if (!adjacency) {
      adjacency = new Adjacency();
      this.#adjacency.set(id, adjacency);
    }
    return this.#markStale(id, adjacency);
  }

  /** Returns the same adjacency, marked to be looked at again. */
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

  /** Groups `most` of the changed nodes, or all of them, with those like them. @returns whether none is left */
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

/** The beginnings of the edges' hashes, by kind and direction, made once. */
const bonds = Object.fromEntries(
  edgeKinds.map((kind) => [
    kind,
    Object.fromEntries(
      edgeStates.map((state) => [state, { outward: `${kind} ${state} >`, inward: `${kind} ${state} <` }]),
    ),
  ]),
) as Record<GraphEdge['kind'], Record<GraphEdge['state'], Bond>>;

const isIdentity = ({ kind }: GraphNode): boolean => kind === 'user' || kind === 'group' || kind === 'role';
