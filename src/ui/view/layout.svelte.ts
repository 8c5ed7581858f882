import { recall, remember } from './browser-memory.ts';

export type Side = 'left' | 'right' | 'bottom';

interface SideLimits {
  readonly smallest: number;
  readonly usual: number;
  readonly largest: number;
}

/** The limits of the side panels' widths and of the lower panel's height, in CSS pixels. */
export const sideLimits: Readonly<Record<Side, SideLimits>> = {
  left: { smallest: 240, usual: 304, largest: 520 },
  right: { smallest: 256, usual: 332, largest: 560 },
  bottom: { smallest: 180, usual: 328, largest: 640 },
};

const sides: readonly Side[] = ['left', 'right', 'bottom'];

function clamp(side: Side, size: number): number {
  const { smallest, largest } = sideLimits[side];
  return Math.round(Math.min(largest, Math.max(smallest, size)));
}

function remembered(): { sizes: Record<Side, number>; folded: Record<Side, boolean> } {
  const saved = recall('layout');
  const entry = (side: Side): Record<string, unknown> => {
    const row = typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>)[side] : null;
    return typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
  };
  const size = (side: Side): number => {
    const value = entry(side)['size'];
    return typeof value === 'number' && Number.isFinite(value) ? clamp(side, value) : sideLimits[side].usual;
  };
  const folded = (side: Side): boolean => entry(side)['folded'] === true;
  return {
    sizes: { left: size('left'), right: size('right'), bottom: size('bottom') },
    folded: { left: folded('left'), right: folded('right'), bottom: folded('bottom') },
  };
}

/** The size of each panel, and which ones are folded; remembered between visits. */
export class Layout {
  readonly #saved = remembered();
  #sizes = $state.raw(this.#saved.sizes);
  #folded = $state.raw(this.#saved.folded);

  size(side: Side): number {
    return this.#sizes[side];
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
    this.#folded = { ...this.#folded, [side]: folded };
    this.#save();
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
