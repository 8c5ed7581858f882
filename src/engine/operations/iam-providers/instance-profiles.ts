import type { ApiError } from '../../call/call.ts';
import { instanceProfileArn, roleArn, partition } from '../../arn.ts';
import type { InstanceProfileRow } from '../../entities/entities.ts';
import { apiError, mustFirst } from '../../errors.ts';
import type { InputOf, OperationName } from '../../model/operation-types.ts';
import { countBy, rowsBy, byName } from '../../world/world.ts';
import { instanceProfileOut, instanceProfileWithTags } from '../iam/outputs.ts';
import { inOrderUnder, page, sorted } from '../shared/pages.ts';
import type {
  OperationContext,
  OperationTable,
  PermissionRequest,
  ContextKeys,
  RunResult,
} from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { findPrincipal, protectedRole, put, quotaReached, remove, withPrincipal } from '../rows.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkTags, keysAsTheyAre, tagOperations, tagsFrom } from '../shared/tags.ts';
import { onPrincipal, requestTagKeys, withTagging } from '../shared/targets.ts';

const noSuchProfile = (name: string): ApiError =>
  apiError('NoSuchEntity', `Instance Profile ${name} cannot be found.`);

const profileExists = (name: string): ApiError =>
  apiError('EntityAlreadyExists', `Instance Profile ${name} already exists.`);

type Place = Pick<OperationContext, 'world' | 'account'>;

const findProfile = ({ world, account }: Place, name: string): InstanceProfileRow | undefined =>
  byName(world, 'instanceProfiles', account, name);

/** Goes on with the instance profile of that name, or answers NoSuchEntity. */
function withProfile<T>(
  context: OperationContext,
  name: string,
  then: (row: InstanceProfileRow) => RunResult<T>,
): RunResult<T> {
  const row = findProfile(context, name);
  return row ? then(row) : refuse(noSuchProfile(name));
}

/** A permission on an instance profile. For a profile that doesn't exist, its ARN has the path `/`. */
function onProfile(
  operation: OperationName,
  name: string,
  context: Place,
  keys: ContextKeys = [],
): PermissionRequest[] {
  const row = findProfile(context, name);
  const resource = instanceProfileArn(row ?? { account: context.account, path: '/', name });
  return [{ action: `iam:${operation}`, resource, label: `instance profile ${row?.name ?? name}`, keys }];
}

/** A permission to list all instance profiles. */
function onProfiles(
  operation: OperationName,
  pathPrefix: string | undefined,
  { account }: Place,
): PermissionRequest[] {
  const resource = `arn:${partition}:iam::${account}:instance-profile${pathPrefix ?? '/'}`;
  return [{ action: `iam:${operation}`, resource, label: resource }];
}

type Family =
  | 'CreateInstanceProfile'
  | 'GetInstanceProfile'
  | 'ListInstanceProfiles'
  | 'ListInstanceProfilesForRole'
  | 'AddRoleToInstanceProfile'
  | 'RemoveRoleFromInstanceProfile'
  | 'DeleteInstanceProfile'
  | TagOperation<'InstanceProfile'>;

function newProfile(
  input: InputOf<'CreateInstanceProfile'>,
  { account, now, ids }: OperationContext,
): InstanceProfileRow {
  return {
    id: ids.next('AIPA'),
    account,
    name: input.InstanceProfileName,
    path: input.Path ?? '/',
    createDate: now,
    roleIds: [],
    tags: tagsFrom(input.Tags),
  };
}

/** Handing a role to EC2 needs the permission to pass it. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
function passRole(name: string, context: OperationContext): PermissionRequest {
  const resource = roleArn(
    findPrincipal(context, 'role', name) ?? { account: context.account, path: '/', name },
  );
  const keys = [['iam:PassedToService', ['ec2.amazonaws.com']]] as const;
  return { action: 'iam:PassRole', resource, label: resource, keys };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html */
export const instanceProfiles: Pick<OperationTable, Family> = {
  CreateInstanceProfile: {
    check: (input) => refuse(checkTags(input.Tags, keysAsTheyAre)),
    authorize(input, { account }) {
      const { InstanceProfileName: name, Path: path = '/' } = input;
      const resource = instanceProfileArn({ account, path, name });
      const keys = requestTagKeys(input.Tags);
      const made = [{ action: 'iam:CreateInstanceProfile', resource, label: resource, keys }];
      return withTagging(made, 'TagInstanceProfile', input.Tags);
    },
    run(input, context) {
      const { world, account } = context;
      if (findProfile(context, input.InstanceProfileName))
        return refuse(profileExists(input.InstanceProfileName));
      const full = quotaReached(
        'InstanceProfilesPerAccount',
        countBy(world, 'instanceProfilesByAccount', account),
      );
      if (full) return refuse(full);
      const profile = newProfile(input, context);
      const shown = profile.tags.length
        ? instanceProfileWithTags(world, profile)
        : instanceProfileOut(world, profile);
      return done({ InstanceProfile: shown }, [put(world, 'instanceProfiles', profile)]);
    },
  },

  GetInstanceProfile: {
    authorize: (input, context) => onProfile('GetInstanceProfile', input.InstanceProfileName, context),
    run: (input, context) =>
      withProfile(context, input.InstanceProfileName, (profile) =>
        done({ InstanceProfile: instanceProfileWithTags(context.world, profile) }),
      ),
  },

  ListInstanceProfiles: {
    authorize: (input, context) => onProfiles('ListInstanceProfiles', input.PathPrefix, context),
    run: (input, { world, account }) =>
      page(input, inOrderUnder(world, 'instanceProfiles', account, input.PathPrefix), (rows, rest) =>
        done({ InstanceProfiles: rows.map((row) => instanceProfileOut(world, row)), ...rest }),
      ),
  },

  ListInstanceProfilesForRole: {
    authorize: (input, context) =>
      onPrincipal('ListInstanceProfilesForRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withPrincipal(context, 'role', input.RoleName, ({ id }) =>
        page(input, sorted(rowsBy(context.world, 'instanceProfilesByRole', id)), (rows, rest) =>
          done({ InstanceProfiles: rows.map((row) => instanceProfileOut(context.world, row)), ...rest }),
        ),
      ),
  },

  AddRoleToInstanceProfile: {
    authorize: (input, context) => [
      ...onProfile('AddRoleToInstanceProfile', input.InstanceProfileName, context),
      passRole(input.RoleName, context),
    ],
    run: (input, context) =>
      withProfile(context, input.InstanceProfileName, (profile) =>
        withPrincipal(context, 'role', input.RoleName, (role) => {
          const unfit =
            protectedRole('role', role) ??
            quotaReached('InstanceSessionsPerInstanceProfile', profile.roleIds.length);
          const after = { ...profile, roleIds: [role.id] };
          return refuse(unfit) ?? done({}, [put(context.world, 'instanceProfiles', after)]);
        }),
      ),
    ledger: ['profile-role-change'],
  },

  RemoveRoleFromInstanceProfile: {
    authorize: (input, context) =>
      onProfile('RemoveRoleFromInstanceProfile', input.InstanceProfileName, context),
    run: (input, context) =>
      withProfile(context, input.InstanceProfileName, (profile) =>
        withPrincipal(context, 'role', input.RoleName, (role) => {
          const unfit =
            protectedRole('role', role) ??
            (!profile.roleIds.includes(role.id) &&
              apiError(
                'NoSuchEntity',
                `Role ${role.name} in Instance Profile ${profile.name} cannot be found.`,
              ));
          const after = { ...profile, roleIds: [] };
          return refuse(unfit) ?? done({}, [put(context.world, 'instanceProfiles', after)]);
        }),
      ),
    ledger: ['profile-role-change'],
  },

  DeleteInstanceProfile: {
    authorize: (input, context) => onProfile('DeleteInstanceProfile', input.InstanceProfileName, context),
    run(input, context) {
      const profile = findProfile(context, input.InstanceProfileName);
      if (!profile) return refuse(noSuchProfile(input.InstanceProfileName));
      if (profile.roleIds.length) return refuse(mustFirst('remove roles from instance profile'));
      return done({}, [remove('instanceProfiles', profile)]);
    },
    ledger: ['profile-in-use'],
  },

  ...tagOperations('InstanceProfile', {
    table: 'instanceProfiles',
    member: 'InstanceProfileName',
    on: onProfile,
    find: withProfile,
  }),
};
