import { readTextLink } from '../../../../exchange/link/text-link.ts';
import { textReader } from '../../../../lessons/reading/text-reader.ts';
import {
  historiesIn,
  isSameLearner,
  mergedResult,
  type Remark,
  remarksOf,
} from '../../../../lessons/results/learners.ts';
import { mostCharacters, type WorkshopResult } from '../../../../lessons/results/result.ts';
import { resultsWords as words } from '#words/results.ts';
import { workshops } from '../workshop/workshops.svelte.ts';
import { lessonsOf } from './lessons-of.ts';
import { checkHistory, type Finding } from './replay.ts';

/** The finding about each lesson's history, by the lesson's id, after its replay. */
type Checked = Readonly<Record<string, Finding | 'noLesson'>>;

/** A learner's result: what was read last, with what only an earlier file or code of theirs has. */
export interface ReadResult {
  readonly result: WorkshopResult;
  /** The files and codes that it was read from. */
  readonly texts: readonly string[];
}

/** Returns the rows with one more result: a learner has one row, however often they handed in. */
function withResult(rows: readonly ReadResult[], { result, texts }: ReadResult): readonly ReadResult[] {
  const same = rows.find((one) => isSameLearner(one.result, result));
  if (!same) return [...rows, { result, texts }];
  const joined = { result: mergedResult(same.result, result), texts: [...same.texts, ...texts] };
  return rows.map((one) => (one === same ? joined : one));
}

type Work = readonly [name: string, read: () => Promise<string>];

/** How many ms the work may take before the page may draw. */
const slice = 12;

/** Lets the page draw and react. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The results that an instructor has read, in this tab only. */
export class Results {
  #read = $state.raw<readonly ReadResult[]>([]);
  readonly #histories = $derived(historiesIn(this.#read.map(({ result }) => result)));
  #checked = $state.raw<readonly (readonly [ReadResult, Checked])[]>([]);
  /** The progress of reading and replaying; null if neither runs. */
  reading = $state.raw<{ readonly done: number; readonly all: number } | null>(null);
  replaying = $state.raw<{ readonly done: number; readonly all: number } | null>(null);
  /** Sentences about the last reading. */
  said = $state.raw<readonly string[]>([]);
  #round = 0;

  get read(): readonly ReadResult[] {
    return this.#read;
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

  clear(): void {
    this.#round++;
    this.#read = [];
    this.#checked = [];
    [this.said, this.reading, this.replaying] = [[], null, null];
  }

  takeFiles(files: readonly File[]): Promise<void> {
    // A file that is too large isn't even read.
    const read = (file: File): Promise<string> =>
      file.size > 4 * mostCharacters ? Promise.resolve(' '.repeat(mostCharacters + 1)) : file.text();
    return this.take(files.map((file): Work => [file.name, () => read(file)]));
  }

  takeCodes(text: string): Promise<void> {
    const codes = text
      .split(/\s+/)
      .flatMap((one) => /(r\d{1,3}\.[\w.-]+)/.exec(one)?.[1] ?? (one ? [one] : []));
    return this.take(
      codes.map((code, index): Work => [
        words.code(index + 1),
        async () => {
          const read = await readTextLink('r1', code);
          if (!read.ok) throw new DamagedCode();
          return read.text;
        },
      ]),
    );
  }

  /**
   * Reads texts one after the other, so that the page keeps reacting, then replays them. Never rejects because of
   * their content.
   */
  async take(all: readonly Work[]): Promise<void> {
    const said: string[] = [];
    const taken: ReadResult[] = [];
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It lives as long as this reading.
    const known = new Set(this.#read.flatMap(({ texts }) => texts));
    let [twice, since] = [0, performance.now()];
    this.reading = { done: 0, all: all.length };
    for (const [index, [name, read]] of all.entries()) {
      try {
        const text = await read();
        const parsed = await textReader.read('result', text);
        if (!parsed.ok) said.push(words.refused(name, parsed.fault));
        else if (known.has(text)) twice++;
        else {
          known.add(text);
          taken.push({ result: parsed.value, texts: [text] });
        }
      } catch (error) {
        said.push(error instanceof DamagedCode ? words.damaged(name) : words.unreadable(name));
      }
      if (performance.now() - since < slice) continue;
      this.reading = { done: index + 1, all: all.length };
      await breath();
      since = performance.now();
    }
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
  }

  /** Replays results that aren't checked yet, when the page has time. */
  async replay(): Promise<void> {
    const round = ++this.#round;
    const waiting = this.#read.filter((one) => this.checked(one) === null);
    const all = waiting.reduce((sum, { result }) => sum + result.lessons.length, 0);
    let done = 0;
    await workshops.read();
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
    this.replaying = null;
  }
}

class DamagedCode extends Error {}

export const results = new Results();
