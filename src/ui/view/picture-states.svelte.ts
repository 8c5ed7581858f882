import type { PictureState } from '../../exchange/link/link-state.ts';

/** How the account's picture and the gates of an answer are looked at: told by the panels that draw them, restored from a link. */
export class PictureStates {
  /** The order of the first picture: known before anything is drawn. */
  firstOrder: PictureState['order'] = undefined;
  /** Whether the organization's tree stands there first. */
  firstTree = false;
  /** The state that the picture takes over, and sets to null, once the account is there. */
  toRestore = $state.raw<PictureState | null>(null);
  /** The gate at which the next answer opens; null: the last. */
  firstGate: number | null = null;
  #picture: (() => PictureState) | null = null;
  #gate: (() => number) | null = null;

  /** Tells the picture's state for as long as the picture is there. @returns how to stop */
  tellPicture(tell: () => PictureState): () => void {
    this.#picture = tell;
    return () => {
      if (this.#picture === tell) this.#picture = null;
    };
  }

  /** Tells which gate of an answer is shown. @returns how to stop */
  tellGate(tell: () => number): () => void {
    this.#gate = tell;
    return () => {
      if (this.#gate === tell) this.#gate = null;
    };
  }

  /** The picture's state now; before it is drawn, the one that it will have. */
  get picture(): PictureState {
    return this.toRestore ?? this.#picture?.() ?? {};
  }

  /** The gate that is shown; null where no answer is. */
  get gate(): number | null {
    return this.#gate?.() ?? null;
  }

  /** Whether to begin at the tree, once. */
  takeFirstTree(): boolean {
    const { firstTree } = this;
    this.firstTree = false;
    return firstTree;
  }

  /** The gate to begin at, once. */
  takeFirstGate(): number | null {
    const { firstGate } = this;
    this.firstGate = null;
    return firstGate;
  }
}
