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

/**
 * Draws an SVG document as pixels: `scale` of them for each CSS pixel, fewer if it is very large. A blob's address has
 * the page's own origin, so the canvas may be read.
 * @throws Error if the browser can't draw it
 */
export async function png(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await decoded(url);
    const { naturalWidth: width, naturalHeight: height } = image;
    const by = scaleWithin(width, height, scale);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * by);
    canvas.height = Math.round(height * by);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('This browser made no picture of it');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
