import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';

/** How long a code is shown, in milliseconds. */
export const totpPeriod = 30_000;
const digits = 6;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding; other characters are passed over. https://www.rfc-editor.org/rfc/rfc4648#section-6 */
function base32Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  let pool = 0;
  let filled = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) continue;
    pool = ((pool << 5) | value) & 0xfff;
    filled += 5;
    if (filled < 8) continue;
    filled -= 8;
    bytes.push((pool >>> filled) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** The number of the 30-second step that a moment (ms since the epoch) lies in. */
export const totpStep = (now: number): number => Math.floor(now / totpPeriod);

/** Seconds until a device shows its next code, 1 to 30. */
export const totpSecondsLeft = (now: number): number => Math.ceil((totpPeriod - (now % totpPeriod)) / 1000);

/**
 * The code of one 30-second step: HOTP with SHA-1 and six digits. `seed` is base32 text.
 * https://www.rfc-editor.org/rfc/rfc4226#section-5.3
 */
export function codeOfStep(seed: string, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(step));
  const mac = hmac(sha1, base32Bytes(seed), counter);
  const offset = (mac[mac.length - 1] ?? 0) & 0xf;
  const value = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(value % 10 ** digits).padStart(digits, '0');
}

/**
 * The code that a virtual MFA device shows at `now` (ms since the epoch). `seed` is base32 text.
 * https://www.rfc-editor.org/rfc/rfc6238
 */
export function totpCode(seed: string, now: number): string {
  return codeOfStep(seed, totpStep(now));
}
