import type { Json, JsonObject, ResourceStep, ResourceType } from '../../engine/cloudformation/index.ts';
import { isObject, member } from '../../engine/cloudformation/index.ts';

/** Types of the provider that CloudFormation has no resource for: each is its own calls, by its own arguments. */

type Service = ReturnType<ResourceStep>['service'];

const text = (properties: JsonObject, name: string): string => {
  const value = member(properties, name);
  return typeof value === 'string' ? value : '';
};

const texts = (properties: JsonObject, name: string): readonly string[] => {
  const value = member(properties, name);
  return Array.isArray(value)
    ? (value as readonly Json[]).filter((one): one is string => typeof one === 'string')
    : [];
};

const step =
  (service: Service, operation: string, input: JsonObject, tolerates: readonly string[] = []): ResourceStep =>
  () => ({ service, operation, input, tolerates });

const gone: readonly string[] = [
  ...['NoSuchEntity', 'NoSuchBucket', 'ResourceNotFoundException', 'PolicyNotFoundException'],
  ...['PolicyNotAttachedException', 'TargetNotFoundException', 'NotFoundException'],
];

type Calls = (properties: JsonObject) => readonly ResourceStep[];

/** A type that is made, changed and removed by calls that need nothing of what was made. */
function direct(
  name: string,
  make: Calls,
  remove: Calls,
  change: (properties: JsonObject, before: JsonObject) => readonly ResourceStep[] = make,
): ResourceType {
  return {
    name,
    identity: () => ({ physicalId: name, attributes: {} }),
    create: ({ properties }) => make(properties),
    update: ({ properties }, before) => change(properties, before.properties),
    remove: ({ properties }) => remove(properties),
    treatmentOf: () => 'decides',
  };
}

const kinds = ['User', 'Group', 'Role'] as const;
type Kind = (typeof kinds)[number];

const attach = (kind: Kind, name: string, PolicyArn: string): ResourceStep =>
  step('iam', `Attach${kind}Policy`, { [`${kind}Name`]: name, PolicyArn });
const detach = (kind: Kind, name: string, PolicyArn: string): ResourceStep =>
  step('iam', `Detach${kind}Policy`, { [`${kind}Name`]: name, PolicyArn }, gone);

const everyOwner = (properties: JsonObject, call: typeof attach): readonly ResourceStep[] =>
  kinds.flatMap((kind) =>
    texts(properties, `${kind.toLowerCase()}s`).map((name) =>
      call(kind, name, text(properties, 'policy_arn')),
    ),
  );

const join = (UserName: string, groups: readonly string[]): readonly ResourceStep[] =>
  groups.map((GroupName) => step('iam', 'AddUserToGroup', { GroupName, UserName }));
const leave = (UserName: string, groups: readonly string[]): readonly ResourceStep[] =>
  groups.map((GroupName) => step('iam', 'RemoveUserFromGroup', { GroupName, UserName }, gone));

const flag = (properties: JsonObject, name: string): boolean => member(properties, name) === true;

const passwordRules: readonly (readonly [argument: string, member: string])[] = [
  ['minimum_password_length', 'MinimumPasswordLength'],
  ['require_symbols', 'RequireSymbols'],
  ['require_numbers', 'RequireNumbers'],
  ['require_uppercase_characters', 'RequireUppercaseCharacters'],
  ['require_lowercase_characters', 'RequireLowercaseCharacters'],
  ['allow_users_to_change_password', 'AllowUsersToChangePassword'],
  ['max_password_age', 'MaxPasswordAge'],
  ['password_reuse_prevention', 'PasswordReusePrevention'],
  ['hard_expiry', 'HardExpiry'],
];

const passwordPolicy: Calls = (properties) => [
  step(
    'iam',
    'UpdateAccountPasswordPolicy',
    Object.fromEntries(
      passwordRules.flatMap(([argument, name]) => {
        const value = member(properties, argument);
        // The provider writes 0 where nothing is asked.
        return value === undefined || value === null || value === 0 ? [] : [[name, value]];
      }),
    ),
  ),
];

const encryptionRules = (properties: JsonObject): readonly Json[] => {
  const rules = member(properties, 'rule');
  return (Array.isArray(rules) ? (rules as readonly Json[]) : []).filter(isObject).map((rule) => {
    const list = member(rule, 'apply_server_side_encryption_by_default');
    const [by] = Array.isArray(list) ? (list as readonly Json[]) : [];
    const key = member(by, 'kms_master_key_id');
    const hasKey = member(rule, 'bucket_key_enabled');
    return {
      ApplyServerSideEncryptionByDefault: {
        SSEAlgorithm: member(by, 'sse_algorithm') ?? 'AES256',
        ...(typeof key === 'string' && key !== '' && { KMSMasterKeyID: key }),
      },
      ...(typeof hasKey === 'boolean' && { BucketKeyEnabled: hasKey }),
    };
  });
};

const permissionMembers: readonly (readonly [argument: string, member: string])[] = [
  ['function_name', 'FunctionName'],
  ['statement_id', 'StatementId'],
  ['action', 'Action'],
  ['principal', 'Principal'],
  ['source_arn', 'SourceArn'],
  ['source_account', 'SourceAccount'],
  ['principal_org_id', 'PrincipalOrgID'],
  ['event_source_token', 'EventSourceToken'],
  ['function_url_auth_type', 'FunctionUrlAuthType'],
];

export const ownTypes: ReadonlyMap<string, ResourceType> = new Map(
  [
    ...kinds.map((kind) => {
      const argument = kind.toLowerCase();
      return direct(
        `aws_iam_${argument}_policy_attachment`,
        (one) => [attach(kind, text(one, argument), text(one, 'policy_arn'))],
        (one) => [detach(kind, text(one, argument), text(one, 'policy_arn'))],
      );
    }),
    direct(
      'aws_iam_policy_attachment',
      (one) => everyOwner(one, attach),
      (one) => everyOwner(one, detach),
      (one, before) => [
        ...everyOwner(one, attach),
        ...kinds.flatMap((kind) => {
          const argument = `${kind.toLowerCase()}s`;
          const stay = texts(one, argument);
          return texts(before, argument)
            .filter((name) => !stay.includes(name))
            .map((name) => detach(kind, name, text(before, 'policy_arn')));
        }),
      ],
    ),
    direct(
      'aws_iam_user_group_membership',
      (one) => join(text(one, 'user'), texts(one, 'groups')),
      (one) => leave(text(one, 'user'), texts(one, 'groups')),
      (one, before) => [
        ...join(text(one, 'user'), texts(one, 'groups')),
        ...leave(
          text(one, 'user'),
          texts(before, 'groups').filter((group) => !texts(one, 'groups').includes(group)),
        ),
      ],
    ),
    direct(
      'aws_iam_account_alias',
      (one) => [step('iam', 'CreateAccountAlias', { AccountAlias: text(one, 'account_alias') })],
      (one) => [step('iam', 'DeleteAccountAlias', { AccountAlias: text(one, 'account_alias') }, gone)],
    ),
    direct('aws_iam_account_password_policy', passwordPolicy, () => [
      step('iam', 'DeleteAccountPasswordPolicy', {}, gone),
    ]),
    direct(
      'aws_s3_bucket_public_access_block',
      (one) => [
        step('s3', 'PutPublicAccessBlock', {
          Bucket: text(one, 'bucket'),
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: flag(one, 'block_public_acls'),
            IgnorePublicAcls: flag(one, 'ignore_public_acls'),
            BlockPublicPolicy: flag(one, 'block_public_policy'),
            RestrictPublicBuckets: flag(one, 'restrict_public_buckets'),
          },
        }),
      ],
      (one) => [step('s3', 'DeletePublicAccessBlock', { Bucket: text(one, 'bucket') }, gone)],
    ),
    direct(
      'aws_s3_bucket_server_side_encryption_configuration',
      (one) => [
        step('s3', 'PutBucketEncryption', {
          Bucket: text(one, 'bucket'),
          ServerSideEncryptionConfiguration: { Rules: encryptionRules(one) },
        }),
      ],
      (one) => [step('s3', 'DeleteBucketEncryption', { Bucket: text(one, 'bucket') }, gone)],
    ),
    direct(
      'aws_kms_key_policy',
      (one) => [step('kms', 'PutKeyPolicy', { KeyId: text(one, 'key_id'), Policy: text(one, 'policy') })],
      // A key always has a policy: the provider leaves the last one in its place.
      () => [],
    ),
    direct(
      'aws_lambda_permission',
      (one) => [
        step(
          'lambda',
          'AddPermission',
          Object.fromEntries(
            permissionMembers.flatMap(([argument, name]) =>
              text(one, argument) === '' ? [] : [[name, text(one, argument)]],
            ),
          ),
        ),
      ],
      (one) => [
        step(
          'lambda',
          'RemovePermission',
          { FunctionName: text(one, 'function_name'), StatementId: text(one, 'statement_id') },
          gone,
        ),
      ],
    ),
    direct(
      'aws_dynamodb_resource_policy',
      (one) => [
        step('dynamodb', 'PutResourcePolicy', {
          ResourceArn: text(one, 'resource_arn'),
          Policy: text(one, 'policy'),
        }),
      ],
      (one) => [step('dynamodb', 'DeleteResourcePolicy', { ResourceArn: text(one, 'resource_arn') }, gone)],
    ),
    direct(
      'aws_organizations_policy_attachment',
      (one) => [
        step('organizations', 'AttachPolicy', {
          PolicyId: text(one, 'policy_id'),
          TargetId: text(one, 'target_id'),
        }),
      ],
      (one) => [
        step(
          'organizations',
          'DetachPolicy',
          { PolicyId: text(one, 'policy_id'), TargetId: text(one, 'target_id') },
          gone,
        ),
      ],
    ),
  ].map((type) => [type.name, type]),
);
