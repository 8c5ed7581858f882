import { recall, remember } from './browser-memory.ts';

export type Side = 'left' | 'bottom';

interface SideLimits {
  readonly smallest: number;
  readonly usual: number;
  readonly largest: number;
}

/** The limits of the left column's width and of the open drawer's height with its strip, in CSS pixels. */
export const sideLimits: Readonly<Record<Side, SideLimits>> = {
  left: { smallest: 280, usual: 400, largest: 560 },
  bottom: { smallest: 180, usual: 260, largest: 640 },
};
/** The height of the drawer's strip, in CSS pixels. */
export const stripHeight = 48;
/** The width that the card over the picture's right edge takes, with the air at both its sides, in CSS pixels. */
export const cardSpace = 320 + 2 * 16;
/** The usual width of the left column with a lesson. */
export const lessonWidth = 360;

const sides: readonly Side[] = ['left', 'bottom'];
/** Whether a place is folded until somebody decides: the drawer is. */
const foldedAtFirst: Readonly<Record<Side, boolean>> = { left: false, bottom: true };

function clamp(side: Side, size: number): number {
  const { smallest, largest } = sideLimits[side];
  return Math.round(Math.min(largest, Math.max(smallest, size)));
}

/** `sizes`: null for a size that nobody has changed. */
function remembered(): { sizes: Record<Side, number | null>; folded: Record<Side, boolean> } {
  const saved = recall('layout');
  const entry = (side: Side): Record<string, unknown> => {
    const row = typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>)[side] : null;
    return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
  };
  const size = (side: Side): number | null => {
    const value = entry(side)['size'];
    return typeof value === 'number' && Number.isFinite(value) ? clamp(side, value) : null;
  };
  const folded = (side: Side): boolean => {
    const value = entry(side)['folded'];
    return typeof value === 'boolean' ? value : foldedAtFirst[side];
  };
  return {
    sizes: { left: size('left'), bottom: size('bottom') },
    folded: { left: folded('left'), bottom: folded('bottom') },
  };
}

/** The size of each place, and which ones are folded; remembered between visits. */
export class Layout {
  readonly #saved = remembered();
  #sizes = $state.raw(this.#saved.sizes);
  #folded = $state.raw(this.#saved.folded);

  /** Returns a place's size in CSS pixels; `usual` is that of a place that nobody has changed. */
  size(side: Side, usual: number = sideLimits[side].usual): number {
    return this.#sizes[side] ?? usual;
  }

  folded(side: Side): boolean {
    return this.#folded[side];
  }

  /** Sets a panel's size in CSS pixels, within its limits. */
  resize(side: Side, size: number): void {
    this.#sizes = { ...this.#sizes, [side]: clamp(side, size) };
    this.#save();
  }

  fold(side: Side, folded = true): void {
    this.foldForNow(side, folded);
    this.#save();
  }

  /** Folds or unfolds a place without keeping that for the next visit. */
  foldForNow(side: Side, folded: boolean): void {
    this.#folded = { ...this.#folded, [side]: folded };
  }

  unfold(side: Side): void {
    if (this.#folded[side]) this.fold(side, false);
  }

  #save(): void {
    const row = (side: Side): [Side, object] => [
      side,
      { size: this.#sizes[side], folded: this.#folded[side] },
    ];
    remember('layout', Object.fromEntries(sides.map(row)));
  }
}
