import { crc32 } from '../../engine/index.ts';
import type { FewColours } from './few-colours.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The first bytes of every PNG. https://www.w3.org/TR/png-3/#5PNG-file-signature */
export const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** The keyword of the text that holds the address of a picture's scene. https://www.w3.org/TR/png-3/#11keywords */
export const linkKeyword = 'Source';

/** Bytes as a text with a letter for each. */
function lettersOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

const bytesOf = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const number = (value: number): readonly number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** A chunk: its length, its name, its bytes, and the sum of the latter two. */
function chunk(name: string, bytes: Uint8Array): Bytes {
  const sum = crc32(name + lettersOf(bytes));
  return Uint8Array.from([...number(bytes.length), ...bytesOf(name), ...bytes, ...number(sum)]);
}

/** Packs bytes as PNG has them (zlib), which every browser can. */
async function packed(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Writes a PNG with a list of colours. `link`: the address of the picture's scene, ASCII, kept as a text in the file;
 * null for none. https://www.w3.org/TR/png-3/
 */
export async function pngFile(
  { colours, pixels }: FewColours,
  { width, height }: { readonly width: number; readonly height: number },
  link: string | null,
): Promise<Blob> {
  // A byte before each row says how it is coded: 0 is as it stands, which is best for few colours.
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const palette = colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  const text = link === null ? [] : [chunk('tEXt', bytesOf(`${linkKeyword}\0${link}`))];
  const parts = [
    Uint8Array.from(pngSignature),
    // Eight bits a pixel, with a palette, not interlaced.
    chunk('IHDR', Uint8Array.from([...number(width), ...number(height), 8, 3, 0, 0, 0])),
    ...text,
    chunk('PLTE', Uint8Array.from(palette)),
    chunk('IDAT', await packed(rows)),
    chunk('IEND', new Uint8Array()),
  ];
  return new Blob(parts, { type: 'image/png' });
}
