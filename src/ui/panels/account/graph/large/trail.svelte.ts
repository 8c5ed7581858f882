/** Where somebody stands in a large account: what is opened in the overview, and whose surroundings are looked at. */
interface Spot {
  /** The block that is open in the overview. */
  readonly open: string | null;
  /** The things that were gone through, by id; the last one's surroundings are shown. */
  readonly ids: readonly string[];
}

const whole: Spot = { open: null, ids: [] };
/** A longer way back is nothing that anybody remembers. */
const longest = 4;

const isSpot = (value: unknown): value is Spot => {
  const { open, ids } = (value ?? {}) as { readonly open?: unknown; readonly ids?: unknown };
  return (open === null || typeof open === 'string') && Array.isArray(ids);
};

const same = (a: Spot, b: Spot): boolean => a.open === b.open && a.ids.join('\n') === b.ids.join('\n');

interface TrailOptions {
  /** Selects what a way back leads to. */
  readonly select: (id: string | null) => void;
  /** The account that a spot belongs to, with what tells its workspace apart. */
  readonly account: () => string;
}

/** The way through a large account, which the browser's Back goes as well. */
export class Trail {
  #spot = $state.raw<Spot>(whole);
  readonly #options: TrailOptions;
  /** The highlight that was on when somebody went back to the whole account: it stays off until another one comes. */
  leftAlone = $state.raw<object | null>(null);

  constructor(options: TrailOptions) {
    this.#options = options;
  }

  get open(): string | null {
    return this.#spot.open;
  }

  get ids(): readonly string[] {
    return this.#spot.ids;
  }

  /** The entity whose surroundings are shown; null in the overview. */
  get centre(): string | null {
    return this.#spot.ids.at(-1) ?? null;
  }

  /** Another account starts from its overview. */
  reset(): void {
    this.#spot = whole;
  }

  /** Begins where somebody else stood: Back leads out of it, and not through it. */
  begin(spot: Spot): void {
    this.#spot = { open: spot.open, ids: spot.ids.slice(-longest) };
    history.replaceState(
      { ...(history.state as object | null), spot: this.#spot, account: this.#options.account() },
      '',
    );
  }

  /** Opens a block of the overview in place, or closes it (null). */
  openBlock(open: string | null): void {
    this.#go({ open, ids: [] });
    this.#options.select(null);
  }

  /**
   * Follows what was selected, anywhere. `isNear`: it stands in the surroundings that are shown, or in the open block, so
   * that the way goes on; else a new one begins.
   */
  follow(id: string | null, isNear: boolean): void {
    const { ids, open } = this.#spot;
    if (id === null) {
      if (ids.length > 0) this.#go({ open, ids: [] });
      return;
    }
    const at = ids.indexOf(id);
    if (at >= 0) this.#go({ open, ids: ids.slice(0, at + 1) });
    else if (isNear) this.#go({ open, ids: [...ids, id].slice(-longest) });
    else this.#go({ open: null, ids: [id] });
  }

  /** Goes back to a level: 0 is the whole account, then what is open, then each thing. */
  backTo(level: number): void {
    const { open, ids } = this.#spot;
    const levels = open === null ? 0 : 1;
    const left = ids.slice(0, Math.max(0, level - levels));
    this.#go({ open: level === 0 ? null : open, ids: left });
    this.#options.select(left.at(-1) ?? null);
  }

  /** How many levels lie above what is shown. */
  get depth(): number {
    return this.#spot.ids.length + (this.#spot.open === null ? 0 : 1);
  }

  #go(spot: Spot): void {
    if (same(spot, this.#spot)) return;
    const account = this.#options.account();
    const state = (history.state ?? {}) as object;
    // Where somebody came from must be known before Back can lead there.
    if (!('spot' in state)) history.replaceState({ ...state, spot: this.#spot, account }, '');
    history.pushState({ ...state, spot, account }, '');
    this.#spot = spot;
  }

  /** The browser's Back or Forward. */
  recall(state: unknown): void {
    const { spot, account } = (state ?? {}) as { readonly spot?: unknown; readonly account?: unknown };
    if (!isSpot(spot) || account !== this.#options.account()) return;
    this.#spot = spot;
    this.#options.select(spot.ids.at(-1) ?? null);
  }
}
