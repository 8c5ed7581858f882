import type { Stands } from '../../exchange/link/link-state.ts';

/** How the page's pictures stand: who draws one tells it here, and begins as a link or a kept copy has it. */
export class Standing {
  /** In which order things stand at first: known before anything is drawn. */
  order: Stands['order'] = undefined;
  /** The rest, once the account is there. Who draws it takes it up, and sets it to null. */
  wanted = $state.raw<Stands | null>(null);
  /** Where the way of the next answer that is explained begins; null: at its end. */
  gate: number | null = null;
  #picture: (() => Stands) | null = null;
  #walk: (() => number) | null = null;

  /** Says how the account's picture stands, as long as it is there. @returns how to stop */
  offerPicture(tell: () => Stands): () => void {
    this.#picture = tell;
    return () => {
      if (this.#picture === tell) this.#picture = null;
    };
  }

  /** Says at which gate an answer's way stands. @returns how to stop */
  offerWalk(tell: () => number): () => void {
    this.#walk = tell;
    return () => {
      if (this.#walk === tell) this.#walk = null;
    };
  }

  /** How the picture stands now. One that isn't drawn yet stands as it is wanted. */
  get picture(): Stands {
    return this.wanted ?? this.#picture?.() ?? {};
  }

  get walk(): number | null {
    return this.#walk?.() ?? null;
  }

  /** The gate to begin at, once. */
  takeGate(): number | null {
    const { gate } = this;
    this.gate = null;
    return gate;
  }
}
