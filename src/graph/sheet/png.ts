import { fewColours } from './few-colours.ts';
import { pngFile } from './png-file.ts';

/** The longest side and the largest area that every browser's canvas can hold: iOS ends at 16,777,216 pixels. */
const [longest, largest] = [8192, 16_000_000];

/** The largest scale up to `wanted` at which a picture of that size fits a canvas. */
export function scaleWithin(width: number, height: number, wanted: number): number {
  const bySide = longest / Math.max(width, height);
  const byArea = Math.sqrt(largest / (width * height));
  return Math.min(wanted, bySide, byArea);
}

async function decoded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

/** The most bytes of a PNG: more is slow to send, and some sites refuse it. */
const mostBytes = 150_000;
/** The scales that are tried, the sharpest first. */
const scales = [2, 1.5, 1.25, 1];

/** Draws an image at a scale, in few colours. @throws Error if the browser gives no canvas */
async function drawnAt(image: HTMLImageElement, scale: number, link: string | null): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return pngFile(fewColours(data), canvas, link);
}

/**
 * Draws an SVG document as pixels: two of them for each CSS pixel, fewer if it is very large or would take more than
 * `mostBytes`. At one for each, it takes what it takes. `link`: the address of its scene, kept in the file. A blob's
 * address has the page's own origin, so the canvas may be read.
 * @throws Error if the browser can't draw it
 */
export async function png(svg: string, link: string | null = null): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await decoded(url);
    let made: Blob | null = null;
    for (const scale of scales) {
      made = await drawnAt(image, scaleWithin(image.naturalWidth, image.naturalHeight, scale), link);
      if (made.size <= mostBytes) break;
    }
    if (!made) throw new Error('This browser made no picture of it');
    return made;
  } finally {
    URL.revokeObjectURL(url);
  }
}
