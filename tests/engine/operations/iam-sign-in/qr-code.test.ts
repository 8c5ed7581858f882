import { inflateSync } from 'node:zlib';
import fc, { draws } from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import { pngOf, qrModules } from '../../../../src/engine/operations/iam-sign-in/qr-code.ts';

type Grid = readonly (readonly boolean[])[];

/** Alignment patterns by size of the code; what stands there holds no data. */
const middles: Readonly<Record<number, readonly number[]>> = {
  37: [6, 30],
  41: [6, 34],
  45: [6, 22, 38],
  49: [6, 24, 42],
  53: [6, 26, 46],
  57: [6, 28, 50],
  61: [6, 30, 54],
  65: [6, 32, 58],
};

/** How many blocks a size has, and how many data bytes the first of them. */
const blocks: Readonly<Record<number, readonly [count: number, first: number, total: number]>> = {
  37: [1, 108, 108],
  41: [2, 68, 136],
  45: [2, 78, 156],
  49: [2, 97, 194],
  53: [2, 116, 232],
  57: [4, 68, 274],
  61: [4, 81, 324],
  65: [4, 92, 370],
};

function holdsData(size: number, y: number, x: number): boolean {
  const end = size - 1;
  if (x === 6 || y === 6) return false;
  if ((y < 9 && (x < 9 || x > end - 8)) || (y > end - 8 && x < 9)) return false;
  if (size >= 45 && ((y < 6 && x > end - 11) || (x < 6 && y > end - 11))) return false;
  const at = middles[size] ?? [];
  const corner = (a: number, b: number): boolean => [a, b].every((one) => one === 6 || one === at.at(-1));
  return !at.some((a) =>
    at.some((b) => !(corner(a, b) && (a === 6 || b === 6)) && Math.abs(a - y) <= 2 && Math.abs(b - x) <= 2),
  );
}

/** The data bytes as they stand in the picture, read by the standard's path with mask 0 taken off. */
function bytesOf(grid: Grid): number[] {
  const size = grid.length;
  const bits: number[] = [];
  const columns = Array.from({ length: size }, (_, i) => size - 1 - i).filter((x) => x !== 6);
  for (let pair = 0; pair < columns.length; pair += 2)
    for (let i = 0; i < size; i++)
      for (const x of columns.slice(pair, pair + 2)) {
        const y = pair % 4 === 0 ? size - 1 - i : i;
        if (holdsData(size, y, x)) bits.push(Number(grid[y]?.[x] !== ((y + x) % 2 === 0)));
      }
  return Array.from({ length: bits.length >> 3 }, (_, i) =>
    Number.parseInt(bits.slice(8 * i, 8 * i + 8).join(''), 2),
  );
}

/** The text of a QR code that has no fault. */
function read(grid: Grid): string {
  const [count, first, total] = blocks[grid.length] ?? [0, 0, 0];
  const bytes = bytesOf(grid).slice(0, total);
  const longer = total - count * first;
  const data = Array.from({ length: count }, (_, block) => [
    ...Array.from({ length: first }, (_each, i) => bytes[i * count + block] ?? 0),
    ...(block >= count - longer && longer ? [bytes[count * first + block - (count - longer)] ?? 0] : []),
  ]).flat();
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  expect(bits.slice(0, 4)).toBe('0100');
  const lengthBits = grid.length < 57 ? 8 : 16;
  const length = Number.parseInt(bits.slice(4, 4 + lengthBits), 2);
  return Array.from({ length }, (_, i) =>
    String.fromCharCode(Number.parseInt(bits.slice(4 + lengthBits + 8 * i, 12 + lengthBits + 8 * i), 2)),
  ).join('');
}

describe('a QR code', () => {
  it('holds the text that it was made of, in every size that a device’s address needs', () => {
    for (const length of [101, 106, 107, 134, 135, 154, 192, 230, 231, 271, 321, 326]) {
      const text = Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7) % 94))).join('');
      expect(read(qrModules(text))).toBe(text);
    }
  });

  it('has its three corners, its timing pattern and the format of level L with mask 0', () => {
    const grid = qrModules('x'.repeat(101));
    const rows = grid.map((line) => line.map((dark) => (dark ? '#' : '.')).join(''));
    expect(rows.slice(0, 8).map((row) => row.slice(0, 8))).toEqual([
      '#######.',
      '#.....#.',
      '#.###.#.',
      '#.###.#.',
      '#.###.#.',
      '#.....#.',
      '#######.',
      '........',
    ]);
    expect(rows[6]?.slice(8, 29)).toBe('#.#.#.#.#.#.#.#.#.#.#');
    // 111011111000100, from the standard's table of formats.
    expect(`${rows[8]?.slice(0, 6)}${rows[8]?.slice(7, 9)}${rows[7]?.[8]}`).toBe('###.#####');
    expect(rows.length).toBe(37);
  });
});

describe('pngOf', () => {
  /** Chunks of a PNG by name. */
  function chunks(png: Buffer): Map<string, Buffer> {
    const found = new Map<string, Buffer>();
    for (let at = 8; at < png.length;) {
      const length = png.readUInt32BE(at);
      found.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
      at += 12 + length;
    }
    return found;
  }

  it('draws two points a module within a light border of four modules', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), { minLength: 9, maxLength: 9 }),
        (modules) => {
          const png = Buffer.from(pngOf(modules), 'latin1');
          const found = chunks(png);
          const width = found.get('IHDR')?.readUInt32BE(0) ?? 0;
          expect(width).toBe(34);
          const lines = inflateSync(found.get('IDAT') ?? Buffer.alloc(0));
          const stride = 1 + Math.ceil(width / 8);
          for (let y = 0; y < width; y++)
            for (let x = 0; x < width; x++) {
              const light = ((lines[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
              const dark = modules[(y >> 1) - 4]?.[(x >> 1) - 4] === true;
              expect(light).toBe(dark ? 0 : 1);
            }
        },
      ),
      draws(20, 200),
    );
  });
});
