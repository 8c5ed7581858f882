import { workshops as ready } from 'virtual:workshops';
import type { FileFault } from '../../../../lessons/front-matter.ts';
import { openedKey } from '../../../../lessons/workshop/course.ts';
import type { Workshop } from '../../../../lessons/workshop/workshop.ts';
import { openShelf } from '../../../../storage/shelf.ts';
import type { Shelf } from '../../../../storage/shelf.ts';

/** A workshop that can be done here, and its key in the page's address. */
export interface OpenWorkshop {
  readonly key: string;
  readonly workshop: Workshop;
  /** The text of its file; null if it comes with the page. */
  readonly source: string | null;
}

/** The prefix of rows in the drafts' store that are opened workshops and no drafts. */
const rowPrefix = 'workshop:';

const readers = () => import('../../../../lessons/workshop/parse-workshop.ts');

/**
 * The workshops that come with the page, and those that were opened here from a file or a link. The texts of the
 * latter are stored, and read each time as carefully as any stranger's.
 */
export class Workshops {
  #opened = $state.raw<readonly OpenWorkshop[]>([]);
  /** The faults of the file that was opened last. */
  faults = $state.raw<readonly FileFault[]>([]);
  #shelf: Promise<Shelf> | null = null;
  #reading: Promise<void> | null = null;

  constructor(private readonly open: () => Promise<Shelf> = openShelf) {}

  readonly ready: readonly OpenWorkshop[] = ready.map((workshop) => ({
    key: workshop.id,
    workshop,
    source: null,
  }));

  get opened(): readonly OpenWorkshop[] {
    return this.#opened;
  }

  of(key: string): OpenWorkshop | null {
    return [...this.ready, ...this.#opened].find((one) => one.key === key) ?? null;
  }

  /** Reads the stored workshops. Never rejects: one that can't be read isn't offered. */
  read(): Promise<void> {
    return (this.#reading ??= this.#readAll().catch((error: unknown) => {
      this.#reading = null;
      console.error(error);
    }));
  }

  /** Reads the text of a file and stores it. @returns its key; null if it has `faults` */
  async takeOrTell(text: string): Promise<string | null> {
    await this.read();
    const read = (await readers()).readWorkshopFile(text);
    this.faults = read.ok ? [] : read.faults;
    if (!read.ok) return null;
    const key = openedKey(read.workshop);
    this.#put({ key, workshop: read.workshop, source: text });
    const shelf = await this.#theShelf();
    await shelf
      .change('drafts', rowPrefix + key, () => ({ id: rowPrefix + key, text }) as { id: string })
      // If it can't be stored, it stays until the page is closed.
      .catch((error: unknown) => console.error(error));
    return key;
  }

  /** Removes an opened workshop from the list; the progress in it stays. */
  async remove(key: string): Promise<void> {
    this.#opened = this.#opened.filter((one) => one.key !== key);
    await (await this.#theShelf()).change('drafts', rowPrefix + key, () => null);
  }

  #put(one: OpenWorkshop): void {
    this.#opened = [...this.#opened.filter(({ key }) => key !== one.key), one];
  }

  #theShelf(): Promise<Shelf> {
    return (this.#shelf ??= this.open());
  }

  async #readAll(): Promise<void> {
    const rows = (await (await this.#theShelf()).all('drafts')) as readonly Record<string, unknown>[];
    const texts = rows.flatMap(({ id, text }) =>
      typeof id === 'string' && id.startsWith(rowPrefix) && typeof text === 'string' ? [text] : [],
    );
    if (texts.length === 0) return;
    const { readWorkshopFile } = await readers();
    for (const text of texts) {
      const read = readWorkshopFile(text);
      if (read.ok) this.#put({ key: openedKey(read.workshop), workshop: read.workshop, source: text });
    }
  }
}

export const workshops = new Workshops();
