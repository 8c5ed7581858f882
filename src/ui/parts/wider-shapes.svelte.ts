import type { WiderEntityIcon } from './entity-kinds.ts';
import type { EntityShape } from './entity-shapes.ts';

type Shapes = Readonly<Record<WiderEntityIcon, EntityShape>>;

class WiderShapes {
  #shapes = $state.raw<Shapes | null>(null);
  #wanted = false;

  /** A picture, or null until they have been fetched, which the first question for one begins. */
  of(kind: WiderEntityIcon): EntityShape | null {
    if (!this.#wanted) this.#fetch();
    return this.#shapes?.[kind] ?? null;
  }

  #fetch(): void {
    this.#wanted = true;
    import('./wider-entity-shapes.ts').then(
      ({ widerEntityShapes }) => (this.#shapes = widerEntityShapes),
      // Asked for again by the next picture: text stands beside every one of them.
      () => (this.#wanted = false),
    );
  }
}

/** One for the page: the pictures are the same everywhere. */
export const widerShapes = new WiderShapes();
