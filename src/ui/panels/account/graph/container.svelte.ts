import type { World } from '../../../../engine/index.ts';
import type { Pages } from '../../../../graph/cloakroom/in-room.ts';
import type { Spreading } from '../../../../graph/spread/spread.ts';
import { leastLetters } from '../../../../graph/drawing/metrics.ts';
import { stretched } from '../../../../graph/cloakroom/stretch.ts';
import type { Bounds } from '../../../../graph/picture/geometry.ts';
import type { Layout } from '../../../../graph/picture/layout.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';
import type { Viewport } from '../../../../graph/picture/viewport.ts';
import {
  fitViewport,
  heightToFill,
  insets,
  isLow,
  legible,
  toolsHeight,
} from '../../../../graph/picture/viewport.ts';

/** The least height at which some can be given away: a lower container would become a mere strip. */
const leastSpared = 560;
/** The least height at which whole rows are folded; below it only the acting path is drawn. */
const leastForRows = 420;
/** The height of the counts of what is folded. */
const foldsHeight = 64;

/** The space that a picture has on the page, in CSS pixels. */
export class Container {
  #size = $state.raw({ width: 0, height: 0 });
  /** The height at its bottom that something else covers, in pixels. */
  taken = $state(0);

  /** The width at its right edge that a card covers, in pixels: the picture stands beside it. */
  covered = $state(0);

  /** Whether the picture's tools stand over its lower edge, as on a phone. */
  hasTools = $state(false);
  /** Whether there is room for only a few columns, on a device that isn't a phone. */
  isNarrow = $state(false);
  /** The least size of its letters, which are larger before an audience. CSS pixels. */
  letters = $state(leastLetters);
  /** The functions that spread the few things around somebody in a large account; null for other pictures. */
  spreading = $state.raw<Spreading | null>(null);

  get width(): number {
    return this.#size.width;
  }
  get height(): number {
    return this.#size.height;
  }
  resize(width: number, height: number): void {
    this.#size = { width, height };
  }

  readonly free = $derived({
    width: this.width - this.covered,
    height: this.height - this.taken - (this.hasTools ? toolsHeight : 0),
  });
  readonly isLow = $derived(isLow(this.free.height));
  /** Whether a large account's surroundings of somebody stand in columns, with pages as in a house. */
  readonly hasColumns = $derived(this.isNarrow && this.spreading !== null && !this.isLow);

  /** The height that the open drawer takes of the picture's, in pixels. */
  withheld = $state(0);
  /** Whether that drawer has given way to the picture, and takes nothing now. */
  isSpared = $state(false);
  readonly #taking = $derived(this.isSpared ? 0 : this.withheld);
  readonly #closed = $derived({ width: this.free.width, height: this.free.height + this.#taking });
  /** Whether so little height is left that only the acting path has room. */
  readonly isOnlyForPath = $derived(
    this.withheld > 0 && this.height + this.#taking - this.withheld < leastForRows,
  );

  /**
   * Returns the height, in the picture's units, that the open drawer leaves for rows beside the counts of those that are
   * folded.
   */
  heightFor(zoom: number): number {
    return (this.#closed.height - this.withheld - insets.top - insets.bottom - foldsHeight) / zoom;
  }

  /**
   * Puts what is drawn below the heads at the place and zoom that the whole picture has while the drawer is closed. Rows
   * that stand closer may need more columns' width than they had: then it is as much smaller as it takes to see all, as
   * long as its letters can be read. What is wider stands at the left, and can be moved. The acting path alone is as
   * large as there is room for, up to its usual size.
   */
  fitHeld(bounds: Bounds, held: Viewport): Viewport {
    const top = insets.top + (this.isOnlyForPath ? foldsHeight : 0);
    const width = bounds.right - bounds.left;
    const whole = (this.free.width - 2 * insets.side) / width;
    const tall = (this.free.height - top - insets.bottom) / (bounds.bottom - bounds.top);
    const most = this.isOnlyForPath ? Math.max(held.zoom, Math.min(1, tall)) : held.zoom;
    const zoom = Math.min(most, Math.max(whole, legible));
    const first = insets.side - bounds.left * zoom;
    const last = this.free.width - insets.side - bounds.right * zoom;
    const wanted = this.isOnlyForPath ? (first + last) / 2 : held.x;
    return { zoom, x: Math.max(first, Math.min(last, wanted)), y: top - bounds.top * zoom };
  }

  /** The layout with its rows spread over the height of the container; `closed`: with the drawer closed. */
  filledBy(picture: Picture, layout: Layout, closed = false): Layout {
    const tall = stretched(
      picture,
      layout,
      heightToFill(layout.bounds, closed ? this.#closed : this.free, this.letters),
    );
    if (!layout.room && !this.hasColumns) return tall;
    return this.spreading?.spread(picture, tall, this.free) ?? tall;
  }

  /** Returns how to draw the pages of such a layout if they are larger than usual. */
  pagesOf(world: World, layout: Layout): Pages | undefined {
    return layout.paper && this.spreading?.pagesOf(world, layout);
  }

  fit(bounds: Bounds, closed = false): Viewport {
    return fitViewport(bounds, closed ? this.#closed : this.free, this.letters);
  }

  /** The zoom at which a picture is seen while the drawer is closed. */
  readonly zoomOf = (bounds: Bounds): number => this.fit(bounds, true).zoom;

  /** Whether a picture would keep its size in a container that is lower by this height. */
  canSpare(bounds: Bounds, height: number): boolean {
    const rest = { width: this.free.width, height: this.height - height };
    return (
      this.width > 0 && this.height >= leastSpared && heightToFill(bounds, rest) >= bounds.bottom - bounds.top
    );
  }
}
