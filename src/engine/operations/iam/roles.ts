import type { RoleRow } from '../../entities.ts';
import { alreadyExists, mustFirst, notModelled, quotaExceeded } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations, quotas } from '../../quotas.ts';
import { countBy } from '../../world.ts';
import { storeTrust } from '../documents.ts';
import { roleCreated, roleListed, roleOut } from '../outputs.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { page, underPath } from '../pages.ts';
import { findPrincipal, protectedRole, put, remove, withPrincipal } from '../rows.ts';
import { checkTags, tagCase, tagsFrom } from '../tags.ts';
import { onList, onNew, onPrincipal } from '../targets.ts';

function roleInUse({ world }: OperationContext, { id }: RoleRow) {
  if (countBy(world, 'inlinePoliciesByOwner', id)) return mustFirst('delete policies');
  if (countBy(world, 'attachmentsByPrincipal', id)) return mustFirst('detach all policies');
  return null;
}

function newRole(
  input: InputOf<'CreateRole'>,
  { account, now, ids }: OperationContext,
  trustPolicy: string,
): RoleRow {
  return {
    id: ids.next('AROA'),
    account,
    name: input.RoleName,
    path: input.Path ?? '/',
    createDate: now,
    tags: tagsFrom(input.Tags),
    ...(input.Description === undefined ? {} : { description: input.Description }),
    maxSessionDuration: input.MaxSessionDuration ?? durations.roleMaximum,
    trustPolicy,
  };
}

/** Goes on with a role that the account may change. */
function withOwnRole<T>(
  context: OperationContext,
  name: string,
  then: (role: RoleRow) => RunResult<T>,
): RunResult<T> {
  return withPrincipal(context, 'role', name, (role) => refuse(protectedRole('role', role)) ?? then(role));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html */
export const roles: Pick<
  OperationTable,
  | 'CreateRole'
  | 'GetRole'
  | 'ListRoles'
  | 'UpdateRole'
  | 'UpdateRoleDescription'
  | 'UpdateAssumeRolePolicy'
  | 'DeleteRole'
> = {
  CreateRole: {
    check: (input) =>
      input.PermissionsBoundary === undefined
        ? refuse(checkTags(input.Tags, tagCase.role))
        : unknown(notModelled('Permissions boundaries', 'access_policies_boundaries')),
    authorize: (input, context) =>
      onNew('CreateRole', 'role', input.RoleName, input.Path, context, input.Tags),
    run(input, context) {
      const { world } = context;
      if (findPrincipal(context, 'role', input.RoleName))
        return refuse(alreadyExists('role', input.RoleName));
      if (world.tables.roles.size >= quotas.RolesPerAccount)
        return refuse(quotaExceeded('RolesPerAccount', quotas.RolesPerAccount));
      const trust = storeTrust(context, input.AssumeRolePolicyDocument);
      if (!trust.ok) return trust;
      const role = newRole(input, context, trust.text);
      return done({ Role: roleCreated(world, role) }, [put(world, 'roles', role)]);
    },
    limits: ['permissions-boundary'],
  },

  GetRole: {
    authorize: (input, context) => onPrincipal('GetRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withPrincipal(context, 'role', input.RoleName, (role) => done({ Role: roleOut(context.world, role) })),
  },

  ListRoles: {
    authorize: (input, context) => onList('ListRoles', 'role', input.PathPrefix, context),
    run: (input, { world }) =>
      page(input, underPath(world.tables.roles.values(), input.PathPrefix), (rows, rest) =>
        done({ Roles: rows.map((row) => roleListed(world, row)), ...rest }),
      ),
  },

  UpdateRole: {
    authorize: (input, context) => onPrincipal('UpdateRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withOwnRole(context, input.RoleName, (role) => {
        const after: RoleRow = {
          ...role,
          ...(input.Description === undefined ? {} : { description: input.Description }),
          maxSessionDuration: input.MaxSessionDuration ?? role.maxSessionDuration,
        };
        return done({}, [put(context.world, 'roles', after)]);
      }),
    limits: ['update-role-omits'],
  },

  UpdateRoleDescription: {
    authorize: (input, context) => onPrincipal('UpdateRoleDescription', 'role', input.RoleName, context),
    run: (input, context) =>
      withOwnRole(context, input.RoleName, (role) => {
        const after: RoleRow = { ...role, description: input.Description };
        return done({ Role: roleListed(context.world, after) }, [put(context.world, 'roles', after)]);
      }),
  },

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html */
  UpdateAssumeRolePolicy: {
    authorize: (input, context) => onPrincipal('UpdateAssumeRolePolicy', 'role', input.RoleName, context),
    run: (input, context) =>
      withOwnRole(context, input.RoleName, (role) => {
        const trust = storeTrust(context, input.PolicyDocument);
        if (!trust.ok) return trust;
        return done({}, [put(context.world, 'roles', { ...role, trustPolicy: trust.text })]);
      }),
  },

  DeleteRole: {
    authorize: (input, context) => onPrincipal('DeleteRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withOwnRole(
        context,
        input.RoleName,
        (role) => refuse(roleInUse(context, role)) ?? done({}, [remove('roles', role)]),
      ),
  },
};
