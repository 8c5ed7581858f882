import { partition } from '../../arn.ts';
import type { ApiError, Caller, Result } from '../../call/call.ts';
import type { UserPoolClientRow, UserPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { NameOf, OperationName } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { nobody } from '../callers.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { resourceTags } from '../shared/tags.ts';

/** Default quotas of user pools. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const poolQuotas = {
  pools: 1000,
  clients: 1000,
  groups: 10_000,
  groupsOfUser: 100,
  tags: 50,
} as const;

const noSuchPool = (id: string): ApiError =>
  serviceError('ResourceNotFoundException', `User pool ${id} does not exist.`);

export const noSuchClient = (id: string): ApiError =>
  serviceError('ResourceNotFoundException', `User pool client ${id} does not exist.`);

export const invalidParameter = (message: string): ApiError =>
  serviceError('InvalidParameterException', message);

export const notAuthorized = (message: string): ApiError => serviceError('NotAuthorizedException', message);

export const tooMany = (what: string, limit: number): ApiError =>
  serviceError('LimitExceededException', `Maximum number of ${what} (${limit}) exceeded.`);

/** The region that a pool is in: its id begins with it. */
const regionOf = (poolId: string): string => poolId.slice(0, poolId.indexOf('_'));

/** `cognito-idp.us-east-1.amazonaws.com/us-east-1_EXAMPLE1`, as identity pools name a user pool. */
export const providerName = (poolId: string): string =>
  `cognito-idp.${regionOf(poolId)}.amazonaws.com/${poolId}`;

/** The `iss` of a user pool's tokens. */
export const issuerOf = (poolId: string): string => `https://${providerName(poolId)}`;

export const userPoolArn = (account: string, poolId: string): string =>
  `arn:${partition}:cognito-idp:${regionOf(poolId)}:${account}:userpool/${poolId}`;

/** The user pool of that id in the account of the call. */
function findPool(
  { world, account }: Pick<OperationContext, 'world' | 'account'>,
  id: string,
): UserPoolRow | undefined {
  const pool = world.tables.userPools.get(id);
  return pool?.account === account ? pool : undefined;
}

/** Goes on with the user pool, or answers ResourceNotFoundException. */
export function withPool<T>(
  context: OperationContext,
  id: string,
  then: (pool: UserPoolRow) => RunResult<T>,
): RunResult<T> {
  const pool = findPool(context, id);
  return pool ? then(pool) : refuse(noSuchPool(id));
}

/**
 * A permission on a user pool.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
 */
export function onPool(
  operation: NameOf<Extract<OperationName, `cognito-idp:${string}`>>,
  poolId: string,
  context: OperationContext,
  more: ContextKeys = [],
): PermissionRequest[] {
  const resource = userPoolArn(context.account, poolId);
  const keys = [...resourceTags(findPool(context, poolId)?.tags ?? []), ...more];
  return [{ action: `cognito-idp:${operation}`, resource, label: resource, keys }];
}

/** An app client and its pool. */
export interface App {
  readonly client: UserPoolClientRow;
  readonly pool: UserPoolRow;
}

/** The app of that client id, wherever it is: calls that nobody signs name nothing else. */
function findApp(world: World, clientId: string): App | undefined {
  const client = world.tables.userPoolClients.get(clientId);
  const pool = client && world.tables.userPools.get(client.poolId);
  return client && pool && { client, pool };
}

/** Goes on with the app, or answers ResourceNotFoundException. */
export function withApp<T>(
  { world }: Pick<OperationContext, 'world'>,
  clientId: string,
  then: (app: App) => RunResult<T>,
): RunResult<T> {
  const app = findApp(world, clientId);
  return app ? then(app) : refuse(noSuchClient(clientId));
}

/** The caller of an unsigned call: anybody, in the account of the app that is called. */
export function identifyByClient(
  { ClientId }: { readonly ClientId: string },
  { world }: Pick<OperationContext, 'world'>,
): Result<Caller> {
  const app = findApp(world, ClientId);
  return app ? { ok: true, value: nobody(app.pool.account) } : { ok: false, error: noSuchClient(ClientId) };
}
