import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Returns a text's SHA-256 as 64 hexadecimal digits, https://doi.org/10.6028/NIST.FIPS.180-4. Not from the browser:
 * `crypto.subtle` is missing on pages over plain http, and answers only later.
 */
export const fingerprint = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
