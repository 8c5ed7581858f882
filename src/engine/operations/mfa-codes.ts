import type { ApiError } from '../call/call.ts';
import type { MfaDeviceRow } from '../entities/entities.ts';
import { apiError } from '../errors.ts';
import { totp } from '../credentials/load-totp.ts';
import type { Change } from '../world/world.ts';
import type { OperationContext } from './operation.ts';
import { put } from './rows.ts';

type Moment = Pick<OperationContext, 'world' | 'now'>;

/** The answer to a code that STS is given: the changes, and the time of the proof (ms), null without a code. */
type MfaCheck =
  | { readonly ok: true; readonly changes: Change[]; readonly mfaAt: number | null }
  | { readonly ok: false; readonly error: ApiError };

/** A code of the step before or after is taken, too: clocks differ and people are slow. */
const drift = 1;

const fail = (message: string): MfaCheck => ({ ok: false, error: apiError('AccessDenied', message) });

/**
 * The 30-second step of this code, or null. A code works once, and no code works that is older than one that
 * was accepted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html
 */
export function stepOfCode(device: MfaDeviceRow, code: string, now: number): number | null {
  const { codeOfStep, totpStep } = totp();
  for (let step = totpStep(now) - drift; step <= totpStep(now) + drift; step++)
    if (step > (device.lastStep ?? -1) && codeOfStep(device.seed, step) === code) return step;
  return null;
}

/**
 * The second step of two codes that a device shows one after the other, or null. The first may be two steps old:
 * somebody who types both has waited for the second.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
 */
export function stepOfCodes(device: MfaDeviceRow, first: string, second: string, now: number): number | null {
  const { codeOfStep, totpStep } = totp();
  const last = stepOfCode(device, second, now);
  const fresh = last !== null && last - 1 > (device.lastStep ?? -1) && last - 1 <= totpStep(now);
  return fresh && codeOfStep(device.seed, last - 1) === first ? last : null;
}

/**
 * The MFA device and code that AssumeRole and GetSessionToken may carry. `ownerId` is the caller's: a user's
 * id, the account id for the root user. `prepare` has loaded `totp` if the input holds a code.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export function checkMfa(
  { world, now }: Moment,
  ownerId: string | null,
  serial: string | undefined,
  code: string | undefined,
): MfaCheck {
  if (serial === undefined && code === undefined) return { ok: true, changes: [], mfaAt: null };
  if (serial === undefined || code === undefined)
    return fail(
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    );
  const device = world.tables.mfaDevices.get(serial);
  if (!device || device.ownerId === null || device.ownerId !== ownerId)
    return fail(
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    );
  const lastStep = stepOfCode(device, code, now);
  if (lastStep === null)
    return fail('MultiFactorAuthentication failed with invalid MFA one time pass code. ');
  return { ok: true, changes: [put(world, 'mfaDevices', { ...device, lastStep })], mfaAt: now };
}
