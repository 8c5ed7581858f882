import { codeWords } from '#words/code.ts';
import type { Built, CodeFile, Fact, Loss, Plan, Properties, Value, Written } from './built.ts';
import { AccountId, Reference, Text, textOf } from './built.ts';
import type { Block, HclValue } from './hcl.ts';
import { argumentsOf, blockText, Expression, Template } from './hcl.ts';
import { snakeCase } from './names.ts';
import { policyDocument } from './terraform-policy.ts';
import { unitsOf } from './units.ts';

/** The provider's type of each resource, and its attributes that give facts. */
interface TypeFacts {
  readonly type: string;
  readonly facts?: Readonly<Partial<Record<Fact, string>>>;
  /** The arguments that aren't written in the provider's own way by the name alone. */
  readonly names?: Readonly<Record<string, string>>;
}

const iamFacts = { name: 'name', arn: 'arn', uniqueId: 'unique_id' } as const;

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
const types: Readonly<Record<string, TypeFacts>> = {
  'AWS::IAM::User': { type: 'aws_iam_user', facts: iamFacts, names: { UserName: 'name' } },
  'AWS::IAM::Group': { type: 'aws_iam_group', facts: iamFacts, names: { GroupName: 'name' } },
  'AWS::IAM::Role': {
    type: 'aws_iam_role',
    facts: iamFacts,
    names: { RoleName: 'name', AssumeRolePolicyDocument: 'assume_role_policy' },
  },
  'AWS::IAM::ManagedPolicy': {
    type: 'aws_iam_policy',
    facts: { arn: 'arn' },
    names: { ManagedPolicyName: 'name', PolicyDocument: 'policy' },
  },
  'AWS::IAM::UserPolicy': {
    type: 'aws_iam_user_policy',
    names: { PolicyName: 'name', UserName: 'user', PolicyDocument: 'policy' },
  },
  'AWS::IAM::GroupPolicy': {
    type: 'aws_iam_group_policy',
    names: { PolicyName: 'name', GroupName: 'group', PolicyDocument: 'policy' },
  },
  'AWS::IAM::RolePolicy': {
    type: 'aws_iam_role_policy',
    names: { PolicyName: 'name', RoleName: 'role', PolicyDocument: 'policy' },
  },
  'AWS::IAM::ServiceLinkedRole': {
    type: 'aws_iam_service_linked_role',
    names: { AWSServiceName: 'aws_service_name' },
  },
  'AWS::IAM::InstanceProfile': { type: 'aws_iam_instance_profile', names: { InstanceProfileName: 'name' } },
  'AWS::IAM::OIDCProvider': { type: 'aws_iam_openid_connect_provider', facts: { arn: 'arn' } },
  'AWS::IAM::SAMLProvider': { type: 'aws_iam_saml_provider', facts: { arn: 'arn' } },
  'AWS::Cognito::UserPool': {
    type: 'aws_cognito_user_pool',
    facts: { id: 'id' },
    names: { UserPoolName: 'name' },
  },
  'AWS::Cognito::UserPoolClient': {
    type: 'aws_cognito_user_pool_client',
    facts: { id: 'id' },
    names: { ClientName: 'name' },
  },
  'AWS::Cognito::UserPoolGroup': {
    type: 'aws_cognito_user_group',
    facts: { name: 'name' },
    names: { GroupName: 'name' },
  },
  'AWS::Cognito::UserPoolUser': { type: 'aws_cognito_user', facts: { name: 'username' } },
  'AWS::Cognito::UserPoolUserToGroupAttachment': { type: 'aws_cognito_user_in_group' },
  'AWS::Cognito::IdentityPool': { type: 'aws_cognito_identity_pool', facts: { id: 'id' } },
  'AWS::Cognito::IdentityPoolRoleAttachment': { type: 'aws_cognito_identity_pool_roles_attachment' },
  'AWS::Cognito::IdentityPoolPrincipalTag': { type: 'aws_cognito_identity_pool_provider_principal_tag' },
  'AWS::S3::Bucket': {
    type: 'aws_s3_bucket',
    facts: { name: 'bucket', arn: 'arn' },
    names: { BucketName: 'bucket' },
  },
  'AWS::S3::BucketPolicy': { type: 'aws_s3_bucket_policy', names: { PolicyDocument: 'policy' } },
  'AWS::KMS::Key': {
    type: 'aws_kms_key',
    facts: { id: 'key_id', arn: 'arn' },
    names: { Enabled: 'is_enabled', KeyPolicy: 'policy' },
  },
  'AWS::KMS::Alias': { type: 'aws_kms_alias', names: { AliasName: 'name' } },
  'AWS::SQS::Queue': {
    type: 'aws_sqs_queue',
    facts: { url: 'url', arn: 'arn', name: 'name' },
    names: {
      QueueName: 'name',
      MaximumMessageSize: 'max_message_size',
      MessageRetentionPeriod: 'message_retention_seconds',
      ReceiveMessageWaitTimeSeconds: 'receive_wait_time_seconds',
      VisibilityTimeout: 'visibility_timeout_seconds',
    },
  },
  'AWS::SQS::QueuePolicy': { type: 'aws_sqs_queue_policy', names: { PolicyDocument: 'policy' } },
  'AWS::Lambda::Function': {
    type: 'aws_lambda_function',
    facts: { name: 'function_name', arn: 'arn' },
  },
  'AWS::Lambda::Permission': {
    type: 'aws_lambda_permission',
    names: { PrincipalOrgID: 'principal_org_id' },
  },
  'AWS::DynamoDB::Table': {
    type: 'aws_dynamodb_table',
    facts: { name: 'name', arn: 'arn' },
    names: { TableName: 'name' },
  },
  'AWS::SecretsManager::Secret': { type: 'aws_secretsmanager_secret', facts: { arn: 'arn' } },
  'AWS::SecretsManager::ResourcePolicy': {
    type: 'aws_secretsmanager_secret_policy',
    names: { SecretId: 'secret_arn', ResourcePolicy: 'policy' },
  },
  'AWS::SSM::Parameter': { type: 'aws_ssm_parameter', facts: { name: 'name' } },
  'AWS::Organizations::Organization': {
    type: 'aws_organizations_organization',
    facts: { id: 'id', rootId: 'roots[0].id' },
  },
  'AWS::Organizations::OrganizationalUnit': {
    type: 'aws_organizations_organizational_unit',
    facts: { id: 'id' },
  },
  'AWS::Organizations::Account': {
    type: 'aws_organizations_account',
    facts: { id: 'id' },
    names: { AccountName: 'name' },
  },
  'AWS::Organizations::Policy': { type: 'aws_organizations_policy', facts: { id: 'id' } },
};

/** Arguments that are policies: each is a data source of its own. */
const documents: ReadonlySet<string> = new Set(['policy', 'assume_role_policy', 'content']);

type HclValues = Readonly<Record<string, HclValue>>;

/** Several blocks, each with the line that takes over what exists. */
interface Resource {
  readonly type: string;
  readonly name: string;
  readonly body: Block['body'];
  /** The id by which `terraform import` finds the thing; undefined if it can't take it over. */
  readonly importId?: HclValue | undefined;
  /** The documents of its policies, before it. */
  readonly data?: readonly Block[];
}

class Writer {
  readonly losses: Loss[] = [];
  readonly usedAccounts = new Set<string>();
  readonly byKey: ReadonlyMap<string, Built>;

  constructor(
    readonly plan: Plan,
    readonly mainRegion: string,
  ) {
    this.byKey = new Map(plan.built.map((one) => [one.key, one]));
  }

  value(value: Value, at: string): HclValue {
    if (value instanceof Reference) {
      const built = this.byKey.get(value.to);
      const { type, facts } = built ? (types[built.type] ?? { type: '' }) : { type: '' };
      const fact = facts?.[value.fact];
      if (built && fact !== undefined) return new Expression(`${type}.${snakeCase(built.logicalId)}.${fact}`);
      return this.value(value.literal, at);
    }
    if (value instanceof AccountId) return new Expression(this.#account(value));
    if (value instanceof Text)
      return new Template(
        value.parts.flatMap((part): (string | Expression)[] => {
          if (typeof part === 'string') return [part];
          const inner = this.value(part, at);
          if (inner instanceof Template) return [...inner.parts];
          return [inner instanceof Expression ? inner : textOf(inner)];
        }),
      );
    if (Array.isArray(value)) return (value as readonly Value[]).map((item) => this.value(item, at));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Properties).map(([name, inner]) => [name, this.value(inner, at)]),
    );
  }

  #account({ id }: AccountId): string {
    if (id === this.plan.account) return 'local.account_id';
    this.usedAccounts.add(id);
    return `var.${snakeCase(this.plan.accounts.find((one) => one.id === id)?.parameter ?? '')}`;
  }

  /** A policy as a data source, and the expression for its JSON. */
  document(name: string, value: HclValue): { readonly data: Block[]; readonly json: HclValue } {
    const block = policyDocument(name, value);
    return block
      ? { data: [block], json: new Expression(`data.aws_iam_policy_document.${name}.json`) }
      : { data: [], json: new Expression(`jsonencode(${blockValue(value)})`) };
  }
}

/** A value as it stands after an equals sign at the beginning of a block. */
const blockValue = (value: HclValue): string =>
  blockText({ type: 'x', body: [{ argument: 'v', value }] })
    .replace(/^x \{\n {2}v = /, '')
    .replace(/\n\}\n$/, '');

const templated = (...parts: readonly HclValue[]): HclValue =>
  new Template(
    parts.flatMap((part): (string | Expression)[] =>
      part instanceof Template ? [...part.parts] : [part instanceof Expression ? part : textOf(part)],
    ),
  );

/** Lists what else a resource makes: attachments, memberships, and what CloudFormation has as properties. */
type More = (writer: Writer, built: Built, own: HclValues, self: string) => Resource[];

function attachments(kind: 'user' | 'group' | 'role'): More {
  return (writer, built, own) => {
    const name = snakeCase(built.logicalId);
    const label = new Expression(`aws_iam_${kind}.${name}.name`);
    const arns = (own['ManagedPolicyArns'] ?? []) as readonly HclValue[];
    const raw = (built.properties['ManagedPolicyArns'] ?? []) as readonly Value[];
    const inline = (built.properties['Policies'] ?? []) as readonly Properties[];
    const ownName = textOf(built.properties[`${kind.charAt(0).toUpperCase()}${kind.slice(1)}Name`]);
    return [
      ...inline.map(({ PolicyName = '', PolicyDocument = '' }, i): Resource => {
        const part = `${name}_${snakeCase(textOf(PolicyName).replace(/\W+/g, '_'))}`;
        const inner = uniquePart(part, inline, i);
        const { data, json } = writer.document(inner, writer.value(PolicyDocument, built.key));
        return {
          type: `aws_iam_${kind}_policy`,
          name: inner,
          data,
          body: argumentsOf({ name: textOf(PolicyName), [kind]: label, policy: json }),
          importId: `${ownName}:${textOf(PolicyName)}`,
        };
      }),
      ...arns.map((arn, i): Resource => ({
        type: `aws_iam_${kind}_policy_attachment`,
        name: arns.length === 1 ? name : `${name}_${String(i + 1)}`,
        body: argumentsOf({ [kind]: label, policy_arn: arn }),
        importId: templated(`${ownName}/`, literal(writer, raw[i] ?? '', built.key)),
      })),
    ];
  };
}

/** Two policies of one owner whose names differ in signs alone are numbered. */
const uniquePart = (part: string, all: readonly Properties[], i: number): string => {
  const form = ({ PolicyName = '' }: Properties): string =>
    textOf(PolicyName).replace(/\W+/g, '_').toLowerCase();
  const own = all[i];
  const before = own ? all.slice(0, i).filter((one) => form(one) === form(own)).length : 0;
  return before ? `${part}_${String(before + 1)}` : part;
};

/** The value in this account: import lines name what exists. */
function literal(writer: Writer, value: Value, at: string): HclValue {
  if (value instanceof Reference) return literal(writer, value.literal, at);
  return writer.value(value, at);
}

const members: More = (_writer, built, own) => {
  const groups = own['Groups'] as readonly HclValue[] | undefined;
  if (!groups) return [];
  const name = snakeCase(built.logicalId);
  const names = (built.properties['Groups'] as readonly Value[]).map((group) =>
    group instanceof Reference ? textOf(group.literal) : textOf(group),
  );
  return [
    {
      type: 'aws_iam_user_group_membership',
      name,
      body: argumentsOf({ user: new Expression(`aws_iam_user.${name}.name`), groups }),
      importId: [textOf(built.properties['UserName']), ...names].join('/'),
    },
  ];
};

/** A policy's own list of those who have it. */
const attachedTo: More = (writer, built, own, self) =>
  (['Group', 'User', 'Role'] as const).flatMap((kind) => {
    const raw = (built.properties[`${kind}s`] ?? []) as readonly Value[];
    return ((own[`${kind}s`] ?? []) as readonly HclValue[]).map((who, i): Resource => {
      const reference = raw[i];
      const key = reference instanceof Reference ? reference.to : '';
      const to = snakeCase(writer.byKey.get(key)?.logicalId ?? String(i));
      const arn = new Expression(`${self}.arn`);
      return {
        type: `aws_iam_${kind.toLowerCase()}_policy_attachment`,
        name: `${snakeCase(built.logicalId)}_${to}`,
        body: argumentsOf({ [kind.toLowerCase()]: who, policy_arn: arn }),
        importId: templated(
          `${reference instanceof Reference ? textOf(reference.literal) : ''}/`,
          policyArnOf(built),
        ),
      };
    });
  });

const policyArnOf = ({ properties }: Built): HclValue =>
  templated(
    'arn:aws:iam::',
    new Expression('local.account_id'),
    `:policy${textOf(properties['Path'] ?? '/')}${textOf(properties['ManagedPolicyName'])}`,
  );

const block = (type: string, values: Readonly<Record<string, HclValue | undefined>>): Block => ({
  type,
  body: argumentsOf(values),
});

const snaked = (values: HclValue | undefined): Record<string, HclValue> =>
  Object.fromEntries(
    Object.entries((values ?? {}) as HclValues).map(([name, value]) => [snakeCase(name), value]),
  );

/** Properties that a type writes in another way than as an argument of the same name. */
interface Special {
  readonly without?: readonly string[];
  readonly body?: (own: HclValues, built: Built, writer: Writer) => Block['body'];
  readonly more?: readonly More[];
  readonly importId?: (built: Built, writer: Writer) => HclValue | undefined;
}

const named =
  (member: string) =>
  ({ properties }: Built): HclValue =>
    textOf(properties[member]);
const byKey = ({ key }: Built): HclValue => key;
/** The ARN that is the key, with the account as an expression. */
const byArn = ({ key }: Built, writer: Writer): HclValue => {
  const [before = '', ...after] = key.split(writer.plan.account);
  return after.length
    ? templated(before, new Expression('local.account_id'), after.join(writer.plan.account))
    : key;
};
const ownerArn = (built: Built, writer: Writer): HclValue =>
  byArn({ ...built, key: built.key.replace(/\/policy$/, '') }, writer);
const queueUrl = ({ region, key }: Built): HclValue =>
  templated(
    `https://sqs.${region ?? ''}.amazonaws.com/`,
    new Expression('local.account_id'),
    `/${
      key
        .replace(/\/policy$/, '')
        .split(':')
        .at(-1) ?? ''
    }`,
  );
const inlineId =
  (member: string) =>
  ({ properties }: Built): HclValue => {
    const owner = properties[member];
    return `${owner instanceof Reference ? textOf(owner.literal) : textOf(owner)}:${textOf(properties['PolicyName'])}`;
  };

const specials: Readonly<Record<string, Special>> = {
  'AWS::IAM::User': {
    without: ['Groups', 'ManagedPolicyArns', 'Policies'],
    more: [members, attachments('user')],
    importId: named('UserName'),
  },
  'AWS::IAM::Group': {
    without: ['ManagedPolicyArns', 'Policies'],
    more: [attachments('group')],
    importId: named('GroupName'),
  },
  'AWS::IAM::Role': {
    without: ['ManagedPolicyArns', 'Policies'],
    more: [attachments('role')],
    importId: named('RoleName'),
  },
  'AWS::IAM::ManagedPolicy': {
    without: ['Groups', 'Users', 'Roles'],
    more: [attachedTo],
    importId: policyArnOf,
  },
  'AWS::IAM::UserPolicy': { importId: inlineId('UserName') },
  'AWS::IAM::GroupPolicy': { importId: inlineId('GroupName') },
  'AWS::IAM::RolePolicy': { importId: inlineId('RoleName') },
  'AWS::IAM::ServiceLinkedRole': {
    importId: (built, writer) => byArn({ ...built, key: built.own?.['arn'] ?? '' }, writer),
  },
  'AWS::IAM::InstanceProfile': {
    without: ['Roles'],
    body: ({ Roles }) => argumentsOf({ role: (Roles as readonly HclValue[])[0] }),
    importId: named('InstanceProfileName'),
  },
  'AWS::IAM::OIDCProvider': {
    without: ['ClientIdList'],
    body: ({ ClientIdList = [] }) => argumentsOf({ client_id_list: ClientIdList }),
    importId: byArn,
  },
  'AWS::IAM::SAMLProvider': { importId: byArn },
  'AWS::Cognito::UserPool': {
    without: ['Policies', 'AdminCreateUserConfig'],
    body: ({ AdminCreateUserConfig, Policies }) => [
      ...(AdminCreateUserConfig ? [block('admin_create_user_config', snaked(AdminCreateUserConfig))] : []),
      block('password_policy', snaked((Policies as HclValues)['PasswordPolicy'])),
    ],
    importId: byKey,
  },
  'AWS::Cognito::UserPoolClient': { importId: (built) => withPool(built, built.key) },
  'AWS::Cognito::UserPoolGroup': { importId: byKey },
  'AWS::Cognito::UserPoolUser': {
    without: ['UserAttributes'],
    body: ({ UserAttributes }) =>
      argumentsOf({
        attributes:
          UserAttributes === undefined
            ? undefined
            : Object.fromEntries(
                (UserAttributes as readonly HclValues[]).map(({ Name, Value: value = '' }) => [
                  textOf(Name),
                  value,
                ]),
              ),
      }),
    importId: (built) => withPool(built, textOf(built.properties['Username'])),
  },
  'AWS::Cognito::IdentityPool': {
    without: ['CognitoIdentityProviders', 'OpenIdConnectProviderARNs', 'SamlProviderARNs'],
    body: (own) => [
      ...argumentsOf({
        openid_connect_provider_arns: own['OpenIdConnectProviderARNs'],
        saml_provider_arns: own['SamlProviderARNs'],
      }),
      ...((own['CognitoIdentityProviders'] ?? []) as readonly HclValues[]).map((one) =>
        block('cognito_identity_providers', snaked(one)),
      ),
    ],
    importId: byKey,
  },
  'AWS::Cognito::IdentityPoolRoleAttachment': {
    without: ['RoleMappings'],
    body: ({ RoleMappings }) =>
      Object.values((RoleMappings ?? {}) as Readonly<Record<string, HclValues>>).map(
        ({ RulesConfiguration, ...one }) => ({
          type: 'role_mapping',
          body: [
            ...argumentsOf(snaked(one)),
            ...(((RulesConfiguration as HclValues | undefined)?.['Rules'] ?? []) as readonly HclValues[]).map(
              ({ RoleARN, ...rule }) => block('mapping_rule', { ...snaked(rule), role_arn: RoleARN }),
            ),
          ],
        }),
      ),
    importId: ({ key }) => key.replace(/\/roles$/, ''),
  },
  'AWS::Cognito::IdentityPoolPrincipalTag': { importId: ({ key }) => key.replace('/tags/', ':') },
  'AWS::S3::Bucket': {
    without: ['PublicAccessBlockConfiguration', 'BucketEncryption'],
    importId: named('BucketName'),
    more: [
      (_writer, { logicalId, properties }, own, self) =>
        (
          (own['BucketEncryption'] as HclValues | undefined)?.['ServerSideEncryptionConfiguration'] as
            readonly HclValues[] | undefined
        )?.map(({ BucketKeyEnabled, ServerSideEncryptionByDefault }) => {
          const { SSEAlgorithm, KMSMasterKeyID } = ServerSideEncryptionByDefault as HclValues;
          return {
            type: 'aws_s3_bucket_server_side_encryption_configuration',
            name: snakeCase(logicalId),
            body: [
              ...argumentsOf({ bucket: new Expression(`${self}.bucket`) }),
              {
                type: 'rule',
                body: [
                  ...argumentsOf({ bucket_key_enabled: BucketKeyEnabled }),
                  block('apply_server_side_encryption_by_default', {
                    sse_algorithm: SSEAlgorithm,
                    kms_master_key_id: KMSMasterKeyID,
                  }),
                ],
              },
            ],
            importId: textOf(properties['BucketName']),
          };
        }) ?? [],
      (_writer, { logicalId, properties }, own, self) =>
        own['PublicAccessBlockConfiguration'] === undefined
          ? []
          : [
              {
                type: 'aws_s3_bucket_public_access_block',
                name: snakeCase(logicalId),
                body: argumentsOf({
                  bucket: new Expression(`${self}.bucket`),
                  ...snaked(own['PublicAccessBlockConfiguration']),
                }),
                importId: textOf(properties['BucketName']),
              },
            ],
    ],
  },
  'AWS::S3::BucketPolicy': {
    importId: ({ properties: { Bucket } }) =>
      Bucket instanceof Reference ? textOf(Bucket.literal) : undefined,
  },
  'AWS::KMS::Key': { importId: ({ key }) => key.split('/').at(-1) },
  'AWS::KMS::Alias': { importId: named('AliasName') },
  'AWS::SQS::Queue': {
    without: ['RedrivePolicy', 'RedriveAllowPolicy'],
    body: (own) =>
      argumentsOf(
        Object.fromEntries(
          ['RedrivePolicy', 'RedriveAllowPolicy'].map((name) => {
            const value = own[name];
            return [
              snakeCase(name),
              value === undefined ? undefined : new Expression(`jsonencode(${blockValue(value)})`),
            ];
          }),
        ),
      ),
    importId: queueUrl,
  },
  'AWS::SQS::QueuePolicy': {
    without: ['Queues'],
    body: ({ Queues }) => argumentsOf({ queue_url: (Queues as readonly HclValue[])[0] }),
    importId: queueUrl,
  },
  'AWS::Lambda::Function': {
    body: () => argumentsOf({ filename: new Expression('var.function_archive') }),
    importId: named('FunctionName'),
  },
  'AWS::Lambda::Permission': {
    body: (_own, { own }) => argumentsOf({ statement_id: own?.['statementId'] }),
    importId: ({ properties: { FunctionName }, own }) =>
      FunctionName instanceof Reference
        ? `${textOf(FunctionName.literal)}/${own?.['statementId'] ?? ''}`
        : undefined,
  },
  'AWS::DynamoDB::Table': {
    without: ['AttributeDefinitions', 'KeySchema', 'ResourcePolicy'],
    body: ({ AttributeDefinitions, KeySchema }) => [
      ...argumentsOf(
        Object.fromEntries(
          (KeySchema as readonly HclValues[]).map(({ KeyType, AttributeName = '' }) => [
            KeyType === 'HASH' ? 'hash_key' : 'range_key',
            AttributeName,
          ]),
        ),
      ),
      ...(AttributeDefinitions as readonly HclValues[]).map(({ AttributeName, AttributeType }) =>
        block('attribute', { name: AttributeName, type: AttributeType }),
      ),
    ],
    more: [
      (writer, built, own, self) => {
        const policy = (own['ResourcePolicy'] as HclValues | undefined)?.['PolicyDocument'];
        if (policy === undefined) return [];
        const name = snakeCase(built.logicalId);
        const { data, json } = writer.document(name, policy);
        return [
          {
            type: 'aws_dynamodb_resource_policy',
            name,
            data,
            body: argumentsOf({ resource_arn: new Expression(`${self}.arn`), policy: json }),
            importId: byArn(built, writer),
          },
        ];
      },
    ],
    importId: named('TableName'),
  },
  'AWS::SecretsManager::Secret': { importId: byArn },
  'AWS::SecretsManager::ResourcePolicy': { importId: ownerArn },
  'AWS::SSM::Parameter': { importId: named('Name') },
  'AWS::Organizations::Organization': {
    body: (_own, _built, { plan: { settings } }) =>
      argumentsOf({
        aws_service_access_principals: settings.trustedServices.length ? settings.trustedServices : undefined,
        enabled_policy_types: settings.policyTypes.length ? settings.policyTypes : undefined,
      }),
    importId: byKey,
  },
  'AWS::Organizations::OrganizationalUnit': { importId: byKey },
  'AWS::Organizations::Account': {
    without: ['ParentIds'],
    body: ({ ParentIds }) => argumentsOf({ parent_id: (ParentIds as readonly HclValue[])[0] }),
    importId: byKey,
  },
  'AWS::Organizations::Policy': {
    without: ['TargetIds'],
    importId: byKey,
    more: [
      (writer, built, own, self) => {
        const raw = (built.properties['TargetIds'] ?? []) as readonly Value[];
        return ((own['TargetIds'] ?? []) as readonly HclValue[]).map((target, i): Resource => {
          const one = raw[i];
          const to = one instanceof Reference ? writer.byKey.get(one.to) : undefined;
          const isRoot = one instanceof Reference && one.fact === 'rootId';
          const suffix = isRoot ? 'root' : to ? snakeCase(to.logicalId) : 'account';
          return {
            type: 'aws_organizations_policy_attachment',
            name: `${snakeCase(built.logicalId)}_${suffix}`,
            body: argumentsOf({ policy_id: new Expression(`${self}.id`), target_id: target }),
            importId: templated(literal(writer, one ?? '', built.key), `:${built.key}`),
          };
        });
      },
    ],
  },
};

function withPool({ properties: { UserPoolId } }: Built, id: string): HclValue | undefined {
  return UserPoolId instanceof Reference ? `${textOf(UserPoolId.literal)}/${id}` : undefined;
}

function resourcesOf(writer: Writer, built: Built): Resource[] {
  const { type: kind, names = {} } = types[built.type] ?? { type: '' };
  const special = specials[built.type] ?? {};
  const name = snakeCase(built.logicalId);
  const own = writer.value(built.properties, built.key) as HclValues;
  const data: Block[] = [];
  const left = Object.entries(own).filter(([member]) => !special.without?.includes(member));
  const values = Object.fromEntries(
    left.map(([member, value]): [string, HclValue] => {
      const argument = names[member] ?? snakeCase(member);
      if (!documents.has(argument)) return [argument, value];
      const document = writer.document(argument === 'assume_role_policy' ? `${name}_trust` : name, value);
      data.push(...document.data);
      return [argument, document.json];
    }),
  );
  const tags = built.tags.length
    ? { tags: Object.fromEntries(built.tags.map(({ key, value }) => [key, value])) }
    : {};
  const isElsewhere = built.region !== null && built.region !== writer.mainRegion;
  const more = special.body?.(own, built, writer) ?? [];
  const self = `${kind}.${name}`;
  return [
    {
      type: kind,
      name,
      data,
      body: [
        ...argumentsOf({ ...values, ...(isElsewhere ? { region: built.region ?? '' } : {}) }),
        ...more.filter((item) => 'argument' in item),
        ...argumentsOf(tags),
        ...more.filter((item) => !('argument' in item)),
      ],
      importId: special.importId?.(built, writer),
    },
    ...(special.more ?? []).flatMap((each) => each(writer, built, own, self)),
  ];
}

/** The file that a resource stands in. */
function fileOf({ type }: Built): string {
  if (type.startsWith('AWS::IAM::')) return 'iam.tf';
  if (type.startsWith('AWS::Cognito::')) return 'cognito.tf';
  return type.startsWith('AWS::Organizations::') ? 'organization.tf' : 'resources.tf';
}

function settingsOf({ settings }: Plan): Resource[] {
  const { alias, passwordPolicy, rootFeatures } = settings;
  return [
    ...(alias === undefined
      ? []
      : [
          {
            type: 'aws_iam_account_alias',
            name: 'this',
            body: argumentsOf({ account_alias: alias }),
            importId: alias,
          },
        ]),
    ...(passwordPolicy
      ? [
          {
            type: 'aws_iam_account_password_policy',
            name: 'this',
            body: argumentsOf(passwordArguments(passwordPolicy)),
            importId: 'iam-account-password-policy',
          },
        ]
      : []),
    ...(rootFeatures.length
      ? [
          {
            type: 'aws_iam_organizations_features',
            name: 'this',
            body: argumentsOf({ enabled_features: rootFeatures }),
          },
        ]
      : []),
  ];
}

const passwordArguments = (policy: Properties): Record<string, HclValue> =>
  Object.fromEntries(Object.entries(policy).map(([name, value]) => [snakeCase(name), value as HclValue]));

const blocksOf = (resources: readonly Resource[], notes: ReadonlyMap<string, string>): string =>
  resources
    .flatMap(({ type, name, body, data = [] }) => {
      const note = notes.get(`${type}.${name}`);
      const all = note === undefined ? body : [...body, { comment: note }];
      return [...data, { type: 'resource', labels: [type, name], body: all }];
    })
    .map((one) => blockText(one))
    .join('\n');

const terraformBlock: Block = {
  type: 'terraform',
  body: [
    { argument: 'required_version', value: '>= 1.5' },
    {
      type: 'required_providers',
      body: [{ argument: 'aws', value: { source: 'hashicorp/aws', version: '~> 6.0' } }],
    },
  ],
};

function mainFile(region: string, usesAccount: boolean): string {
  const blocks: Block[] = [
    terraformBlock,
    { type: 'provider', labels: ['aws'], body: argumentsOf({ region }) },
    ...(usesAccount
      ? [
          { type: 'data', labels: ['aws_caller_identity', 'current'], body: [] },
          {
            type: 'locals',
            body: argumentsOf({ account_id: new Expression('data.aws_caller_identity.current.account_id') }),
          },
        ]
      : []),
  ];
  return blocks.map((one) => blockText(one)).join('\n');
}

function variablesFile(writer: Writer): string {
  const accounts = writer.plan.accounts
    .filter(({ id }) => writer.usedAccounts.has(id))
    .map(({ id, parameter }) => [snakeCase(parameter), codeWords.otherAccount, id] as const);
  const hasFunction = writer.plan.built.some(({ type }) => type === 'AWS::Lambda::Function');
  const code = hasFunction ? [['function_archive', codeWords.archive, undefined] as const] : [];
  return [...accounts, ...code]
    .map(([name, description, value]) =>
      blockText({
        type: 'variable',
        labels: [name],
        body: argumentsOf({ description, type: new Expression('string'), default: value }),
      }),
    )
    .join('\n');
}

/** A resource's own losses, as a comment in it. */
function notesOf(plan: Plan, writer: Writer): Map<string, string> {
  const found = new Map<string, string[]>();
  for (const { at, reason, count } of [...plan.losses, ...writer.losses]) {
    const built = writer.byKey.get(at ?? '');
    const label = built && `${types[built.type]?.type ?? ''}.${snakeCase(built.logicalId)}`;
    if (label !== undefined) found.set(label, [...(found.get(label) ?? []), codeWords.short[reason](count)]);
  }
  return new Map([...found].map(([label, texts]) => [label, codeWords.leftOut(texts)]));
}

/** Writes a plan as a Terraform module, with the lines that take over what exists. */
export function writeTerraform(plan: Plan): Written {
  const region = unitsOf(plan)[0]?.region ?? 'us-east-1';
  const writer = new Writer(plan, region);
  const byFile = new Map<string, Resource[]>();
  const add = (file: string, resources: readonly Resource[]): void => {
    if (resources.length) byFile.set(file, [...(byFile.get(file) ?? []), ...resources]);
  };
  add('account.tf', settingsOf(plan));
  for (const built of plan.built) add(fileOf(built), resourcesOf(writer, built));
  const notes = notesOf(plan, writer);
  const imports = [...byFile.values()].flat().flatMap(({ type, name, importId }) =>
    importId === undefined
      ? []
      : [
          blockText({
            type: 'import',
            body: argumentsOf({ to: new Expression(`${type}.${name}`), id: importId }),
          }),
        ],
  );
  const texts = [...byFile].map(([name, resources]): [string, string] => [name, blocksOf(resources, notes)]);
  const importText = imports.length ? `# ${codeWords.imports}\n\n${imports.join('\n')}` : '';
  const usesAccount = [...texts.map(([, text]) => text), importText].some((text) =>
    text.includes('local.account_id'),
  );
  const files: [string, string][] = [
    ['main.tf', mainFile(region, usesAccount)],
    ['variables.tf', variablesFile(writer)],
    ...texts,
    ['imports.tf', importText],
  ];
  return {
    files: files
      .filter(([, text]) => text !== '')
      .map(([name, text]): CodeFile => ({ name, text, language: 'hcl' })),
    losses: writer.losses,
    command: 'terraform init\nterraform plan',
  };
}
