import type { Pictured } from '../../graph/sheet/pictured.ts';

/** Who can tell what is seen, the foremost first: an answer stands in the page's place, a scene in the picture's. */
const places = ['why', 'step', 'account'] as const;
type Place = (typeof places)[number];

/** What is seen of the account, of a scene or of an answer, to be saved or sent as a picture. */
export class Pictures {
  readonly #makers = new Map<Place, () => Promise<Pictured>>();

  /** Tells how what is seen in a place becomes a picture, for as long as it is seen there. @returns how to stop */
  offer(place: Place, make: () => Promise<Pictured>): () => void {
    this.#makers.set(place, make);
    return () => {
      if (this.#makers.get(place) === make) this.#makers.delete(place);
    };
  }

  /** What the page shows just now; null where it draws nothing. */
  async now(): Promise<Pictured | null> {
    const place = places.find((one) => this.#makers.has(one));
    return (place && (await this.#makers.get(place)?.())) ?? null;
  }
}
