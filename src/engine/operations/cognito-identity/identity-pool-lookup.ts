import { partition } from '../../arn.ts';
import type { ApiError, Caller, Result } from '../../call/call.ts';
import type { IdentityPoolRow, IdentityRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { NameOf, OperationName } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { nobody } from '../callers.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { resourceTags } from '../shared/tags.ts';

export const invalidParameter = (message: string): ApiError =>
  serviceError('InvalidParameterException', message);

export const notAuthorized = (message: string): ApiError => serviceError('NotAuthorizedException', message);

export const noSuchIdentityPool = (id: string): ApiError =>
  serviceError('ResourceNotFoundException', `IdentityPool '${id}' not found.`);

export const noSuchIdentity = (id: string): ApiError =>
  serviceError('ResourceNotFoundException', `Identity '${id}' not found.`);

/** The ARN on which listing a region's identity pools is authorized. */
export const identityPoolsArn = (account: string, region: string): string =>
  `arn:${partition}:cognito-identity:${region}:${account}:identitypool/`;

/** The id begins with the pool's region. */
const identityPoolArn = (account: string, id: string): string =>
  `${identityPoolsArn(account, id.slice(0, id.indexOf(':')))}${id}`;

/** The identity pool of that id in the account of the call. */
function findIdentityPool(
  { world, account }: Pick<OperationContext, 'world' | 'account'>,
  id: string,
): IdentityPoolRow | undefined {
  const pool = world.tables.identityPools.get(id);
  return pool?.account === account ? pool : undefined;
}

/** Goes on with the identity pool, or answers ResourceNotFoundException. */
export function withIdentityPool<T>(
  context: OperationContext,
  { IdentityPoolId }: { readonly IdentityPoolId: string },
  then: (pool: IdentityPoolRow) => RunResult<T>,
): RunResult<T> {
  const pool = findIdentityPool(context, IdentityPoolId);
  return pool ? then(pool) : refuse(noSuchIdentityPool(IdentityPoolId));
}

type Operation = NameOf<Extract<OperationName, `cognito-identity:${string}`>>;

/**
 * A permission on an identity pool.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
 */
export function onIdentityPool(
  operation: Operation,
  { IdentityPoolId: id }: { readonly IdentityPoolId: string },
  context: OperationContext,
): PermissionRequest[] {
  const resource = identityPoolArn(context.account, id);
  const keys = resourceTags(findIdentityPool(context, id)?.tags ?? []);
  return [{ action: `cognito-identity:${operation}`, resource, label: resource, keys }];
}

type Unsigned = 'GetId' | 'GetOpenIdToken' | 'GetCredentialsForIdentity' | 'UnlinkIdentity';

/**
 * The permission that an unsigned call asks for. No caller's policies can forbid it; a resource control policy can.
 * Guests bring other condition keys than a caller who presents a login.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
 */
export function onUnsigned(
  operation: Unsigned,
  { id, account }: Pick<IdentityPoolRow, 'id' | 'account'>,
  { Logins = {} }: { readonly Logins?: object },
): PermissionRequest[] {
  const action = `cognito-identity:${operation}`;
  const kind = Object.keys(Logins).length ? 'auth' : 'unauth';
  const keys: ContextKeys = [
    [`cognito-identity-${kind}:AccountId`, [account]],
    [`cognito-identity-${kind}:IdentityPoolArn`, [identityPoolArn(account, id)]],
  ];
  const sentence = `User: anonymous is not authorized to perform: ${action} on resource: * with an explicit deny in a resource control policy`;
  return [
    { action, resource: '*', label: '*', keys, refusal: serviceError('AccessDeniedException', sentence) },
  ];
}

/** A permission that has no resource of its own. */
export const onEverything = (operation: Operation, keys: ContextKeys = []): PermissionRequest[] => [
  { action: `cognito-identity:${operation}`, resource: '*', label: '*', keys },
];

/** An identity and its pool, in any account: an unsigned call names only the identity. */
export interface Held {
  readonly identity: IdentityRow;
  readonly pool: IdentityPoolRow;
}

export function findIdentity(world: World, id: string): Held | undefined {
  const identity = world.tables.identities.get(id);
  const pool = identity && world.tables.identityPools.get(identity.poolId);
  return identity && pool && { identity, pool };
}

export function identifyByIdentity(
  { IdentityId }: { readonly IdentityId: string },
  { world }: Pick<OperationContext, 'world'>,
): Result<Caller> {
  const held = findIdentity(world, IdentityId);
  return held
    ? { ok: true, value: nobody(held.pool.account) }
    : { ok: false, error: noSuchIdentity(IdentityId) };
}

/** Like `onUnsigned`, for a call that names an identity. */
export function onIdentity(
  operation: Unsigned,
  world: World,
  input: { readonly IdentityId: string; readonly Logins?: object },
): PermissionRequest[] {
  const held = findIdentity(world, input.IdentityId);
  if (!held) throw new Error('Only a call whose identity was found gets here');
  return onUnsigned(operation, held.pool, input);
}

/**
 * The condition key with the pools of these identities, for calls that have no resource.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
 */
export function poolKeys(world: World, ids: readonly string[]): ContextKeys {
  const pools = ids.flatMap((id) => findIdentity(world, id)?.pool ?? []);
  const arns = new Set(pools.map(({ id, account }) => identityPoolArn(account, id)));
  return arns.size ? [['cognito-identity:IdentityPoolArn', [...arns]]] : [];
}
