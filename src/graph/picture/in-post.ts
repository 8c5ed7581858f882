import type { Bounds, Size } from './geometry.ts';
import { insets, type Viewport, zoomLimits } from './viewport.ts';

/** The most things in an account that is always drawn whole, as code in a post makes it. */
const mostWhole = 9;

/** Whether a post's picture shows only a part of an account of so many things: the letters of all would be too small. */
export const isSmallPlace = ({ width, height }: Size, things: number): boolean =>
  (width < 768 || height < 480) && things > mostWhole;

/** How far around somebody a small place of this width shows an account, in edges. */
export const hopsIn = (width: number): number => (width < 440 ? 1 : 2);

/** The room for the heads of a still picture's columns, and for a name below its last row, in CSS pixels. */
const [headRoom, belowNames] = [38, 16];
/** The largest zoom of a still picture: one of a few is as large in a post as on the page. */
const largestStill = 1.2;

/** The least zoom of a still picture at which its letters can be read, and its columns have room for them. */
export const readable = 0.69;
/** The room below a still picture for the counts of what is folded, in CSS pixels. */
export const countsRoom = 24;

/** Returns the room for a still picture in a place of this size, in CSS pixels. */
export const roomIn = ({ width, height }: Size): Size => ({
  width: width - 2 * insets.side,
  height: height - headRoom - belowNames,
});

/** Puts all of a picture that nobody moves into a place of this size (CSS pixels), below its columns' heads. */
export function stillViewport({ left, right, top, bottom }: Bounds, { width, height }: Size): Viewport {
  const room = roomIn({ width, height });
  const [across, down] = [room.width / (right - left), room.height / (bottom - top)];
  const zoom = Math.max(zoomLimits.min, Math.min(largestStill, across, down));
  const spare = (room.height - (bottom - top) * zoom) / 2;
  return { zoom, x: (width - (left + right) * zoom) / 2, y: headRoom + spare - top * zoom };
}
