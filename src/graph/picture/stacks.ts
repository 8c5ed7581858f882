import type { NodeKind } from '../kinds/kinds.ts';
import type { GraphEdge, GraphNode } from '../model/elements.ts';
import { keepSmallest } from './sorting.ts';
import { addTo } from './lists.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { NamedThing } from '../model/named-things.ts';
import { derivedNode } from '../model/outside-principals.ts';

/** A policy as a page, pinned at a place that it serves. */
export interface Page {
  /** The drawn node's id: a policy that serves two places is drawn as two pages. */
  readonly id: string;
  /** The key of the managed policy or inline policy that it shows. */
  readonly policyId: string;
  readonly name: string;
  /** Its first line: `may: read s3 reports`. */
  readonly line: string;
  /** A permissions boundary: it limits and gives nothing. */
  readonly limits: boolean;
  /** The things on which it allows or denies something, in the order of its text. */
  readonly names?: readonly NamedThing[];
}

/** A node as it is drawn: one entity, or a stack of `count` alike ones. */
export interface PictureNode extends GraphNode {
  /** 1 for a single entity. */
  readonly count: number;
  /** `alike`: with identical ties; `rest`: those for which the column had no room. Null for a single entity. */
  readonly stack: 'alike' | 'rest' | null;
  /** A policy that is drawn as a page, at one of the places that it serves. */
  readonly page?: Page;
  /** A thing that only policies name: it looks like what it is. */
  readonly look?: NamedThing['look'];
}

/** An edge as it is drawn: its ends are drawn nodes. */
export type PictureEdge = GraphEdge;

/** The part of an account that is drawn, as nodes and edges. */
export interface Picture {
  readonly nodes: ReadonlyMap<string, PictureNode>;
  readonly edges: ReadonlyMap<string, PictureEdge>;
  /** Returns the drawn node for a node of the model: itself, its stack, or null if it isn't drawn. */
  readonly standsFor: (id: string) => string | null;
  /** All drawn nodes of an entity that is drawn more than once: a policy's pages, by its key. */
  readonly copies?: ReadonlyMap<string, readonly string[]>;
  /** The members of a stack, unsorted. */
  readonly members: (stackId: string) => readonly string[];
}

interface GatherOptions {
  /** Ids that are drawn singly, even if others are like them. */
  readonly opened?: ReadonlySet<string>;
  /** Lines that were found for a selection in a large account. */
  readonly extra?: readonly GraphEdge[];
  /** Up to this many users, groups and roles, everything is drawn singly. */
  readonly stackAbove?: number;
  /** At most about this many nodes and edges are drawn. */
  readonly limit?: number;
}

/** A node that will be drawn: an entity, or all entities under `keys` of `alike()`. */
interface Unit {
  readonly id: string;
  readonly kind: NodeKind;
  /** The label of its first face. */
  readonly label: string;
  readonly stack: 'alike' | 'rest' | null;
  readonly size: number;
  /** One entity for each different set of ties in it. */
  readonly faces: readonly string[];
  readonly keys: readonly string[];
}

/** Kinds with many members even in a small account: `crowd` or more that are alike are drawn as a stack. */
const crowds: ReadonlySet<NodeKind> = new Set(['poolUser', 'directoryUser', 'identity', 'guest', 'object']);
const crowd = 4;

const isKey = (kind: NodeKind): boolean => kind === 'key' || kind === 'temporaryKey';
/** The most of each kind, which are tried one after the other: nobody reads a column of more than twenty. */
const caps = [20, 14, 10, 6, 4] as const;

function byAlikeKey(model: GraphModel, ids: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, string[]>();
  for (const id of ids) {
    const key = model.alikeKeyOf(id);
    if (key === undefined) continue;
    addTo(byKey, key, id);
  }
  return byKey;
}

function unitsOf(model: GraphModel, opened: ReadonlySet<string>, stacked: boolean): Unit[] {
  const units: Unit[] = [];
  const openedByKey = byAlikeKey(model, opened);
  const labelOf = (id: string): string => model.nodes.get(id)?.label ?? '';
  const single = (id: string, kind: NodeKind, label = labelOf(id)): void => {
    units.push({ id, kind, label, stack: null, size: 1, faces: [id], keys: [] });
  };
  const alike = model.alike();
  for (const key of alike.keys()) {
    const ids = alike.of(key);
    const count = alike.sizeOf(key);
    const [face] = ids;
    const node = face === undefined ? undefined : model.nodes.get(face);
    if (!node || isKey(node.kind)) continue;
    const { kind } = node;
    if (count === 1) {
      single(node.id, kind, node.label);
      continue;
    }
    if (!stacked && !(crowds.has(kind) && count >= crowd)) {
      for (const id of ids) single(id, kind);
      continue;
    }
    const apart = openedByKey.get(key) ?? [];
    for (const id of apart) single(id, kind);
    const size = count - apart.length;
    if (size === 0) continue;
    const left = firstNotIn(ids, opened) ?? node.id;
    if (size === 1) single(left, kind);
    else {
      const label = labelOf(left);
      units.push({ id: `stack:${key}`, kind, label, stack: 'alike', size, faces: [left], keys: [key] });
    }
  }
  return units;
}

function firstNotIn(ids: Iterable<string>, others: ReadonlySet<string>): string | undefined {
  for (const id of ids) if (!others.has(id)) return id;
  return undefined;
}

/** Keeps at most `cap` units of each kind: the opened and the largest ones stay, the rest becomes one stack. */
function capped(units: readonly Unit[], opened: ReadonlySet<string>, cap: number): Unit[] {
  if (cap === Infinity) return [...units];
  const byKind = new Map<NodeKind, Unit[]>();
  for (const unit of units) addTo(byKind, unit.kind, unit);
  const weight = (unit: Unit): number => (opened.has(unit.id) ? Infinity : unit.size);
  const larger = (a: Unit, b: Unit): boolean => {
    const [x, y] = [weight(a), weight(b)];
    return x === y ? a.label < b.label : x > y;
  };
  return [...byKind].flatMap(([kind, list]) => {
    if (list.length <= cap) return list;
    const kept = new Set(keepSmallest(list, cap - 1, larger));
    const rest = list.filter((unit) => !kept.has(unit));
    return [...kept, restOf(kind, rest)];
  });
}

const restOf = (kind: NodeKind, rest: readonly Unit[]): Unit => ({
  id: `stack:rest:${kind}`,
  kind,
  label: rest[0]?.label ?? '',
  stack: 'rest',
  size: rest.reduce((sum, unit) => sum + unit.size, 0),
  faces: rest.flatMap((unit) => unit.faces),
  keys: rest.flatMap((unit) => unit.keys),
});

/** Returns where each entity is drawn, without a list of all entities. */
function homes(model: GraphModel, units: readonly Unit[]): (id: string) => string | null {
  const own = new Map<string, string>();
  const byKey = new Map<string, string>();
  for (const unit of units) {
    for (const key of unit.keys) byKey.set(key, unit.id);
    if (unit.stack !== 'alike') for (const face of unit.faces) own.set(face, unit.id);
  }
  return (id) => {
    const home = own.get(id);
    if (home !== undefined) return home;
    const key = model.alikeKeyOf(id);
    return (key === undefined ? undefined : byKey.get(key)) ?? null;
  };
}

/** A single entity as a drawn node. Every field is written out: spreading is slow for many. */
const alone = (node: GraphNode): PictureNode => ({
  id: node.id,
  kind: node.kind,
  label: node.label,
  badges: node.badges,
  inactive: node.inactive,
  ownerId: node.ownerId,
  lifetime: node.lifetime,
  byAws: node.byAws,
  count: 1,
  stack: null,
});

function nodeOfUnit(model: GraphModel, unit: Unit): PictureNode | null {
  const face = model.nodes.get(unit.faces[0] ?? '');
  if (!face) return null;
  if (unit.stack === null) return alone(face);
  const badges = unit.stack === 'alike' ? face.badges : [];
  return { ...face, id: unit.id, badges, count: unit.size, stack: unit.stack, lifetime: null, ownerId: null };
}

class Drawing {
  readonly nodes = new Map<string, PictureNode>();
  readonly edges = new Map<string, PictureEdge>();

  constructor(
    private readonly model: GraphModel,
    private readonly units: readonly Unit[],
    private readonly home: (id: string) => string | null,
    private readonly limit: number,
  ) {}

  get full(): boolean {
    return this.nodes.size + this.edges.size > this.limit;
  }

  /** Draws the edges. Returns whether they stayed within the limit. */
  draw(extra: readonly GraphEdge[]): boolean {
    if (this.units.length > this.limit) return false;
    for (const unit of this.units) {
      const node = nodeOfUnit(this.model, unit);
      if (node) this.nodes.set(unit.id, node);
    }
    for (const unit of this.units) if (unit.stack === null) this.#keys(unit.id);
    for (const unit of this.units) {
      for (const face of unit.faces)
        for (const id of this.model.out(face)) this.#edge(this.model.edges.get(id), unit.id);
      if (this.full) return false;
    }
    for (const edge of extra) this.#edge(edge, this.home(edge.source));
    return !this.full;
  }

  #keys(ownerId: string): void {
    for (const id of this.model.into(ownerId)) {
      const edge = this.model.edges.get(id);
      if (edge?.kind !== 'key') continue;
      const key = this.model.nodes.get(edge.source);
      if (key) this.nodes.set(key.id, alone(key));
      this.edges.set(edge.id, edge);
    }
  }

  /** Returns the drawn node that holds a key: a key is drawn beside its owner, or in the stack that its owner is in. */
  #homeOfKey(id: string): string | null {
    if (this.nodes.has(id)) return id;
    const ownerId = this.model.nodes.get(id)?.ownerId ?? null;
    return ownerId === null ? null : this.home(ownerId);
  }

  /** `source` is the drawn node that holds the edge's source. */
  #edge(edge: GraphEdge | undefined, source: string | null): void {
    if (!edge || source === null || edge.kind === 'key') return;
    const target = this.home(edge.target) ?? this.#homeOfKey(edge.target);
    if (target === null || source === target) return;
    const own = source === edge.source && target === edge.target;
    const id = own ? edge.id : `${edge.kind}:${source}>${target}`;
    const there = this.edges.get(id);
    if (there && (there.state === 'ready' || edge.state !== 'ready')) return;
    this.edges.set(id, own ? edge : { ...edge, id, source, target });
  }
}

/**
 * Chooses what to draw. In a small account that is everything. In a large one, identities with the same ties are one
 * counted stack; if that is still too much, only the largest stacks of each kind and one for the rest. Linear in the
 * number of different ties.
 */
export function gather(model: GraphModel, options: GatherOptions = {}): Picture {
  const { opened = new Set<string>(), extra = [], stackAbove = 40, limit = 500 } = options;
  const stacked = model.identities > stackAbove || model.nodes.size > limit;
  const all = unitsOf(model, opened, stacked);
  for (const cap of stacked ? caps : [Infinity, ...caps]) {
    const units = capped(all, opened, cap);
    const home = homes(model, units);
    const drawing = new Drawing(model, units, home, limit);
    const fits = drawing.draw(extra);
    if (!fits && cap !== caps[caps.length - 1]) continue;
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return {
      nodes: drawing.nodes,
      edges: drawing.edges,
      // Another account that is held here (`account:…`) is drawn as the one outside that roles trust.
      standsFor: (id) => (drawing.nodes.has(id) ? id : (home(id) ?? home(`principal:${id}`))),
      members: (stackId) => membersOf(model, byId.get(stackId), opened),
    };
  }
  throw new Error('no cap');
}

function membersOf(
  model: GraphModel,
  unit: Unit | undefined,
  opened: ReadonlySet<string>,
): readonly string[] {
  if (!unit) return [];
  const members = new Set(unit.stack === 'alike' ? [] : unit.faces);
  for (const key of unit.keys) for (const id of model.alike().of(key)) if (!opened.has(id)) members.add(id);
  return [...members];
}

/** Adds the root user of `account` to the picture if it acts: it may have no other line to the account. */
export function withRoot(picture: Picture, account: string, acting: string | null): Picture {
  const root = acting === account && !picture.nodes.has(account) ? derivedNode(account) : null;
  if (!root) return picture;
  return {
    ...picture,
    nodes: new Map([[account, { ...root, count: 1, stack: null }], ...picture.nodes]),
    standsFor: (id) => (id === account ? id : picture.standsFor(id)),
  };
}
