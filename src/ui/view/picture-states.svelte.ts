import type { PictureState } from '../../exchange/link/link-state.ts';

/**
 * The states of the account's picture and of an answer's gates. The panels that draw them report them, and a link
 * restores them.
 */
export class PictureStates {
  /** The order of the nodes in the first picture, known before anything is drawn. */
  firstOrder: PictureState['order'] = undefined;
  /** Whether the organization's tree is shown first. */
  firstTree = false;
  /** The state that the picture will restore, and then set to null, once the account has been read. */
  toRestore = $state.raw<PictureState | null>(null);
  /** The gate at which the next answer opens; null for the last one. */
  firstGate: number | null = null;
  #picture: (() => PictureState) | null = null;
  #gate: (() => number) | null = null;

  /**
   * Registers a function that returns the picture's state, as long as the picture exists. @returns a function that
   * ends it
   */
  tellPicture(tell: () => PictureState): () => void {
    this.#picture = tell;
    return () => {
      if (this.#picture === tell) this.#picture = null;
    };
  }

  /** Registers a function that returns the gate that is shown. @returns a function that ends it */
  tellGate(tell: () => number): () => void {
    this.#gate = tell;
    return () => {
      if (this.#gate === tell) this.#gate = null;
    };
  }

  /** The picture's present state; before it is drawn, the one that it will have. */
  get picture(): PictureState {
    return this.toRestore ?? this.#picture?.() ?? {};
  }

  /** The gate that is shown, or null without an answer. */
  get gate(): number | null {
    return this.#gate?.() ?? null;
  }

  /** Returns once whether to begin with the tree. */
  takeFirstTree(): boolean {
    const { firstTree } = this;
    this.firstTree = false;
    return firstTree;
  }

  /** Returns once the gate to begin at. */
  takeFirstGate(): number | null {
    const { firstGate } = this;
    this.firstGate = null;
    return firstGate;
  }
}
