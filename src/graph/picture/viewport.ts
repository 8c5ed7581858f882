import { labelSize, largestScale, leastLetters } from '../drawing/metrics.ts';
import type { Bounds, Size } from './geometry.ts';

/** The place of the picture's origin in the container (CSS pixels), and the size of a unit. */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const zoomLimits = { min: 0.2, max: 3, fit: 1.6 } as const;

/** The space that the drawing keeps free: for column heads above, at the sides and below. */
export const insets = { top: 44, bottom: 16, side: 12 } as const;
/** The space below that a phone's picture keeps free for its tools. */
export const toolsHeight = 40;

/** The least zoom at which names can be read: a picture that would need a smaller one is shown from its top. */
const readable = 0.55;

/** The least zoom at which the largest letters can be read: a picture that is wider is shown from its left. */
export const legible = leastLetters / labelSize / largestScale;

/** The free space above a picture without heads. */
const topWithoutHeads = 12;

/** Whether a place of this height (CSS pixels) has room for only a few rows, as on a phone. */
export const isLow = (height: number): boolean => height < 400;

/** In a low place, a picture at a smaller zoom than this has no column heads: it takes their space. */
const small = 0.6;
export const hasHeads = (zoom: number, height: number): boolean => !isLow(height) || zoom >= small;

/** The largest zoom to which a picture is fitted whose letters have at least so many CSS pixels. */
const mostAt = (letters = 0): number => Math.max(zoomLimits.fit, letters / 12);

function fitted(bounds: Bounds, { width, height }: Size, least: number, letters?: number): Viewport {
  const [w, h] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const freeWidth = Math.max(40, width - 2 * insets.side);
  const wholeBelow = (top: number): number =>
    Math.min(mostAt(letters), freeWidth / w, Math.max(40, height - top - insets.bottom) / h);
  const top = hasHeads(wholeBelow(insets.top), height) ? insets.top : topWithoutHeads;
  const freeHeight = Math.max(40, height - top - insets.bottom);
  const whole = top === insets.top ? wholeBelow(top) : Math.min(wholeBelow(top), small - 0.001);
  const zoom = Math.max(whole, Math.min(least, Math.max(freeWidth / w, legible)), zoomLimits.min);
  const middle = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  const isCut = h * zoom > freeHeight + 1;
  const y = isCut ? top - bounds.top * zoom : top + freeHeight / 2 - middle.y * zoom;
  const isWide = w * zoom > freeWidth + 1;
  const x = isWide ? insets.side - bounds.left * zoom : width / 2 - middle.x * zoom;
  return { zoom, x, y };
}

/** The step of heights, larger than a pixel: nothing moves while a container grows by a little. */
const step = 24;

/**
 * Returns the height, in the picture's units, at which a picture of this width fills a container (CSS pixels) from top
 * to bottom.
 */
export function heightToFill({ left, right }: Bounds, { width, height }: Size, letters?: number): number {
  const zoom = Math.min(mostAt(letters), Math.max(40, width - 2 * insets.side) / (right - left));
  return (Math.floor((height - insets.top - insets.bottom) / step) * step) / zoom;
}

/**
 * A part of a picture, in thousandths of its size from the upper left corner: it stays the same if the picture is
 * stretched.
 */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const thousandths = (length: number, of: number): number => Math.round((1000 * length) / of);

/** Returns the part of a picture that is seen in a container of this size (CSS pixels). */
export function partSeen(bounds: Bounds, { zoom, x, y }: Viewport, { width, height }: Size): Part {
  const [w, h] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  return {
    x: thousandths(-x / zoom - bounds.left, w),
    y: thousandths(-y / zoom - bounds.top, h),
    width: thousandths(width / zoom, w),
    height: thousandths(height / zoom, h),
  };
}

/** Puts all of a part in the middle of a container of this size (CSS pixels). */
export function partViewport(bounds: Bounds, part: Part, { width, height }: Size): Viewport {
  const [w, h] = [(bounds.right - bounds.left) / 1000, (bounds.bottom - bounds.top) / 1000];
  const wanted = Math.min(width / (part.width * w), height / (part.height * h));
  const zoom = Math.min(zoomLimits.max, Math.max(zoomLimits.min, wanted));
  const middle = {
    x: bounds.left + (part.x + part.width / 2) * w,
    y: bounds.top + (part.y + part.height / 2) * h,
  };
  return { zoom, x: width / 2 - middle.x * zoom, y: height / 2 - middle.y * zoom };
}

/** Puts all of `bounds` in the middle of a container of this size (CSS pixels), at most at the zoom of a first look. */
export const wholeViewport = (bounds: Bounds, place: Size): Viewport => fitted(bounds, place, zoomLimits.min);

/**
 * Does the same as `wholeViewport`, but names stay readable: a tall picture is cut at the bottom instead. `letters`: the
 * least size of its letters, before an audience.
 */
export const fitViewport = (bounds: Bounds, place: Size, letters?: number): Viewport =>
  fitted(bounds, place, readable, letters);
