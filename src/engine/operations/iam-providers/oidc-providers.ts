import { oidcProviderArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { OidcProviderRow } from '../../entities/entities.ts';
import { quotaExceeded } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { tagsOut } from '../outputs.ts';
import { compare } from '../pages.ts';
import { put, remove } from '../rows.ts';
import { checkTags, tagsFrom } from '../tags.ts';
import { requestTagKeys, withTagging } from '../targets.ts';
import { oidcProviderExists } from './errors.ts';
import {
  badThumbprint,
  invalidUrl,
  providerOf,
  tooManyClients,
  tooManyThumbprints,
  withOidcProvider,
} from './oidc.ts';
import { keptUrl } from './oidc-url.ts';
import { checkProviderArn, onProvider, onProviders } from './provider-arns.ts';
import { keysAsTheyAre } from './tagged.ts';

type Family =
  | 'CreateOpenIDConnectProvider'
  | 'GetOpenIDConnectProvider'
  | 'ListOpenIDConnectProviders'
  | 'DeleteOpenIDConnectProvider'
  | 'AddClientIDToOpenIDConnectProvider'
  | 'RemoveClientIDFromOpenIDConnectProvider'
  | 'UpdateOpenIDConnectProviderThumbprint';

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
      const most = quotas.OpenIdConnectProvidersPerAccount;
      if (countBy(world, 'oidcProvidersByAccount', account) >= most)
        return refuse(quotaExceeded('OpenIdConnectProvidersPerAccount', most));
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
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) =>
        done({
          Url: provider.url,
          ClientIDList: provider.clientIds,
          ThumbprintList: provider.thumbprints,
          CreateDate: isoDate(provider.createDate),
          Tags: tagsOut(provider.tags),
        }),
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
};
