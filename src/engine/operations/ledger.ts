/**
 * Something that an operation leaves out, or decides because AWS's documentation says nothing about it.
 * `kind`: `notModelled` answers "not modelled"; `simplified` leaves something out of the simulation;
 * `notCertain` is a choice. `page` is AWS's page about it.
 */
export interface LedgerEntry {
  readonly id: string;
  readonly kind: 'notModelled' | 'simplified' | 'notCertain';
  readonly page: string;
}

const iamGuide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const iamApi = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;
const stsApi = (page: string): string => `https://docs.aws.amazon.com/STS/latest/APIReference/${page}.html`;
const cognitoGuide = (page: string): string =>
  `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`;
const identityPoolsApi = (operation: string): string =>
  `https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_${operation}.html`;
const userPoolsApi = (operation: string): string =>
  `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${operation}.html`;
const organizationsGuide = (page: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/${page}.html`;
const s3Guide = (page: string): string =>
  `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`;
const kmsGuide = (page: string): string =>
  `https://docs.aws.amazon.com/kms/latest/developerguide/${page}.html`;
const sqsGuide = (page: string): string =>
  `https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/${page}.html`;
const lambdaGuide = (page: string): string => `https://docs.aws.amazon.com/lambda/latest/dg/${page}.html`;
const dynamodbGuide = (page: string): string =>
  `https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/${page}.html`;
const secretsGuide = (page: string): string =>
  `https://docs.aws.amazon.com/secretsmanager/latest/userguide/${page}.html`;
const parameterGuide = (page: string): string =>
  `https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html`;
const stacksGuide = (page: string): string =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/${page}.html`;

const identityCenterGuide = (page: string): string =>
  `https://docs.aws.amazon.com/singlesignon/latest/userguide/${page}.html`;
const directoryApi = (operation: string): string =>
  `https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_${operation}.html`;

/**
 * The entries of all operations, by the part that they belong to; the entries of `general` hold for every
 * part. Operations name their entries in `ledger`. Each entry's sentence is in `words/en/ledger.ts`.
 */
export const operationLedger = {
  general: [
    { id: 'order-of-refusals', kind: 'notCertain', page: iamApi('CommonErrors') },
    { id: 'several-errors', kind: 'notCertain', page: iamApi('CommonErrors') },
    { id: 'client-validation', kind: 'simplified', page: iamApi('CommonErrors') },
    { id: 'names-in-any-case', kind: 'notCertain', page: iamGuide('reference_iam-quotas') },
    { id: 'order-of-lists', kind: 'notCertain', page: iamApi('API_ListUsers') },
    { id: 'markers', kind: 'simplified', page: iamApi('API_ListUsers') },
    { id: 'wording-of-errors', kind: 'notCertain', page: iamApi('CommonErrors') },
    { id: 'at-once', kind: 'simplified', page: iamGuide('troubleshoot') },
    { id: 'default-quotas', kind: 'simplified', page: iamGuide('reference_iam-quotas') },
  ],
  iam: [
    { id: 'no-boundary-to-delete', kind: 'notCertain', page: iamApi('API_DeleteUserPermissionsBoundary') },
    { id: 'delete-conflict-order', kind: 'notCertain', page: iamApi('API_DeleteUser') },
    { id: 'aws-managed-policies', kind: 'notModelled', page: iamGuide('access_policies_managed-vs-inline') },
    { id: 'aws-policy-versions', kind: 'simplified', page: iamGuide('access_policies_managed-versioning') },
    { id: 'account-summary', kind: 'simplified', page: iamApi('API_GetAccountSummary') },
    { id: 'root-in-lists', kind: 'notCertain', page: iamApi('API_GetUser') },
    { id: 'remove-non-member', kind: 'notCertain', page: iamApi('API_RemoveUserFromGroup') },
    { id: 'new-role-boundary', kind: 'notCertain', page: iamApi('API_CreateRole') },
    { id: 'reserved-paths', kind: 'notCertain', page: iamApi('API_CreateRole') },
    { id: 'rename-both', kind: 'notCertain', page: iamApi('API_UpdateUser') },
    { id: 'update-role-omits', kind: 'notCertain', page: iamApi('API_UpdateRole') },
  ],
  'iam-sign-in': [
    { id: 'root-password', kind: 'notModelled', page: iamGuide('id_root-user-privileged-task') },
    { id: 'password-use', kind: 'simplified', page: iamGuide('console') },
    { id: 'password-expiry', kind: 'simplified', page: iamGuide('id_credentials_passwords_account-policy') },
    { id: 'reset-and-reuse', kind: 'notCertain', page: iamApi('API_UpdateLoginProfile') },
    { id: 'old-password', kind: 'notCertain', page: iamApi('API_ChangePassword') },
    { id: 'only-virtual-devices', kind: 'notModelled', page: iamGuide('id_credentials_mfa') },
    { id: 'mfa-device-names', kind: 'notCertain', page: iamApi('API_CreateVirtualMFADevice') },
    { id: 'root-device-name', kind: 'notCertain', page: iamApi('API_EnableMFADevice') },
    { id: 'mfa-code-window', kind: 'notCertain', page: iamGuide('id_credentials_mfa_sync') },
    { id: 'mfa-device-alone', kind: 'simplified', page: iamApi('API_GetMFADevice') },
    { id: 'aliases-elsewhere', kind: 'simplified', page: iamGuide('console_account-alias') },
    { id: 'report-time', kind: 'simplified', page: iamGuide('id_credentials_getting-report') },
    { id: 'report-contents', kind: 'simplified', page: iamGuide('id_credentials_getting-report') },
  ],
  'iam-providers': [
    { id: 'profile-role-change', kind: 'notCertain', page: iamApi('API_AddRoleToInstanceProfile') },
    { id: 'profile-in-use', kind: 'notCertain', page: iamApi('API_DeleteInstanceProfile') },
    { id: 'slr-services', kind: 'notModelled', page: iamGuide('reference_aws-services-that-work-with-iam') },
    { id: 'slr-suffix', kind: 'notCertain', page: iamApi('API_CreateServiceLinkedRole') },
    { id: 'slr-deletion', kind: 'simplified', page: iamApi('API_DeleteServiceLinkedRole') },
    { id: 'slr-only', kind: 'notCertain', page: iamApi('API_DeleteServiceLinkedRole') },
    {
      id: 'oidc-not-contacted',
      kind: 'simplified',
      page: iamGuide('id_roles_providers_create_oidc_verify-thumbprint'),
    },
    { id: 'oidc-delete-missing', kind: 'notCertain', page: iamApi('API_DeleteOpenIDConnectProvider') },
    { id: 'oidc-url', kind: 'notCertain', page: iamApi('API_CreateOpenIDConnectProvider') },
    { id: 'saml-metadata', kind: 'simplified', page: iamApi('API_CreateSAMLProvider') },
    { id: 'saml-encryption', kind: 'notModelled', page: iamGuide('id_roles_providers_create_saml') },
  ],
  'iam-simulation': [
    { id: 'simulation-answer', kind: 'notCertain', page: iamApi('API_EvaluationResult') },
    { id: 'simulation-context', kind: 'notCertain', page: iamApi('API_SimulateCustomPolicy') },
    { id: 'simulated-roles', kind: 'notCertain', page: iamApi('API_SimulatePrincipalPolicy') },
    { id: 'ec2-scenarios', kind: 'simplified', page: iamApi('API_SimulateCustomPolicy') },
    { id: 'context-keys', kind: 'notCertain', page: iamApi('API_GetContextKeysForCustomPolicy') },
  ],
  'iam-last-accessed': [
    { id: 'last-accessed-kept', kind: 'simplified', page: iamApi('API_GenerateServiceLastAccessedDetails') },
    { id: 'last-accessed-callers', kind: 'notCertain', page: iamGuide('access_policies_last-accessed') },
    {
      id: 'last-accessed-actions',
      kind: 'simplified',
      page: iamGuide('access_policies_last-accessed-action-last-accessed'),
    },
    { id: 'granting-unknown', kind: 'notCertain', page: iamApi('API_ListPoliciesGrantingServiceAccess') },
  ],
  'iam-root-access': [
    { id: 'delegated-administrators', kind: 'notModelled', page: iamGuide('id_root-enable-root-access') },
    { id: 'root-access-words', kind: 'notCertain', page: iamApi('API_EnableOrganizationsRootSessions') },
  ],
  sts: [
    { id: 'packed-size', kind: 'simplified', page: stsApi('API_AssumeRole') },
    { id: 'session-policy-errors', kind: 'notCertain', page: iamGuide('access_policies') },
    { id: 'session-tag-errors', kind: 'notCertain', page: iamGuide('id_session-tags') },
    { id: 'chained-tags', kind: 'notCertain', page: iamGuide('id_session-tags') },
    { id: 'trusted-contexts', kind: 'notModelled', page: stsApi('API_ProvidedContext') },
    {
      id: 'source-identity-change',
      kind: 'notCertain',
      page: iamGuide('id_credentials_temp_control-access_monitor'),
    },
    { id: 'mfa-then-role', kind: 'notCertain', page: iamGuide('id_credentials_mfa_configure-api-require') },
    {
      id: 'roles-elsewhere',
      kind: 'notModelled',
      page: iamGuide('reference_policies_evaluation-logic-cross-account'),
    },
    { id: 'console-session-token', kind: 'simplified', page: stsApi('API_GetSessionToken') },
    { id: 'session-of-deleted', kind: 'notCertain', page: iamGuide('id_credentials_temp_control-access') },
    { id: 'suspended-accounts', kind: 'notCertain', page: iamGuide('id_credentials_temp_control-access') },
    { id: 'session-limits', kind: 'notCertain', page: iamGuide('id_credentials_sts-comparison') },
    { id: 'keys-elsewhere', kind: 'notModelled', page: stsApi('API_GetAccessKeyInfo') },
    { id: 'authorization-messages', kind: 'simplified', page: stsApi('API_DecodeAuthorizationMessage') },
    { id: 'scoped-words', kind: 'notCertain', page: stsApi('API_GetScopedCredentials') },
    {
      id: 'scoped-permission',
      kind: 'notCertain',
      page: iamGuide('id_credentials_temp_control-access_getscopedcredentials'),
    },
    {
      id: 'scoped-same-session',
      kind: 'notCertain',
      page: iamGuide('id_credentials_temp_control-access_getscopedcredentials'),
    },
    { id: 'scoped-token-size', kind: 'simplified', page: stsApi('API_GetScopedCredentials') },
  ],
  'sts-federation': [
    { id: 'token-sentences', kind: 'notCertain', page: stsApi('API_AssumeRoleWithWebIdentity') },
    { id: 'token-keys', kind: 'simplified', page: iamGuide('id_roles_providers_create_oidc') },
    { id: 'provider-keys', kind: 'simplified', page: iamGuide('reference_policies_iam-condition-keys') },
    { id: 'access-tokens', kind: 'simplified', page: stsApi('API_AssumeRoleWithWebIdentity') },
    { id: 'saml-signature', kind: 'simplified', page: iamGuide('id_roles_providers_create_saml') },
    { id: 'saml-sentences', kind: 'notCertain', page: iamGuide('troubleshoot_saml') },
    {
      id: 'saml-attributes',
      kind: 'simplified',
      page: iamGuide('id_roles_providers_create_saml_assertions'),
    },
    { id: 'encrypted-assertions', kind: 'notModelled', page: iamGuide('id_roles_providers_create_saml') },
  ],
  'cognito-identity': [
    { id: 'saml-logins', kind: 'notCertain', page: cognitoGuide('saml-identity-provider') },
    {
      id: 'developer-lookups',
      kind: 'notModelled',
      page: cognitoGuide('developer-authenticated-identities'),
    },
    { id: 'login-tokens', kind: 'simplified', page: cognitoGuide('external-identity-providers') },
    { id: 'identity-pool-checks', kind: 'simplified', page: identityPoolsApi('CreateIdentityPool') },
    { id: 'identity-pool-pass-role', kind: 'simplified', page: cognitoGuide('role-based-access-control') },
    { id: 'guest-session-policy', kind: 'simplified', page: cognitoGuide('iam-roles') },
    { id: 'unsigned-rcp', kind: 'notCertain', page: cognitoGuide('security-iam') },
    { id: 'identity-pool-quotas', kind: 'notCertain', page: cognitoGuide('quotas') },
    { id: 'identity-pool-update', kind: 'notCertain', page: identityPoolsApi('UpdateIdentityPool') },
    { id: 'identity-pool-lists', kind: 'notCertain', page: identityPoolsApi('ListIdentityPools') },
    { id: 'identity-links', kind: 'notCertain', page: cognitoGuide('switching-identities') },
    { id: 'classic-flow-unset', kind: 'notCertain', page: cognitoGuide('authentication-flow') },
    { id: 'role-choice-refusals', kind: 'notCertain', page: identityPoolsApi('GetCredentialsForIdentity') },
    { id: 'rule-lists', kind: 'notCertain', page: cognitoGuide('role-based-access-control') },
    { id: 'several-mapped-logins', kind: 'notCertain', page: cognitoGuide('role-based-access-control') },
    { id: 'principal-tags', kind: 'notCertain', page: cognitoGuide('attributes-for-access-control') },
    { id: 'delete-unknown-identities', kind: 'notCertain', page: identityPoolsApi('DeleteIdentities') },
    { id: 'cognito-sentences', kind: 'notCertain', page: identityPoolsApi('GetId') },
  ],
  'cognito-idp': [
    { id: 'user-pool-settings', kind: 'notModelled', page: userPoolsApi('CreateUserPool') },
    { id: 'app-client-settings', kind: 'notModelled', page: userPoolsApi('CreateUserPoolClient') },
    {
      id: 'user-pool-flows',
      kind: 'notModelled',
      page: cognitoGuide('amazon-cognito-user-pools-authentication-flow-methods'),
    },
    {
      id: 'user-pool-lambdas',
      kind: 'notModelled',
      page: cognitoGuide('cognito-user-identity-pools-working-with-aws-lambda-triggers'),
    },
    { id: 'user-pool-schema', kind: 'simplified', page: cognitoGuide('user-pool-settings-attributes') },
    {
      id: 'user-pool-tokens',
      kind: 'simplified',
      page: cognitoGuide('amazon-cognito-user-pools-using-tokens-with-identity-providers'),
    },
    { id: 'user-pool-messages', kind: 'simplified', page: cognitoGuide('signing-up-users-in-your-app') },
    { id: 'user-pool-attempts', kind: 'simplified', page: cognitoGuide('authentication') },
    { id: 'user-pool-lists', kind: 'notCertain', page: userPoolsApi('ListUserPools') },
    { id: 'user-pool-quotas', kind: 'notCertain', page: cognitoGuide('quotas') },
    { id: 'user-pool-sentences', kind: 'notCertain', page: userPoolsApi('AdminCreateUser') },
    { id: 'pool-group-role', kind: 'notCertain', page: cognitoGuide('role-based-access-control') },
    { id: 'pool-group-non-member', kind: 'notCertain', page: userPoolsApi('AdminRemoveUserFromGroup') },
    { id: 'update-group-omits', kind: 'notCertain', page: userPoolsApi('UpdateGroup') },
  ],
  organizations: [
    { id: 'one-organization', kind: 'simplified', page: organizationsGuide('orgs_introduction') },
    { id: 'organizations-slr', kind: 'simplified', page: organizationsGuide('orgs_integrate_services') },
    { id: 'service-access', kind: 'simplified', page: organizationsGuide('orgs_integrate_services') },
    { id: 'account-at-once', kind: 'simplified', page: organizationsGuide('orgs_manage_accounts_create') },
    {
      id: 'leaving-prerequisites',
      kind: 'simplified',
      page: organizationsGuide('orgs_manage_accounts_remove'),
    },
    { id: 'closed-accounts', kind: 'simplified', page: organizationsGuide('orgs_manage_accounts_close') },
    {
      id: 'organization-policy-types',
      kind: 'notModelled',
      page: organizationsGuide('orgs_manage_policies'),
    },
    {
      id: 'organizations-refusals',
      kind: 'notCertain',
      page: organizationsGuide('orgs_permissions_overview'),
    },
    { id: 'rcp-checks', kind: 'notCertain', page: organizationsGuide('orgs_manage_policies_rcps_syntax') },
    { id: 'rcp-full-access', kind: 'notCertain', page: organizationsGuide('orgs_manage_policies_rcps') },
  ],
  s3: [
    { id: 's3-acls', kind: 'notModelled', page: s3Guide('about-object-ownership') },
    {
      id: 's3-anonymous-trail',
      kind: 'notCertain',
      page: s3Guide('cloudtrail-logging-understanding-s3-entries'),
    },
    { id: 's3-order', kind: 'notCertain', page: s3Guide('troubleshoot-403-errors') },
    { id: 's3-owner', kind: 'simplified', page: s3Guide('finding-canonical-user-id') },
    { id: 's3-policy-checks', kind: 'notCertain', page: s3Guide('bucket-policies') },
    { id: 's3-public', kind: 'simplified', page: s3Guide('access-control-block-public-access') },
    { id: 's3-self-lockout', kind: 'simplified', page: s3Guide('bucket-policies') },
    { id: 's3-restrict-public', kind: 'simplified', page: s3Guide('access-control-block-public-access') },
    { id: 's3-tags-decide-nothing', kind: 'simplified', page: s3Guide('buckets-tagging') },
    { id: 's3-contents', kind: 'simplified', page: s3Guide('UsingObjects') },
    { id: 's3-copies', kind: 'notCertain', page: s3Guide('copy-object') },
    { id: 's3-encryption', kind: 'simplified', page: s3Guide('UsingKMSEncryption') },
    { id: 's3-managed-key', kind: 'simplified', page: s3Guide('UsingKMSEncryption') },
    {
      id: 's3-head-encrypted',
      kind: 'notCertain',
      page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html',
    },
    { id: 's3-versions', kind: 'simplified', page: s3Guide('Versioning') },
  ],
  kms: [
    { id: 'kms-key-specs', kind: 'notModelled', page: kmsGuide('symm-asymm-choose-key-spec') },
    { id: 'kms-policy-words', kind: 'notCertain', page: kmsGuide('key-policies') },
    { id: 'kms-grants', kind: 'simplified', page: kmsGuide('grants') },
    { id: 'kms-not-found-first', kind: 'notCertain', page: kmsGuide('control-access') },
    { id: 'kms-gone', kind: 'simplified', page: kmsGuide('deleting-keys') },
    { id: 'kms-tag-words', kind: 'notCertain', page: kmsGuide('tagging-keys') },
    { id: 'kms-alias-names', kind: 'notCertain', page: kmsGuide('kms-alias') },
    { id: 'kms-aws-aliases', kind: 'simplified', page: kmsGuide('kms-alias') },
    { id: 'kms-other-account', kind: 'notCertain', page: kmsGuide('policy-evaluation') },
    { id: 'kms-cryptography', kind: 'simplified', page: kmsGuide('concepts') },
  ],
  sqs: [
    { id: 'sqs-at-once', kind: 'simplified', page: sqsGuide('sqs-queue-types') },
    { id: 'sqs-encryption', kind: 'simplified', page: sqsGuide('sqs-server-side-encryption') },
    { id: 'sqs-policy-words', kind: 'notCertain', page: sqsGuide('sqs-using-identity-based-policies') },
    { id: 'sqs-permission-words', kind: 'notCertain', page: sqsGuide('sqs-overview-of-managing-access') },
    { id: 'sqs-messages', kind: 'simplified', page: sqsGuide('sqs-queue-message-identifiers') },
    { id: 'sqs-anonymous', kind: 'simplified', page: sqsGuide('sqs-basic-examples-of-sqs-policies') },
    { id: 'sqs-tag-words', kind: 'notCertain', page: sqsGuide('sqs-queue-tags') },
  ],
  lambda: [
    { id: 'lambda-code', kind: 'simplified', page: lambdaGuide('lambda-functions') },
    { id: 'lambda-extras', kind: 'simplified', page: lambdaGuide('lambda-functions') },
    { id: 'lambda-versions', kind: 'notModelled', page: lambdaGuide('configuration-versions') },
    { id: 'lambda-tag-errors', kind: 'notCertain', page: lambdaGuide('configuration-tags') },
  ],
  dynamodb: [
    { id: 'dynamodb-indexes', kind: 'notModelled', page: dynamodbGuide('SecondaryIndexes') },
    { id: 'dynamodb-at-once', kind: 'simplified', page: dynamodbGuide('WorkingWithTables') },
    { id: 'dynamodb-capacity', kind: 'simplified', page: dynamodbGuide('capacity-mode') },
    { id: 'dynamodb-items', kind: 'simplified', page: dynamodbGuide('WorkingWithItems') },
    { id: 'dynamodb-tag-words', kind: 'notCertain', page: dynamodbGuide('Tagging') },
    { id: 'dynamodb-policy-words', kind: 'notCertain', page: dynamodbGuide('access-control-resource-based') },
    { id: 'dynamodb-self-lockout', kind: 'simplified', page: dynamodbGuide('rbac-considerations') },
  ],
  secretsmanager: [
    { id: 'secrets-new-arn', kind: 'notCertain', page: secretsGuide('auth-and-access_iam-policies') },
    { id: 'secrets-encryption', kind: 'simplified', page: secretsGuide('security-encryption') },
    { id: 'secrets-replicas', kind: 'simplified', page: secretsGuide('replicate-secrets') },
    { id: 'secrets-gone', kind: 'simplified', page: secretsGuide('manage_delete-secret') },
    { id: 'secrets-versions', kind: 'simplified', page: secretsGuide('whats-in-a-secret') },
    {
      id: 'secrets-policy-words',
      kind: 'notCertain',
      page: secretsGuide('auth-and-access_resource-policies'),
    },
    { id: 'secrets-tag-words', kind: 'notCertain', page: secretsGuide('managing-secrets_tagging') },
  ],
  ssm: [
    {
      id: 'ssm-secure-strings',
      kind: 'notModelled',
      page: parameterGuide('secure-string-parameter-kms-encryption'),
    },
    { id: 'ssm-versions', kind: 'simplified', page: parameterGuide('parameter-store-versions') },
    { id: 'ssm-public', kind: 'notModelled', page: parameterGuide('parameter-store-public-parameters') },
    { id: 'ssm-words', kind: 'notCertain', page: parameterGuide('sysman-paramstore-su-create') },
  ],
  'sso-admin': [
    {
      id: 'identity-center-instances',
      kind: 'simplified',
      page: identityCenterGuide('identity-center-instances'),
    },
    { id: 'permission-set-words', kind: 'notCertain', page: identityCenterGuide('permissionsetsconcept') },
    { id: 'permission-set-quotas', kind: 'simplified', page: identityCenterGuide('limits') },
    {
      id: 'customer-policies-in-sets',
      kind: 'notModelled',
      page: identityCenterGuide('permissionsetcustom'),
    },
    { id: 'assignments-at-once', kind: 'simplified', page: identityCenterGuide('useraccess') },
    { id: 'attribute-sources', kind: 'simplified', page: identityCenterGuide('attributesforaccesscontrol') },
    { id: 'delegated-sign-in', kind: 'notModelled', page: identityCenterGuide('delegated-admin') },
  ],
  identitystore: [
    { id: 'directory-attributes', kind: 'simplified', page: directoryApi('CreateUser') },
    { id: 'directory-groups', kind: 'notModelled', page: directoryApi('CreateGroup') },
    { id: 'directory-words', kind: 'notCertain', page: directoryApi('CreateUser') },
  ],
  cloudformation: [
    { id: 'cloudformation-order', kind: 'simplified', page: stacksGuide('aws-attribute-dependson') },
    { id: 'cloudformation-words', kind: 'notCertain', page: stacksGuide('troubleshooting') },
    {
      id: 'cloudformation-checks',
      kind: 'simplified',
      page: stacksGuide('using-cfn-updating-stacks-changesets'),
    },
    { id: 'cloudformation-extras', kind: 'simplified', page: stacksGuide('stack-failure-options') },
    { id: 'cloudformation-tags', kind: 'simplified', page: stacksGuide('aws-properties-resource-tags') },
    {
      id: 'cloudformation-change-sets',
      kind: 'simplified',
      page: stacksGuide('using-cfn-updating-stacks-changesets'),
    },
    { id: 'cloudformation-processed', kind: 'notModelled', page: stacksGuide('template-macros') },
    { id: 'cloudformation-summary', kind: 'simplified', page: stacksGuide('resource-import') },
    { id: 'cloudformation-stack-sets', kind: 'notModelled', page: stacksGuide('what-is-cfnstacksets') },
    {
      id: 'cloudformation-made-up',
      kind: 'simplified',
      page: stacksGuide('aws-properties-secretsmanager-secret-generatesecretstring'),
    },
    {
      id: 'cloudformation-versions',
      kind: 'notCertain',
      page: stacksGuide('aws-resource-iam-managedpolicy'),
    },
    { id: 'cloudformation-sam', kind: 'simplified', page: stacksGuide('transform-aws-serverless') },
    { id: 'cloudformation-drift', kind: 'simplified', page: stacksGuide('using-cfn-stack-drift') },
    { id: 'cloudformation-stack-policies', kind: 'notCertain', page: stacksGuide('protect-stack-resources') },
  ],
  playground: [
    { id: 'access-portal', kind: 'simplified', page: identityCenterGuide('using-the-portal') },
    {
      id: 'accounts-per-world',
      kind: 'simplified',
      page: 'https://docs.aws.amazon.com/accounts/latest/reference/accounts-welcome.html',
    },
    {
      id: 'workload-instances',
      kind: 'simplified',
      page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
    },
    {
      id: 'workload-inside',
      kind: 'simplified',
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
      id: 'workload-session-length',
      kind: 'notCertain',
      page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html',
    },
  ],
} as const satisfies Readonly<Record<string, readonly LedgerEntry[]>>;

type Lists = typeof operationLedger;
export type LedgerId = Lists[keyof Lists][number]['id'];
/** The ids of one part. */
export type LedgerIdOf<P extends keyof Lists> = Lists[P][number]['id'];
