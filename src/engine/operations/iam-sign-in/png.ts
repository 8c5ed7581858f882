/** Light modules around a QR code, and picture points along the edge of a module. */
const quiet = 4;
const scale = 2;

const byte = (value: number): string => String.fromCharCode(value & 0xff);
const word = (value: number): string => [24, 16, 8, 0].map((shift) => byte(value >>> shift)).join('');

const remainders = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  return rest;
});

/** CRC-32 as PNG has it. https://www.w3.org/TR/png-3/#5CRC-algorithm */
function crc32(bytes: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    crc = (crc >>> 8) ^ (remainders[(crc ^ bytes.charCodeAt(i)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

const chunk = (name: string, bytes: string): string =>
  word(bytes.length) + name + bytes + word(crc32(name + bytes));

/** A zlib stream of one stored block: at most 65,535 bytes, uncompressed. RFC 1950 and 1951. */
function stored(bytes: string): string {
  const { length } = bytes;
  let [a, b] = [1, 0];
  for (let i = 0; i < length; i++) {
    a = (a + bytes.charCodeAt(i)) % 65521;
    b = (b + a) % 65521;
  }
  const sizes = byte(length) + byte(length >>> 8) + byte(~length) + byte(~length >>> 8);
  return `\x78\x01\x01${sizes}${bytes}${word(b * 65536 + a)}`;
}

/** One line of points: no filter, eight points a byte, light is 1. */
function line(dark: (point: number) => boolean, width: number): string {
  let bytes = '\0';
  for (let from = 0; from < width; from += 8) {
    let value = 0;
    for (let i = 0; i < 8; i++) value = (value << 1) | (from + i < width && !dark(from + i) ? 1 : 0);
    bytes += byte(value);
  }
  return bytes;
}

/**
 * A square of modules (true is dark) with a light border as a PNG picture: black and white, two points a module.
 * The text's characters are bytes. https://www.w3.org/TR/png-3/
 */
export function pngOf(modules: readonly (readonly boolean[])[]): string {
  const width = (modules.length + 2 * quiet) * scale;
  const place = (point: number): number => Math.floor(point / scale) - quiet;
  let lines = '';
  for (let row = -quiet; row < modules.length + quiet; row++) {
    const dark = modules[row] ?? [];
    lines += line((x) => dark[place(x)] === true, width).repeat(scale);
  }
  const header = `${word(width)}${word(width)}\x01\0\0\0\0`;
  return `\x89PNG\r\n\x1a\n${chunk('IHDR', header)}${chunk('IDAT', stored(lines))}${chunk('IEND', '')}`;
}
