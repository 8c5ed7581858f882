import { encode } from 'uqr';
import { crc32 } from '../../crc32.ts';
import type { MfaDeviceRow } from '../../entities/entities.ts';
import { blobOf } from '../blobs.ts';

/** Light modules around a QR code, and picture points along the edge of a module. */
const quiet = 4;
const scale = 2;

const byte = (value: number): string => String.fromCharCode(value & 0xff);
const word = (value: number): string => [24, 16, 8, 0].map((shift) => byte(value >>> shift)).join('');

const chunk = (name: string, bytes: string): string =>
  word(bytes.length) + name + bytes + word(crc32(name + bytes));

/** A zlib stream of one stored block: at most 65,535 bytes, uncompressed. RFC 1950 and 1951. */
function stored(bytes: string): string {
  const { length } = bytes;
  let [a, b] = [1, 0];
  for (let i = 0; i < length; i++) {
    a = (a + bytes.charCodeAt(i)) % 65521;
    b = (b + a) % 65521;
  }
  const sizes = byte(length) + byte(length >>> 8) + byte(~length) + byte(~length >>> 8);
  return `\x78\x01\x01${sizes}${bytes}${word(b * 65536 + a)}`;
}

/** One line of points: no filter, eight points a byte, light is 1. */
function line(dark: (point: number) => boolean, width: number): string {
  let bytes = '\0';
  for (let from = 0; from < width; from += 8) {
    let value = 0;
    for (let i = 0; i < 8; i++) value = (value << 1) | (from + i < width && !dark(from + i) ? 1 : 0);
    bytes += byte(value);
  }
  return bytes;
}

/**
 * A square of modules (true is dark) with a light border as a PNG picture: black and white, two points a module.
 * The text's characters are bytes. https://www.w3.org/TR/png-3/
 */
export function pngOf(modules: readonly (readonly boolean[])[]): string {
  const width = (modules.length + 2 * quiet) * scale;
  const place = (point: number): number => Math.floor(point / scale) - quiet;
  let lines = '';
  for (let row = -quiet; row < modules.length + quiet; row++) {
    const dark = modules[row] ?? [];
    lines += line((x) => dark[place(x)] === true, width).repeat(scale);
  }
  const header = `${word(width)}${word(width)}\x01\0\0\0\0`;
  return `\x89PNG\r\n\x1a\n${chunk('IHDR', header)}${chunk('IDAT', stored(lines))}${chunk('IEND', '')}`;
}

/** Square, line by line; true is dark. */
type Modules = readonly (readonly boolean[])[];

/**
 * Encodes a text whose characters are bytes as a QR code. The mask is always the same: a reader takes any,
 * and trying all of them takes eight times as long. The smallest size fits most addresses, so most codes have
 * the same size.
 */
export function qrModules(text: string): Modules {
  const bytes = [...text].map((character) => character.charCodeAt(0));
  return encode(bytes, { ecc: 'L', boostEcc: false, maskPattern: 0, minVersion: 5, border: 0 }).data;
}

/** The address that an authenticator app reads from the code. https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html */
const otpAddress = ({ name, account, seed }: MfaDeviceRow): string =>
  `otpauth://totp/${name}@${account}?secret=${seed}`;

/** QRCodePNG: the device's address as a QR code, a PNG picture in base64. */
export const qrCodeOf = (device: MfaDeviceRow): string => blobOf(pngOf(qrModules(otpAddress(device))));
