const standard = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlSafe = `${standard.slice(0, 62)}-_`;

/** The value of each letter by its code, -1 for other characters. */
const valuesOf = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  [...alphabet].forEach((letter, value) => (values[letter.charCodeAt(0)] = value));
  return values;
};
const standardValues = valuesOf(standard);
const urlSafeValues = valuesOf(urlSafe);

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let pool = 0;
  let filled = 0;
  for (const byte of bytes) {
    pool = ((pool << 8) | byte) & 0x3fff;
    filled += 8;
    while (filled >= 6) {
      filled -= 6;
      text += alphabet.charAt((pool >> filled) & 63);
    }
  }
  return filled ? text + alphabet.charAt((pool << (6 - filled)) & 63) : text;
}

/** Null if a character isn't in the alphabet or if unused bits are set, so each value has only one text. */
function decode(text: string, values: Int8Array): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let pool = 0;
  let filled = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    pool = ((pool << 6) | value) & 0x3fff;
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    bytes[at++] = (pool >> filled) & 255;
  }
  return pool & ((1 << filled) - 1) ? null : bytes;
}

/** Base64 for names of files and for addresses, without padding. https://www.rfc-editor.org/rfc/rfc4648#section-5 */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, urlSafe);

/** The bytes, or null if the text isn't unpadded base64url. */
export const fromBase64Url = (text: string): Uint8Array | null => decode(text, urlSafeValues);

/** Base64 with padding. https://www.rfc-editor.org/rfc/rfc4648#section-4 */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, standard);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/**
 * The bytes, or null if the text isn't padded base64. Line breaks and blanks are passed over, as in mails.
 */
export function fromBase64(text: string): Uint8Array | null {
  const packed = text.replace(/[ \t\r\n]/g, '');
  if (packed.length % 4 !== 0) return null;
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  return decode(packed.slice(0, packed.length - padding), standardValues);
}

/** The text that bytes hold in UTF-8, or null if they aren't UTF-8. */
export function textOfBytes(bytes: Uint8Array): string | null {
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}
