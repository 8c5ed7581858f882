import type { Pictured } from '../../graph/sheet/pictured.ts';

/** The places of pictures, the foremost first: an answer covers the page, a scene the account's picture. */
const places = ['why', 'step', 'account'] as const;
type Place = (typeof places)[number];

/** Tells what is seen at that moment; null where it isn't drawn yet. */
type Teller = () => Pictured | null;

/** The pictures of the page (an account, a scene, an answer), to be saved, sent or printed. */
export class Pictures {
  readonly #loads = new Map<Place, () => Promise<Teller>>();
  readonly #tellers = new Map<Place, Teller>();
  #isReady = false;

  /** Registers what tells the picture in a place, for as long as it is seen there. @returns how to stop */
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
    // Fetched again, and reported, where it is asked for.
    const teller = await load?.().catch(() => null);
    if (teller && this.#loads.get(place) === load) this.#tellers.set(place, teller);
  }

  /** From now on what is seen can be told at once: a browser that prints doesn't wait. */
  async keepReady(): Promise<void> {
    this.#isReady = true;
    await Promise.all([...this.#loads.keys()].map((place) => this.#load(place)));
  }

  /** The picture that the page shows just now; null where it draws nothing. */
  async now(): Promise<Pictured | null> {
    const place = places.find((one) => this.#loads.has(one));
    const teller = place && (await this.#loads.get(place)?.());
    return teller?.() ?? null;
  }

  /** The same, if it was kept ready. */
  atOnce(): Pictured | null {
    const place = places.find((one) => this.#loads.has(one));
    return (place && this.#tellers.get(place)?.()) ?? null;
  }
}
