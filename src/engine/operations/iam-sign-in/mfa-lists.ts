import { partition } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { MfaDeviceRow } from '../../entities/entities.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { withOwner } from '../iam/owner.ts';
import { compare, page } from '../shared/pages.ts';
import { checkTarget } from '../rows.ts';
import { onUserOrCaller } from '../shared/targets.ts';
import { deviceListed, ownerName, withDevice, withDeviceOf } from './mfa-devices.ts';

const bySerial = (rows: MfaDeviceRow[]): MfaDeviceRow[] => rows.sort((a, b) => compare(a.id, b.id));

const enabledAt = ({ enableDate }: MfaDeviceRow) =>
  enableDate === undefined ? {} : { EnableDate: isoDate(enableDate) };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_checking-status.html */
export const mfaLists: Pick<OperationTable, 'ListVirtualMFADevices' | 'ListMFADevices' | 'GetMFADevice'> = {
  ListVirtualMFADevices: {
    authorize: (_input, { account }) => {
      const resource = `arn:${partition}:iam::${account}:mfa/`;
      return [{ action: 'iam:ListVirtualMFADevices', resource, label: resource }];
    },
    run(input, context) {
      const { AssignmentStatus: status = 'Any' } = input;
      const rows = rowsBy(context.world, 'mfaDevicesByAccount', context.account).filter(
        ({ ownerId }) => status === 'Any' || (ownerId !== null) === (status === 'Assigned'),
      );
      return page(input, bySerial(rows), (devices, rest) =>
        done({ VirtualMFADevices: devices.map((row) => deviceListed(context, row)), ...rest }),
      );
    },
  },

  ListMFADevices: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('ListMFADevices', input, context),
    run: (input, context) =>
      withOwner(context, input.UserName, (owner) =>
        page(input, bySerial(rowsBy(context.world, 'mfaDevicesByOwner', owner.id)), (devices, rest) =>
          done({
            MFADevices: devices.map((row) => ({
              UserName: owner.name,
              SerialNumber: row.id,
              EnableDate: isoDate(row.enableDate ?? row.createDate),
            })),
            ...rest,
          }),
        ),
      ),
  },

  /** Without a user's name, any device of the account can be asked for, even one that nobody has enabled. */
  GetMFADevice: {
    authorize: (input, context) => onUserOrCaller('GetMFADevice', input, context),
    run(input, context) {
      if (input.UserName !== undefined)
        return withDeviceOf(context, input, (device, { name }) =>
          done({ UserName: name, SerialNumber: device.id, ...enabledAt(device) }),
        );
      return withDevice(context, input.SerialNumber, (device) => {
        const name = ownerName(context, device);
        return done({
          ...(name === null ? {} : { UserName: name }),
          SerialNumber: device.id,
          ...enabledAt(device),
        });
      });
    },
    ledger: ['mfa-device-alone'],
  },
};
