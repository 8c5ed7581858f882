import type { NodeKind } from '../kinds/kinds.ts';
import type { GraphModel } from '../model/graph-model.ts';
import type { PictureNode } from '../picture/stacks.ts';

/** Of more than so many of a kind, the others are counted: a column must be read at a glance. */
const mostOf: { readonly [K in NodeKind]?: number } = { group: 4, role: 5, policy: 8, user: 6 };
const most = 5;
/** The same where the picture's place is low, as on a phone. */
const mostInFew: { readonly [K in NodeKind]?: number } = { group: 1, policy: 3 };
const fewest = 2;
/** Fewer that are alike are drawn one by one. */
const leastAlike = 4;

/** Which entities of a picture are drawn by themselves, and which as one that is counted. */
export class Crowds {
  readonly #homes = new Map<string, string>();
  readonly #members = new Map<string, string[]>();

  constructor(
    private readonly model: GraphModel,
    ids: Iterable<string>,
    /** These are always drawn by themselves. */
    kept: ReadonlySet<string>,
    /** Whether the picture has only a few rows. */
    private readonly inFewRows: boolean,
  ) {
    const byKind = new Map<NodeKind, string[]>();
    for (const id of ids) {
      const kind = model.nodes.get(id)?.kind;
      if (kind === undefined || kept.has(id)) continue;
      const list = byKind.get(kind);
      if (list) list.push(id);
      else byKind.set(kind, [id]);
    }
    for (const [kind, list] of byKind) if (list.length > this.#most(kind)) this.#gather(kind, list);
  }

  #most(kind: NodeKind): number {
    return this.inFewRows ? (mostInFew[kind] ?? fewest) : (mostOf[kind] ?? most);
  }

  /** People are alike; roles and policies have names that tell them apart. */
  #gather(kind: NodeKind, ids: readonly string[]): void {
    const counts = new Map<string, number>();
    const keyOf = (id: string): string =>
      kind === 'role' || kind === 'policy' ? id : (this.model.alikeKeyOf(id) ?? id);
    for (const id of ids) counts.set(keyOf(id), (counts.get(keyOf(id)) ?? 0) + 1);
    const unitOf = (id: string): string => ((counts.get(keyOf(id)) ?? 0) < leastAlike ? id : keyOf(id));
    const largest = this.#most(kind);
    const byKey = new Map<string, string[]>();
    for (const id of ids) {
      const key = unitOf(id);
      const list = byKey.get(key);
      if (list) list.push(id);
      else byKey.set(key, [id]);
    }
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

  /** The drawn node that an entity is in. */
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
