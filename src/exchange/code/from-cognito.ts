import type { IdentityPoolRow, PoolUserRow, RoleMapping, UserPoolRow } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import type { Value } from './built.ts';
import { Reference } from './built.ts';
import type { Draft, Source } from './draft.ts';
import { byName, filled, given } from './draft.ts';
import type { Resolver } from './resolve.ts';

const regionOf = (poolId: string): string => poolId.slice(0, poolId.search(/[:_]/));

/** The drafts of an account's user pools, with their apps, people and groups, and of its identity pools. */
export function cognitoDrafts(source: Source): Draft[] {
  const { world, account, takes } = source;
  const userPools = [...rowsBy(world, 'userPoolsByAccount', account)].sort(byName);
  const pools = [...rowsBy(world, 'identityPoolsByAccount', account)].sort(byName);
  return [
    ...userPools.filter(({ id }) => takes(id)).flatMap((pool) => userPoolDrafts(source, pool)),
    ...pools.filter(({ id }) => takes(id)).flatMap((pool) => identityPoolDrafts(source, pool)),
  ];
}

function userPoolDrafts(source: Source, pool: UserPoolRow): Draft[] {
  const { world, lose } = source;
  const region = regionOf(pool.id);
  const poolId = (to: Resolver): Value => to.needed(pool.id);
  const people = [...rowsBy(world, 'poolUsersByPool', pool.id)].sort((a, b) =>
    a.username < b.username ? -1 : 1,
  );
  const waiting = people.filter(({ status }) => status === 'UNCONFIRMED');
  if (waiting.length) lose('unconfirmed', [pool.name], pool.id, waiting.length);
  const known = people.filter(({ status }) => status !== 'UNCONFIRMED');
  if (known.length) lose('poolPasswords', [pool.name], pool.id, known.length);
  const policy = pool.passwordPolicy;
  return [
    {
      key: pool.id,
      name: pool.name,
      word: 'UserPool',
      type: 'AWS::Cognito::UserPool',
      region,
      tags: pool.tags,
      finds: [[pool.id, 'id']],
      properties: () => ({
        UserPoolName: pool.name,
        AutoVerifiedAttributes: filled(pool.autoVerifiedAttributes),
        AdminCreateUserConfig: pool.allowAdminCreateUserOnly ? { AllowAdminCreateUserOnly: true } : undefined,
        Policies: {
          PasswordPolicy: given({
            MinimumLength: policy.minimumLength,
            RequireLowercase: policy.requireLowercase,
            RequireNumbers: policy.requireNumbers,
            RequireSymbols: policy.requireSymbols,
            RequireUppercase: policy.requireUppercase,
            TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
          }),
        },
      }),
    },
    ...[...rowsBy(world, 'userPoolClientsByPool', pool.id)].sort(byName).map((client): Draft => ({
      key: client.id,
      name: client.name,
      word: 'Client',
      type: 'AWS::Cognito::UserPoolClient',
      region,
      finds: [[client.id, 'id']],
      properties: (to) => ({
        ClientName: client.name,
        UserPoolId: poolId(to),
        ExplicitAuthFlows: filled(client.explicitAuthFlows),
        PreventUserExistenceErrors: client.preventUserExistenceErrors,
      }),
    })),
    ...[...rowsBy(world, 'poolGroupsByPool', pool.id)].sort(byName).map((group): Draft => ({
      key: group.id,
      name: group.name,
      word: 'PoolGroup',
      type: 'AWS::Cognito::UserPoolGroup',
      region,
      properties: (to) => ({
        GroupName: group.name,
        UserPoolId: poolId(to),
        Description: filled(group.description),
        Precedence: group.precedence,
        RoleArn: group.roleArn === undefined ? undefined : to.needed(group.roleArn),
      }),
    })),
    ...known.flatMap((person) => personDrafts(source, pool, person)),
  ];
}

function personDrafts({ world }: Source, pool: UserPoolRow, person: PoolUserRow): Draft[] {
  const region = regionOf(pool.id);
  const attributes = person.attributes.filter(({ name }) => name !== 'sub');
  return [
    {
      key: person.id,
      name: person.username,
      word: 'Person',
      type: 'AWS::Cognito::UserPoolUser',
      region,
      properties: (to) => ({
        Username: person.username,
        UserPoolId: to.needed(pool.id),
        UserAttributes: filled(attributes.map(({ name, value }) => ({ Name: name, Value: value }))),
      }),
    },
    ...rowsBy(world, 'poolMembershipsByUser', person.id)
      .flatMap((membership) => {
        const group = world.tables.poolGroups.get(membership.groupId);
        return group ? [{ ...membership, name: group.name, group }] : [];
      })
      .sort(byName)
      .map(({ id, group }): Draft => ({
        key: id,
        name: group.name,
        word: `In${group.name.replace(/[^A-Za-z0-9]+/g, '')}`,
        type: 'AWS::Cognito::UserPoolUserToGroupAttachment',
        region,
        partOf: person.id,
        properties: (to) => ({
          UserPoolId: to.needed(pool.id),
          Username: new Reference(person.id, 'name', person.username, true),
          GroupName: new Reference(group.id, 'name', group.name, true),
        }),
      })),
  ];
}

function identityPoolDrafts({ world, lose }: Source, pool: IdentityPoolRow): Draft[] {
  const region = regionOf(pool.id);
  const known = rowsBy(world, 'identitiesByPool', pool.id).length;
  if (known) lose('identities', [pool.name], pool.id, known);
  const { authenticatedRole, unauthenticatedRole, roleMappings } = pool;
  const hasRoles =
    authenticatedRole !== undefined || unauthenticatedRole !== undefined || roleMappings.length > 0;
  return [
    {
      key: pool.id,
      name: pool.name,
      word: 'IdentityPool',
      type: 'AWS::Cognito::IdentityPool',
      region,
      tags: pool.tags,
      finds: [[pool.id, 'id']],
      properties: (to) => ({
        IdentityPoolName: pool.name,
        AllowUnauthenticatedIdentities: pool.allowUnauthenticatedIdentities,
        AllowClassicFlow: pool.allowClassicFlow,
        DeveloperProviderName: pool.developerProviderName,
        SupportedLoginProviders: pool.supportedLoginProviders.length
          ? Object.fromEntries(pool.supportedLoginProviders.map(({ provider, appId }) => [provider, appId]))
          : undefined,
        CognitoIdentityProviders: filled(
          pool.cognitoIdentityProviders.map(({ providerName, clientId, serverSideTokenCheck }) =>
            given({
              ProviderName: to.text(providerName, true),
              ClientId: to.needed(clientId),
              ServerSideTokenCheck: serverSideTokenCheck ? true : undefined,
            }),
          ),
        ),
        OpenIdConnectProviderARNs: filled(pool.openIdConnectProviderArns.map((arn) => to.needed(arn))),
        SamlProviderARNs: filled(pool.samlProviderArns.map((arn) => to.needed(arn))),
      }),
    },
    ...(hasRoles
      ? [
          {
            key: `${pool.id}/roles`,
            name: pool.name,
            word: 'Roles',
            type: 'AWS::Cognito::IdentityPoolRoleAttachment',
            region,
            partOf: pool.id,
            properties: (to: Resolver) => ({
              IdentityPoolId: to.needed(pool.id),
              Roles: given({
                authenticated: authenticatedRole === undefined ? undefined : to.needed(authenticatedRole),
                unauthenticated:
                  unauthenticatedRole === undefined ? undefined : to.needed(unauthenticatedRole),
              }),
              RoleMappings: roleMappings.length
                ? Object.fromEntries(
                    roleMappings.map((one, i) => [
                      roleMappings.length === 1 ? 'Mapping' : `Mapping${String(i + 1)}`,
                      mapping(to, one),
                    ]),
                  )
                : undefined,
            }),
          },
        ]
      : []),
    ...pool.principalTags.map(({ provider, useDefaults, tags }, i): Draft => ({
      key: `${pool.id}/tags/${provider}`,
      name: pool.name,
      word: pool.principalTags.length === 1 ? 'Tags' : `Tags${String(i + 1)}`,
      type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      region,
      partOf: pool.id,
      properties: (to) => ({
        IdentityPoolId: to.needed(pool.id),
        IdentityProviderName: to.text(provider, true),
        UseDefaults: useDefaults,
        PrincipalTags: tags.length
          ? Object.fromEntries(tags.map(({ key, value }) => [key, value]))
          : undefined,
      }),
    })),
  ];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypoolroleattachment-rolemapping.html */
const mapping = (to: Resolver, { provider, type, ambiguousRoleResolution, rules }: RoleMapping): Value =>
  given({
    IdentityProvider: to.text(provider, true),
    Type: type,
    AmbiguousRoleResolution: ambiguousRoleResolution,
    RulesConfiguration:
      type === 'Rules'
        ? {
            Rules: rules.map(({ claim, matchType, value, roleArn }) => ({
              Claim: claim,
              MatchType: matchType,
              Value: value,
              RoleARN: to.needed(roleArn),
            })),
          }
        : undefined,
  });
