import { parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import type { IdentityPoolRow } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { invalidParameter } from './identity-pool-lookup.ts';

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

/** What is wrong with a pool's settings, beyond what the model checks. */
export function checkPoolInput(input: Input): ApiError | null {
  const provider = badProvider(input);
  if (provider !== null) return invalidParameter(provider);
  const tags = Object.keys(input.IdentityPoolTags ?? {});
  if (tags.length > maximumTags) return invalidParameter(`A resource can have ${maximumTags} tags at most.`);
  const reserved = tags.find((key) => key.toLowerCase().startsWith('aws:'));
  return reserved === undefined ? null : invalidParameter(`Tag key ${reserved} is reserved.`);
}

/** What a pool keeps over each update. */
type Kept = Pick<IdentityPoolRow, 'id' | 'account' | 'createDate'> & Partial<IdentityPoolRow>;

/** The row of these settings; roles, mappings and principal tags stay as `kept` has them. */
export function poolFrom(input: Input, kept: Kept): IdentityPoolRow {
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
    tags: IdentityPoolTags
      ? Object.entries(IdentityPoolTags).map(([key, value]) => ({ key, value }))
      : (kept.tags ?? []),
  };
}

/** A pool as Cognito answers it: empty settings are left out. */
export function poolOut(row: IdentityPoolRow): PoolOut {
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
    IdentityPoolTags: Object.fromEntries(row.tags.map(({ key, value }) => [key, value])),
  };
}
