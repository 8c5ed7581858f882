import type { Screen } from './screen.ts';
import { emptyScreen } from './screen.ts';

/**
 * How many ms lie between two updates of the screen while a script runs, and while the rest of the new entries is
 * drawn.
 */
const pace = 100;
const soon = 16;
/** The most new entries in one update: hundreds at once would stop the page for long. */
const mostNew = 40;

/**
 * Returns the newest entries of a screen, with a limited number that aren't drawn yet; older ones come with the next
 * updates.
 */
export function nextPicture(drawn: Screen, latest: Screen): Screen {
  const { entries } = latest;
  const first = drawn.entries[0]?.id ?? Infinity;
  const last = drawn.entries.at(-1)?.id ?? -Infinity;
  let from = entries.length;
  for (let added = 0; from > 0; from--) {
    const id = entries[from - 1]?.id ?? 0;
    if ((id < first || id > last) && ++added > mostNew) break;
  }
  return from === 0 ? latest : { ...latest, entries: entries.slice(from) };
}

/** The progress of a script. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

const begun: Progress = { done: 0, of: 1 };

/**
 * The real screen, and the screen that is drawn. A script changes it hundreds of times a second. Drawing each change
 * would cost more than the commands do, so it is drawn only a few times a second then.
 */
export class PacedScreen {
  #latest: Screen = emptyScreen;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether changes wait for the next update. */
  paced = false;
  #latestProgress = begun;
  drawn = $state.raw<Screen>(emptyScreen);
  progress = $state.raw<Progress>(begun);

  get latest(): Screen {
    return this.#latest;
  }
  set latest(screen: Screen) {
    this.#latest = screen;
    this.#plan();
  }

  begin(): void {
    this.#latestProgress = begun;
    this.draw();
  }

  advance(progress: Progress): void {
    this.#latestProgress = progress;
    this.#plan();
  }

  #plan(): void {
    if (this.paced) this.#drawIn(pace);
    else this.draw();
  }

  #drawIn(ms: number): void {
    this.#timer ??= setTimeout(() => this.draw(), ms);
  }

  draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.drawn = nextPicture(this.drawn, this.#latest);
    this.progress = this.#latestProgress;
    if (this.drawn !== this.#latest) this.#drawIn(this.paced ? pace : soon);
  }
}
