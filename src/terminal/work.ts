import { tooMuch } from '#words/terminal.ts';

/** Long work in slices. At each `yield` the page may draw, and Ctrl-C takes effect. */
export type Work<T> = Generator<void, T, void>;

/** Runs short work to its end at once. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Work that would take too much time or room. `message` is a sentence for the person who typed it. */
export class TooMuch extends Error {}

/** Ctrl-C was pressed. */
export class Stopped extends Error {}

/** Ms of work before the page may draw. */
const frame = 12;

/** Lets the work of a line take turns with the page, at any depth of commands. */
export class Pace {
  readonly signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal?: AbortSignal) {
    this.signal = signal;
  }

  /** Lets the page draw if it is time. @throws Stopped after Ctrl-C */
  async rest(): Promise<void> {
    if (this.signal?.aborted) throw new Stopped();
    if (performance.now() - this.#since < frame) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#since = performance.now();
    if (this.signal?.aborted) throw new Stopped();
  }

  /**
   * Runs work in slices.
   * @throws Stopped after Ctrl-C
   * @throws TooMuch also if it overflows the stack
   */
  async run<T>(work: Work<T>): Promise<T> {
    for (;;) {
      const step = nextOf(work);
      if (step.done) return step.value;
      if (performance.now() - this.#since >= frame) await this.rest();
    }
  }
}

function nextOf<T>(work: Work<T>): IteratorResult<void, T> {
  try {
    return work.next();
  } catch (error) {
    throw error instanceof RangeError ? new TooMuch(tooMuch.deep) : error;
  }
}

/** Between two pauses. */
const unitsInARow = 2000;
/** Ten times the work of querying everything in the largest account. */
const mostUnits = 5_000_000;
/** Characters that a query may make. */
const mostText = 4_000_000;
/** Characters of an answer. The largest account takes about fourteen million as a table. */
const mostWritten = 20_000_000;

/** Counts the work. A unit is one value that is read, or a few characters. */
export class Effort {
  #left = mostUnits;
  #room = mostWritten;
  #row = 0;

  /** Counts work before it is done. @returns whether it is time to pause @throws TooMuch */
  spend(units = 1): boolean {
    this.#left -= units;
    if (this.#left < 0) throw new TooMuch(tooMuch.work(mostUnits));
    this.#row += units;
    if (this.#row < unitsInARow) return false;
    this.#row = 0;
    return true;
  }

  /**
   * Counts a text of that many characters, part of which is about to be made.
   * @returns whether it is time to pause
   * @throws TooMuch
   */
  text(characters: number, made = characters): boolean {
    if (characters > mostText) throw new TooMuch(tooMuch.text(mostText));
    return this.spend(1 + made / charactersAUnit);
  }

  /** Counts characters that are written. @returns whether it is time to pause @throws TooMuch */
  write(characters: number): boolean {
    this.#room -= characters;
    if (this.#room < 0) throw new TooMuch(tooMuch.answer(mostWritten));
    return this.spend(1 + characters / charactersAUnit);
  }
}

/** Characters that take as much work as reading one value. */
export const charactersAUnit = 10;
