import { encode } from 'uqr';
import type { MfaDeviceRow } from '../../entities/entities.ts';
import { base64 } from './base64.ts';
import { pngOf } from './png.ts';

/** Square, line by line; true is dark. */
type Modules = readonly (readonly boolean[])[];

/**
 * A text whose characters are bytes as a QR code. The mask is always the same, as any decodes and trying all of them
 * takes eight times as long; the smallest size is one that most addresses need, so that two codes look alike.
 */
export function qrModules(text: string): Modules {
  const bytes = [...text].map((character) => character.charCodeAt(0));
  return encode(bytes, { ecc: 'L', boostEcc: false, maskPattern: 0, minVersion: 5, border: 0 }).data;
}

/** What an authenticator app reads from the code. https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html */
const otpAddress = ({ name, account, seed }: MfaDeviceRow): string =>
  `otpauth://totp/${name}@${account}?secret=${seed}`;

/** QRCodePNG: the device's address as a QR code, a PNG picture in base64. */
export const qrCodeOf = (device: MfaDeviceRow): string => base64(pngOf(qrModules(otpAddress(device))));
