import { type KeptAttempt, storedAttempt } from '../../../../lessons/progress/kept-attempt.ts';
import type { Recorded } from '../../../../lessons/record/recording.ts';
import { randomName, SharedRows } from '../../../../storage/shelf/shared-rows.ts';
import { openShelf } from '../../../../storage/shelf/shelf.ts';
import type { Shelf } from '../../../../storage/shelf/shelf.ts';

/** A lesson that is being written. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  /** When it was last changed: the device's time, ms. */
  readonly at: number;
}

/** Steps that were written into a draft, and the text before and after that. */
interface RecordedSteps {
  readonly draft: string;
  readonly steps: number;
  /** How many actions of the third hint were made from them: none if the present hint solves the lesson already. */
  readonly hint: number;
  /** The near-misses made by leaving out a step, and the text with them; null if none are offered. */
  readonly misses: { readonly count: number; readonly text: string } | null;
  readonly before: string;
  readonly after: string;
}

const prefix = 'draft:';
/** The id of the row that stores a recording until it is written into its draft. */
const recordingId = (draft: string, what: Recorded): string => `recording:${draft}:${what}`;
/** A draft's name in an address, and back. */
export const addressedDraft = (id: string): string => id.slice(prefix.length);
export const draftOf = (addressed: string): string => `${prefix}${addressed}`;

function storedDraft(row: unknown): readonly Draft[] {
  const { id, text, at } = row as Readonly<Record<string, unknown>>;
  const isDraft = typeof id === 'string' && id.startsWith(prefix);
  return isDraft && typeof text === 'string' && typeof at === 'number' ? [{ id, text, at }] : [];
}

/** The drafts of this browser. Each is stored as it is typed. */
export class Drafts {
  #all = $state.raw<readonly Draft[]>([]);
  /** Whether the latest typing is stored. */
  kept = $state<'kept' | 'keeping' | 'notKept'>('kept');
  /** The draft that is open, or null. */
  opened = $state<string | null>(null);
  /** The workshop for which lessons are written: its name among those that are put together. Null if somebody came from elsewhere. */
  workshop = $state<string | null>(null);
  /** Whether the draft that opens next is proved at once: somebody wants to see what its proof finds. */
  isProofAsked = false;
  /** The steps that were recorded last. */
  recorded = $state.raw<RecordedSteps | null>(null);
  /** The draft that another tab changed at the same time, and the one as which its text is kept. */
  elsewhere = $state.raw<{ readonly id: string; readonly copy: string } | null>(null);
  readonly #rows = new SharedRows('drafts');
  #shelf: Promise<Shelf> | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly open: () => Promise<Shelf> = openShelf) {}

  /** All drafts, the one that was changed last first. */
  get all(): readonly Draft[] {
    return this.#all;
  }
  of(id: string): Draft | null {
    return this.#all.find((one) => one.id === id) ?? null;
  }

  /** Never rejects: a draft that can't be read isn't offered. */
  async read(): Promise<void> {
    try {
      const rows = await (await this.#opened()).all('drafts');
      const drafts = rows.flatMap(storedDraft).filter(({ id }) => !this.of(id));
      for (const row of rows as readonly { readonly id: string }[])
        if (drafts.some(({ id }) => id === row.id)) this.#rows.see(row);
      this.#all = [...this.#all, ...drafts].sort((a, b) => b.at - a.at);
    } catch (error) {
      console.error(error);
    }
  }

  /** Returns a recording that hasn't been ended; `changed` if its draft was changed since. Never rejects. */
  async recording({ id, at }: Draft, what: Recorded): Promise<KeptAttempt | 'changed' | null> {
    try {
      await this.#last;
      const kept = storedAttempt(await (await this.#opened()).get('drafts', recordingId(id, what)));
      return kept && kept.version !== at ? 'changed' : kept;
    } catch (error) {
      console.error(error);
      return null;
    }
  }
  /** Stores the progress of a recording, so that it can go on after a reload; null deletes it. */
  keepRecording({ id, at }: Draft, what: Recorded, attempt: KeptAttempt | null): void {
    const row = recordingId(id, what);
    const kept: KeptAttempt | null = attempt && { ...attempt, id: row, version: at };
    this.#change(row, kept);
  }

  /** @returns the new draft's id */
  begin(text: string, at = Date.now()): string {
    const id = prefix + randomName();
    this.write(id, text, at);
    return id;
  }

  write(id: string, text: string, at = Date.now()): void {
    const draft = { id, text, at };
    this.#all = [draft, ...this.#all.filter((one) => one.id !== id)];
    this.#change(id, draft);
  }

  remove(id: string): void {
    this.#all = this.#all.filter((one) => one.id !== id);
    for (const what of ['start', 'solution', 'miss'] as const) this.#change(recordingId(id, what), null);
    this.#change(id, null);
  }

  /** Resolves once everything is stored, or storing has failed. */
  settled(): Promise<void> {
    return this.#last;
  }

  /** Keeps what another tab wrote into a draft at the same time, as a draft of its own. @returns its row */
  #beside(id: string, other: unknown): Draft | null {
    const [found] = storedDraft(other);
    if (!found) return null;
    const copy = { ...found, id: prefix + randomName() };
    this.#all = [...this.#all, copy];
    this.elsewhere = { id, copy: copy.id };
    return copy;
  }

  #opened(): Promise<Shelf> {
    return (this.#shelf ??= this.open());
  }

  #change(id: string, row: { readonly id: string } | null): void {
    this.kept = 'keeping';
    const mine = this.#last
      .then(() => this.#opened())
      .then(async (shelf) => {
        await this.#rows.write(shelf, id, row, (other) => this.#beside(id, other));
        return shelf.problem === null;
      })
      .catch((error: unknown) => {
        console.error(error);
        return false;
      })
      .then((isKept) => {
        if (mine === this.#last) this.kept = isKept ? 'kept' : 'notKept';
      });
    this.#last = mine;
  }
}

export const drafts = new Drafts();
