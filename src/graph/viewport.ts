import type { Bounds } from './layout.ts';

/** Where the picture's origin lies in the container (CSS pixels), and how large a unit is. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const zoomLimits = { min: 0.2, max: 3, fit: 1.25 } as const;

/** Kept free of the drawing: column heads above, the toolbar below. */
export const insets = { top: 44, bottom: 56, side: 12 } as const;

/** All of `bounds` in a container of that size (CSS pixels), in the middle, at most at the zoom of a first look. */
export function fitViewport(bounds: Bounds, width: number, height: number): Viewport {
  const [w, h] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const freeWidth = Math.max(40, width - 2 * insets.side);
  const freeHeight = Math.max(40, height - insets.top - insets.bottom);
  const zoom = Math.max(zoomLimits.min, Math.min(zoomLimits.fit, freeWidth / w, freeHeight / h));
  const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  return { zoom, x: width / 2 - middle.x * zoom, y: insets.top + freeHeight / 2 - middle.y * zoom };
}
