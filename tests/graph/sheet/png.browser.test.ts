import { expect, test } from 'vitest';
import { png, scaleWithin } from '../../../src/graph/sheet/png.ts';

const svg = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}"><rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/><text x="4" y="20">ana</text><circle cx="50" cy="40" r="10" fill="#2274b8"/></svg>`;

async function pixelsOf(blob: Blob): Promise<{ width: number; height: number; colours: Set<string> }> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
  const colours = new Set<string>();
  for (let i = 0; i < data.length; i += 4) colours.add([data[i], data[i + 1], data[i + 2]].join(' '));
  return { width: bitmap.width, height: bitmap.height, colours };
}

test('a PNG has two pixels for each of the picture’s, and shows what the picture does', async () => {
  const blob = await png(svg(120, 60));
  expect(blob.type).toBe('image/png');
  const { width, height, colours } = await pixelsOf(blob);
  expect([width, height]).toEqual([240, 120]);
  expect(colours).toContain('34 116 184');
  expect(colours.size).toBeGreaterThan(2);
});

test('a picture that no canvas could hold becomes smaller, not blank', async () => {
  expect(scaleWithin(400, 300, 2)).toBe(2);
  expect(9000 * scaleWithin(9000, 200, 2)).toBeLessThanOrEqual(8192);
  const by = scaleWithin(6000, 6000, 2);
  expect((6000 * by) ** 2).toBeLessThanOrEqual(16_777_216);
  const { width, colours } = await pixelsOf(await png(svg(9000, 200)));
  expect(width).toBe(8192);
  expect(colours.size).toBeGreaterThan(2);
});

test('what is no picture is refused', async () => {
  await expect(png('<svg xmlns="http://www.w3.org/2000/svg"><broken')).rejects.toThrow();
});
