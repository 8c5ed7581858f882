/** A place in a large account: the part that is open in the overview, and the entity whose surroundings are shown. */
interface Spot {
  /** The block that is open in the overview. */
  readonly open: string | null;
  /** The ids of the entities on the way; the surroundings of the last one are shown. */
  readonly ids: readonly string[];
}

const whole: Spot = { open: null, ids: [] };
/** The most entities of a way back: nobody remembers more. */
const longest = 4;

const isSpot = (value: unknown): value is Spot => {
  const { open, ids } = (value ?? {}) as { readonly open?: unknown; readonly ids?: unknown };
  return (open === null || typeof open === 'string') && Array.isArray(ids);
};

const same = (a: Spot, b: Spot): boolean => a.open === b.open && a.ids.join('\n') === b.ids.join('\n');

interface TrailOptions {
  /** Selects the entity to which a way back leads. */
  readonly select: (id: string | null) => void;
  /** Identifies the account and its workspace, to which a spot belongs. */
  readonly account: () => string;
}

/** The way through a large account, which the browser's Back follows, too. */
export class Trail {
  #spot = $state.raw<Spot>(whole);
  readonly #options: TrailOptions;
  /** The highlight at the time when somebody went back to the whole account: it stays off until another one comes. */
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

  /** Goes to the overview, for another account. */
  reset(): void {
    this.#spot = whole;
  }

  /** Begins at the place of somebody else: Back leads out of it, and not through their way. */
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
   * Goes to a selection, wherever it was made. `isNear`: it is in the surroundings that are shown, or in the open
   * block, so the way goes on; otherwise a new way begins.
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

  /** The number of levels above the present one. */
  get depth(): number {
    return this.#spot.ids.length + (this.#spot.open === null ? 0 : 1);
  }

  #go(spot: Spot): void {
    if (same(spot, this.#spot)) return;
    const account = this.#options.account();
    const state = (history.state ?? {}) as object;
    // The present place must be in the history before Back can lead there.
    if (!('spot' in state)) history.replaceState({ ...state, spot: this.#spot, account }, '');
    history.pushState({ ...state, spot, account }, '');
    this.#spot = spot;
  }

  /** Follows the browser's Back or Forward. */
  recall(state: unknown): void {
    const { spot, account } = (state ?? {}) as { readonly spot?: unknown; readonly account?: unknown };
    if (!isSpot(spot) || account !== this.#options.account()) return;
    this.#spot = spot;
    this.#options.select(spot.ids.at(-1) ?? null);
  }
}
