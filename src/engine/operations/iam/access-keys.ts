import type { ApiError } from '../../call/call.ts';
import type { AccessKeyRow, UserRow } from '../../entities/entities.ts';
import { isoDate } from '../../dates.ts';
import { apiError, noSuchAccessKey } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, PermissionRequest, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, page } from '../shared/pages.ts';
import type { Owner } from './owner.ts';
import { rootName, withOwner } from './owner.ts';
import { checkTarget, put, quotaReached, remove } from '../rows.ts';
import { onAccount, onPrincipal, onUserOrCaller } from '../shared/targets.ts';

/** Goes on with a key of that owner: another user's key counts as missing. */
function withKey<T>(
  context: OperationContext,
  input: { readonly UserName?: string; readonly AccessKeyId: string },
  then: (key: AccessKeyRow) => RunResult<T>,
): RunResult<T> {
  return withOwner(context, input.UserName, (owner) => {
    const key = context.world.tables.accessKeys.get(input.AccessKeyId);
    return key?.ownerId === owner.id ? then(key) : refuse(noSuchAccessKey(input.AccessKeyId));
  });
}

type KeyListed = OutputOf<'ListAccessKeys'>['AccessKeyMetadata'][number];

const listed = (key: AccessKeyRow, { name }: Owner) =>
  ({
    UserName: name,
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: isoDate(key.createDate),
  }) satisfies KeyListed;

function ownerOfKey({ world }: OperationContext, id: string): UserRow | undefined {
  return world.tables.users.get(world.tables.accessKeys.get(id)?.ownerId ?? '');
}

function onKeyOwner(context: OperationContext, id: string): PermissionRequest[] {
  const user = ownerOfKey(context, id);
  return user
    ? onPrincipal('GetAccessKeyLastUsed', 'user', user.name, context)
    : onAccount('GetAccessKeyLastUsed');
}

/** AWS tells nothing more about an unknown key, not even to an administrator. */
const unknownKey = ({ caller }: OperationContext, id: string): ApiError =>
  apiError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  );

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html */
export const accessKeys: Pick<
  OperationTable,
  'CreateAccessKey' | 'ListAccessKeys' | 'UpdateAccessKey' | 'DeleteAccessKey' | 'GetAccessKeyLastUsed'
> = {
  /** The only answer that ever shows the secret. */
  CreateAccessKey: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('CreateAccessKey', input, context),
    run: (input, context) =>
      withOwner(context, input.UserName, (owner) => {
        const { world, account, now, ids } = context;
        const full = quotaReached('AccessKeysPerUser', countBy(world, 'accessKeysByOwner', owner.id));
        if (full) return refuse(full);
        const key: AccessKeyRow = {
          id: ids.next('AKIA'),
          account,
          ownerId: owner.id,
          secretAccessKey: ids.secret(),
          status: 'Active',
          createDate: now,
        };
        const AccessKey = { ...listed(key, owner), SecretAccessKey: key.secretAccessKey };
        return done({ AccessKey }, [put(world, 'accessKeys', key)]);
      }),
    ledger: ['root-in-lists'],
  },

  ListAccessKeys: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('ListAccessKeys', input, context),
    run: (input, context) =>
      withOwner(context, input.UserName, (owner) => {
        const keys = rowsBy(context.world, 'accessKeysByOwner', owner.id).sort(
          (a, b) => a.createDate - b.createDate || compare(a.id, b.id),
        );
        return page(input, keys, (rows, rest) =>
          done({ AccessKeyMetadata: rows.map((row) => listed(row, owner)), ...rest }),
        );
      }),
  },

  UpdateAccessKey: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('UpdateAccessKey', input, context),
    run: (input, context) =>
      withKey(context, input, (key) =>
        done({}, [put(context.world, 'accessKeys', { ...key, status: input.Status })]),
      ),
  },

  DeleteAccessKey: {
    check: checkTarget,
    authorize: (input, context) => onUserOrCaller('DeleteAccessKey', input, context),
    run: (input, context) => withKey(context, input, (key) => done({}, [remove('accessKeys', key)])),
  },

  GetAccessKeyLastUsed: {
    authorize: (input, context) => onKeyOwner(context, input.AccessKeyId),
    run(input, context) {
      const { world } = context;
      const key = world.tables.accessKeys.get(input.AccessKeyId);
      if (!key) return refuse(unknownKey(context, input.AccessKeyId));
      const used = world.tables.lastUsed.get(key.id);
      return done({
        UserName: ownerOfKey(context, key.id)?.name ?? rootName,
        AccessKeyLastUsed: used
          ? { LastUsedDate: isoDate(used.date), ServiceName: used.serviceName, Region: used.region }
          : { ServiceName: 'N/A', Region: 'N/A' },
      });
    },
  },
};
