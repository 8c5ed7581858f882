import type { Bounds, Size } from '../picture/geometry.ts';
import type { Viewport } from '../picture/viewport.ts';
import { leastZoom } from './measures.ts';

/**
 * Puts a picture of goals into its place (CSS pixels). It was made for it, and is as large as it, unless it needs more
 * height. It never gets so small that its letters can't be read: a low place shows the part around `middle`.
 */
export function goalsViewport({ right, bottom }: Bounds, { width, height }: Size, middle: number): Viewport {
  const zoom = Math.min(1, Math.max(leastZoom, height / bottom));
  const room = height - bottom * zoom;
  return {
    zoom,
    x: (width - right * zoom) / 2,
    y: room >= 0 ? room / 2 : Math.min(0, Math.max(room, height / 2 - middle * zoom)),
  };
}
