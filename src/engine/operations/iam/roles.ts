import { isServiceLinkedRole } from '../../arn.ts';
import type { RoleRow } from '../../entities/entities.ts';
import { apiError, mustFirst } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import { countBy } from '../../world/world.ts';
import { storeTrust } from './documents.ts';
import { roleCreated, roleDescribed, roleListed, roleOut } from './outputs.ts';
import { inOrderUnder, page } from '../shared/pages.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { noRoomFor, policiesLeft, protectedRole, put, remove, reservedRole, withPrincipal } from '../rows.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkTags, foldedKeys, tagOperations, tagsFrom } from '../shared/tags.ts';
import { boundaryKey, onList, onNew, onPrincipal } from '../shared/targets.ts';
import { boundaryLeft, checkBoundary, withBoundary } from './boundaries.ts';

/**
 * The error while something is still attached to a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
 */
function roleInUse(context: OperationContext, { id }: RoleRow) {
  return countBy(context.world, 'instanceProfilesByRole', id)
    ? mustFirst('remove roles from instance profile')
    : policiesLeft(context, id);
}

function newRole(
  input: InputOf<'CreateRole'>,
  { account, now, ids }: OperationContext,
  trustPolicy: string,
): RoleRow {
  const { PermissionsBoundary } = input;
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
    ...(PermissionsBoundary === undefined ? {} : { permissionsBoundary: PermissionsBoundary }),
  };
}

const linkedDuration = (role: RoleRow) =>
  isServiceLinkedRole(role)
    ? apiError(
        'UnmodifiableEntity',
        `${role.name} is an AWS service linked role, max session duration cannot be changed.`,
      )
    : null;

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
  | TagOperation<'Role'>
> = {
  CreateRole: {
    check: (input) => refuse(checkTags(input.Tags, foldedKeys)) ?? checkBoundary(input),
    authorize: (input, context) =>
      onNew(
        'CreateRole',
        'role',
        input.RoleName,
        input.Path,
        context,
        input.Tags,
        boundaryKey(input.PermissionsBoundary),
      ),
    run(input, context) {
      const { world } = context;
      const unfit = noRoomFor('role', input.RoleName, context);
      if (unfit) return refuse(unfit);
      const trust = storeTrust(context, input.AssumeRolePolicyDocument);
      if (!trust.ok) return trust;
      return withBoundary(context, input.PermissionsBoundary, (taken) => {
        const role = newRole(input, context, trust.text);
        return done({ Role: roleCreated(role, input.AssumeRolePolicyDocument) }, [
          ...taken,
          put(world, 'roles', role),
        ]);
      });
    },
    ledger: ['reserved-paths', 'new-role-boundary'],
  },

  GetRole: {
    authorize: (input, context) => onPrincipal('GetRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withPrincipal(context, 'role', input.RoleName, (role) => done({ Role: roleOut(context.world, role) })),
  },

  ListRoles: {
    authorize: (input, context) => onList('ListRoles', 'role', input.PathPrefix, context),
    run: (input, { world, account }) =>
      page(input, inOrderUnder(world, 'roles', account, input.PathPrefix), (rows, rest) =>
        done({ Roles: rows.map((row) => roleListed(world, row)), ...rest }),
      ),
  },

  /**
   * If a request doesn't give the longest session, it stays as it is: so it was recorded, although the page says that
   * AWS sets its default again. An account can change only the description of a service-linked role.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
   */
  UpdateRole: {
    authorize: (input, context) => onPrincipal('UpdateRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withPrincipal(context, 'role', input.RoleName, (role) => {
        const { Description, MaxSessionDuration } = input;
        const after: RoleRow = {
          ...role,
          ...(Description === undefined ? {} : { description: Description }),
          maxSessionDuration: MaxSessionDuration ?? role.maxSessionDuration,
        };
        return (
          refuse(
            reservedRole('role', role) ?? (MaxSessionDuration === undefined ? null : linkedDuration(role)),
          ) ?? done({}, [put(context.world, 'roles', after)])
        );
      }),
    ledger: ['update-role-omits'],
  },

  UpdateRoleDescription: {
    authorize: (input, context) => onPrincipal('UpdateRoleDescription', 'role', input.RoleName, context),
    run: (input, context) =>
      withPrincipal(context, 'role', input.RoleName, (role) => {
        const after: RoleRow = { ...role, description: input.Description };
        return (
          refuse(reservedRole('role', role)) ??
          done({ Role: roleDescribed(context.world, after) }, [put(context.world, 'roles', after)])
        );
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
        (role) =>
          refuse(roleInUse(context, role)) ??
          done({}, [remove('roles', role), ...boundaryLeft(context, role)]),
      ),
    ledger: ['delete-conflict-order'],
  },

  ...tagOperations('Role', {
    table: 'roles',
    member: 'RoleName',
    fold: foldedKeys,
    on: (operation, name, context, keys) => onPrincipal(operation, 'role', name, context, keys),
    find: (context, name, then) => withPrincipal(context, 'role', name, then),
    locked: (role) => reservedRole('role', role),
  }),
};
