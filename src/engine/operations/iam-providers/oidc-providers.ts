import { oidcProviderArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { OidcProviderRow } from '../../entities/entities.ts';
import { quotaExceeded, apiError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { ApiError } from '../../call/call.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare } from '../shared/pages.ts';
import { put, quotaReached, remove } from '../rows.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkTags, keysAsTheyAre, tagOperations, tagsFrom, tagsOut } from '../shared/tags.ts';
import { requestTagKeys, withTagging } from '../shared/targets.ts';
import { checkProviderArn, onProvider, onProviders } from './provider-arns.ts';

const noSuchOidcProvider = (arn: string): ApiError =>
  apiError('NoSuchEntity', `OpenId connect Provider ${arn} cannot be found.`);

const oidcProviderExists = (url: string): ApiError =>
  apiError('EntityAlreadyExists', `Provider with url ${url} already exists.`);

const tooManyProviderTags = (): ApiError =>
  apiError('LimitExceeded', 'The number of tags has reached the maximum limit.');

/** The scheme that a provider's URL begins with; AWS shows the URL without it. */
const scheme = 'https://';

/**
 * A provider's URL as AWS keeps it, without the scheme, or null if it can't be one: it begins with
 * `https://`, and has a host, perhaps a path, and no query, user or port.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
function keptUrl(url: string): string | null {
  if (!url.toLowerCase().startsWith(scheme)) return null;
  const rest = url.slice(scheme.length);
  const [host = '', ...path] = rest.split('/');
  if (!/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/.test(host)) return null;
  if (!path.every((part) => /^[\w.~!$&'()*+,;=:@%-]*$/.test(part))) return null;
  return [host.toLowerCase(), ...path].join('/');
}

/** Two URLs that differ only in a last slash are the same provider. */
const comparedUrl = (kept: string): string => (kept.endsWith('/') ? kept.slice(0, -1) : kept);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html (ThumbprintList) */
const thumbprintsPerProvider = 5;

const invalidUrl = (): ApiError => apiError('ValidationError', 'Invalid Open ID Connect Provider URL');

function tooManyThumbprints(list: readonly string[] = []): ApiError | null {
  return list.length > thumbprintsPerProvider
    ? apiError('InvalidInput', 'Thumbprint list must contain fewer than 5 entries.')
    : null;
}

function badThumbprint(list: readonly string[] = []): ApiError | null {
  const bad = list.find((thumbprint) => !/^[0-9a-fA-F]{40}$/.test(thumbprint));
  return bad === undefined ? null : apiError('InvalidInput', `Invalid thumbprint: ${bad}`);
}

function tooManyClients(ids: readonly string[]): ApiError | null {
  const most = quotas.ClientIdsPerOpenIdConnectProvider;
  return ids.length > most ? quotaExceeded('ClientIdsPerOpenIdConnectProvider', most) : null;
}

/** The account's provider for that URL (as it is kept), with or without its last slash. */
function providerOf(
  { world, account }: Pick<OperationContext, 'world' | 'account'>,
  url: string,
): OidcProviderRow | undefined {
  const compared = comparedUrl(url);
  return rowsBy(world, 'oidcProvidersByAccount', account).find((row) => comparedUrl(row.url) === compared);
}

/** Goes on with the account's provider of that ARN, or answers with `missing`. */
function withOidcProvider<T>(
  { world, account }: OperationContext,
  arn: string,
  then: (row: OidcProviderRow) => RunResult<T>,
  missing: (arn: string) => ApiError = noSuchOidcProvider,
): RunResult<T> {
  const row = world.tables.oidcProviders.get(arn);
  return row?.account === account ? then(row) : refuse(missing(arn));
}

/** Reading a provider that is missing is refused in other words than changing it. */
const notFound = (arn: string): ApiError =>
  apiError('NoSuchEntity', `OpenIDConnect Provider not found for arn ${arn}`);

type Family =
  | 'CreateOpenIDConnectProvider'
  | 'GetOpenIDConnectProvider'
  | 'ListOpenIDConnectProviders'
  | 'DeleteOpenIDConnectProvider'
  | 'AddClientIDToOpenIDConnectProvider'
  | 'RemoveClientIDFromOpenIDConnectProvider'
  | 'UpdateOpenIDConnectProviderThumbprint'
  | TagOperation<'OpenIDConnectProvider'>;

const checkArn = (input: { readonly OpenIDConnectProviderArn: string }) =>
  checkProviderArn('oidc-provider', input.OpenIDConnectProviderArn);

const distinct = (texts: readonly string[] = []): string[] => [...new Set(texts)];

function newProvider(
  input: InputOf<'CreateOpenIDConnectProvider'>,
  url: string,
  { account, now, ids }: OperationContext,
): OidcProviderRow {
  const thumbprints = distinct(input.ThumbprintList);
  return {
    id: oidcProviderArn({ account, url }),
    account,
    url,
    clientIds: distinct(input.ClientIDList),
    // AWS asks the provider for its certificate; nobody is asked here, so it is made up.
    thumbprints: thumbprints.length ? thumbprints : [ids.text('thumbprint', '0123456789abcdef', 40)],
    createDate: now,
    tags: tagsFrom(input.Tags),
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html */
export const oidcProviders: Pick<OperationTable, Family> = {
  CreateOpenIDConnectProvider: {
    check: (input) =>
      refuse(
        (keptUrl(input.Url) === null && invalidUrl()) ||
          (tooManyThumbprints(input.ThumbprintList) ??
            badThumbprint(input.ThumbprintList) ??
            checkTags(input.Tags, keysAsTheyAre)),
      ),
    authorize(input, { account }) {
      const arn = oidcProviderArn({ account, url: keptUrl(input.Url) ?? '' });
      const made = onProvider('CreateOpenIDConnectProvider', arn, requestTagKeys(input.Tags));
      return withTagging(made, 'TagOpenIDConnectProvider', input.Tags);
    },
    run(input, context) {
      const { world, account } = context;
      const provider = newProvider(input, keptUrl(input.Url) ?? '', context);
      if (providerOf(context, provider.url)) return refuse(oidcProviderExists(input.Url));
      const full = quotaReached(
        'OpenIdConnectProvidersPerAccount',
        countBy(world, 'oidcProvidersByAccount', account),
      );
      if (full) return refuse(full);
      const tags = provider.tags.length ? { Tags: tagsOut(provider.tags) } : {};
      return (
        refuse(tooManyClients(provider.clientIds)) ??
        done({ OpenIDConnectProviderArn: provider.id, ...tags }, [put(world, 'oidcProviders', provider)])
      );
    },
    ledger: ['oidc-not-contacted', 'oidc-url'],
  },

  GetOpenIDConnectProvider: {
    check: checkArn,
    authorize: (input) => onProvider('GetOpenIDConnectProvider', input.OpenIDConnectProviderArn),
    run: (input, context) =>
      withOidcProvider(
        context,
        input.OpenIDConnectProviderArn,
        (provider) =>
          done({
            Url: provider.url,
            ClientIDList: provider.clientIds,
            ThumbprintList: provider.thumbprints,
            CreateDate: isoDate(provider.createDate),
            Tags: tagsOut(provider.tags),
          }),
        notFound,
      ),
  },

  ListOpenIDConnectProviders: {
    authorize: (_input, context) => onProviders('ListOpenIDConnectProviders', 'oidc-provider', context),
    run(_input, { world, account }) {
      const rows = rowsBy(world, 'oidcProvidersByAccount', account).sort((a, b) => compare(a.id, b.id));
      return done({ OpenIDConnectProviderList: rows.map(({ id }) => ({ Arn: id })) });
    },
  },

  /** Roles that trust it keep their trust policies: their tokens are refused from now on. */
  DeleteOpenIDConnectProvider: {
    check: checkArn,
    authorize: (input) => onProvider('DeleteOpenIDConnectProvider', input.OpenIDConnectProviderArn),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) =>
        done({}, [remove('oidcProviders', provider)]),
      ),
    ledger: ['oidc-delete-missing'],
  },

  /** A client id that is there already is no error. */
  AddClientIDToOpenIDConnectProvider: {
    check: checkArn,
    authorize: (input) => onProvider('AddClientIDToOpenIDConnectProvider', input.OpenIDConnectProviderArn),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) => {
        if (provider.clientIds.includes(input.ClientID)) return done({});
        const clientIds = [...provider.clientIds, input.ClientID];
        return (
          refuse(tooManyClients(clientIds)) ??
          done({}, [put(context.world, 'oidcProviders', { ...provider, clientIds })])
        );
      }),
  },

  /** A client id that isn't there is no error. */
  RemoveClientIDFromOpenIDConnectProvider: {
    check: checkArn,
    authorize: (input) =>
      onProvider('RemoveClientIDFromOpenIDConnectProvider', input.OpenIDConnectProviderArn),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) => {
        const clientIds = provider.clientIds.filter((id) => id !== input.ClientID);
        const isSame = clientIds.length === provider.clientIds.length;
        return done({}, isSame ? [] : [put(context.world, 'oidcProviders', { ...provider, clientIds })]);
      }),
  },

  /** The whole list is replaced. */
  UpdateOpenIDConnectProviderThumbprint: {
    check: (input) =>
      checkArn(input) ??
      refuse(tooManyThumbprints(input.ThumbprintList) ?? badThumbprint(input.ThumbprintList)),
    authorize: (input) => onProvider('UpdateOpenIDConnectProviderThumbprint', input.OpenIDConnectProviderArn),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) =>
        done({}, [
          put(context.world, 'oidcProviders', {
            ...provider,
            thumbprints: distinct(input.ThumbprintList),
          }),
        ]),
      ),
  },

  ...tagOperations('OpenIDConnectProvider', {
    table: 'oidcProviders',
    member: 'OpenIDConnectProviderArn',
    checkName: (arn) => checkProviderArn('oidc-provider', arn),
    checkAll: (tags) => (tags.length > quotas.TagsPerResource ? tooManyProviderTags() : null),
    on: (operation, arn, _context, keys) => onProvider(operation, arn, keys),
    find: withOidcProvider,
  }),
};
