import {
  afterEvent,
  begun,
  type Event,
  type LessonProgress,
} from '../../../../lessons/progress/lesson-progress.ts';
import { type KeptAttempt, storedAttempt } from '../../../../lessons/progress/kept-attempt.ts';
import {
  betterMeasures,
  type Measures,
  type Round,
  type RoundName,
} from '../../../../lessons/progress/measures.ts';
import { betterOf } from '../../../../lessons/progress/merge.ts';
import type { Learned } from '../../../../lessons/progress/progress-file.ts';
import { storedMeasures, storedProgress } from '../../../../lessons/progress/read-progress.ts';
import { openShelf } from '../../../../storage/shelf/shelf.ts';
import type { Shelf, ShelfName } from '../../../../storage/shelf/shelf.ts';
import { type StorageErrorKind, storageErrorFrom } from '../../../../storage/storage-error.ts';
import { saveText } from '../../../parts/save-text.ts';

/** The id of the row with the answers to the measuring questions; no lesson has it. */
const measuresId = ':measures';
/** The id of the row with the attempt that solved a lesson; the present attempt has another row. */
const solvedId = (id: string): string => `${id}:solved`;

interface Writing {
  readonly store: ShelfName;
  readonly id: string;
  readonly next: (before: unknown) => { readonly id: string } | null;
}

/**
 * The visitor's progress, the same in every tab. It changes at once and is stored afterwards. If storing fails, the
 * progress stays here, `problem` says so, and the next change tries again.
 */
export class Learning {
  #shelf: Promise<Shelf> | null = null;
  #lessons = $state.raw<readonly LessonProgress[]>([]);
  #measures = $state.raw<Measures>({});
  #problem = $state<StorageErrorKind | null>(null);
  #isRead = $state(false);
  /** Changes that aren't stored yet, in order. */
  #waiting: Writing[] = [];
  #writing: Promise<void> | null = null;
  /** Former ids of lessons, and the present ones: a file of progress may still name the former. */
  #moved: readonly (readonly [former: string, present: string])[] = [];

  constructor(private readonly open: () => Promise<Shelf> = openShelf) {}

  get lessons(): readonly LessonProgress[] {
    return this.#lessons;
  }
  get measures(): Measures {
    return this.#measures;
  }
  /** Why nothing is stored, or null. */
  get problem(): StorageErrorKind | null {
    return this.#problem;
  }
  /** Whether the stored progress has been read. */
  get isRead(): boolean {
    return this.#isRead;
  }
  of(id: string): LessonProgress | null {
    return this.#lessons.find((one) => one.id === id) ?? null;
  }
  /** Returns the version that was solved last, or null. */
  solvedVersion(id: string): number | null {
    const progress = this.of(id);
    return progress?.solvedAt == null ? null : progress.version;
  }

  /** Reads the stored progress, and then follows what other tabs store. */
  async read(): Promise<void> {
    const shelf = await this.#opened();
    if (!this.#isRead) await this.#readAll(shelf);
  }

  /** Adds an event to a lesson's progress. */
  note(id: string, version: number, event: Event, at = Date.now()): void {
    const next = (before: LessonProgress | null): LessonProgress =>
      afterEvent(before ?? begun(id, version, at), event, at);
    const before = this.of(id);
    const after = next(before);
    if (after === before) return;
    this.#put(after);
    this.#write({ store: 'progress', id, next: (row) => next(storedProgress(row)) });
  }

  answerMeasure(name: RoundName, round: Round): void {
    this.#mergeMeasures({ [name]: round });
  }

  /** Takes over a file's progress: for each lesson the better of both. */
  merge({ lessons, measures }: Learned): void {
    const presentOf = (id: string): string => this.#moved.find(([former]) => former === id)?.[1] ?? id;
    for (const one of lessons) this.#mergeLesson({ ...one, id: presentOf(one.id) });
    this.#mergeMeasures(measures);
  }

  #mergeLesson(one: LessonProgress): void {
    const better = (mine: LessonProgress | null): LessonProgress => (mine ? betterOf(mine, one) : one);
    this.#put(better(this.of(one.id)));
    this.#write({ store: 'progress', id: one.id, next: (row) => better(storedProgress(row)) });
  }

  /**
   * Moves progress and attempts from former ids of lessons to their present ones; what is stored there already counts,
   * too. Doing it again changes nothing. Never rejects.
   */
  async move(ids: ReadonlyMap<string, string>): Promise<void> {
    await this.read();
    for (const [from, to] of ids) {
      this.#moved = [...this.#moved, [from, to]];
      const mine = this.of(from);
      if (mine) {
        this.#mergeLesson({ ...mine, id: to });
        this.#lessons = this.#lessons.filter((one) => one !== mine);
        this.#write({ store: 'progress', id: from, next: () => null });
      }
      await this.#moveAttempt(from, to);
      await this.#moveAttempt(solvedId(from), solvedId(to));
    }
  }

  async #moveAttempt(from: string, to: string): Promise<void> {
    const found = await this.attempt(from);
    if (!found || found === 'damaged') return;
    this.#write({
      store: 'attempts',
      id: to,
      next: (there) => (storedAttempt(there) ? (there as { readonly id: string }) : { ...found, id: to }),
    });
    this.#write({ store: 'attempts', id: from, next: () => null });
  }

  /** Returns the attempt that was left, or null; `damaged` if it can't be read. Never rejects. */
  async attempt(id: string): Promise<KeptAttempt | 'damaged' | null> {
    try {
      const row = await (await this.#opened()).get('attempts', id);
      return storedAttempt(row) ?? (row == null ? null : 'damaged');
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  /** Returns the attempt that first solved a lesson, or null if none is stored. Never rejects. */
  async solvedAttempt(id: string): Promise<KeptAttempt | null> {
    const found = await this.attempt(solvedId(id));
    return found && found !== 'damaged' ? { ...found, id } : null;
  }
  keepSolved(attempt: KeptAttempt): void {
    const id = solvedId(attempt.id);
    this.#write({ store: 'attempts', id, next: () => ({ ...attempt, id }) });
  }

  /** Stores an attempt's progress; null deletes it. */
  keepAttempt(id: string, attempt: KeptAttempt | null): void {
    // If several changes of a row wait, only the newest matters.
    this.#waiting = this.#waiting.filter((one) => one.store !== 'attempts' || one.id !== id);
    const row = attempt && { ...attempt, leftAt: Date.now() };
    this.#write({ store: 'attempts', id, next: () => row });
  }

  /** Resolves once everything is stored, or storing has failed. Tries again if it has failed before. */
  settled(): Promise<void> {
    return (this.#writing ??= this.#writeAll());
  }

  #put(progress: LessonProgress): void {
    this.#lessons = [...this.#lessons.filter(({ id }) => id !== progress.id), progress];
  }

  #mergeMeasures(more: Measures): void {
    this.#measures = betterMeasures(this.#measures, more);
    const next = (row: unknown): { readonly id: string } => ({
      ...betterMeasures(storedMeasures(row), more),
      id: measuresId,
    });
    this.#write({ store: 'progress', id: measuresId, next });
  }

  #opened(): Promise<Shelf> {
    return (this.#shelf ??= this.open().then((shelf) => {
      this.#problem = shelf.problem;
      shelf.subscribe((name) => {
        if (name === 'progress') void this.#readAll(shelf);
      });
      return shelf;
    }));
  }

  async #readAll(shelf: Shelf): Promise<void> {
    try {
      const rows = await shelf.all('progress');
      const isMeasures = (row: unknown): boolean => (row as { readonly id?: unknown }).id === measuresId;
      // Changes that wait aren't stored yet.
      for (const row of rows) {
        const stored = isMeasures(row) ? null : storedProgress(row);
        const mine = stored && this.of(stored.id);
        if (stored) this.#put(mine ? betterOf(mine, stored) : stored);
      }
      this.#measures = betterMeasures(this.#measures, storedMeasures(rows.find(isMeasures)));
      this.#isRead = true;
    } catch (error) {
      this.#failed(error);
    }
  }

  #write(writing: Writing): void {
    this.#waiting.push(writing);
    void this.settled();
  }

  async #writeAll(): Promise<void> {
    const shelf = await this.#opened();
    try {
      for (let [first] = this.#waiting; first; [first] = this.#waiting) {
        await shelf.change(first.store, first.id, first.next);
        const done = first;
        this.#waiting = this.#waiting.filter((one) => one !== done);
      }
      this.#problem = shelf.problem;
    } catch (error) {
      this.#failed(error);
    }
    // In the same turn in which nothing is left, so that the next change starts again.
    this.#writing = null;
  }

  #failed(error: unknown): void {
    console.error(error);
    this.#problem = storageErrorFrom(error).kind;
  }
}

export const learning = new Learning();

/** Downloads the visitor's progress as a file. */
export async function saveProgress(): Promise<void> {
  const { formatProgress } = await import('../../../../lessons/progress/progress-file.ts');
  const { lessons, measures } = learning;
  const text = formatProgress({ lessons, measures }, Date.now());
  saveText('progress.iam-playground.json', text, 'application/json');
}
