import type { Json, JsonObject } from '../json.ts';
import { isObject, member } from '../json.ts';
import type { ResourceRequest, ResourceStep, ResourceType } from './resource-type.ts';
import {
  generatedName,
  given,
  known,
  making,
  nameOf,
  picked,
  removing,
  step,
  tagMap,
  tagsOf,
  textAt,
  textOf,
  treatments,
  unlessEmpty,
} from './steps.ts';

const gone: readonly string[] = ['ResourceNotFoundException', 'UserNotFoundException'];

const identityPoolInput = (request: ResourceRequest): JsonObject => ({
  IdentityPoolName:
    textOf(request.properties, 'IdentityPoolName') ?? `${request.logicalId}_${request.suffix}`,
  ...picked(request.properties, [
    ...[
      'AllowUnauthenticatedIdentities',
      'AllowClassicFlow',
      'SupportedLoginProviders',
      'DeveloperProviderName',
    ],
    ...['OpenIdConnectProviderARNs', 'CognitoIdentityProviders', 'SamlProviderARNs'],
  ]),
  ...given({ IdentityPoolTags: unlessEmpty(tagMap(tagsOf(request, 'IdentityPoolTags'))) }),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-identitypool.html */
const identityPool: ResourceType = {
  name: 'AWS::Cognito::IdentityPool',
  create: (request) => [
    making('cognito-identity', 'CreateIdentityPool', identityPoolInput(request), (output) => {
      const id = textAt(output, 'IdentityPoolId');
      return known(id, { Id: id, Name: textAt(output, 'IdentityPoolName') });
    }),
  ],
  update: (request, { made }) => [
    step(
      'cognito-identity',
      'UpdateIdentityPool',
      {
        IdentityPoolId: made.physicalId,
        ...identityPoolInput(request),
        // A generated name stays as it was drawn.
        IdentityPoolName: textOf(request.properties, 'IdentityPoolName') ?? member(made.attributes, 'Name'),
      },
      {
        learns: (output) =>
          known(made.physicalId, { Id: made.physicalId, Name: textAt(output, 'IdentityPoolName') }),
      },
    ),
  ],
  remove: (_request, { physicalId: IdentityPoolId }) => [
    removing('cognito-identity', 'DeleteIdentityPool', { IdentityPoolId }, gone),
  ],
  treatmentOf: treatments(['CognitoEvents', 'CognitoStreams', 'PushSync']),
};

/** The mappings by their providers, as the API has them: the template's own keys need not be providers' names. */
function roleMappings(properties: JsonObject): JsonObject | undefined {
  const mappings = member(properties, 'RoleMappings');
  if (!isObject(mappings)) return undefined;
  return Object.fromEntries(
    Object.entries(mappings).map(([key, mapping]) => [
      textOf(isObject(mapping) ? mapping : {}, 'IdentityProvider') ?? key,
      isObject(mapping) ? picked(mapping, ['Type', 'AmbiguousRoleResolution', 'RulesConfiguration']) : {},
    ]),
  );
}

const setRoles = ({ properties }: ResourceRequest): readonly ResourceStep[] => [
  step('cognito-identity', 'SetIdentityPoolRoles', {
    IdentityPoolId: textOf(properties, 'IdentityPoolId'),
    Roles: member(properties, 'Roles') ?? {},
    RoleMappings: roleMappings(properties),
  }),
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-identitypoolroleattachment.html */
const roleAttachment: ResourceType = {
  name: 'AWS::Cognito::IdentityPoolRoleAttachment',
  identity: ({ properties }) => {
    const id = textOf(properties, 'IdentityPoolId') ?? '';
    return known(id, { Id: id });
  },
  create: setRoles,
  update: setRoles,
  remove: ({ properties }) => [
    removing(
      'cognito-identity',
      'SetIdentityPoolRoles',
      { IdentityPoolId: textOf(properties, 'IdentityPoolId'), Roles: {} },
      gone,
    ),
  ],
  treatmentOf: treatments([]),
};

const setTags = ({ properties }: ResourceRequest): readonly ResourceStep[] => [
  step(
    'cognito-identity',
    'SetPrincipalTagAttributeMap',
    picked(properties, ['IdentityPoolId', 'IdentityProviderName', 'UseDefaults', 'PrincipalTags']),
  ),
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-identitypoolprincipaltag.html */
const principalTag: ResourceType = {
  name: 'AWS::Cognito::IdentityPoolPrincipalTag',
  identity: ({ properties }) =>
    known(
      `${textOf(properties, 'IdentityPoolId') ?? ''}|${textOf(properties, 'IdentityProviderName') ?? ''}`,
    ),
  create: setTags,
  update: setTags,
  remove: ({ properties }) => [
    removing(
      'cognito-identity',
      'SetPrincipalTagAttributeMap',
      { ...picked(properties, ['IdentityPoolId', 'IdentityProviderName']), PrincipalTags: {} },
      gone,
    ),
  ],
  treatmentOf: treatments([]),
};

/** Members that CloudFormation and the API name alike, and that this simulation of a pool carries out. */
const poolMembers: readonly string[] = [
  ...[
    'Policies',
    'AutoVerifiedAttributes',
    'AdminCreateUserConfig',
    'MfaConfiguration',
    'DeletionProtection',
  ],
  ...['UsernameConfiguration', 'UserPoolTier'],
];

const poolInput = (request: ResourceRequest): JsonObject => ({
  ...picked(request.properties, poolMembers),
  ...given({ UserPoolTags: unlessEmpty(tagMap(tagsOf(request, 'UserPoolTags'))) }),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpool.html */
const userPool: ResourceType = {
  name: 'AWS::Cognito::UserPool',
  create: (request) => [
    making(
      'cognito-idp',
      'CreateUserPool',
      { PoolName: nameOf(request, 'UserPoolName', { most: 128 }), ...poolInput(request) },
      (output) => {
        const id = textAt(output, 'UserPool', 'Id');
        const provider = `cognito-idp.${request.stack.region}.amazonaws.com/${id}`;
        return known(id, {
          UserPoolId: id,
          Arn: textAt(output, 'UserPool', 'Arn'),
          ProviderName: provider,
          ProviderURL: `https://${provider}`,
        });
      },
    ),
  ],
  update: (request, { made: { physicalId: UserPoolId } }) => [
    step('cognito-idp', 'UpdateUserPool', {
      UserPoolId,
      PoolName: textOf(request.properties, 'UserPoolName'),
      ...poolInput(request),
    }),
  ],
  remove: (_request, { physicalId: UserPoolId }) => [
    removing('cognito-idp', 'DeleteUserPool', { UserPoolId }, gone),
  ],
  treatmentOf: treatments(
    [
      ...['AccountRecoverySetting', 'AliasAttributes', 'DeviceConfiguration', 'EmailAuthenticationMessage'],
      ...[
        'EmailAuthenticationSubject',
        'EmailConfiguration',
        'EmailVerificationMessage',
        'EmailVerificationSubject',
      ],
      ...[
        'Schema',
        'SmsAuthenticationMessage',
        'SmsConfiguration',
        'SmsVerificationMessage',
        'UsernameAttributes',
      ],
      ...[
        'UserAttributeUpdateSettings',
        'UserPoolAddOns',
        'VerificationMessageTemplate',
        'IssuerConfiguration',
      ],
      ...[
        'KeyConfiguration',
        'WebAuthnRelyingPartyID',
        'WebAuthnUserVerification',
        'WebAuthnFactorConfiguration',
      ],
    ],
    // A trigger's code decides who signs in, and with which claims.
    ['LambdaConfig', 'EnabledMfas'],
    {
      LambdaConfig: (value: Json) => isObject(value) && Object.keys(value).length === 0,
      EnabledMfas: (value: Json) => Array.isArray(value) && value.length === 0,
    },
  ),
};

const clientMembers: readonly string[] = ['UserPoolId', 'GenerateSecret', 'ExplicitAuthFlows'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html */
const userPoolClient: ResourceType = {
  name: 'AWS::Cognito::UserPoolClient',
  create: (request) => [
    making(
      'cognito-idp',
      'CreateUserPoolClient',
      {
        ClientName: nameOf(request, 'ClientName', { most: 128 }),
        ...picked(request.properties, clientMembers),
      },
      (output) => {
        const id = textAt(output, 'UserPoolClient', 'ClientId');
        return known(id, { ClientId: id, Name: textAt(output, 'UserPoolClient', 'ClientName') });
      },
    ),
  ],
  update: (request, { made: { physicalId: ClientId } }) => [
    step('cognito-idp', 'UpdateUserPoolClient', {
      ClientId,
      ClientName: textOf(request.properties, 'ClientName'),
      ...picked(request.properties, ['UserPoolId', 'ExplicitAuthFlows']),
    }),
  ],
  remove: ({ properties }, { physicalId: ClientId }) => [
    removing(
      'cognito-idp',
      'DeleteUserPoolClient',
      { UserPoolId: textOf(properties, 'UserPoolId'), ClientId },
      gone,
    ),
  ],
  treatmentOf: treatments([
    ...['AccessTokenValidity', 'AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes'],
    ...[
      'AnalyticsConfiguration',
      'AuthSessionValidity',
      'CallbackURLs',
      'DefaultRedirectURI',
      'IdTokenValidity',
    ],
    ...['EnablePropagateAdditionalUserContextData', 'EnableTokenRevocation', 'LogoutURLs', 'ReadAttributes'],
    ...['PreventUserExistenceErrors', 'RefreshTokenRotation', 'RefreshTokenValidity', 'TokenValidityUnits'],
    ...['SupportedIdentityProviders', 'WriteAttributes'],
  ]),
};

const groupMembers: readonly string[] = ['UserPoolId', 'Description', 'RoleArn', 'Precedence'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolgroup.html */
const userPoolGroup: ResourceType = {
  name: 'AWS::Cognito::UserPoolGroup',
  create(request) {
    const GroupName = nameOf(request, 'GroupName', { most: 128 });
    return [
      making('cognito-idp', 'CreateGroup', { GroupName, ...picked(request.properties, groupMembers) }, () =>
        known(GroupName),
      ),
    ];
  },
  update: ({ properties }, { made: { physicalId: GroupName } }) => [
    step('cognito-idp', 'UpdateGroup', { GroupName, ...picked(properties, groupMembers) }),
  ],
  remove: ({ properties }, { physicalId: GroupName }) => [
    removing('cognito-idp', 'DeleteGroup', { GroupName, ...picked(properties, ['UserPoolId']) }, gone),
  ],
  treatmentOf: treatments([]),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpooluser.html */
const userPoolUser: ResourceType = {
  name: 'AWS::Cognito::UserPoolUser',
  create(request) {
    const Username = textOf(request.properties, 'Username') ?? generatedName(request, { most: 128 });
    return [
      making(
        'cognito-idp',
        'AdminCreateUser',
        {
          Username,
          ...picked(request.properties, [
            'UserPoolId',
            'UserAttributes',
            'ForceAliasCreation',
            'MessageAction',
          ]),
        },
        () => known(Username),
      ),
    ];
  },
  // Each property of a user replaces it.
  update: () => [],
  remove: ({ properties }, { physicalId: Username }) => [
    removing('cognito-idp', 'AdminDeleteUser', { Username, ...picked(properties, ['UserPoolId']) }, gone),
  ],
  treatmentOf: treatments(['ClientMetadata', 'DesiredDeliveryMediums', 'ValidationData']),
};

const membership = (properties: JsonObject): JsonObject =>
  picked(properties, ['UserPoolId', 'GroupName', 'Username']);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolusertogroupattachment.html */
const userToGroup: ResourceType = {
  name: 'AWS::Cognito::UserPoolUserToGroupAttachment',
  identity: ({ properties }) =>
    known(['UserPoolId', 'GroupName', 'Username'].map((name) => textOf(properties, name)).join('|')),
  create: ({ properties }) => [step('cognito-idp', 'AdminAddUserToGroup', membership(properties))],
  update: () => [],
  remove: ({ properties }) => [
    removing('cognito-idp', 'AdminRemoveUserFromGroup', membership(properties), gone),
  ],
  treatmentOf: treatments([]),
};

export const cognito: readonly ResourceType[] = [
  ...[identityPool, roleAttachment, principalTag, userPool, userPoolClient, userPoolGroup, userPoolUser],
  userToGroup,
];
