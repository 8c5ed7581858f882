import { linkKeyword, pngSignature } from './png-file.ts';

/**
 * The most bytes of a picture that are read: one of ours has a tenth of them. Whatever is longer is taken for somebody
 * else's.
 */
export const mostBytesRead = 2_000_000;
/** The most characters of an address in a picture: a link has a third less. */
const longestAddress = 48_000;
/** The most chunks that are walked through. */
const mostChunks = 64;

const ascii = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

/** Returns the address in a PNG's own text, or null. It is read up to there, and nothing of it is drawn. */
export function addressInPng(bytes: Uint8Array): string | null {
  if (pngSignature.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = pngSignature.length;
  for (let chunks = 0; chunks < mostChunks && at + 12 <= bytes.length; chunks++) {
    const length = view.getUint32(at);
    const from = at + 8;
    if (from + length + 4 > bytes.length) return null;
    const name = ascii(bytes.subarray(at + 4, from));
    const isText = name === 'tEXt' && length <= longestAddress + linkKeyword.length + 1;
    const text = isText ? ascii(bytes.subarray(from, from + length)) : '';
    if (text.startsWith(`${linkKeyword}\0`)) return text.slice(linkKeyword.length + 1);
    at = from + length + 4;
  }
  return null;
}

const opening = '<a href="';
const entities: readonly (readonly [string, string])[] = [
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
];

/** Returns the address of the last link in an SVG's text, which is its foot's in a picture of ours, or null. It isn't parsed. */
export function addressInSvg(text: string): string | null {
  const found = text.lastIndexOf(opening);
  if (found < 0) return null;
  const from = found + opening.length;
  const to = text.indexOf('"', from);
  if (to < 0 || to - from > longestAddress) return null;
  return entities.reduce(
    (address, [entity, letter]) => address.replaceAll(entity, letter),
    text.slice(from, to),
  );
}

/** Returns the address to which a saved picture leads, or null if it is no picture, too large, or has none. Never rejects. */
export async function addressInPicture(file: Blob): Promise<string | null> {
  if (file.size > mostBytesRead) return null;
  try {
    if (file.type === 'image/png') return addressInPng(new Uint8Array(await file.arrayBuffer()));
    return file.type === 'image/svg+xml' ? addressInSvg(await file.text()) : null;
  } catch {
    // The file was moved or may not be read: the dialog for files says so.
    return null;
  }
}
