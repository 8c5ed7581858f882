import type { ApiError } from '../../call/call.ts';
import type { IdentityPoolRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { parseArn } from '../../arn.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';

import { mapOfTags, requestTags, tagsOfMap } from '../shared/tags.ts';
import {
  invalidParameter,
  identityPoolsArn,
  onEverything,
  onIdentityPool,
  withIdentityPool,
} from './identity-pool-lookup.ts';

type Input = InputOf<'cognito-identity:CreateIdentityPool'>;
type PoolOut = OutputOf<'cognito-identity:DescribeIdentityPool'>;

const maximumTags = 50;
/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const maximumProviders = 50;

const isProvider = (arn: string, kind: string): boolean => {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && parsed.resource.startsWith(`${kind}/`);
};

function badProvider(input: Input): string | null {
  const oidc = input.OpenIdConnectProviderARNs?.find((arn) => !isProvider(arn, 'oidc-provider'));
  if (oidc !== undefined) return `${oidc} is not the ARN of an OpenID Connect provider.`;
  const saml = input.SamlProviderARNs?.find((arn) => !isProvider(arn, 'saml-provider'));
  if (saml !== undefined) return `${saml} is not the ARN of a SAML provider.`;
  const pools = input.CognitoIdentityProviders ?? [];
  if (pools.some(({ ProviderName, ClientId }) => !ProviderName || !ClientId))
    return 'ProviderName and ClientId are required for a Cognito identity provider.';
  const lists = [pools, input.OpenIdConnectProviderARNs ?? [], input.SamlProviderARNs ?? []];
  return lists.some(({ length }) => length > maximumProviders)
    ? `An identity pool can have ${maximumProviders} providers of a kind at most.`
    : null;
}

/** Checks a pool's settings, beyond the model. */
function checkPoolInput(input: Input): ApiError | null {
  const provider = badProvider(input);
  if (provider !== null) return invalidParameter(provider);
  const tags = Object.keys(input.IdentityPoolTags ?? {});
  if (tags.length > maximumTags) return invalidParameter(`A resource can have ${maximumTags} tags at most.`);
  const reserved = tags.find((key) => key.toLowerCase().startsWith('aws:'));
  return reserved === undefined ? null : invalidParameter(`Tag key ${reserved} is reserved.`);
}

/** The settings that a pool keeps over each update. */
type Kept = Pick<IdentityPoolRow, 'id' | 'account' | 'createDate'> & Partial<IdentityPoolRow>;

/** The row of these settings; roles, mappings and principal tags stay as `kept` has them. */
function poolFrom(input: Input, kept: Kept): IdentityPoolRow {
  const { AllowClassicFlow, DeveloperProviderName: developer, IdentityPoolTags } = input;
  const { authenticatedRole, unauthenticatedRole } = kept;
  return {
    id: kept.id,
    account: kept.account,
    createDate: kept.createDate,
    name: input.IdentityPoolName,
    allowUnauthenticatedIdentities: input.AllowUnauthenticatedIdentities,
    ...(AllowClassicFlow === undefined ? {} : { allowClassicFlow: AllowClassicFlow }),
    ...(developer === undefined ? {} : { developerProviderName: developer }),
    supportedLoginProviders: Object.entries(input.SupportedLoginProviders ?? {}).map(([provider, appId]) => ({
      provider,
      appId,
    })),
    cognitoIdentityProviders: (input.CognitoIdentityProviders ?? []).map((one) => ({
      providerName: one.ProviderName ?? '',
      clientId: one.ClientId ?? '',
      serverSideTokenCheck: one.ServerSideTokenCheck ?? false,
    })),
    openIdConnectProviderArns: input.OpenIdConnectProviderARNs ?? [],
    samlProviderArns: input.SamlProviderARNs ?? [],
    ...(authenticatedRole === undefined ? {} : { authenticatedRole }),
    ...(unauthenticatedRole === undefined ? {} : { unauthenticatedRole }),
    roleMappings: kept.roleMappings ?? [],
    principalTags: kept.principalTags ?? [],
    tags: IdentityPoolTags ? tagsOfMap(IdentityPoolTags) : (kept.tags ?? []),
  };
}

/** A pool as Cognito answers it: empty settings are left out. */
function poolOut(row: IdentityPoolRow): PoolOut {
  const { supportedLoginProviders: social, cognitoIdentityProviders: pools } = row;
  return {
    IdentityPoolId: row.id,
    IdentityPoolName: row.name,
    AllowUnauthenticatedIdentities: row.allowUnauthenticatedIdentities,
    ...(row.allowClassicFlow === undefined ? {} : { AllowClassicFlow: row.allowClassicFlow }),
    ...(social.length
      ? { SupportedLoginProviders: Object.fromEntries(social.map((one) => [one.provider, one.appId])) }
      : {}),
    ...(row.developerProviderName === undefined ? {} : { DeveloperProviderName: row.developerProviderName }),
    ...(row.openIdConnectProviderArns.length
      ? { OpenIdConnectProviderARNs: row.openIdConnectProviderArns }
      : {}),
    ...(pools.length
      ? {
          CognitoIdentityProviders: pools.map((one) => ({
            ProviderName: one.providerName,
            ClientId: one.clientId,
            ServerSideTokenCheck: one.serverSideTokenCheck,
          })),
        }
      : {}),
    ...(row.samlProviderArns.length ? { SamlProviderARNs: row.samlProviderArns } : {}),
    IdentityPoolTags: mapOfTags(row.tags),
  };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const maximumPools = 1000;

const tooManyPools = (): ApiError =>
  serviceError('LimitExceededException', `Maximum number of identity pools (${maximumPools}) exceeded.`);

/** A developer provider's name stays once it is set. */
const renamed = (before: IdentityPoolRow, after: IdentityPoolRow): ApiError | null =>
  before.developerProviderName !== undefined && before.developerProviderName !== after.developerProviderName
    ? invalidParameter('The developer provider name cannot be changed once it is set.')
    : null;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html */
export const identityPools: Pick<
  OperationTable,
  | 'cognito-identity:CreateIdentityPool'
  | 'cognito-identity:DescribeIdentityPool'
  | 'cognito-identity:UpdateIdentityPool'
  | 'cognito-identity:DeleteIdentityPool'
  | 'cognito-identity:ListIdentityPools'
> = {
  'cognito-identity:CreateIdentityPool': {
    check: (input) => refuse(checkPoolInput(input)),
    authorize: ({ IdentityPoolTags }) =>
      onEverything('CreateIdentityPool', requestTags(tagsOfMap(IdentityPoolTags))),
    run(input, { world, account, region, now, ids }) {
      if (countBy(world, 'identityPoolsByAccount', account) >= maximumPools) return refuse(tooManyPools());
      const pool = poolFrom(input, { id: `${region}:${ids.uuid()}`, account, createDate: now });
      return done(poolOut(pool), [put(world, 'identityPools', pool)]);
    },
    ledger: ['identity-pool-checks', 'identity-pool-quotas'],
  },

  'cognito-identity:DescribeIdentityPool': {
    authorize: (input, context) => onIdentityPool('DescribeIdentityPool', input, context),
    run: (input, context) => withIdentityPool(context, input, (pool) => done(poolOut(pool))),
  },

  /** Settings that a request leaves out are taken away, except roles, mappings and tags. */
  'cognito-identity:UpdateIdentityPool': {
    check: (input) => refuse(checkPoolInput(input)),
    authorize: (input, context) => onIdentityPool('UpdateIdentityPool', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) => {
        const after = poolFrom(input, pool);
        return (
          refuse(renamed(pool, after)) ?? done(poolOut(after), [put(context.world, 'identityPools', after)])
        );
      }),
    ledger: ['identity-pool-checks', 'identity-pool-update'],
  },

  'cognito-identity:DeleteIdentityPool': {
    authorize: (input, context) => onIdentityPool('DeleteIdentityPool', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) =>
        done({}, [
          ...rowsBy(context.world, 'identitiesByPool', pool.id).map((row) => remove('identities', row)),
          remove('identityPools', pool),
        ]),
      ),
  },

  'cognito-identity:ListIdentityPools': {
    authorize(_input, { account, region }) {
      const resource = identityPoolsArn(account, region);
      return [{ action: 'cognito-identity:ListIdentityPools', resource, label: resource }];
    },
    run({ MaxResults, NextToken }, { world, account }) {
      const all = rowsBy(world, 'identityPoolsByAccount', account).sort((a, b) => compare(a.id, b.id));
      const found = tokenPage(all, NextToken, MaxResults);
      if (!found) return refuse(invalidParameter('Invalid NextToken.'));
      const IdentityPools = found.items.map(({ id, name }) => ({
        IdentityPoolId: id,
        IdentityPoolName: name,
      }));
      return done({ IdentityPools, ...(found.next === undefined ? {} : { NextToken: found.next }) });
    },
    ledger: ['identity-pool-lists'],
  },
};
