import type { MfaDeviceRow } from '../../entities.ts';
import { base64 } from './base64.ts';

/** What an authenticator app reads from the code. https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html */
export const otpAddress = ({ name, account, seed }: MfaDeviceRow): string =>
  `otpauth://totp/${name}@${account}?secret=${seed}`;

/** QRCodePNG, base64. */
export const qrCodeOf = (device: MfaDeviceRow): string => base64(otpAddress(device));
