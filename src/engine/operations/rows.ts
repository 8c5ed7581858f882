import {
  accountRootArn,
  awsManagedAccount,
  isReservedRole,
  isServiceLinkedRole,
  parseArn,
  policyArn,
} from '../arn.ts';
import type { ApiError } from '../call/call.ts';
import type {
  GroupRow,
  PolicyRow,
  PrincipalKind,
  RoleRow,
  Rows,
  TableName,
  UserRow,
} from '../entities/entities.ts';
import {
  alreadyExists,
  apiError,
  mustFirst,
  mustSpecifyUser,
  noSuchEntity,
  noSuchPolicy,
  notModelled,
  quotaExceeded,
} from '../errors.ts';
import { managedPolicy } from '../managed-policies/catalog.ts';
import type { OperationName, OutputOf } from '../model/operation-types.ts';
import { quotas } from '../quotas.ts';
import type { Change, World } from '../world/world.ts';
import { byName, countBy } from '../world/world.ts';
import type { Failure, OperationContext, RunResult } from './operation.ts';
import { done, refuse, unknown } from './operation.ts';

/** A row added or replaced. */
export function put<T extends TableName>(world: World, table: T, after: Rows[T]): Change {
  const before = world.tables[table].get(after.id) ?? null;
  return { table, key: after.id, before, after } as Change;
}

/** A row taken away. */
export function remove<T extends TableName>(table: T, before: Rows[T]): Change {
  return { table, key: before.id, before, after: null } as Change;
}

export interface PrincipalRows {
  user: UserRow;
  group: GroupRow;
  role: RoleRow;
}

const tables = { user: 'users', group: 'groups', role: 'roles' } as const;

/** The user, group or role of that name in the account. Names compare regardless of case. */
export function findPrincipal<K extends PrincipalKind>(
  context: Pick<OperationContext, 'world' | 'account'>,
  kind: K,
  name: string,
): PrincipalRows[K] | undefined {
  return byName(context.world, tables[kind], context.account, name) as PrincipalRows[K] | undefined;
}

/** Goes on with the user, group or role of that name, or answers NoSuchEntity. */
export function withPrincipal<K extends PrincipalKind, T>(
  context: OperationContext,
  kind: K,
  name: string,
  then: (row: PrincipalRows[K]) => RunResult<T>,
): RunResult<T> {
  const row = findPrincipal(context, kind, name);
  return row ? then(row) : refuse(noSuchEntity(kind, name));
}

/** The error if `count` has reached the quota. */
export const quotaReached = (quota: keyof typeof quotas, count: number): ApiError | null =>
  count >= quotas[quota] ? quotaExceeded(quota, quotas[quota]) : null;

const quotaOf = { user: 'UsersPerAccount', group: 'GroupsPerAccount', role: 'RolesPerAccount' } as const;

/** The error if the account can't have another user, group or role of that name. */
export function noRoomFor(
  kind: PrincipalKind,
  name: string,
  context: Pick<OperationContext, 'world' | 'account'>,
): ApiError | null {
  if (findPrincipal(context, kind, name)) return alreadyExists(kind, name);
  return quotaReached(quotaOf[kind], countBy(context.world, `${tables[kind]}ByAccount`, context.account));
}

/** Gives a user or a group another name or path. It keeps its id, so all that refers to it stays. */
export function rename(
  context: OperationContext,
  kind: 'user' | 'group',
  before: string,
  after: { readonly name: string | undefined; readonly path: string | undefined },
): RunResult<OutputOf<'UpdateUser'>> {
  return withPrincipal(context, kind, before, (row) => {
    const { name = row.name, path = row.path } = after;
    const taken = findPrincipal(context, kind, name);
    if (taken && taken.id !== row.id) return refuse(alreadyExists(kind, name));
    return done({}, [put<'users' | 'groups'>(context.world, tables[kind], { ...row, name, path })]);
  });
}

/** The error while a user, group or role has policies, inline or attached. */
export function policiesLeft({ world }: Pick<OperationContext, 'world'>, id: string): ApiError | null {
  if (countBy(world, 'inlinePoliciesByOwner', id)) return mustFirst('delete policies');
  return countBy(world, 'attachmentsByPrincipal', id) ? mustFirst('detach all policies') : null;
}

type RoleName = Pick<RoleRow, 'path' | 'name'>;

const onlyByAws = ({ name }: RoleName): ApiError =>
  apiError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  );

/**
 * The error if a role is service-linked or one of IAM Identity Center's: only AWS changes those.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
export function protectedRole(kind: PrincipalKind, role: RoleName): ApiError | null {
  return reservedRole(kind, role) ?? (kind === 'role' && isServiceLinkedRole(role) ? onlyByAws(role) : null);
}

/**
 * The error if a role is one of IAM Identity Center's: the account can't even change its tags and
 * description.
 */
export function reservedRole(kind: PrincipalKind, role: RoleName): ApiError | null {
  return kind === 'role' && isReservedRole(role) ? onlyByAws(role) : null;
}

/**
 * The managed policy with exactly that ARN. An AWS managed policy is a row once somebody uses it; before that
 * it comes from the catalog. An operation that begins to use it adds `held` to the changes.
 */
export function findPolicy(world: World, arn: string): PolicyRow | undefined {
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const name = parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1);
  const row = byName(world, 'policies', parsed.account, name);
  return row && policyArn(row) === arn ? row : managedPolicy(arn);
}

/** Goes on with the managed policy, or answers NoSuchEntity (`missing` gives another sentence). */
export function withPolicy<T>(
  context: OperationContext,
  arn: string,
  then: (row: PolicyRow) => RunResult<T>,
  missing = noSuchPolicy,
): RunResult<T> {
  const row = findPolicy(context.world, arn);
  // Policies of other accounts are out of reach, even if that account is held here.
  if (row && (row.account === context.account || row.account === awsManagedAccount)) return then(row);
  if (parseArn(arn)?.account === awsManagedAccount)
    return unknown(notModelled('this AWS managed policy', 'access_policies_managed-vs-inline'));
  return refuse(missing(arn));
}

/** Refuses to change one of AWS's own policies. Not even the account's root user may. */
export function awsOwned(
  { caller }: OperationContext,
  operation: OperationName,
  policy: PolicyRow,
): ApiError | null {
  return policy.account === awsManagedAccount
    ? apiError(
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform: iam:${operation} on resource: policy ${policyArn(policy)}`,
      )
    : null;
}

/** Like `awsOwned`, for operations whose error says what can't be done instead of what isn't permitted. */
export const notOurs = (
  what: 'delete policies' | 'delete policy versions for policies' | 'update policies',
  { account }: PolicyRow,
): ApiError | null =>
  account === awsManagedAccount ? apiError('AccessDenied', `Cannot ${what} outside your own account.`) : null;

/**
 * Whether a text can be a managed policy's ARN; the model only knows its length.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function checkPolicyArn(arn: string): Failure | null {
  const parsed = parseArn(arn);
  if (!parsed) return refuse(apiError('ValidationError', 'Invalid ARN:  Could not be parsed!'));
  if (parsed.service !== 'iam' || !parsed.resource.startsWith('policy/'))
    return refuse(apiError('ValidationError', `${arn} is invalid`));
  return null;
}

/**
 * The user of an operation whose UserName is optional: the named user, or the caller. Null if the caller is
 * neither a user nor the root user.
 */
export function targetOf(
  name: string | undefined,
  { caller, world }: Pick<OperationContext, 'caller' | 'world'>,
): { readonly name: string } | { readonly root: string } | null {
  if (name !== undefined) return { name };
  if (caller.type === 'root') return { root: accountRootArn(caller.account) };
  const user = caller.type === 'user' && world.tables.users.get(caller.principalId ?? '');
  return user ? { name: user.name } : null;
}

/** The check of every operation whose UserName is optional. */
export function checkTarget(
  input: { readonly UserName?: string },
  context: OperationContext,
): Failure | null {
  return targetOf(input.UserName, context) ? null : refuse(mustSpecifyUser());
}
