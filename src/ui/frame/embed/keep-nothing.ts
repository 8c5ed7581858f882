/** A storage that ends with the page. */
class PassingStorage {
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  key(index: number): string | null {
    return [...this.#kept.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  removeItem(key: string): void {
    this.#kept.delete(key);
  }
  clear(): void {
    this.#kept.clear();
  }
}

/** The ways to what a browser keeps for a site, or to its other tabs. */
const lasting = ['indexedDB', 'BroadcastChannel', 'caches'] as const;

/**
 * Takes from this window every way to what the browser keeps, before any other code runs: an embed neither reads nor
 * changes the visitor's accounts, and nobody who writes code for the page has to think of embeds.
 */
export function keepNothing(of: object = globalThis): void {
  const replace = (name: string, value: unknown): void =>
    void Object.defineProperty(of, name, { value, configurable: true, writable: true });
  for (const name of ['localStorage', 'sessionStorage']) replace(name, new PassingStorage());
  for (const name of lasting) replace(name, undefined);
}
