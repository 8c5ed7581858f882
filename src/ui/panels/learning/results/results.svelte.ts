import { whyFailed } from '../../../parts/not-fetched.ts';
import { readTextLink } from '../../../../exchange/link/text-link.ts';
import { textReader } from '../../../../lessons/reading/text-reader.ts';
import {
  historiesIn,
  isSameLearner,
  mergedResult,
  type Remark,
  remarksOf,
} from '../../../../lessons/results/learners.ts';
import {
  formatClass,
  formatResult,
  mostOfClass,
  type WorkshopResult,
} from '../../../../lessons/results/result.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import {
  sampleClass,
  sampleMaker,
  sampleSize,
  sampleWorkshop,
} from '../../../../lessons/results/sample-class.ts';
import type { OpenWorkshop } from '../workshop/workshops.svelte.ts';
import { resultsWords as words } from '#words/results-class.ts';
import { lessonId } from '../../../../lessons/workshop/workshop.ts';
import { workshops } from '../workshop/workshops.svelte.ts';
import { type Learner, learnerOf } from '../../../../lessons/results/states.ts';
import { lessonsOf } from './lessons-of.ts';
import { namesOf } from './names.ts';
import type { ReadResult } from './read-result.ts';
import { checkHistory, type Finding } from './replay.ts';

/** The finding about each lesson's history, by the lesson's id, after its replay. */
type Checked = Readonly<Record<string, Finding | 'noLesson'>>;

/** The learner who is looked at, in one lesson; `step` counts from 0. */
export interface Chosen {
  readonly one: ReadResult;
  readonly lesson: string;
  readonly step: number | null;
}

/** Returns the rows with one more result: a learner has one row, however often they handed in. */
function withResult(rows: readonly ReadResult[], { result, texts }: ReadResult): readonly ReadResult[] {
  const same = rows.find((one) => isSameLearner(one.result, result));
  if (!same) return [...rows, { result, texts }];
  const joined = { result: mergedResult(same.result, result), texts: [...same.texts, ...texts] };
  return rows.map((one) => (one === same ? joined : one));
}

type Work = readonly [name: string, read: () => Promise<string>];

/** Returns the lessons of a workshop, if this page has them all. */
async function lessonsIn({ key, workshop }: OpenWorkshop): Promise<readonly Lesson[]> {
  const lessonOf = lessonsOf(key);
  const all = await Promise.all(workshop.lessons.map((one) => lessonOf(lessonId(one))));
  return all.filter((one) => one !== null);
}

/** How many ms the work may take before the page may draw. */
const slice = 12;

/** Lets the page draw and react. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The results that an instructor has read, in this tab only. */
export class Results {
  #read = $state.raw<readonly ReadResult[]>([]);
  readonly #histories = $derived(historiesIn(this.#read.map(({ result }) => result)));
  #checked = $state.raw<readonly (readonly [ReadResult, Checked])[]>([]);
  /** The key of the workshop that is shown: results of several may be read together. */
  #shown = $state<string | null>(null);
  #chosen = $state.raw<Chosen | null>(null);
  /** The progress of reading and replaying; null if neither runs. */
  reading = $state.raw<{ readonly done: number; readonly all: number } | null>(null);
  replaying = $state.raw<{ readonly done: number; readonly all: number } | null>(null);
  /** Where the steps that are played on the canvas begin: how many are done already, and whether the rest plays by itself. */
  play: { readonly at: number; readonly isPlaying: boolean } = { at: 0, isPlaying: false };
  /** Sentences about the last reading. */
  said = $state.raw<readonly string[]>([]);
  #round = 0;

  get read(): readonly ReadResult[] {
    return this.#read;
  }
  /** The workshops of the results, in the order in which they were read. */
  readonly workshops: readonly WorkshopResult['workshop'][] = $derived(
    this.#read
      .map(({ result }) => result.workshop)
      .filter(({ key }, index, all) => all.findIndex((one) => one.key === key) === index),
  );
  /** The workshop that is shown; null if there are no results. */
  get shown(): WorkshopResult['workshop'] | null {
    return this.workshops.find(({ key }) => key === this.#shown) ?? this.workshops[0] ?? null;
  }
  show(key: string): void {
    this.#shown = key;
    this.#chosen = null;
  }
  /** The results of the workshop that is shown. */
  readonly rows: readonly ReadResult[] = $derived(
    this.#read.filter(({ result }) => result.workshop.key === this.shown?.key),
  );
  /** The learners of the workshop that is shown, in the order in which they were read. */
  readonly learners: readonly Learner<ReadResult>[] = $derived.by(() => {
    const [names, now] = [namesOf(this.#read), Date.now()];
    return this.rows.map((one) => learnerOf(one, one.result, names.get(one) ?? '', now));
  });
  /** Whether these are the results of the sample class, which nobody made. */
  readonly isSample: boolean = $derived(this.#read.some(({ result }) => result.madeBy === sampleMaker));

  get chosen(): Chosen | null {
    const chosen = this.#chosen;
    return chosen && this.rows.includes(chosen.one) ? chosen : null;
  }
  choose(chosen: Chosen | null): void {
    this.#chosen = chosen;
  }

  /** All results as one file, each as it was handed in. */
  get asFile(): string {
    return formatClass(this.#read.flatMap(({ texts }) => texts));
  }

  /** Lists what an instructor should look at before believing a result. */
  remarks({ result }: ReadResult): readonly Remark[] {
    const { key, title } = result.workshop;
    const same = workshops.of(key);
    const known = [...workshops.ready, ...workshops.opened];
    const named = same ?? known.find(({ workshop }) => workshop.title === title);
    const here = named && { key: same ? key : named.key, version: named.workshop.version };
    return remarksOf(result, this.#histories, Date.now(), here ?? null);
  }
  checked(one: ReadResult): Checked | null {
    return this.#checked.find(([of]) => of === one)?.[1] ?? null;
  }

  /** Closes all results. @returns a function that brings them back, while no others have been read */
  clear(): () => void {
    const [read, checked, chosen] = [this.#read, this.#checked, this.#chosen];
    const round = ++this.#round;
    this.#read = [];
    this.#checked = [];
    this.#chosen = null;
    [this.said, this.reading, this.replaying] = [[], null, null];
    return () => {
      if (round !== this.#round) return;
      [this.#read, this.#checked, this.#chosen] = [read, checked, chosen];
      void this.replay();
    };
  }

  async takeFiles(files: readonly File[]): Promise<void> {
    // A file that is too large isn't even read.
    const read = (file: File): Promise<string> =>
      file.size > 4 * mostOfClass ? Promise.resolve(' '.repeat(mostOfClass + 1)) : file.text();
    await this.take(files.map((file): Work => [file.name, () => read(file)]));
  }

  /** @returns the codes that couldn't be read */
  async takeCodes(text: string): Promise<string> {
    const codes = text
      .split(/\s+/)
      .flatMap((one) => /(r\d{1,3}\.[\w.-]+)/.exec(one)?.[1] ?? (one ? [one] : []));
    const refused = await this.take(
      codes.map((code, index): Work => [
        words.code(index + 1),
        async () => {
          const read = await readTextLink('r1', code);
          if (!read.ok) throw new DamagedCode();
          return read.text;
        },
      ]),
    );
    return refused.map((index) => codes[index]).join('\n');
  }

  /**
   * Reads texts one after the other, so that the page keeps reacting, then replays them. Never rejects because of
   * their content. @returns the places of those that couldn't be read
   */
  async take(all: readonly Work[]): Promise<readonly number[]> {
    const said: string[] = [];
    const refused: number[] = [];
    const taken: ReadResult[] = [];
    // Real results take the sample's place.
    const isReplacing = this.isSample;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It lives as long as this reading.
    const known = new Set(isReplacing ? [] : this.#read.flatMap(({ texts }) => texts));
    let [twice, since] = [0, performance.now()];
    this.reading = { done: 0, all: all.length };
    for (const [index, [name, read]] of all.entries()) {
      try {
        const parsed = await textReader.read('result', await read());
        if (!parsed.ok) {
          refused.push(index);
          said.push(words.refused(name, parsed.fault));
        } else
          for (const result of parsed.value) {
            const text = formatResult(result);
            if (known.has(text)) twice++;
            else taken.push({ result, texts: [text] });
            known.add(text);
          }
      } catch (error) {
        refused.push(index);
        said.push(
          error instanceof DamagedCode ? words.damaged(name) : whyFailed(error, words.unreadable(name)),
        );
      }
      if (performance.now() - since < slice) continue;
      this.reading = { done: index + 1, all: all.length };
      await breath();
      since = performance.now();
    }
    if (isReplacing && taken.length > 0) this.clear();
    const before = this.#read.length;
    this.#read = taken.reduce(withResult, this.#read);
    const joined = before + taken.length - this.#read.length;
    this.reading = null;
    this.said = [
      words.read(taken.length),
      ...(twice > 0 ? [words.twice(twice)] : []),
      ...(joined > 0 ? [words.joined(joined)] : []),
      ...said,
    ];
    void this.replay();
    return refused;
  }

  /** Plays the lessons of the sample class, and shows its results. Rejects if the lessons can't be fetched. */
  async openSample(): Promise<void> {
    const found = workshops.of(sampleWorkshop);
    if (!found || this.reading) return;
    this.clear();
    const round = this.#round;
    this.reading = { done: 0, all: sampleSize };
    try {
      const { version, title } = found.workshop;
      const workshop = { key: sampleWorkshop, version, title };
      const made: WorkshopResult[] = [];
      for await (const one of sampleClass({ workshop, lessons: await lessonsIn(found) })) {
        made.push(one);
        this.reading = { done: made.length, all: sampleSize };
        await breath();
        if (round !== this.#round) return;
      }
      this.#read = made.map((result) => ({ result, texts: [formatResult(result)] }));
    } finally {
      if (round === this.#round) this.reading = null;
    }
    void this.replay();
  }

  /** Replays results that aren't checked yet, when the page has time. */
  async replay(): Promise<void> {
    const round = ++this.#round;
    const waiting = this.#read.filter((one) => this.checked(one) === null);
    const all = waiting.reduce((sum, { result }) => sum + result.lessons.length, 0);
    let done = 0;
    await workshops.read();
    try {
      for (const one of waiting) {
        const found: Record<string, Finding | 'noLesson'> = {};
        const lessonOf = lessonsOf(one.result.workshop.key);
        for (const lesson of one.result.lessons) {
          this.replaying = { done: done++, all };
          const known = await lessonOf(lesson.id);
          found[lesson.id] = known ? await checkHistory(known, lesson, one.result.madeAt) : 'noLesson';
          if (lesson.attempt) await breath();
          if (round !== this.#round) return;
        }
        this.#checked = [...this.#checked, [one, found]];
      }
    } finally {
      // A part that couldn't be fetched now is fetched again with the next results.
      if (round === this.#round) this.replaying = null;
    }
  }
}

class DamagedCode extends Error {}

export const results = new Results();
