import type { Layer } from '../stage/layer.ts';

/** A drawing in its own box: x, y, width, height, in the drawing's units, which are CSS pixels. */
export interface Drawn {
  readonly layers: readonly Layer[];
  readonly box: readonly [x: number, y: number, width: number, height: number];
}
