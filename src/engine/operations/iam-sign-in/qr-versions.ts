/**
 * What a QR code of a size is made of, with the lowest level of error correction (L). ISO/IEC 18004:2015, tables
 * 9 and E.1. Only the sizes that an MFA device's address needs: 101 to 326 bytes.
 */
export interface QrVersion {
  readonly version: number;
  /** Data bytes of each block. */
  readonly blocks: readonly number[];
  /** Error correction bytes of each block. */
  readonly correction: number;
  /** Rows and columns at whose crossings alignment patterns stand. */
  readonly alignment: readonly number[];
}

const versions: readonly QrVersion[] = [
  { version: 5, blocks: [108], correction: 26, alignment: [6, 30] },
  { version: 6, blocks: [68, 68], correction: 18, alignment: [6, 34] },
  { version: 7, blocks: [78, 78], correction: 20, alignment: [6, 22, 38] },
  { version: 8, blocks: [97, 97], correction: 24, alignment: [6, 24, 42] },
  { version: 9, blocks: [116, 116], correction: 30, alignment: [6, 26, 46] },
  { version: 10, blocks: [68, 68, 69, 69], correction: 18, alignment: [6, 28, 50] },
  { version: 11, blocks: [81, 81, 81, 81], correction: 20, alignment: [6, 30, 54] },
  { version: 12, blocks: [92, 92, 93, 93], correction: 24, alignment: [6, 32, 58] },
];

export const dataBytes = ({ blocks }: QrVersion): number => blocks.reduce((sum, size) => sum + size, 0);

/** Bits that say how many bytes follow. */
export const countBits = ({ version }: QrVersion): number => (version < 10 ? 8 : 16);

/** The smallest version that holds so many bytes. Throws where none does. */
export function versionFor(bytes: number): QrVersion {
  const found = versions.find((one) => 4 + countBits(one) + 8 * bytes <= 8 * dataBytes(one));
  if (!found) throw new Error(`No QR code here holds ${bytes} bytes`);
  return found;
}
