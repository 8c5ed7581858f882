import type { QrVersion } from './qr-versions.ts';

/** The modules of a QR code, row by row: true is dark. */
export type Modules = boolean[][];

const isMasked = (row: number, column: number): boolean => (row + column) % 2 === 0;

/** Fixed patterns and a note of which modules they take, so that data goes around them. */
class Canvas {
  readonly modules: Modules;
  readonly #taken: Modules;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
    const empty = (): Modules => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    this.modules = empty();
    this.#taken = empty();
  }

  isFree(row: number, column: number): boolean {
    return this.#taken[row]?.[column] === false;
  }

  set(row: number, column: number, dark: boolean): void {
    const [line, taken] = [this.modules[row], this.#taken[row]];
    if (!line || !taken || column < 0 || column >= this.size) return;
    line[column] = dark;
    taken[column] = true;
  }
}

/** Concentric squares around a middle: dark where the distance isn't one of `light`. */
function squares(canvas: Canvas, row: number, column: number, radius: number, light: readonly number[]) {
  for (let y = -radius; y <= radius; y++)
    for (let x = -radius; x <= radius; x++)
      canvas.set(row + y, column + x, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
}

function drawPatterns(canvas: Canvas, { alignment }: QrVersion): void {
  const end = canvas.size - 1;
  for (let i = 0; i <= end; i++) {
    canvas.set(6, i, i % 2 === 0);
    canvas.set(i, 6, i % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, end - 3],
    [end - 3, 3],
  ] as const)
    squares(canvas, row, column, 4, [2, 4]);
  const last = alignment.at(-1);
  const isCorner = (row: number, column: number): boolean =>
    (row === 6 && (column === 6 || column === last)) || (row === last && column === 6);
  for (const row of alignment)
    for (const column of alignment) if (!isCorner(row, column)) squares(canvas, row, column, 2, [1]);
}

/** A value with the check bits of its BCH code behind it. */
function withCheck(value: number, bits: number, polynomial: number): number {
  let rest = value << bits;
  const degree = Math.floor(Math.log2(polynomial));
  for (let bit = Math.floor(Math.log2(Math.max(rest, 1))); bit >= degree; bit--)
    if ((rest >>> bit) & 1) rest ^= polynomial << (bit - degree);
  return (value << bits) | rest;
}

/** Level L and mask 0, twice. ISO/IEC 18004:2015, 7.9. */
function drawFormat(canvas: Canvas): void {
  const format = withCheck(0b01000, 10, 0x537) ^ 0x5412;
  const bit = (i: number): boolean => ((format >>> i) & 1) === 1;
  const end = canvas.size - 1;
  for (let i = 0; i < 15; i++) {
    const [row, column] = i < 6 ? [i, 8] : i < 8 ? [i + 1, 8] : [8, i === 8 ? 7 : 14 - i];
    canvas.set(row, column, bit(i));
    if (i < 8) canvas.set(8, end - i, bit(i));
    else canvas.set(end - 14 + i, 8, bit(i));
  }
  canvas.set(end - 7, 8, true);
}

/** ISO/IEC 18004:2015, 7.10. */
function drawVersion(canvas: Canvas, { version }: QrVersion): void {
  if (version < 7) return;
  const bits = withCheck(version, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const [near, far] = [Math.floor(i / 3), canvas.size - 11 + (i % 3)];
    canvas.set(near, far, ((bits >>> i) & 1) === 1);
    canvas.set(far, near, ((bits >>> i) & 1) === 1);
  }
}

/** Columns in pairs from the right, upwards and downwards in turns, around what is taken. */
function drawData(canvas: Canvas, bytes: readonly number[]): void {
  let place = 0;
  let isUpward = true;
  for (let right = canvas.size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let i = 0; i < canvas.size; i++) {
      const row = isUpward ? canvas.size - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (!canvas.isFree(row, column)) continue;
        const dark = (((bytes[place >>> 3] ?? 0) >>> (7 - (place & 7))) & 1) === 1;
        canvas.set(row, column, dark !== isMasked(row, column));
        place++;
      }
    }
    isUpward = !isUpward;
  }
}

/** The picture of the bytes of a QR code, its quiet zone left out. */
export function drawModules(version: QrVersion, bytes: readonly number[]): Modules {
  const canvas = new Canvas(17 + 4 * version.version);
  drawPatterns(canvas, version);
  drawFormat(canvas);
  drawVersion(canvas, version);
  drawData(canvas, bytes);
  return canvas.modules;
}
