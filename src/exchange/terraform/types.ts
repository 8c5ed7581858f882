import type { Json, JsonObject, ResourceType } from '../../engine/cloudformation/index.ts';
import { isObject, member, resourceType } from '../../engine/cloudformation/index.ts';
import { ownTypes } from './own-types.ts';

/** How a type of the provider is carried out: as a resource of CloudFormation's, or by calls of its own. */
export interface ShownType {
  /** The resource type that carries it out. */
  readonly as: string;
  /** Arguments that decide, by the property that takes each. */
  readonly takes: Readonly<Record<string, string>>;
  /** Properties that are written otherwise than as one argument. */
  readonly more?: (values: JsonObject) => Readonly<Record<string, Json | undefined>>;
  /** Arguments that could decide and aren't modelled, where they have a value. */
  readonly refuses?: readonly string[];
  /** Attributes that others refer to, by what gives them: `Ref`, or an attribute of the resource that was made. */
  readonly gives: Readonly<Record<string, string>>;
}

/** `path name=UserName` → `{ path: 'Path', name: 'UserName' }`. */
const pairs = (text: string, otherwise: (name: string) => string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => {
        const [name = '', property = otherwise(name)] = word.split('=');
        return [name, property];
      }),
  );

/** `max_session_duration` → `MaxSessionDuration`. */
const pascalCase = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function shown(
  as: string,
  takes: string,
  gives = '',
  more: Pick<ShownType, 'more' | 'refuses'> = {},
): ShownType {
  return { as, takes: pairs(takes, pascalCase), gives: pairs(gives, () => 'Ref'), ...more };
}

/** A type whose arguments its own calls read under their own names. */
const own = (as: string, takes: string, gives = ''): ShownType => ({
  as,
  takes: pairs(takes, (name) => name),
  gives: pairs(gives, () => 'Ref'),
});

/** The one object in a nested block, with its members under the names that AWS's API has. */
function blockIn(values: JsonObject, name: string): JsonObject | undefined {
  const list = member(values, name);
  const [one] = Array.isArray(list) ? (list as readonly Json[]) : [];
  return isObject(one) ? renamed(one) : undefined;
}

const blocksIn = (values: JsonObject, name: string): readonly JsonObject[] => {
  const list = member(values, name);
  return (Array.isArray(list) ? (list as readonly Json[]) : []).filter(isObject);
};

const renamed = (values: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => hasValue(value))
      .map(([name, value]) => [pascalCase(name), value]),
  );

/** Whether an argument says anything: the provider writes null, empty texts and empty lists where nothing is set. */
export const hasValue = (value: Json | undefined): value is Json =>
  value !== undefined && value !== null && value !== '' && !(typeof value === 'object' && isEmpty(value));

const isEmpty = (value: JsonObject | readonly Json[]): boolean => Object.keys(value).length === 0;

const listOf = (value: Json | undefined): Json | undefined => (hasValue(value) ? [value] : undefined);

const inlineOf = (values: JsonObject): Json | undefined => {
  const list = blocksIn(values, 'inline_policy').filter((one) => hasValue(member(one, 'name')));
  return list.length === 0
    ? undefined
    : list.map((one) => ({
        PolicyName: member(one, 'name') ?? '',
        PolicyDocument: member(one, 'policy') ?? '',
      }));
};

/** The provider leaves the scheme out of what it has read. */
const issuer = (url: Json | undefined): Json | undefined =>
  typeof url === 'string' && !url.startsWith('https://') ? `https://${url}` : url;

const roleMappings = (values: JsonObject): Json | undefined => {
  const mappings = blocksIn(values, 'role_mapping');
  if (mappings.length === 0) return undefined;
  return Object.fromEntries(
    mappings.map((one) => {
      const rules = blocksIn(one, 'mapping_rule').map((rule) => {
        const { RoleArn, ...others } = renamed(rule);
        return { ...others, ...(RoleArn !== undefined && { RoleARN: RoleArn }) };
      });
      const provider = member(one, 'identity_provider') ?? '';
      return [
        typeof provider === 'string' ? provider : '',
        {
          IdentityProvider: provider,
          Type: member(one, 'type') ?? '',
          ...(hasValue(member(one, 'ambiguous_role_resolution')) && {
            AmbiguousRoleResolution: member(one, 'ambiguous_role_resolution')!,
          }),
          ...(rules.length > 0 && { RulesConfiguration: { Rules: rules } }),
        },
      ];
    }),
  );
};

const keySchema = (values: JsonObject): JsonObject => {
  const [hash, range] = [member(values, 'hash_key'), member(values, 'range_key')];
  return {
    KeySchema: [
      ...(hasValue(hash) ? [{ AttributeName: hash, KeyType: 'HASH' }] : []),
      ...(hasValue(range) ? [{ AttributeName: range, KeyType: 'RANGE' }] : []),
    ],
    AttributeDefinitions: blocksIn(values, 'attribute').map((one) => ({
      AttributeName: member(one, 'name') ?? '',
      AttributeType: member(one, 'type') ?? '',
    })),
  };
};

const principal = 'name id arn=Arn';
const iam = 'AWS::IAM::';
const cognito = 'AWS::Cognito::';

/**
 * The provider's types that are carried out. All other arguments of theirs change no decision here.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const shownTypes: Readonly<Record<string, ShownType>> = {
  aws_iam_user: shown(`${iam}User`, 'name=UserName path permissions_boundary tags', principal),
  aws_iam_group: shown(`${iam}Group`, 'name=GroupName path', principal),
  aws_iam_role: shown(
    `${iam}Role`,
    'name=RoleName path assume_role_policy=AssumeRolePolicyDocument description max_session_duration ' +
      'permissions_boundary managed_policy_arns tags',
    `${principal} unique_id=RoleId`,
    { more: (values) => ({ Policies: inlineOf(values) }) },
  ),
  aws_iam_policy: shown(
    `${iam}ManagedPolicy`,
    'name=ManagedPolicyName path description policy=PolicyDocument',
    'arn id',
  ),
  ...Object.fromEntries(
    (['User', 'Group', 'Role'] as const).flatMap((kind) => {
      const lower = kind.toLowerCase();
      return [
        [
          `aws_iam_${lower}_policy`,
          shown(`${iam}${kind}Policy`, `name=PolicyName ${lower}=${kind}Name policy=PolicyDocument`),
        ],
        [
          `aws_iam_${lower}_policy_attachment`,
          own(`aws_iam_${lower}_policy_attachment`, `${lower} policy_arn`),
        ],
      ];
    }),
  ),
  aws_iam_policy_attachment: own('aws_iam_policy_attachment', 'policy_arn users roles groups'),
  aws_iam_user_group_membership: own('aws_iam_user_group_membership', 'user groups'),
  aws_iam_group_membership: shown(`${iam}UserToGroupAddition`, 'group=GroupName users'),
  aws_iam_access_key: shown(`${iam}AccessKey`, 'user=UserName status', 'id'),
  aws_iam_instance_profile: shown(`${iam}InstanceProfile`, 'name=InstanceProfileName path', principal, {
    more: (values) => ({ Roles: listOf(member(values, 'role')) ?? [] }),
  }),
  aws_iam_openid_connect_provider: shown(
    `${iam}OIDCProvider`,
    'client_id_list=ClientIdList thumbprint_list tags',
    'arn id',
    { more: (values) => ({ Url: issuer(member(values, 'url')) }) },
  ),
  aws_iam_saml_provider: shown(`${iam}SAMLProvider`, 'name saml_metadata_document tags', 'arn id'),
  aws_iam_service_linked_role: shown(
    `${iam}ServiceLinkedRole`,
    'aws_service_name=AWSServiceName custom_suffix description',
    'name',
  ),
  aws_iam_virtual_mfa_device: shown(
    `${iam}VirtualMFADevice`,
    'virtual_mfa_device_name=VirtualMfaDeviceName path tags',
    'arn id',
  ),
  aws_iam_account_alias: own('aws_iam_account_alias', 'account_alias'),
  aws_iam_account_password_policy: own(
    'aws_iam_account_password_policy',
    'allow_users_to_change_password hard_expiry max_password_age minimum_password_length ' +
      'password_reuse_prevention require_lowercase_characters require_numbers require_symbols ' +
      'require_uppercase_characters',
  ),
  aws_cognito_user_pool: shown(
    `${cognito}UserPool`,
    'name=UserPoolName auto_verified_attributes mfa_configuration deletion_protection user_pool_tier ' +
      'tags=UserPoolTags',
    'id arn=Arn endpoint=ProviderName',
    {
      more: (values) => {
        const password = blockIn(values, 'password_policy');
        const admin = blockIn(values, 'admin_create_user_config');
        return {
          Policies: password && { PasswordPolicy: password },
          AdminCreateUserConfig: hasValue(member(admin, 'AllowAdminCreateUserOnly'))
            ? { AllowAdminCreateUserOnly: member(admin, 'AllowAdminCreateUserOnly')! }
            : undefined,
          UsernameConfiguration: blockIn(values, 'username_configuration'),
        };
      },
      refuses: ['lambda_config'],
    },
  ),
  aws_cognito_user_pool_client: shown(
    `${cognito}UserPoolClient`,
    'name=ClientName user_pool_id generate_secret explicit_auth_flows read_attributes write_attributes',
    'id',
  ),
  aws_cognito_user_group: shown(
    `${cognito}UserPoolGroup`,
    'name=GroupName user_pool_id description precedence role_arn',
    'name',
  ),
  aws_cognito_user: shown(`${cognito}UserPoolUser`, 'user_pool_id username message_action', 'username', {
    more: (values) => {
      const attributes = member(values, 'attributes');
      return {
        UserAttributes: isObject(attributes)
          ? Object.entries(attributes)
              // Cognito gives the subject itself.
              .filter(([Name]) => Name !== 'sub')
              .map(([Name, Value]) => ({ Name, Value }))
          : undefined,
      };
    },
  }),
  aws_cognito_user_in_group: shown(
    `${cognito}UserPoolUserToGroupAttachment`,
    'user_pool_id group_name username',
  ),
  aws_cognito_identity_pool: shown(
    `${cognito}IdentityPool`,
    'identity_pool_name allow_unauthenticated_identities allow_classic_flow developer_provider_name ' +
      'supported_login_providers openid_connect_provider_arns=OpenIdConnectProviderARNs ' +
      'saml_provider_arns=SamlProviderARNs tags=IdentityPoolTags',
    'id',
    {
      more: (values) => {
        const providers = blocksIn(values, 'cognito_identity_providers').map(renamed);
        return { CognitoIdentityProviders: providers.length > 0 ? providers : undefined };
      },
    },
  ),
  aws_cognito_identity_pool_roles_attachment: shown(
    `${cognito}IdentityPoolRoleAttachment`,
    'identity_pool_id roles',
    '',
    { more: (values) => ({ RoleMappings: roleMappings(values) }) },
  ),
  aws_cognito_identity_pool_provider_principal_tag: shown(
    `${cognito}IdentityPoolPrincipalTag`,
    'identity_pool_id identity_provider_name use_defaults principal_tags',
  ),
  aws_s3_bucket: shown('AWS::S3::Bucket', 'bucket=BucketName tags', 'bucket id arn=Arn', {
    refuses: ['grant'],
  }),
  aws_s3_bucket_policy: shown('AWS::S3::BucketPolicy', 'bucket policy=PolicyDocument'),
  aws_s3_bucket_public_access_block: own(
    'aws_s3_bucket_public_access_block',
    'bucket block_public_acls block_public_policy ignore_public_acls restrict_public_buckets',
  ),
  aws_s3_bucket_server_side_encryption_configuration: own(
    'aws_s3_bucket_server_side_encryption_configuration',
    'bucket rule',
  ),
  aws_kms_key: shown(
    'AWS::KMS::Key',
    'description policy=KeyPolicy is_enabled=Enabled key_usage customer_master_key_spec=KeySpec multi_region tags',
    'key_id id arn=Arn',
  ),
  aws_kms_alias: shown('AWS::KMS::Alias', 'name=AliasName target_key_id', 'name'),
  aws_kms_key_policy: own('aws_kms_key_policy', 'key_id policy'),
  aws_sqs_queue: shown(
    'AWS::SQS::Queue',
    'name=QueueName kms_master_key_id delay_seconds max_message_size=MaximumMessageSize ' +
      'message_retention_seconds=MessageRetentionPeriod visibility_timeout_seconds=VisibilityTimeout ' +
      'receive_wait_time_seconds=ReceiveMessageWaitTimeSeconds',
    'id url arn=Arn name=QueueName',
    {
      more: (values) => ({
        FifoQueue: member(values, 'fifo_queue') === true ? true : undefined,
        Tags: hasValue(member(values, 'tags')) ? member(values, 'tags') : undefined,
      }),
    },
  ),
  aws_sqs_queue_policy: shown('AWS::SQS::QueuePolicy', 'policy=PolicyDocument', '', {
    more: (values) => ({ Queues: listOf(member(values, 'queue_url')) }),
  }),
  aws_lambda_function: shown(
    'AWS::Lambda::Function',
    'function_name role runtime handler description timeout memory_size package_type tags',
    'function_name id arn=Arn',
    // Code isn't run here, so the archive's own place says enough.
    { more: () => ({ Code: { S3Bucket: 'code-of-this-function', S3Key: 'function.zip' } }) },
  ),
  aws_lambda_permission: own(
    'aws_lambda_permission',
    'statement_id action function_name principal source_arn source_account principal_org_id ' +
      'event_source_token function_url_auth_type',
  ),
  aws_dynamodb_table: shown('AWS::DynamoDB::Table', 'name=TableName tags', 'name id arn=Arn', {
    more: keySchema,
  }),
  aws_dynamodb_resource_policy: own('aws_dynamodb_resource_policy', 'resource_arn policy'),
  aws_secretsmanager_secret: shown(
    'AWS::SecretsManager::Secret',
    'name description kms_key_id tags',
    'arn id',
  ),
  aws_secretsmanager_secret_policy: shown(
    'AWS::SecretsManager::ResourcePolicy',
    'secret_arn=SecretId policy=ResourcePolicy block_public_policy',
  ),
  aws_ssm_parameter: shown('AWS::SSM::Parameter', 'name type value description tier tags', 'name id'),
  aws_organizations_organization: shown('AWS::Organizations::Organization', 'feature_set', 'id', {
    refuses: ['aws_service_access_principals', 'enabled_policy_types'],
  }),
  aws_organizations_organizational_unit: shown(
    'AWS::Organizations::OrganizationalUnit',
    'name parent_id tags',
    'id arn=Arn',
  ),
  aws_organizations_account: shown(
    'AWS::Organizations::Account',
    'name=AccountName email role_name tags',
    'id arn=Arn',
    { more: (values) => ({ ParentIds: listOf(member(values, 'parent_id')) }) },
  ),
  aws_organizations_policy: shown(
    'AWS::Organizations::Policy',
    'name description content tags',
    'id arn=Arn',
    { more: (values) => ({ Type: member(values, 'type') ?? 'SERVICE_CONTROL_POLICY' }) },
  ),
  aws_organizations_policy_attachment: own('aws_organizations_policy_attachment', 'policy_id target_id'),
};

/** The type that carries a thing out. */
export const carriedOutBy = (as: string): ResourceType => ownTypes.get(as) ?? resourceType(as);

/** Types that only say again what others say, or keep lists exclusive: nothing follows from them here. */
const carried: readonly string[] = [
  'aws_iam_role_policies_exclusive',
  'aws_iam_role_policy_attachments_exclusive',
  'aws_iam_user_policies_exclusive',
  'aws_iam_user_policy_attachments_exclusive',
  'aws_iam_group_policies_exclusive',
  'aws_iam_group_policy_attachments_exclusive',
  // The password is nobody's to read.
  'aws_iam_user_login_profile',
];

const identityServices =
  /^aws_(?:iam|organizations|ssoadmin|identitystore|cognito|rolesanywhere|ram|lakeformation|verifiedpermissions|cloudformation)_/;

/**
 * How a type that isn't carried out is treated: `carried` changes nothing here, `mayLeaveOut` holds no identity and no
 * policy, all others are `refused`.
 */
export function treatmentOfType(type: string): 'carried' | 'mayLeaveOut' | 'refused' {
  if (carried.includes(type)) return 'carried';
  if (!type.startsWith('aws_')) return 'mayLeaveOut';
  const decides = identityServices.test(type) || /_(?:policy|permission|acl|grant)$/.test(type);
  return decides ? 'refused' : 'mayLeaveOut';
}
