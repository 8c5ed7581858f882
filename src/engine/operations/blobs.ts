import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from '../tokens/base64.ts';

/**
 * The bytes of a blob. Inputs and outputs hold blobs as base64; a text that isn't base64 stands for its own
 * bytes.
 */
export const blobBytes = (blob: string): Uint8Array => fromBase64(blob) ?? utf8ToBytes(blob);

/** A text whose characters are bytes (code units 0 to 255) as a blob. */
export const blobOf = (text: string): string =>
  toBase64(Uint8Array.from(text, (character) => character.charCodeAt(0)));
