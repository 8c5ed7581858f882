/**
 * Reed-Solomon error correction as QR codes have it: over GF(256) with the polynomial x⁸ + x⁴ + x³ + x² + 1.
 * ISO/IEC 18004:2015, 7.5.
 */
const powers = new Uint8Array(255);
const logarithms = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i++) {
  powers[i] = value;
  logarithms[value] = i;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

const logarithm = (value: number): number => logarithms[value] ?? 0;

function multiply(a: number, b: number): number {
  return a && b ? (powers[(logarithm(a) + logarithm(b)) % 255] ?? 0) : 0;
}

/** The generator polynomial of that degree, its highest coefficient, 1, left out. */
function generator(degree: number): number[] {
  let coefficients = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    coefficients = coefficients.map(
      (coefficient, place) => multiply(coefficient, root) ^ (coefficients[place + 1] ?? 0),
    );
    root = multiply(root, 2);
  }
  return coefficients;
}

/** The `count` error correction bytes of a block of data bytes. */
export function errorCorrection(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  const rest = Array<number>(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [i, coefficient] of divisor.entries())
      rest[i] = (rest[i] ?? 0) ^ multiply(coefficient, factor);
  }
  return rest;
}
