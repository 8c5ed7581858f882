import type { Pictured } from '../../graph/sheet/pictured.ts';

/** The places of pictures, the topmost first: an answer covers the page, a scene the account's picture. */
const places = ['why', 'step', 'account'] as const;
type Place = (typeof places)[number];

/** Returns the picture that is in sight, or null if it isn't drawn yet. */
type Teller = () => Pictured | null;

/** The pictures of the page (an account, a scene, an answer), to save, send or print. */
export class Pictures {
  readonly #loads = new Map<Place, () => Promise<Teller>>();
  readonly #tellers = new Map<Place, Teller>();
  #isReady = false;

  /**
   * Registers a function that returns the picture in a place, as long as it is in sight there. @returns a function
   * that ends it
   */
  offer(place: Place, load: () => Promise<Teller>): () => void {
    this.#loads.set(place, load);
    this.#tellers.delete(place);
    if (this.#isReady) void this.#load(place);
    return () => {
      if (this.#loads.get(place) !== load) return;
      this.#loads.delete(place);
      this.#tellers.delete(place);
    };
  }

  async #load(place: Place): Promise<void> {
    const load = this.#loads.get(place);
    // It is fetched again when it is needed, and a failure is reported then.
    const teller = await load?.().catch(() => null);
    if (teller && this.#loads.get(place) === load) this.#tellers.set(place, teller);
  }

  /** From now on, the picture in sight is available at once: a browser that prints doesn't wait. */
  async keepReady(): Promise<void> {
    this.#isReady = true;
    await Promise.all([...this.#loads.keys()].map((place) => this.#load(place)));
  }

  /** Returns the picture that the page shows now, or null if it draws none. */
  async now(): Promise<Pictured | null> {
    const place = places.find((one) => this.#loads.has(one));
    const teller = place && (await this.#loads.get(place)?.());
    return teller?.() ?? null;
  }

  /** Returns the same at once, if it was kept ready. */
  atOnce(): Pictured | null {
    const place = places.find((one) => this.#loads.has(one));
    return (place && this.#tellers.get(place)?.()) ?? null;
  }
}
