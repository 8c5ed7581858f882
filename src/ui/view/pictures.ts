import type { Pictured } from '../../graph/sheet/pictured.ts';

/**
 * The places of pictures, the topmost first: an answer covers the page, a scene the account's picture. A lesson's goals
 * are drawn in place of that.
 */
const places = ['why', 'step', 'goals', 'account'] as const;
type Place = (typeof places)[number];

/** Returns the picture that is in sight, or null if it isn't drawn yet. */
type Teller = () => Pictured | null;

/** The pictures of the page (an account, a scene, an answer), to save, send or print. */
export class Pictures {
  /** `isCovered`: whether a page of its own takes the pictures' place, which is printed as it is. */
  constructor(private readonly isCovered: () => boolean = () => false) {}

  readonly #loads = new Map<Place, () => Promise<Teller>>();
  readonly #tellers = new Map<Place, Teller>();
  #isReady = false;
  /** The picture that is printed in place of the one in sight. */
  #another: { pictured: Pictured | null } | null = null;

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

  /**
   * Prints another picture, such as one with made-up names, in place of the one in sight. As long as it isn't drawn,
   * or if it can't be, nothing of the page is printed. @returns a function that ends it
   */
  printAnother(picture: Promise<Pictured | null>): () => void {
    const another: { pictured: Pictured | null } = { pictured: null };
    this.#another = another;
    const drawn = async (): Promise<void> => {
      another.pictured = await picture.catch(() => null);
    };
    void drawn();
    return () => {
      if (this.#another === another) this.#another = null;
    };
  }

  /** Whether another picture is printed, and it isn't drawn yet. */
  get isWaiting(): boolean {
    return this.#another !== null && this.#another.pictured === null;
  }

  /** Returns the same at once, if it was kept ready, or the one that is printed in its place. */
  atOnce(): Pictured | null {
    if (this.#another) return this.#another.pictured;
    if (this.isCovered()) return null;
    const place = places.find((one) => this.#loads.has(one));
    return (place && this.#tellers.get(place)?.()) ?? null;
  }
}
