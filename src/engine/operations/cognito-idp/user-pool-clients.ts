import { isoDate } from '../../dates.ts';
import type { UserPoolClientRow } from '../../entities/entities.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { Failure, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';

import { invalidParameter, noSuchClient, onPool, poolQuotas, tooMany, withPool } from './pools.ts';

type Input = InputOf<'cognito-idp:CreateUserPoolClient'>;
type Update = InputOf<'cognito-idp:UpdateUserPoolClient'>;
type ClientOut = NonNullable<OutputOf<'cognito-idp:DescribeUserPoolClient'>['UserPoolClient']>;

const page =
  'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The members of CreateUserPoolClient and UpdateUserPoolClient that are modelled. */
const kept: ReadonlySet<string> = new Set([
  'UserPoolId',
  'ClientId',
  'ClientName',
  'GenerateSecret',
  'ExplicitAuthFlows',
  'PreventUserExistenceErrors',
]);

/** The flows of a client that names none. */
const defaultFlows = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

function check(input: Input | Update): Failure | null {
  const member = Object.keys(input).find((name) => !kept.has(name));
  if (member !== undefined) return unknown(notModelled(`app clients with ${member}`, page));
  if ('GenerateSecret' in input && input.GenerateSecret)
    return unknown(notModelled('app clients with a secret', page));
  const flows = input.ExplicitAuthFlows ?? [];
  const named = flows.filter((flow) => flow.startsWith('ALLOW_')).length;
  return refuse(
    named > 0 && named < flows.length
      ? invalidParameter(
          'ExplicitAuthFlows cannot have values with and without the prefix ALLOW_ at the same time.',
        )
      : null,
  );
}

/** The row of a client with these settings; what isn't given is AWS's default. */
function clientWith(
  own: Pick<UserPoolClientRow, 'id' | 'poolId' | 'name' | 'createDate'>,
  { ExplicitAuthFlows: flows, PreventUserExistenceErrors: existence }: Input | Update,
  now: number,
): UserPoolClientRow {
  return {
    ...own,
    explicitAuthFlows: flows?.length ? flows : defaultFlows,
    ...(existence === undefined ? {} : { preventUserExistenceErrors: existence }),
    lastModifiedDate: now,
  };
}

function clientOut(row: UserPoolClientRow): ClientOut {
  const existence = row.preventUserExistenceErrors;
  return {
    UserPoolId: row.poolId,
    ClientName: row.name,
    ClientId: row.id,
    LastModifiedDate: isoDate(row.lastModifiedDate),
    CreationDate: isoDate(row.createDate),
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    ExplicitAuthFlows: row.explicitAuthFlows as ClientOut['ExplicitAuthFlows'] & object,
    AllowedOAuthFlowsUserPoolClient: false,
    ...(existence === undefined ? {} : { PreventUserExistenceErrors: existence }),
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  };
}

/**
 * Goes on with the client of that pool, or answers ResourceNotFoundException if the pool or the client is
 * missing.
 */
export function withClient<T>(
  context: OperationContext,
  { UserPoolId, ClientId }: { readonly UserPoolId: string; readonly ClientId: string },
  then: (client: UserPoolClientRow) => RunResult<T>,
): RunResult<T> {
  return withPool(context, UserPoolId, (pool) => {
    const client = context.world.tables.userPoolClients.get(ClientId);
    return client?.poolId === pool.id ? then(client) : refuse(noSuchClient(ClientId));
  });
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html */
export const userPoolClients: Pick<
  OperationTable,
  | 'cognito-idp:CreateUserPoolClient'
  | 'cognito-idp:DescribeUserPoolClient'
  | 'cognito-idp:UpdateUserPoolClient'
  | 'cognito-idp:ListUserPoolClients'
  | 'cognito-idp:DeleteUserPoolClient'
> = {
  'cognito-idp:CreateUserPoolClient': {
    check,
    authorize: ({ UserPoolId }, context) => onPool('CreateUserPoolClient', UserPoolId, context),
    run: (input, context) =>
      withPool(context, input.UserPoolId, (pool) => {
        const { world, now, ids } = context;
        if (countBy(world, 'userPoolClientsByPool', pool.id) >= poolQuotas.clients)
          return refuse(tooMany('user pool clients', poolQuotas.clients));
        const id = ids.text('user-pool-client', letters, 26);
        const own = { id, poolId: pool.id, name: input.ClientName, createDate: now };
        const client = clientWith(own, input, now);
        return done({ UserPoolClient: clientOut(client) }, [put(world, 'userPoolClients', client)]);
      }),
    ledger: ['app-client-settings', 'user-pool-quotas'],
  },

  'cognito-idp:DescribeUserPoolClient': {
    authorize: ({ UserPoolId }, context) => onPool('DescribeUserPoolClient', UserPoolId, context),
    run: (input, context) =>
      withClient(context, input, (client) => done({ UserPoolClient: clientOut(client) })),
  },

  // Settings that the request leaves out go back to their defaults.
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
  'cognito-idp:UpdateUserPoolClient': {
    check,
    authorize: ({ UserPoolId }, context) => onPool('UpdateUserPoolClient', UserPoolId, context),
    run: (input, context) =>
      withClient(context, input, ({ id, poolId, name, createDate }) => {
        const own = { id, poolId, name: input.ClientName ?? name, createDate };
        const client = clientWith(own, input, context.now);
        return done({ UserPoolClient: clientOut(client) }, [put(context.world, 'userPoolClients', client)]);
      }),
    ledger: ['app-client-settings'],
  },

  'cognito-idp:ListUserPoolClients': {
    authorize: ({ UserPoolId }, context) => onPool('ListUserPoolClients', UserPoolId, context),
    run: ({ UserPoolId, MaxResults, NextToken }, context) =>
      withPool(context, UserPoolId, (pool) => {
        const all = rowsBy(context.world, 'userPoolClientsByPool', pool.id);
        const found = tokenPage(
          all.sort((a, b) => compare(a.id, b.id)),
          NextToken,
          MaxResults ?? 60,
        );
        if (!found) return refuse(invalidParameter('Invalid pagination token'));
        const UserPoolClients = found.items.map((row) => ({
          ClientId: row.id,
          UserPoolId: row.poolId,
          ClientName: row.name,
        }));
        return done({ UserPoolClients, ...(found.next === undefined ? {} : { NextToken: found.next }) });
      }),
    ledger: ['user-pool-lists'],
  },

  'cognito-idp:DeleteUserPoolClient': {
    authorize: ({ UserPoolId }, context) => onPool('DeleteUserPoolClient', UserPoolId, context),
    run: (input, context) =>
      withClient(context, input, (client) => done({}, [remove('userPoolClients', client)])),
  },
};
