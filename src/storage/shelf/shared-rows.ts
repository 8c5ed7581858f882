import type { Kept } from '../migrations.ts';
import type { Shelf, ShelfName } from './shelf.ts';

const fieldOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)[name] : undefined;

/** Returns what tells a row from every other that was written under its id; rows of earlier pages have only a time. */
function stampOf(row: unknown): string {
  const stamp = fieldOf(row, 'stamp');
  return typeof stamp === 'string' ? stamp : JSON.stringify(fieldOf(row, 'at') ?? null);
}

/** Returns a random name. Not `randomUUID`, which browsers leave out on pages over plain http. */
export const randomName = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/**
 * Rows that people write in several tabs at once. Each tab knows which writing of a row it has seen: what another tab
 * wrote since is kept beside its own, so that nothing takes the place of something that nobody has seen.
 */
export class SharedRows {
  /** The stamp of each row as this tab last read or wrote it, by the row's id. */
  readonly #seen = new Map<string, string>();

  constructor(private readonly name: ShelfName) {}

  /** Notes that this tab shows a row as it is stored. */
  see(row: Kept): void {
    this.#seen.set(row.id, stampOf(row));
  }

  /** Whether another tab wrote a row since this one saw it. */
  isNews(row: Kept): boolean {
    return this.#seen.get(row.id) !== stampOf(row);
  }

  /**
   * Writes a row; null deletes it. If another tab wrote it meanwhile, that is first stored as the row which `beside`
   * makes of it; null if it isn't worth keeping. Rejects with a `StorageError`.
   */
  async write(
    shelf: Shelf,
    id: string,
    row: Kept | null,
    beside: (other: unknown) => Kept | null,
  ): Promise<void> {
    const stamp = randomName();
    for (;;) {
      let other: unknown;
      await shelf.change(this.name, id, (before) => {
        other = before !== undefined && this.#seen.get(id) !== stampOf(before) ? before : undefined;
        if (other !== undefined) return before as Kept;
        return row && Object.assign({}, row, { stamp });
      });
      if (other === undefined) break;
      this.#seen.set(id, stampOf(other));
      const copy = beside(other);
      if (copy) await this.write(shelf, copy.id, copy, () => null);
    }
    if (row) this.#seen.set(id, stamp);
    else this.#seen.delete(id);
  }
}
