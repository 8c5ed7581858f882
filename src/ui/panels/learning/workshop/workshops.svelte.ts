import { workshops as ready } from 'virtual:workshops';
import type { FileFault } from '../../../../lessons/front-matter.ts';
import { textReader } from '../../../../lessons/reading/text-reader.ts';
import type { Workshop } from '../../../../lessons/workshop/workshop.ts';
import { openShelf } from '../../../../storage/shelf/shelf.ts';
import type { Shelf } from '../../../../storage/shelf/shelf.ts';
import { learning, type Learning } from '../progress/learning.svelte.ts';

/** A workshop that can be done here, and its key in the page's address. */
export interface OpenWorkshop {
  readonly key: string;
  readonly workshop: Workshop;
  /** The text of its file; null if it comes with the page. */
  readonly source: string | null;
  /** The key under which an earlier page stored it; absent if none did. */
  readonly was?: string;
}

/** A workshop from a file or link. */
export type GivenWorkshop = OpenWorkshop & { readonly source: string };

/** A stored text that can't be read as a workshop, and what is wrong with it. */
interface UnreadWorkshop {
  readonly id: string;
  readonly source: string;
  readonly faults: readonly FileFault[];
}

/** The prefix of rows in the drafts' store that are opened workshops and no drafts. */
const rowPrefix = 'workshop:';

/** Among workshops of the same name, the newer version comes first. */
const newestFirst = (a: OpenWorkshop, b: OpenWorkshop): number => b.workshop.version - a.workshop.version;

/**
 * The workshops that come with the page, and those that were opened here from a file or a link. Each of the latter is
 * known by its content, so none takes the place of another. Their texts are stored, and read each time as carefully as
 * any stranger's.
 */
export class Workshops {
  #opened = $state.raw<readonly GivenWorkshop[]>([]);
  #unread = $state.raw<readonly UnreadWorkshop[]>([]);
  #shelf: Promise<Shelf> | null = null;
  #reading: Promise<void> | null = null;

  constructor(
    private readonly open: () => Promise<Shelf> = openShelf,
    private readonly learned: Learning = learning,
  ) {}

  readonly ready: readonly OpenWorkshop[] = ready.map((workshop) => ({
    key: workshop.id,
    workshop,
    source: null,
  }));

  get opened(): readonly GivenWorkshop[] {
    return this.#opened;
  }

  /** Returns the workshop with that key, today's or the one that an earlier page gave it. */
  of(key: string): OpenWorkshop | null {
    const all = [...this.ready, ...this.#opened];
    return all.find((one) => one.key === key) ?? all.find(({ was }) => was === key) ?? null;
  }

  /** Returns the other opened workshops that call themselves by the same name, the newest version first. */
  namesakes({ key, workshop: { id } }: OpenWorkshop): readonly GivenWorkshop[] {
    return this.#opened.filter((one) => one.workshop.id === id && one.key !== key).sort(newestFirst);
  }

  /** The stored texts that can't be read: something changed them, or an earlier page allowed more. */
  get unread(): readonly UnreadWorkshop[] {
    return this.#unread;
  }

  /** Reads the stored workshops. Never rejects: one that can't be read is in `unread`. */
  read(): Promise<void> {
    return (this.#reading ??= this.#readAll().catch((error: unknown) => {
      this.#reading = null;
      console.error(error);
    }));
  }

  /** Reads the text of a file or link, without storing it. */
  async look(text: string): Promise<GivenWorkshop | { readonly faults: readonly FileFault[] }> {
    await this.read();
    const read = await textReader.read('workshop', text);
    return read.ok ? { key: read.key, workshop: read.workshop, source: text } : { faults: read.faults };
  }

  /** Stores a workshop beside the others. If it can't be stored, it stays until the page is closed. */
  async keep(given: GivenWorkshop): Promise<void> {
    if (this.#opened.some(({ key }) => key === given.key)) return;
    this.#put(given);
    await this.#store(given).catch((error: unknown) => console.error(error));
  }

  /** Removes a stored text that can't be read any more. */
  async discard(id: string): Promise<void> {
    this.#unread = this.#unread.filter((one) => one.id !== id);
    await (await this.#theShelf()).change('drafts', id, () => null);
  }

  /** Removes an opened workshop from the list; the progress in it stays. */
  async remove(key: string): Promise<void> {
    this.#opened = this.#opened.filter((one) => one.key !== key);
    await (await this.#theShelf()).change('drafts', rowPrefix + key, () => null);
  }

  #put(one: GivenWorkshop): void {
    const all = [...this.#opened.filter(({ key }) => key !== one.key), one];
    this.#opened = all.sort((a, b) => (a.workshop.title < b.workshop.title ? -1 : 1));
  }

  async #store({ key, source, was }: GivenWorkshop): Promise<void> {
    const row = { id: rowPrefix + key, text: source, ...(was !== undefined && { was }) };
    await (await this.#theShelf()).change('drafts', row.id, () => row);
  }

  #theShelf(): Promise<Shelf> {
    return (this.#shelf ??= this.open());
  }

  async #readAll(): Promise<void> {
    const rows = (await (await this.#theShelf()).all('drafts')) as readonly Record<string, unknown>[];
    const stored = rows.flatMap(({ id, text, was }) =>
      typeof id === 'string' && id.startsWith(rowPrefix) && typeof text === 'string'
        ? [{ id, text, was: typeof was === 'string' ? was : undefined }]
        : [],
    );
    if (stored.length === 0) return;
    this.#unread = [];
    const { formerKey, movedIds } = await import('../../../../lessons/workshop/former-ids.ts');
    for (const { id, text, was } of stored) {
      const read = await textReader.read('workshop', text);
      if (!read.ok) {
        this.#unread = [...this.#unread, { id, source: text, faults: read.faults }];
        continue;
      }
      const { key, workshop } = read;
      const isFormer = id === rowPrefix + formerKey(workshop);
      const before = isFormer ? formerKey(workshop) : was;
      const one = { key, workshop, source: text, ...(before !== undefined && { was: before }) };
      this.#put(one);
      if (before !== undefined) await this.learned.move(movedIds(before, workshop));
      if (id === rowPrefix + key) continue;
      // Removed last: if the page is closed in between, all of this is done again.
      await this.#store(one);
      await this.learned.settled();
      await (await this.#theShelf()).change('drafts', id, () => null);
    }
  }
}

export const workshops = new Workshops();
