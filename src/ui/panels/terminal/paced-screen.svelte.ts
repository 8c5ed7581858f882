import type { Screen } from './screen.ts';
import { emptyScreen } from './screen.ts';

/** Ms between two pictures of the screen while a script runs. */
const pace = 100;

/** How far a script is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

const begun: Progress = { done: 0, of: 1 };

/**
 * The screen as it is and as it is drawn. A script changes it hundreds of times a second; drawing each change
 * would cost more than the commands, so that then it is drawn a few times a second.
 */
export class PacedScreen {
  #latest: Screen = emptyScreen;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether changes wait for the next picture. */
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
    if (this.paced) this.#timer ??= setTimeout(() => this.draw(), pace);
    else this.draw();
  }

  draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.drawn = this.#latest;
    this.progress = this.#latestProgress;
  }
}
