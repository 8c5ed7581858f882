/**
 * The operations that are modelled. A part is what loads together: one file of API model data and one
 * directory's modules of `src/engine/operations`. Within a part, a family is one file there.
 */
const kinds = ['User', 'Group', 'Role'];
const tagsOf = (what) => [`Tag${what}`, `Untag${what}`, `List${what}Tags`];

const iam = {
  users: ['CreateUser', 'GetUser', 'ListUsers', 'UpdateUser', 'DeleteUser'],
  'user-tags': tagsOf('User'),
  groups: ['CreateGroup', 'GetGroup', 'ListGroups', 'UpdateGroup', 'DeleteGroup'],
  membership: ['AddUserToGroup', 'RemoveUserFromGroup', 'ListGroupsForUser'],
  roles: [
    'CreateRole',
    'GetRole',
    'ListRoles',
    'UpdateRole',
    'UpdateRoleDescription',
    'UpdateAssumeRolePolicy',
    'DeleteRole',
  ],
  'role-tags': tagsOf('Role'),
  'access-keys': [
    'CreateAccessKey',
    'ListAccessKeys',
    'UpdateAccessKey',
    'DeleteAccessKey',
    'GetAccessKeyLastUsed',
  ],
  'managed-policies': ['CreatePolicy', 'GetPolicy', 'ListPolicies', 'DeletePolicy', 'ListEntitiesForPolicy'],
  'policy-versions': [
    'CreatePolicyVersion',
    'GetPolicyVersion',
    'ListPolicyVersions',
    'SetDefaultPolicyVersion',
    'DeletePolicyVersion',
  ],
  attachments: kinds.flatMap((kind) => [
    `Attach${kind}Policy`,
    `Detach${kind}Policy`,
    `ListAttached${kind}Policies`,
  ]),
  'inline-policies': kinds.flatMap((kind) => [
    `Put${kind}Policy`,
    `Get${kind}Policy`,
    `List${kind}Policies`,
    `Delete${kind}Policy`,
  ]),
  boundaries: ['User', 'Role'].flatMap((kind) => [
    `Put${kind}PermissionsBoundary`,
    `Delete${kind}PermissionsBoundary`,
  ]),
  account: ['GetAccountAuthorizationDetails', 'GetAccountSummary'],
};

const iamSignIn = {
  'login-profiles': [
    'CreateLoginProfile',
    'GetLoginProfile',
    'UpdateLoginProfile',
    'DeleteLoginProfile',
    'ChangePassword',
  ],
  'password-policy': [
    'UpdateAccountPasswordPolicy',
    'GetAccountPasswordPolicy',
    'DeleteAccountPasswordPolicy',
  ],
  'mfa-devices': [
    'CreateVirtualMFADevice',
    'EnableMFADevice',
    'DeactivateMFADevice',
    'DeleteVirtualMFADevice',
    'ListVirtualMFADevices',
    'ListMFADevices',
    'GetMFADevice',
    'ResyncMFADevice',
    ...tagsOf('MFADevice'),
  ],
  'account-aliases': ['CreateAccountAlias', 'DeleteAccountAlias', 'ListAccountAliases'],
  'credential-report': ['GenerateCredentialReport', 'GetCredentialReport'],
};

const iamProviders = {
  'policy-tags': ['TagPolicy', 'UntagPolicy', 'ListPolicyTags'],
  'instance-profiles': [
    'CreateInstanceProfile',
    'GetInstanceProfile',
    'ListInstanceProfiles',
    'ListInstanceProfilesForRole',
    'AddRoleToInstanceProfile',
    'RemoveRoleFromInstanceProfile',
    'DeleteInstanceProfile',
    ...tagsOf('InstanceProfile'),
  ],
  'service-linked-roles': [
    'CreateServiceLinkedRole',
    'DeleteServiceLinkedRole',
    'GetServiceLinkedRoleDeletionStatus',
  ],
  'oidc-providers': [
    'CreateOpenIDConnectProvider',
    'GetOpenIDConnectProvider',
    'ListOpenIDConnectProviders',
    'DeleteOpenIDConnectProvider',
    'AddClientIDToOpenIDConnectProvider',
    'RemoveClientIDFromOpenIDConnectProvider',
    'UpdateOpenIDConnectProviderThumbprint',
    ...tagsOf('OpenIDConnectProvider'),
  ],
  'saml-providers': [
    'CreateSAMLProvider',
    'GetSAMLProvider',
    'ListSAMLProviders',
    'UpdateSAMLProvider',
    'DeleteSAMLProvider',
    ...tagsOf('SAMLProvider'),
  ],
};

const iamSimulation = {
  simulation: [
    'SimulatePrincipalPolicy',
    'SimulateCustomPolicy',
    'GetContextKeysForCustomPolicy',
    'GetContextKeysForPrincipalPolicy',
  ],
};

const sts = {
  'assume-role': ['AssumeRole'],
  'caller-identity': ['GetCallerIdentity', 'GetAccessKeyInfo', 'DecodeAuthorizationMessage'],
  'session-tokens': ['GetSessionToken', 'GetFederationToken', 'AssumeRoot'],
};

const stsFederation = {
  'web-identity': ['AssumeRoleWithWebIdentity'],
  saml: ['AssumeRoleWithSAML'],
};

const cognitoIdentity = {
  'identity-pools': [
    'CreateIdentityPool',
    'DescribeIdentityPool',
    'UpdateIdentityPool',
    'DeleteIdentityPool',
    'ListIdentityPools',
  ],
  'pool-roles': [
    'SetIdentityPoolRoles',
    'GetIdentityPoolRoles',
    'SetPrincipalTagAttributeMap',
    'GetPrincipalTagAttributeMap',
  ],
  'open-id': ['GetId', 'GetOpenIdToken', 'GetOpenIdTokenForDeveloperIdentity', 'GetCredentialsForIdentity'],
  identities: ['ListIdentities', 'DescribeIdentity', 'DeleteIdentities', 'UnlinkIdentity'],
};

const cognitoIdp = {
  'user-pools': ['CreateUserPool', 'DescribeUserPool', 'ListUserPools', 'DeleteUserPool'],
  'user-pool-clients': [
    'CreateUserPoolClient',
    'DescribeUserPoolClient',
    'ListUserPoolClients',
    'DeleteUserPoolClient',
  ],
  people: [
    'SignUp',
    'ConfirmSignUp',
    'AdminConfirmSignUp',
    'AdminCreateUser',
    'AdminSetUserPassword',
    'AdminGetUser',
    'AdminDeleteUser',
    'ListUsers',
  ],
  'pool-groups': [
    'CreateGroup',
    'GetGroup',
    'UpdateGroup',
    'DeleteGroup',
    'ListGroups',
    'AdminAddUserToGroup',
    'AdminRemoveUserFromGroup',
    'AdminListGroupsForUser',
    'ListUsersInGroup',
  ],
  'sign-in': ['InitiateAuth', 'AdminInitiateAuth', 'RespondToAuthChallenge', 'GetUser'],
};

const organizations = {
  organization: ['CreateOrganization', 'DescribeOrganization', 'DeleteOrganization', 'ListRoots'],
  accounts: [
    'CreateAccount',
    'DescribeCreateAccountStatus',
    'ListAccounts',
    'DescribeAccount',
    'ListAccountsForParent',
    'MoveAccount',
    'RemoveAccountFromOrganization',
    'CloseAccount',
  ],
  units: [
    'CreateOrganizationalUnit',
    'DescribeOrganizationalUnit',
    'UpdateOrganizationalUnit',
    'DeleteOrganizationalUnit',
    'ListOrganizationalUnitsForParent',
    'ListParents',
    'ListChildren',
  ],
  policies: [
    'CreatePolicy',
    'DescribePolicy',
    'UpdatePolicy',
    'DeletePolicy',
    'ListPolicies',
    'AttachPolicy',
    'DetachPolicy',
    'ListPoliciesForTarget',
    'ListTargetsForPolicy',
    'EnablePolicyType',
    'DisablePolicyType',
  ],
};

const s3 = {
  buckets: ['CreateBucket', 'DeleteBucket', 'ListBuckets', 'HeadBucket'],
  'bucket-policies': [
    'PutBucketPolicy',
    'GetBucketPolicy',
    'DeleteBucketPolicy',
    'PutPublicAccessBlock',
    'GetPublicAccessBlock',
    'DeletePublicAccessBlock',
  ],
  'bucket-tags': ['PutBucketTagging', 'GetBucketTagging', 'DeleteBucketTagging'],
  objects: ['PutObject', 'GetObject', 'DeleteObject', 'ListObjectsV2'],
};

const kms = {
  keys: ['CreateKey', 'DescribeKey', 'ListKeys', 'ScheduleKeyDeletion', 'CancelKeyDeletion'],
  aliases: ['CreateAlias', 'ListAliases', 'DeleteAlias'],
  'key-policies': ['PutKeyPolicy', 'GetKeyPolicy'],
  'key-tags': ['TagResource', 'UntagResource', 'ListResourceTags'],
  cryptography: ['Encrypt', 'Decrypt', 'GenerateDataKey'],
};

const sqs = {
  queues: [
    'CreateQueue',
    'DeleteQueue',
    'GetQueueUrl',
    'ListQueues',
    'SetQueueAttributes',
    'GetQueueAttributes',
  ],
  'queue-tags': ['TagQueue', 'UntagQueue', 'ListQueueTags'],
  messages: ['SendMessage', 'ReceiveMessage', 'DeleteMessage'],
};

const lambda = {
  functions: [
    'CreateFunction',
    'GetFunction',
    'ListFunctions',
    'DeleteFunction',
    'UpdateFunctionConfiguration',
    'Invoke',
  ],
  permissions: ['AddPermission', 'RemovePermission', 'GetPolicy'],
  'function-tags': ['TagResource', 'UntagResource', 'ListTags'],
};

const dynamodb = {
  tables: ['CreateTable', 'DescribeTable', 'ListTables', 'DeleteTable'],
  items: ['PutItem', 'GetItem', 'DeleteItem'],
  'table-tags': ['TagResource', 'UntagResource', 'ListTagsOfResource'],
  'table-policies': ['PutResourcePolicy', 'GetResourcePolicy', 'DeleteResourcePolicy'],
};

const secretsmanager = {
  secrets: [
    'CreateSecret',
    'DescribeSecret',
    'ListSecrets',
    'DeleteSecret',
    'RestoreSecret',
    'GetSecretValue',
    'PutSecretValue',
  ],
  'secret-policies': ['PutResourcePolicy', 'GetResourcePolicy', 'DeleteResourcePolicy'],
  'secret-tags': ['TagResource', 'UntagResource'],
};

/** What happens outside of AWS: people open accounts and sign in somewhere, applications run. */
const playground = {
  accounts: ['AddAccount', 'RemoveAccount'],
  workloads: ['CreateWorkload', 'ConfigureWorkload', 'LeakWorkload', 'ListWorkloads', 'DeleteWorkload'],
  'identity-providers': ['SignInToProvider', 'SignInToSamlProvider'],
};

/** Part → the service that it belongs to, and its families. */
export const parts = {
  iam: { service: 'iam', families: iam },
  'iam-sign-in': { service: 'iam', families: iamSignIn },
  'iam-providers': { service: 'iam', families: iamProviders },
  'iam-simulation': { service: 'iam', families: iamSimulation },
  sts: { service: 'sts', families: sts },
  'sts-federation': { service: 'sts', families: stsFederation },
  'cognito-identity': { service: 'cognito-identity', families: cognitoIdentity },
  'cognito-idp': { service: 'cognito-idp', families: cognitoIdp },
  organizations: { service: 'organizations', families: organizations },
  s3: { service: 's3', families: s3 },
  kms: { service: 'kms', families: kms },
  sqs: { service: 'sqs', families: sqs },
  lambda: { service: 'lambda', families: lambda },
  dynamodb: { service: 'dynamodb', families: dynamodb },
  secretsmanager: { service: 'secretsmanager', families: secretsmanager },
  playground: { service: 'playground', families: playground },
};
