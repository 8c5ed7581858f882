import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fewColours } from '../../../src/graph/sheet/few-colours.ts';
import {
  addressInPicture,
  addressInPng,
  addressInSvg,
  mostBytesRead,
} from '../../../src/graph/sheet/link-in-picture.ts';
import { pngFile } from '../../../src/graph/sheet/png-file.ts';

/** Opaque pixels of these colours. */
const pixelsOf = (colours: readonly number[]): Uint8ClampedArray =>
  Uint8ClampedArray.from(colours.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255, 255]));

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

test('Up to 256 colours stay exactly what they were', () => {
  const colours = Array.from({ length: 256 }, (_, at) => at * 0x010001);
  const few = fewColours(pixelsOf([...colours, ...colours]));
  expect([...few.pixels].map((place) => few.colours[place])).toEqual([...colours, ...colours]);
});

test('Of more colours the commonest stay, and any other becomes one that is hardly different', () => {
  const shades = Array.from(
    { length: 3000 },
    (_, at) => (((at * 7) % 256) << 16) | (((at * 13) % 256) << 8) | (at % 256),
  );
  const flat = Array.from({ length: 500 }, () => 0x2274b8);
  const few = fewColours(pixelsOf([...flat, ...shades]));
  expect(few.colours).toHaveLength(256);
  expect(few.colours[few.pixels[0] ?? -1]).toBe(0x2274b8);
  const far = shades.map((colour, at) => {
    const seen = few.colours[few.pixels[flat.length + at] ?? 0] ?? 0;
    return Math.max(
      ...[16, 8, 0].map((shift) => Math.abs(((colour >> shift) & 255) - ((seen >> shift) & 255))),
    );
  });
  expect(Math.max(...far)).toBeLessThan(72);
});

test('The file is a PNG with its pixels and the address of its scene, which is found in it again', async () => {
  const few = fewColours(pixelsOf([1, 2, 3, 1, 2, 3]));
  const link = 'https://example.org/#d4.Zm9v.YmFy';
  const bytes = await bytesOf(await pngFile(few, { width: 3, height: 2 }, link));
  expect(addressInPng(bytes)).toBe(link);
  const text = Buffer.from(bytes).toString('latin1');
  const data = text.indexOf('IDAT');
  const length = Buffer.from(bytes).readUInt32BE(data - 4);
  const rows = inflateSync(Buffer.from(bytes).subarray(data + 4, data + 4 + length));
  expect([...rows].map((place, at) => (at % 4 === 0 ? place : few.colours[place]))).toEqual([
    0, 1, 2, 3, 0, 1, 2, 3,
  ]);
  expect(addressInPng(await bytesOf(await pngFile(few, { width: 3, height: 2 }, null)))).toBeNull();
});

test('A picture that was cut, that is endless or that lies about its lengths holds no address', async () => {
  const few = fewColours(pixelsOf([1]));
  const bytes = await bytesOf(
    await pngFile(few, { width: 1, height: 1 }, 'https://example.org/#d4.Zm9v.YmFy'),
  );
  for (let length = 0; length < 70; length++) expect(addressInPng(bytes.subarray(0, length))).toBeNull();
  const lying = bytes.slice();
  lying.set([0xff, 0xff, 0xff, 0xff], 33);
  expect(addressInPng(lying)).toBeNull();
  const empty = [0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0, 0, 0, 0];
  const many = Uint8Array.from([
    ...bytes.subarray(0, 33),
    ...Array.from({ length: 100_000 }, () => empty).flat(),
  ]);
  expect(addressInPng(many)).toBeNull();
  const long = await pngFile(few, { width: 1, height: 1 }, `https://example.org/#d4.${'a'.repeat(60_000)}`);
  expect(addressInPng(await bytesOf(long))).toBeNull();
  expect(addressInSvg(`<a href="${'a'.repeat(60_000)}">`)).toBeNull();
  expect(addressInSvg('<a href="https://example.org')).toBeNull();
  const huge = new Blob(['<a href="https://example.org/#d4.a">'.padEnd(mostBytesRead + 1)], {
    type: 'image/svg+xml',
  });
  expect(await addressInPicture(huge)).toBeNull();
  expect(await addressInPicture(new Blob(['<a href="x">'], { type: 'image/gif' }))).toBeNull();
});
