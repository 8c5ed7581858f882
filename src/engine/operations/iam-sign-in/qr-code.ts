import type { MfaDeviceRow } from '../../entities/entities.ts';
import { base64 } from './base64.ts';
import { pngOf } from './png.ts';
import type { Modules } from './qr-modules.ts';
import { drawModules } from './qr-modules.ts';
import { countBits, dataBytes, versionFor } from './qr-versions.ts';
import { errorCorrection } from './reed-solomon.ts';

/** The byte mode of QR codes. */
const byteMode = 0b0100;

/** The text in its frame: mode, length, bytes, end, and padding up to the version's size. */
function framed(bytes: readonly number[], lengthBits: number, size: number): number[] {
  const bits: number[] = [];
  const add = (value: number, count: number): void => {
    for (let i = count - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  add(byteMode, 4);
  add(bytes.length, lengthBits);
  for (const byte of bytes) add(byte, 8);
  add(0, Math.min(4, 8 * size - bits.length));
  while (bits.length % 8) bits.push(0);
  for (let pad = 0xec; bits.length < 8 * size; pad ^= 0xec ^ 0x11) add(pad, 8);
  return Array.from({ length: size }, (_, i) =>
    bits.slice(8 * i, 8 * i + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

/** First bytes of all blocks, then second ones, and so on: a stain spoils a little of each block. */
function interleaved(blocks: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => blocks.flatMap((block) => block[i] ?? [])).flat();
}

/** A text whose characters are bytes as a QR code. ISO/IEC 18004:2015. Throws where it has over 367 bytes. */
export function qrModules(text: string): Modules {
  const bytes = [...text].map((character) => character.charCodeAt(0));
  const version = versionFor(bytes.length);
  const data = framed(bytes, countBits(version), dataBytes(version));
  let from = 0;
  const blocks = version.blocks.map((size) => data.slice(from, (from += size)));
  const corrections = blocks.map((block) => errorCorrection(block, version.correction));
  return drawModules(version, [...interleaved(blocks), ...interleaved(corrections)]);
}

/** What an authenticator app reads from the code. https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html */
export const otpAddress = ({ name, account, seed }: MfaDeviceRow): string =>
  `otpauth://totp/${name}@${account}?secret=${seed}`;

/** QRCodePNG: the device's address as a QR code, a PNG picture in base64. */
export const qrCodeOf = (device: MfaDeviceRow): string => base64(pngOf(qrModules(otpAddress(device))));
