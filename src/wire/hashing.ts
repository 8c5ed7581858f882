import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 and its HMAC. Both are synchronous, so that verifying a signature needs no waiting. */
export interface Hashing {
  /** 64 hexadecimal digits. */
  hash(data: Uint8Array | string): string;
  /** 32 bytes. */
  keyed(key: Uint8Array | string, text: string): Uint8Array;
  /** The same as 64 hexadecimal digits. */
  signed(key: Uint8Array | string, text: string): string;
}

const bytes = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? utf8ToBytes(data) : data;

/** Runs everywhere. A platform with faster hashing can replace it. */
export const portableHashing: Hashing = {
  hash: (data) => bytesToHex(sha256(bytes(data))),
  keyed: (key, text) => hmac(sha256, bytes(key), utf8ToBytes(text)),
  signed: (key, text) => bytesToHex(portableHashing.keyed(key, text)),
};
