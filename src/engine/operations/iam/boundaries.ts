import { apiError } from '../../errors.ts';
import { policyArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import type { RoleRow, UserRow } from '../../entities/entities.ts';
import { held, released } from '../../managed-policies/held.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Change } from '../../world/world.ts';
import type { Failure, Operation, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { checkPolicyArn, findPolicy, protectedRole, put, withPolicy, withPrincipal } from '../rows.ts';
import { boundaryKey, onPrincipal } from '../shared/targets.ts';

type Bounded = 'user' | 'role';
type Put = 'PutUserPermissionsBoundary' | 'PutRolePermissionsBoundary';
type Delete = 'DeleteUserPermissionsBoundary' | 'DeleteRolePermissionsBoundary';

const noSuchBoundary = (arn: string): ApiError =>
  apiError('NoSuchEntity', `Scope ARN: ${arn} does not exist or is not attachable.`);

/** Checks the ARN of a boundary, if one is given. */
export function checkBoundary(input: { readonly PermissionsBoundary?: string }): Failure | null {
  const { PermissionsBoundary: arn } = input;
  return arn === undefined || !checkPolicyArn(arn)
    ? null
    : refuse(apiError('InvalidInput', `ARN ${arn} is not valid.`));
}

/** Goes on with the changes that a new user's or role's boundary needs; none without a boundary. */
export function withBoundary<T>(
  context: OperationContext,
  arn: string | undefined,
  then: (taken: readonly Change[]) => RunResult<T>,
): RunResult<T> {
  if (arn === undefined) return then([]);
  return withPolicy(
    context,
    arn,
    (policy) => (policy.isAttachable ? then(held(context.world, policy)) : refuse(noSuchBoundary(arn))),
    noSuchBoundary,
  );
}

/**
 * The changes after a user, a role or its boundary is removed: an AWS managed policy goes, too, if nobody
 * uses it any more.
 */
export function boundaryLeft({ world }: OperationContext, row: UserRow | RoleRow): Change[] {
  const { permissionsBoundary: arn } = row;
  return arn === undefined ? [] : released(world, findPolicy(world, arn));
}

const rowPut = ({ world }: OperationContext, kind: Bounded, row: UserRow | RoleRow): Change =>
  put(world, kind === 'user' ? 'users' : 'roles', row as UserRow & RoleRow);

/** Setting the same boundary again succeeds and changes nothing. */
function putBoundary<N extends Put>(
  operation: N,
  kind: Bounded,
  nameOf: (input: InputOf<N>) => string,
): Operation<N> {
  return {
    check: checkBoundary,
    authorize: (input, context) =>
      onPrincipal(operation, kind, nameOf(input), context, boundaryKey(input.PermissionsBoundary)),
    run: (input, context): RunResult<OutputOf<N>> =>
      withPrincipal(context, kind, nameOf(input), (row) => {
        const { PermissionsBoundary: arn } = input;
        const refused = refuse(protectedRole(kind, row));
        if (refused) return refused;
        return withPolicy(
          context,
          arn,
          (policy) => {
            if (!policy.isAttachable)
              return refuse(
                apiError('PolicyNotAttachable', `Policy ${policyArn(policy)} is not attachable.`),
              );
            if (row.permissionsBoundary === arn) return done({});
            const after = { ...row, permissionsBoundary: arn };
            return done({}, [
              ...held(context.world, policy),
              rowPut(context, kind, after),
              ...boundaryLeft(context, row),
            ]);
          },
          noSuchBoundary,
        );
      }),
  };
}

/** Deleting a missing boundary succeeds and changes nothing. */
function deleteBoundary<N extends Delete>(
  operation: N,
  kind: Bounded,
  nameOf: (input: InputOf<N>) => string,
): Operation<N> {
  return {
    authorize: (input, context) => onPrincipal(operation, kind, nameOf(input), context),
    run: (input, context): RunResult<OutputOf<N>> =>
      withPrincipal(context, kind, nameOf(input), (row) => {
        const { permissionsBoundary, ...after } = row;
        const changes =
          permissionsBoundary === undefined
            ? []
            : [rowPut(context, kind, after), ...boundaryLeft(context, row)];
        return refuse(protectedRole(kind, row)) ?? done({}, changes);
      }),
    ledger: ['no-boundary-to-delete'],
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export const boundaries: Pick<OperationTable, Put | Delete> = {
  PutUserPermissionsBoundary: putBoundary('PutUserPermissionsBoundary', 'user', (input) => input.UserName),
  PutRolePermissionsBoundary: putBoundary('PutRolePermissionsBoundary', 'role', (input) => input.RoleName),
  DeleteUserPermissionsBoundary: deleteBoundary(
    'DeleteUserPermissionsBoundary',
    'user',
    (input) => input.UserName,
  ),
  DeleteRolePermissionsBoundary: deleteBoundary(
    'DeleteRolePermissionsBoundary',
    'role',
    (input) => input.RoleName,
  ),
};
