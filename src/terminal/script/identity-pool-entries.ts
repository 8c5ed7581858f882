import type { IdentityPoolRow, RoleMapping, World } from '../../engine/index.ts';
import { roleArn, rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry, Given, Input } from './entry.ts';
import { byName, call, comment, tagRecord } from './entry.ts';

const regionOf = (poolId: string): string => poolId.slice(0, poolId.indexOf(':'));

const made = (pool: IdentityPoolRow, operation: string, input: Input, gives?: Given): Entry =>
  call('cognito-identity', operation, input, { region: regionOf(pool.id), ...(gives ? { gives } : {}) });

const poolsOf = (world: World, account: string): IdentityPoolRow[] =>
  [...rowsBy(world, 'identityPoolsByAccount', account)].sort(byName);

const filled = <T>(list: readonly T[]): readonly T[] | undefined => (list.length ? list : undefined);

/** The commands that make identity pools: trust policies of roles name them. */
export const identityPoolEntries = (world: World, account: string): Entry[] =>
  poolsOf(world, account).map((pool) =>
    made(
      pool,
      'CreateIdentityPool',
      {
        IdentityPoolName: pool.name,
        AllowUnauthenticatedIdentities: pool.allowUnauthenticatedIdentities,
        AllowClassicFlow: pool.allowClassicFlow,
        SupportedLoginProviders: pool.supportedLoginProviders.length
          ? Object.fromEntries(pool.supportedLoginProviders.map(({ provider, appId }) => [provider, appId]))
          : undefined,
        DeveloperProviderName: pool.developerProviderName,
        OpenIdConnectProviderARNs: filled(pool.openIdConnectProviderArns),
        CognitoIdentityProviders: filled(
          pool.cognitoIdentityProviders.map(({ providerName, clientId, serverSideTokenCheck }) => ({
            ProviderName: providerName,
            ClientId: clientId,
            ServerSideTokenCheck: serverSideTokenCheck,
          })),
        ),
        SamlProviderARNs: filled(pool.samlProviderArns),
        IdentityPoolTags: tagRecord(pool.tags),
      },
      { id: pool.id, name: 'IDENTITY_POOL', query: 'IdentityPoolId' },
    ),
  );

/** The commands that give identity pools their roles, after the roles exist. */
export const poolRoleEntries = (world: World, account: string): Entry[] =>
  poolsOf(world, account).flatMap((pool) => {
    const known = rowsBy(world, 'identitiesByPool', pool.id).length;
    return [
      ...rolesOf(world, pool),
      ...pool.principalTags.map(({ provider, useDefaults, tags }) =>
        made(pool, 'SetPrincipalTagAttributeMap', {
          IdentityPoolId: pool.id,
          IdentityProviderName: provider,
          UseDefaults: useDefaults,
          PrincipalTags: tagRecord(tags),
        }),
      ),
      ...(known ? [comment(scriptWords.leftOut(scriptWords.identities(pool.name), known))] : []),
    ];
  });

function rolesOf(world: World, pool: IdentityPoolRow): Entry[] {
  const { authenticatedRole: authenticated, unauthenticatedRole: unauthenticated, roleMappings } = pool;
  const given = Object.entries({ authenticated, unauthenticated }).filter(([, arn]) => arn !== undefined);
  const named = [
    ...given.map(([, arn]) => arn ?? ''),
    ...roleMappings.flatMap(({ rules }) => rules.map((rule) => rule.roleArn)),
  ];
  if (!named.length && !roleMappings.length) return [];
  const there = new Set(rowsBy(world, 'rolesByAccount', pool.account).map(roleArn));
  const gone = named.filter((arn) => !there.has(arn));
  if (gone.length) return [...new Set(gone)].map((arn) => comment(scriptWords.missing(pool.name, arn)));
  const input = {
    IdentityPoolId: pool.id,
    Roles: Object.fromEntries(given),
    RoleMappings: roleMappings.length ? Object.fromEntries(roleMappings.map(mapping)) : undefined,
  };
  return [made(pool, 'SetIdentityPoolRoles', input)];
}

const mapping = ({ provider, type, ambiguousRoleResolution, rules }: RoleMapping): [string, Input] => [
  provider,
  {
    Type: type,
    ...(ambiguousRoleResolution === undefined ? {} : { AmbiguousRoleResolution: ambiguousRoleResolution }),
    ...(type === 'Rules'
      ? {
          RulesConfiguration: {
            Rules: rules.map(({ claim, matchType, value, roleArn: role }) => ({
              Claim: claim,
              MatchType: matchType,
              Value: value,
              RoleARN: role,
            })),
          },
        }
      : {}),
  },
];
