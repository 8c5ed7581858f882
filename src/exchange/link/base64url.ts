/*
 * Written out, since Node 20 has no `Uint8Array.prototype.toBase64`, and `btoa` wants text.
 * https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...letters].map((letter, value) => [letter, value]));

/** Bytes as base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  let pool = 0;
  let bits = 0;
  for (const byte of bytes) {
    pool = ((pool << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) text += letters.charAt((pool >> (bits -= 6)) & 63);
  }
  return bits === 0 ? text : text + letters.charAt((pool << (6 - bits)) & 63);
}

/** The bytes of such a text; letters that are none of the alphabet are passed over. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let at = 0;
  let pool = 0;
  let bits = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) continue;
    pool = ((pool << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bytes[at++] = (pool >> (bits -= 8)) & 255;
  }
  return bytes.subarray(0, at);
}
