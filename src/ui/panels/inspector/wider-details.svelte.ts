import type * as Wider from './wider/details.ts';

type Module = typeof Wider;

class WiderDetails {
  #module = $state.raw<Module | null>(null);
  #wanted = false;

  /** What tells of every further kind, or null until it has been fetched, which the first question begins. */
  get now(): Module | null {
    if (!this.#wanted) this.#fetch();
    return this.#module;
  }

  #fetch(): void {
    this.#wanted = true;
    import('./wider/details.ts').then(
      (module) => (this.#module = module),
      // Asked for again with the next item.
      () => (this.#wanted = false),
    );
  }
}

/** One for the page: it knows nothing of any account. */
export const widerDetails = new WiderDetails();
