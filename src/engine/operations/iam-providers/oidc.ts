import type { OidcProviderRow } from '../../entities/entities.ts';
import { apiError, quotaExceeded } from '../../errors.ts';
import type { ApiError } from '../../call/call.ts';
import { quotas } from '../../quotas.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { noSuchOidcProvider } from './errors.ts';
import { comparedUrl } from './oidc-url.ts';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html (ThumbprintList) */
const thumbprintsPerProvider = 5;

export const invalidUrl = (): ApiError => apiError('ValidationError', 'Invalid Open ID Connect Provider URL');

export function tooManyThumbprints(list: readonly string[] = []): ApiError | null {
  return list.length > thumbprintsPerProvider
    ? apiError('InvalidInput', 'Thumbprint list must contain fewer than 5 entries.')
    : null;
}

export function badThumbprint(list: readonly string[] = []): ApiError | null {
  const bad = list.find((thumbprint) => !/^[0-9a-fA-F]{40}$/.test(thumbprint));
  return bad === undefined ? null : apiError('InvalidInput', `Invalid thumbprint: ${bad}`);
}

export function tooManyClients(ids: readonly string[]): ApiError | null {
  const most = quotas.ClientIdsPerOpenIdConnectProvider;
  return ids.length > most ? quotaExceeded('ClientIdsPerOpenIdConnectProvider', most) : null;
}

/** The account's provider for that URL (as it is kept), with or without its last slash. */
export function providerOf(
  { world, account }: Pick<OperationContext, 'world' | 'account'>,
  url: string,
): OidcProviderRow | undefined {
  const compared = comparedUrl(url);
  return rowsBy(world, 'oidcProvidersByAccount', account).find((row) => comparedUrl(row.url) === compared);
}

/** Goes on with the account's provider of that ARN, or answers NoSuchEntity. */
export function withOidcProvider<T>(
  { world, account }: OperationContext,
  arn: string,
  then: (row: OidcProviderRow) => RunResult<T>,
): RunResult<T> {
  const row = world.tables.oidcProviders.get(arn);
  return row?.account === account ? then(row) : refuse(noSuchOidcProvider(arn));
}
