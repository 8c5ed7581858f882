import type { ApiError } from '../../call/call.ts';
import type { IdentityPoolRow, RoleMapping } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable, PermissionRequest } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { roleOf } from '../sts/issued.ts';
import { mapOfTags, tagsOfMap } from '../shared/tags.ts';
import {
  invalidParameter,
  notAuthorized,
  onEverything,
  onIdentityPool,
  withIdentityPool,
} from './identity-pool-lookup.ts';
import { cognito } from '../../policy/principals.ts';

type MappingsIn = NonNullable<InputOf<'cognito-identity:SetIdentityPoolRoles'>['RoleMappings']>;
type MappingIn = MappingsIn[string];
type MappingsOut = NonNullable<OutputOf<'cognito-identity:GetIdentityPoolRoles'>['RoleMappings']>;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html */
const maximumRules = 25;

function badMapping(provider: string, mapping: MappingIn): string | null {
  const rules = mapping.RulesConfiguration?.Rules;
  if (mapping.AmbiguousRoleResolution === undefined)
    return `AmbiguousRoleResolution is required for the role mapping of ${provider}.`;
  if (mapping.Type === 'Rules' && !rules)
    return `RulesConfiguration is required for the role mapping of ${provider}.`;
  if (mapping.Type === 'Token' && rules)
    return `RulesConfiguration is not allowed for the role mapping of ${provider}, whose type is Token.`;
  return (rules?.length ?? 0) > maximumRules
    ? `The role mapping of ${provider} can have ${maximumRules} rules at most.`
    : null;
}

/** Every role that mappings name. */
const mappedRoles = (mappings: MappingsIn = {}): string[] =>
  Object.values(mappings).flatMap(({ RulesConfiguration }) =>
    (RulesConfiguration?.Rules ?? []).map(({ RoleARN }) => RoleARN),
  );

/** Checks role mappings, beyond the model. */
function checkMappings(mappings: MappingsIn = {}): ApiError | null {
  for (const [provider, mapping] of Object.entries(mappings)) {
    const problem = badMapping(provider, mapping);
    if (problem !== null) return invalidParameter(problem);
  }
  return null;
}

const mappingsFrom = (mappings: MappingsIn = {}): RoleMapping[] =>
  Object.entries(mappings).map(([provider, { Type, AmbiguousRoleResolution, RulesConfiguration }]) => ({
    provider,
    type: Type,
    ...(AmbiguousRoleResolution === undefined ? {} : { ambiguousRoleResolution: AmbiguousRoleResolution }),
    rules: (RulesConfiguration?.Rules ?? []).map(({ Claim, MatchType, Value, RoleARN }) => ({
      claim: Claim,
      matchType: MatchType,
      value: Value,
      roleArn: RoleARN,
    })),
  }));

const mappingsOut = (mappings: readonly RoleMapping[]): MappingsOut =>
  Object.fromEntries(
    mappings.map(({ provider, type, ambiguousRoleResolution: ambiguous, rules }) => [
      provider,
      {
        Type: type,
        ...(ambiguous === undefined ? {} : { AmbiguousRoleResolution: ambiguous }),
        ...(type === 'Rules'
          ? {
              RulesConfiguration: {
                Rules: rules.map(({ claim, matchType, value, roleArn }) => ({
                  Claim: claim,
                  MatchType: matchType,
                  Value: value,
                  RoleARN: roleArn,
                })),
              },
            }
          : {}),
      },
    ]),
  );

type Input = InputOf<'cognito-identity:SetIdentityPoolRoles'>;

/** The most role mappings of a pool: as many as the providers of one kind. */
const maximumMaps = 50;

const rolesIn = ({ Roles, RoleMappings }: Input): string[] => [
  ...new Set([...Object.values(Roles), ...mappedRoles(RoleMappings)]),
];

/** To give a pool its roles is to pass them to Cognito. */
const passed = (input: Input): PermissionRequest[] =>
  rolesIn(input).map((resource) => ({
    action: 'iam:PassRole',
    resource,
    label: resource,
    keys: [['iam:PassedToService', [cognito]]],
  }));

/** Refuses a role of another account and a role that doesn't exist. */
function outOfReach(input: Input, { world, account }: OperationContext): ApiError | null {
  const bad = rolesIn(input).find((arn) => roleOf(world, arn)?.account !== account);
  return bad === undefined ? null : notAuthorized(`Access to Role '${bad}' is forbidden.`);
}

type Draft = { -readonly [K in keyof IdentityPoolRow]: IdentityPoolRow[K] };

/** Replaces all roles of the pool. */
function withRoles(pool: IdentityPoolRow, { Roles, RoleMappings }: Input): IdentityPoolRow {
  const after: Draft = { ...pool, roleMappings: mappingsFrom(RoleMappings) };
  delete after.authenticatedRole;
  delete after.unauthenticatedRole;
  const given = new Map(Object.entries(Roles));
  const [authenticated, unauthenticated] = [given.get('authenticated'), given.get('unauthenticated')];
  if (authenticated !== undefined) after.authenticatedRole = authenticated;
  if (unauthenticated !== undefined) after.unauthenticatedRole = unauthenticated;
  return after;
}

const tagsOut = (row: IdentityPoolRow['principalTags'][number] | undefined) => ({
  UseDefaults: row?.useDefaults ?? false,
  PrincipalTags: mapOfTags(row?.tags ?? []),
});

/** https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html */
export const poolRoles: Pick<
  OperationTable,
  | 'cognito-identity:SetIdentityPoolRoles'
  | 'cognito-identity:GetIdentityPoolRoles'
  | 'cognito-identity:SetPrincipalTagAttributeMap'
  | 'cognito-identity:GetPrincipalTagAttributeMap'
> = {
  'cognito-identity:SetIdentityPoolRoles': {
    check: (input) => refuse(checkMappings(input.RoleMappings)),
    authorize: (input) => [...onEverything('SetIdentityPoolRoles'), ...passed(input)],
    run: (input, context) =>
      withIdentityPool(
        context,
        input,
        (pool) =>
          refuse(outOfReach(input, context)) ??
          done({}, [put(context.world, 'identityPools', withRoles(pool, input))]),
      ),
    ledger: ['identity-pool-pass-role'],
  },

  'cognito-identity:GetIdentityPoolRoles': {
    authorize: (input, context) => onIdentityPool('GetIdentityPoolRoles', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, ({ id, authenticatedRole, unauthenticatedRole, roleMappings }) =>
        done({
          IdentityPoolId: id,
          Roles: {
            ...(authenticatedRole === undefined ? {} : { authenticated: authenticatedRole }),
            ...(unauthenticatedRole === undefined ? {} : { unauthenticated: unauthenticatedRole }),
          },
          ...(roleMappings.length ? { RoleMappings: mappingsOut(roleMappings) } : {}),
        }),
      ),
  },

  'cognito-identity:SetPrincipalTagAttributeMap': {
    check: ({ PrincipalTags }) => {
      const reserved = Object.keys(PrincipalTags ?? {}).find((key) => key.toLowerCase().startsWith('aws:'));
      return refuse(reserved === undefined ? null : invalidParameter(`Tag key ${reserved} is reserved.`));
    },
    authorize: () => onEverything('SetPrincipalTagAttributeMap'),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) => {
        const row = {
          provider: input.IdentityProviderName,
          useDefaults: input.UseDefaults ?? false,
          tags: tagsOfMap(input.PrincipalTags),
        };
        const others = pool.principalTags.filter(({ provider }) => provider !== row.provider);
        if (others.length >= maximumMaps)
          return refuse(invalidParameter(`An identity pool can have ${maximumMaps} attribute maps at most.`));
        const after = { ...pool, principalTags: [...others, row] };
        return done({ IdentityPoolId: pool.id, IdentityProviderName: row.provider, ...tagsOut(row) }, [
          put(context.world, 'identityPools', after),
        ]);
      }),
    ledger: ['principal-tags'],
  },

  'cognito-identity:GetPrincipalTagAttributeMap': {
    authorize: (input, context) => onIdentityPool('GetPrincipalTagAttributeMap', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) => {
        const name = input.IdentityProviderName;
        const row = pool.principalTags.find(({ provider }) => provider === name);
        return done({ IdentityPoolId: pool.id, IdentityProviderName: name, ...tagsOut(row) });
      }),
    ledger: ['principal-tags'],
  },
};
