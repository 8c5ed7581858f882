import type { MfaDeviceRow } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { InputOf, OutputOf, OperationName } from '../../model/operation-types.ts';
import { countBy } from '../../world/world.ts';
import { parseArn, partition } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import { stepOfCodes } from '../mfa-codes.ts';
import type {
  OperationContext,
  OperationTable,
  RunResult,
  ContextKeys,
  PermissionRequest,
} from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { userListed } from '../iam/outputs.ts';
import { withOwner, rootName, rootUserOut } from '../iam/owner.ts';
import { checkTarget, put, quotaReached, remove } from '../rows.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkTags, keysAsTheyAre, tagOperations, tagsFrom, tagsOut } from '../shared/tags.ts';
import { onPrincipal, onUserOrCaller, requestTagKeys, withTagging } from '../shared/targets.ts';
import { blobOf } from '../blobs.ts';
import type { Owner } from '../iam/owner.ts';
import { qrCodeOf } from './qr-code.ts';

type DeviceOut = OutputOf<'CreateVirtualMFADevice'>['VirtualMFADevice'];

/** `arn:aws:iam::111122223333:mfa/path/name`: a virtual device's serial number. */
const serialOf = (account: string, path: string, name: string): string =>
  `arn:${partition}:iam::${account}:mfa${path}${name}`;

/** A permission on a device. A hardware device's serial number is no ARN. */
function onDevice(
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

/** A device as ListVirtualMFADevices answers it: without seed and tags. */
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

const serialLength = 256;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const invalidCode = () =>
  apiError('InvalidAuthenticationCode', 'Authentication code for device is not valid.');

/** A seed as long as AWS's, 64 characters, and plainly made up. */
const newSeed = ({ ids }: OperationContext): string => `${ids.text('mfa', base32, 57)}EXAMPLE`;

/** The model doesn't limit the name; the serial number that other operations take has 256 characters at most. */
function checkSerial(input: InputOf<'CreateVirtualMFADevice'>, { account }: OperationContext) {
  const serial = serialOf(account, input.Path ?? '/', input.VirtualMFADeviceName);
  if (serial.length <= serialLength) return null;
  const failed = `1 validation error detected: Value at 'serialNumber' failed to satisfy constraint`;
  return apiError(
    'ValidationError',
    `${failed}: Member must have length less than or equal to ${serialLength}`,
  );
}

function create(
  input: InputOf<'CreateVirtualMFADevice'>,
  context: OperationContext,
): RunResult<OutputOf<'CreateVirtualMFADevice'>> {
  const { world, account, now } = context;
  const { Path: path = '/', VirtualMFADeviceName: name } = input;
  const id = serialOf(account, path, name);
  if (world.tables.mfaDevices.has(id))
    return refuse(apiError('EntityAlreadyExists', 'MFA device already exists.'));
  const full = quotaReached('VirtualMFADevicesPerAccount', countBy(world, 'mfaDevicesByAccount', account));
  if (full) return refuse(full);
  const seed = newSeed(context);
  const tags = tagsFrom(input.Tags);
  const device: MfaDeviceRow = { id, account, name, path, seed, ownerId: null, createDate: now, tags };
  const VirtualMFADevice = {
    SerialNumber: id,
    Base32StringSeed: blobOf(seed),
    QRCodePNG: qrCodeOf(device),
    ...(tags.length ? { Tags: tagsOut(tags) } : {}),
  };
  return done({ VirtualMFADevice }, [put(world, 'mfaDevices', device)]);
}

function enable(input: InputOf<'EnableMFADevice'>, context: OperationContext): RunResult<object> {
  return withOwner(context, input.UserName, (owner) =>
    withDevice(context, input.SerialNumber, (device) => {
      const { world, now } = context;
      if (device.ownerId !== null)
        return refuse(apiError('EntityAlreadyExists', 'MFA Device is already in use.'));
      const full = quotaReached('MFADevicesPerUser', countBy(world, 'mfaDevicesByOwner', owner.id));
      if (full) return refuse(full);
      const lastStep = stepOfCodes(device, input.AuthenticationCode1, input.AuthenticationCode2, now);
      if (lastStep === null) return refuse(invalidCode());
      return done({}, [
        put(world, 'mfaDevices', { ...device, ownerId: owner.id, enableDate: now, lastStep }),
      ]);
    }),
  );
}

/** The device stays, and so do the codes that were used. */
function deactivated({ enableDate: _date, ...device }: MfaDeviceRow): MfaDeviceRow {
  return { ...device, ownerId: null };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html */
export const mfaDevices: Pick<
  OperationTable,
  | 'CreateVirtualMFADevice'
  | 'EnableMFADevice'
  | 'DeactivateMFADevice'
  | 'DeleteVirtualMFADevice'
  | 'ResyncMFADevice'
  | TagOperation<'MFADevice'>
> = {
  /** The only answer that ever shows the seed. */
  CreateVirtualMFADevice: {
    check: (input, context) => refuse(checkTags(input.Tags, keysAsTheyAre) ?? checkSerial(input, context)),
    authorize(input, context) {
      const serial = serialOf(context.account, input.Path ?? '/', input.VirtualMFADeviceName);
      const made = onDevice('CreateVirtualMFADevice', serial, context, requestTagKeys(input.Tags));
      return withTagging(made, 'TagMFADevice', input.Tags);
    },
    run: create,
    ledger: ['only-virtual-devices', 'mfa-device-names'],
  },

  EnableMFADevice: {
    authorize: (input, context) => onPrincipal('EnableMFADevice', 'user', input.UserName, context),
    run: enable,
    ledger: ['root-device-name', 'mfa-code-window'],
  },

  DeactivateMFADevice: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('DeactivateMFADevice', input, context),
    run: (input, context) =>
      withDeviceOf(context, input, (device) =>
        done({}, [put(context.world, 'mfaDevices', deactivated(device))]),
      ),
  },

  DeleteVirtualMFADevice: {
    authorize: (input, context) => onDevice('DeleteVirtualMFADevice', input.SerialNumber, context),
    run: (input, context) =>
      withDevice(context, input.SerialNumber, (device) =>
        device.ownerId === null
          ? done({}, [remove('mfaDevices', device)])
          : refuse(apiError('DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.')),
      ),
  },

  ResyncMFADevice: {
    authorize: (input, context) => onPrincipal('ResyncMFADevice', 'user', input.UserName, context),
    run: (input, context) =>
      withDeviceOf(context, input, (device) => {
        const { AuthenticationCode1: first, AuthenticationCode2: second } = input;
        const lastStep = stepOfCodes(device, first, second, context.now);
        return lastStep === null
          ? refuse(invalidCode())
          : done({}, [put(context.world, 'mfaDevices', { ...device, lastStep })]);
      }),
    ledger: ['root-device-name', 'mfa-code-window'],
  },

  ...tagOperations('MFADevice', {
    table: 'mfaDevices',
    member: 'SerialNumber',
    on: onDevice,
    find: withDevice,
  }),
};
