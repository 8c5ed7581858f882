/** A set of ids that costs no more than one string while it holds one. A value: changing gives the set to keep. */
export type IdSet = string | Set<string> | null;

export function withId(set: IdSet, id: string): IdSet {
  if (set === null) return id;
  if (typeof set !== 'string') return set.add(id);
  return set === id ? set : new Set([set, id]);
}

export function withoutId(set: IdSet, id: string): IdSet {
  if (set === null || set === id) return null;
  if (typeof set === 'string') return set;
  set.delete(id);
  return set.size === 0 ? null : set;
}

const none: readonly string[] = [];

export function idsOf(set: IdSet): Iterable<string> {
  if (set === null) return none;
  return typeof set === 'string' ? [set] : set;
}

/** Sets of ids by key. */
export class IdSets {
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
