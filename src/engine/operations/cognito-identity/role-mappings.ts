import type { ApiError } from '../../call/call.ts';
import type { RoleMapping } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { invalidParameter } from './identity-pool-lookup.ts';

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
export const mappedRoles = (mappings: MappingsIn = {}): string[] =>
  Object.values(mappings).flatMap(({ RulesConfiguration }) =>
    (RulesConfiguration?.Rules ?? []).map(({ RoleARN }) => RoleARN),
  );

/** What is wrong with role mappings, beyond what the model checks. */
export function checkMappings(mappings: MappingsIn = {}): ApiError | null {
  for (const [provider, mapping] of Object.entries(mappings)) {
    const problem = badMapping(provider, mapping);
    if (problem !== null) return invalidParameter(problem);
  }
  return null;
}

export const mappingsFrom = (mappings: MappingsIn = {}): RoleMapping[] =>
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

export const mappingsOut = (mappings: readonly RoleMapping[]): MappingsOut =>
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
