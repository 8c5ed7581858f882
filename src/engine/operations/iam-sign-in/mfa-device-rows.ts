import { parseArn, partition } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { MfaDeviceRow } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { OperationName, OutputOf } from '../../model/operation-types.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { userListed } from '../outputs.ts';
import type { Owner } from '../owner.ts';
import { rootName, withOwner } from '../owner.ts';
import { rootUserOut } from '../root-user.ts';

type DeviceOut = OutputOf<'CreateVirtualMFADevice'>['VirtualMFADevice'];

/** `arn:aws:iam::111122223333:mfa/path/name`: a virtual device's serial number. */
export const serialOf = (account: string, path: string, name: string): string =>
  `arn:${partition}:iam::${account}:mfa${path}${name}`;

/** A permission on a device. A hardware device's serial number is no ARN. */
export function onDevice(
  operation: OperationName,
  serial: string,
  { account }: Pick<OperationContext, 'account'>,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const resource = parseArn(serial) ? serial : serialOf(account, '/', serial);
  return [{ action: `iam:${operation}`, resource, label: resource, keys }];
}

/** Goes on with a device of the account, or answers NoSuchEntity. */
export function withDevice<T>(
  { world, account }: OperationContext,
  serial: string,
  then: (device: MfaDeviceRow) => RunResult<T>,
): RunResult<T> {
  const device = world.tables.mfaDevices.get(serial);
  return device?.account === account
    ? then(device)
    : refuse(apiError('NoSuchEntity', `MFA Device with serial number ${serial} does not exist.`));
}

/** Goes on with a device that is enabled for that user, or answers NoSuchEntity. */
export function withDeviceOf<T>(
  context: OperationContext,
  input: { readonly UserName?: string; readonly SerialNumber: string },
  then: (device: MfaDeviceRow, owner: Owner) => RunResult<T>,
): RunResult<T> {
  return withOwner(context, input.UserName, (owner) =>
    withDevice(context, input.SerialNumber, (device) =>
      device.ownerId === owner.id
        ? then(device, owner)
        : refuse(apiError('NoSuchEntity', 'MFA Device invalid for user.')),
    ),
  );
}

/** The name of the user that a device is enabled for. */
export function ownerName({ world }: OperationContext, { ownerId }: MfaDeviceRow): string | null {
  if (ownerId === null) return null;
  return world.tables.users.get(ownerId)?.name ?? rootName;
}

/** As ListVirtualMFADevices answers: without seed and tags. */
export function deviceListed(context: OperationContext, device: MfaDeviceRow): DeviceOut {
  const { ownerId, enableDate } = device;
  const user = ownerId === null ? undefined : context.world.tables.users.get(ownerId);
  const isRoots = ownerId === device.account;
  return {
    SerialNumber: device.id,
    ...(user ? { User: userListed(user) } : {}),
    ...(isRoots ? { User: rootUserOut(context) } : {}),
    ...(enableDate === undefined ? {} : { EnableDate: isoDate(enableDate) }),
  };
}
