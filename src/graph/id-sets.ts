const none: readonly string[] = [];

/** Sets of ids by key, such as each node's edges. Most hold one id, and cost no more than that. */
export class IdSets {
  readonly #sets = new Map<string, string | Set<string>>();

  add(key: string, id: string): void {
    const there = this.#sets.get(key);
    if (there === undefined) this.#sets.set(key, id);
    else if (typeof there !== 'string') there.add(id);
    else if (there !== id) this.#sets.set(key, new Set([there, id]));
  }

  delete(key: string, id: string): void {
    const there = this.#sets.get(key);
    if (there === undefined) return;
    if (typeof there === 'string') {
      if (there === id) this.#sets.delete(key);
    } else if (there.delete(id) && there.size === 0) this.#sets.delete(key);
  }

  of(key: string): Iterable<string> {
    const there = this.#sets.get(key);
    if (there === undefined) return none;
    return typeof there === 'string' ? [there] : there;
  }

  sizeOf(key: string): number {
    const there = this.#sets.get(key);
    return there === undefined ? 0 : typeof there === 'string' ? 1 : there.size;
  }
}
