import { SvelteMap } from 'svelte/reactivity';
import { taught } from 'virtual:taught';
import type { ParsedLesson } from '../../../../../lessons/parse-lesson.ts';
import { textReader } from '../../../../../lessons/reading/text-reader.ts';
import {
  type Build,
  type BuildContent,
  type BuildLesson,
  buildRow,
  contentOf,
  isEmpty,
  nothing,
  storedBuild,
  writtenBuild,
} from '../../../../../lessons/workshop/build.ts';
import { minuteBounds, minutesFor, shareMinutes } from '../../../../../lessons/workshop/minutes.ts';
import { writeWorkshop } from '../../../../../lessons/workshop/write-workshop.ts';
import type { Workshop, WorkshopLesson } from '../../../../../lessons/workshop/workshop.ts';
import { randomName, SharedRows } from '../../../../../storage/shelf/shared-rows.ts';
import { openShelf, type Shelf } from '../../../../../storage/shelf/shelf.ts';

/** A part of a build that is typed: its keys in a row are one step to undo. */
type Typed = 'title' | 'welcome' | 'author' | 'licence' | 'minutes';

/** The steps of a build that can be undone, and those that were. The text that is typed now grows the last one. */
interface Steps {
  readonly before: readonly BuildContent[];
  readonly after: readonly BuildContent[];
  readonly typed: Typed | null;
}
const isSame = (one: BuildContent, other: BuildContent): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
const noSteps: Steps = { before: [], after: [], typed: null };
/** The beginning of the ids of workshops that are put together from nothing; the others have the key of the workshop that they change. */
const fresh = 'mine-';
/** The most steps that can be undone. */
const mostSteps = 200;

/** Returns the minutes that are proposed for a lesson of the page. */
export const proposedFor = (id: string): number => taught[id]?.minutes ?? minuteBounds.least;

const proposal = (lesson: WorkshopLesson): number =>
  'builtIn' in lesson ? proposedFor(lesson.builtIn) : minutesFor(lesson.carried);

/** Returns the lessons of a workshop to change. Those without a time share the time of the whole, or get a proposal. */
function lessonsOf({ lessons, minutes }: Workshop): readonly BuildLesson[] {
  const proposals = lessons.map(proposal);
  const shared = minutes === null ? proposals : shareMinutes(minutes, proposals);
  const areTimed = lessons.every((one) => one.minutes !== undefined);
  return lessons.map((one, at): BuildLesson => {
    const time = { minutes: (areTimed ? one.minutes : shared[at]) ?? minuteBounds.least };
    return 'builtIn' in one ? { builtIn: one.builtIn, ...time } : { source: one.source, ...time };
  });
}

/**
 * A deed of another tab to a build: `followed`: it changed it, and this tab shows that; `both`: it changed it at the same
 * time, and that stands as the build `copy` now.
 */
type Elsewhere = { readonly id: string } & (
  { readonly kind: 'followed' } | { readonly kind: 'both'; readonly copy: string }
);

/** The workshops that are being put together in this browser. Each is stored as it changes, and its steps can be undone. */
export class Builds {
  #all = $state.raw<readonly Build[]>([]);
  /** Whether the latest change is stored. */
  kept = $state<'kept' | 'keeping' | 'notKept'>('kept');
  /** The last deed of another tab, until somebody has read it. */
  elsewhere = $state.raw<Elsewhere | null>(null);
  readonly #rows = new SharedRows('drafts');
  /** The builds that wait to be stored. */
  #waiting: readonly string[] = [];
  readonly #steps = new SvelteMap<string, Steps>();
  /** Each own lesson's text as it is read. */
  readonly #own = new SvelteMap<string, ParsedLesson>();
  #shelf: Promise<Shelf> | null = null;
  #last: Promise<void> = Promise.resolve();
  #reading: Promise<void> | null = null;

  constructor(private readonly open: () => Promise<Shelf> = openShelf) {}

  /** All that hold anything, the one that was changed last first. */
  get all(): readonly Build[] {
    return this.#all.filter((one) => !isEmpty(one));
  }

  of(id: string): Build | null {
    return this.#all.find((one) => one.id === id) ?? null;
  }

  /** Reads the stored ones. Never rejects. */
  read(): Promise<void> {
    return (this.#reading ??= this.#readAll().catch((error: unknown) => {
      this.#reading = null;
      console.error(error);
    }));
  }

  /** Begins another one. It is stored with its first change. @returns its id */
  begin(): string {
    const id = fresh + randomName();
    this.#all = [{ ...nothing, id, at: Date.now(), name: null, given: null, tried: null }, ...this.#all];
    return id;
  }

  /** Returns the one that was last put together from nothing, or begins it. */
  latest(): string {
    return this.#all.find(({ id }) => id.startsWith(fresh))?.id ?? this.begin();
  }

  /**
   * Begins to change a workshop, unless that was begun already. `text`: its file; null if it comes with the page, and so
   * gets an id of its own.
   */
  change(key: string, workshop: Workshop, welcome: string, text: string | null): void {
    if (this.of(key)) return;
    const { id, version, title, author, licence } = workshop;
    this.#put({
      id: key,
      at: Date.now(),
      name: text === null ? null : id,
      given: text === null ? null : { version, text },
      tried: null,
      title,
      author,
      licence,
      welcome,
      lessons: lessonsOf(workshop),
    });
  }

  /** Changes a part of a build, as a step that can be undone. `typed`: the part of which keys in a row are one step. */
  edit(id: string, change: Partial<BuildContent>, typed: Typed | null = null): void {
    const build = this.of(id);
    if (!build) return;
    const steps = this.#steps.get(id) ?? noSteps;
    const goesOn = typed !== null && typed === steps.typed;
    const before = goesOn ? steps.before : [...steps.before, contentOf(build)].slice(-mostSteps);
    this.#put({ ...build, ...change, at: Date.now() }, { before, after: [], typed });
  }

  canUndo(id: string): boolean {
    return (this.#steps.get(id) ?? noSteps).before.length > 0;
  }
  canRedo(id: string): boolean {
    return (this.#steps.get(id) ?? noSteps).after.length > 0;
  }
  undo(id: string): void {
    const [build, steps] = [this.of(id), this.#steps.get(id) ?? noSteps];
    const last = steps.before.at(-1);
    if (!build || !last) return;
    const [before, after] = [steps.before.slice(0, -1), [...steps.after, contentOf(build)]];
    this.#put({ ...build, ...last, at: Date.now() }, { before, after, typed: null });
  }
  redo(id: string): void {
    const [build, steps] = [this.of(id), this.#steps.get(id) ?? noSteps];
    const next = steps.after.at(-1);
    if (!build || !next) return;
    const [before, after] = [[...steps.before, contentOf(build)], steps.after.slice(0, -1)];
    this.#put({ ...build, ...next, at: Date.now() }, { before, after, typed: null });
  }

  /** Notes the version that others may have from now on. */
  give(id: string, name: string, given: NonNullable<Build['given']>): void {
    const build = this.of(id);
    if (build) this.#put({ ...build, name, given });
  }

  /** Notes the key under which it was opened here. */
  tried(id: string, key: string): void {
    const build = this.of(id);
    if (build) this.#put({ ...build, tried: key });
  }

  /** Returns the id of the one that is written just so, or was when it was given out; null if there is none. */
  withText(text: string): string | null {
    const isIt = (build: Build): boolean =>
      build.given?.text === text || writeWorkshop(writtenBuild(build)) === text;
    return this.#all.find(isIt)?.id ?? null;
  }

  /** Takes a build away. @returns a function that brings it back */
  remove(id: string): () => void {
    const [build, steps] = [this.of(id), this.#steps.get(id)];
    this.#all = this.#all.filter((one) => one.id !== id);
    this.#change(id, null);
    return () => {
      if (build) this.#put(build, steps);
    };
  }

  /** Returns an own lesson as it was read, or null if that takes place now. */
  own(source: string): ParsedLesson | null {
    return this.#own.get(source) ?? null;
  }

  /** Reads an own lesson's text as carefully as any stranger's. */
  async look(source: string): Promise<ParsedLesson> {
    const known = this.#own.get(source);
    if (known) return known;
    const read = await textReader.read('lesson', source);
    this.#own.set(source, read);
    return read;
  }

  /** Resolves once everything is stored, or storing has failed. */
  settled(): Promise<void> {
    return this.#last;
  }

  #put(build: Build, steps?: Steps): void {
    this.#all = [build, ...this.#all.filter(({ id }) => id !== build.id)];
    if (steps) this.#steps.set(build.id, steps);
    this.#change(build.id, build);
  }

  #change(id: string, build: Build | null): void {
    this.kept = 'keeping';
    this.#waiting = [...this.#waiting, id];
    const mine = this.#last
      .then(() => this.#opened())
      .then(async (shelf) => {
        // Of many changes in a row, only the latest is written.
        const isLatest = build === null || this.of(id) === build;
        if (isLatest) {
          const row = build && { ...build, id: buildRow(id) };
          await this.#rows.write(shelf, buildRow(id), row, (other) => this.#beside(id, other));
          if (build === null || this.of(id) === build)
            this.#waiting = this.#waiting.filter((one) => one !== id);
        }
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

  /** Keeps what another tab made of a build at the same time, as a build of its own. @returns its row */
  #beside(id: string, other: unknown): Build | null {
    const found = storedBuild(other);
    if (!found) return null;
    const copy = { ...found, id: fresh + randomName(), tried: null };
    this.#all = [...this.#all, copy];
    this.elsewhere = { id, kind: 'both', copy: copy.id };
    return { ...copy, id: buildRow(copy.id) };
  }

  #opened(): Promise<Shelf> {
    this.#shelf ??= this.open().then((shelf) => {
      shelf.subscribe((name) => {
        if (name === 'drafts') this.#follow(shelf).catch((error: unknown) => console.error(error));
      });
      return shelf;
    });
    return this.#shelf;
  }

  /** Shows what another tab wrote. What stood here comes back by undo; what waits to be stored here stays. */
  async #follow(shelf: Shelf): Promise<void> {
    for (const row of (await shelf.all('drafts')) as readonly { readonly id: string }[]) {
      const build = storedBuild(row);
      if (!build || this.#waiting.includes(build.id) || !this.#rows.isNews(row)) continue;
      this.#rows.see(row);
      const { id } = build;
      const [mine, steps] = [this.of(id), this.#steps.get(id)];
      this.#all = [build, ...this.#all.filter((one) => one.id !== id)];
      if (!mine || isSame(contentOf(mine), contentOf(build))) continue;
      const before = [...(steps?.before ?? []), contentOf(mine)].slice(-mostSteps);
      this.#steps.set(id, { before, after: [], typed: null });
      this.elsewhere = { id, kind: 'followed' };
    }
  }

  async #readAll(): Promise<void> {
    const shelf = await this.#opened();
    const rows = (await shelf.all('drafts')) as readonly { readonly id: string }[];
    const others = rows.flatMap((row) => {
      const build = storedBuild(row);
      if (!build || this.of(build.id)) return [];
      this.#rows.see(row);
      return [build];
    });
    this.#all = [...this.#all, ...others].sort((a, b) => b.at - a.at);
    if (shelf.problem !== null) this.kept = 'notKept';
  }
}

export const builds = new Builds();
