import type { Check } from './row-checks.ts';
import {
  either,
  flag,
  integer,
  list,
  oneOf,
  record,
  text,
  account,
  arn,
  tags,
  texts,
  time,
} from './row-checks.ts';

/** An identity pool's or an identity's id: `us-east-1:GUID`. */
const poolId = text(1, 55, /^[\w-]+:[0-9a-f-]+$/);
const userPoolId = text(1, 55, /^[\w-]+_[0-9a-zA-Z]+$/);
const provider = text(1, 128);
const guid = text(1, 64, /^[0-9a-f-]+$/);
const key = text(1, 1024);
const dates = { createDate: time, lastModifiedDate: time };

const rule = record({
  claim: text(1, 64),
  matchType: oneOf('Equals', 'Contains', 'StartsWith', 'NotEqual'),
  value: text(1, 128),
  roleArn: arn,
});
const mapping = record(
  { provider, type: oneOf('Token', 'Rules'), rules: list(rule, 400) },
  { ambiguousRoleResolution: oneOf('AuthenticatedRole', 'Deny') },
);

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_Types.html */
export const cognitoShapes = {
  identityPools: record(
    {
      id: poolId,
      account,
      name: text(1, 128),
      allowUnauthenticatedIdentities: flag,
      supportedLoginProviders: list(record({ provider, appId: text(0, 128) }), 10),
      cognitoIdentityProviders: list(
        record({ providerName: provider, clientId: text(0, 128), serverSideTokenCheck: flag }),
        50,
      ),
      openIdConnectProviderArns: list(arn, 50),
      samlProviderArns: list(arn, 50),
      roleMappings: list(mapping, 50),
      principalTags: list(record({ provider, useDefaults: flag, tags }), 50),
      tags,
      createDate: time,
    },
    {
      allowClassicFlow: flag,
      developerProviderName: text(1, 128),
      authenticatedRole: arn,
      unauthenticatedRole: arn,
    },
  ),
  identities: record(
    {
      id: poolId,
      account,
      poolId,
      logins: list(record({ provider, subject: text(0, 2048) }), 50),
      ...dates,
    },
    { disabled: flag },
  ),
  userPools: record(
    {
      id: userPoolId,
      account,
      name: text(1, 128),
      passwordPolicy: record(
        {
          minimumLength: integer(6, 99),
          requireUppercase: flag,
          requireLowercase: flag,
          requireNumbers: flag,
          requireSymbols: flag,
        },
        { temporaryPasswordValidityDays: integer(0, 365) },
      ),
      tags,
      ...dates,
    },
    { autoVerifiedAttributes: texts(32, 2), allowAdminCreateUserOnly: flag },
  ),
  userPoolClients: record(
    {
      id: text(1, 128, /^\w+$/),
      poolId: userPoolId,
      name: text(1, 128),
      explicitAuthFlows: texts(64, 20),
      ...dates,
    },
    { preventUserExistenceErrors: oneOf('LEGACY', 'ENABLED') },
  ),
  poolUsers: record({
    id: guid,
    poolId: userPoolId,
    username: text(1, 128),
    attributes: list(record({ name: text(1, 32), value: text(0, 2048) }), 100),
    password: either(oneOf(null), text(1, 256)),
    status: oneOf('UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD'),
    enabled: flag,
    confirmationCode: either(oneOf(null), text(1, 2048)),
    ...dates,
  }),
  poolGroups: record(
    { id: key, poolId: userPoolId, name: text(1, 128), ...dates },
    { description: text(0, 2048), precedence: integer(0), roleArn: arn },
  ),
  poolMemberships: record({ id: key, userId: guid, groupId: key }),
} satisfies Record<string, Check>;
