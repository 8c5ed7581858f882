import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '../../tokens/base64.ts';
import type { ServiceName } from '../../model/operation-types.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, member } from '../json.ts';
import { sameJson } from '../schema.ts';
import type { ResourceRequest, ResourceStep, ResourceType } from './resource-type.ts';
import {
  at,
  changes,
  differing,
  documentText,
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
  textsOf,
  treatments,
  unlessEmpty,
} from './steps.ts';

/** Resources that carry policies: buckets, keys, queues, secrets, functions and tables. */

const arnOf = ({ stack }: ResourceRequest, service: string, resource: string): string =>
  `arn:aws:${service}:${stack.region}:${stack.accountId}:${resource}`;

/** Changes of tags by the calls of a service: lists or maps of tags, and lists of keys. */
function updateTags(
  service: ServiceName,
  of: JsonObject,
  request: ResourceRequest,
  before: JsonObject,
  form: {
    readonly tag: string;
    readonly untag: string;
    readonly isMap?: boolean;
    readonly isKeyed?: boolean;
  },
): readonly ResourceStep[] {
  const [old, next] = [tagsOf({ ...request, properties: before }), tagsOf(request)];
  const keys = next.map(({ Key }) => Key);
  const lost = old.flatMap(({ Key }) => (keys.includes(Key) ? [] : [Key ?? '']));
  const { added } = differing(old, next);
  // KMS alone names a tag's two halves otherwise.
  const tags = form.isKeyed
    ? added.map(({ Key, Value }) => ({ TagKey: Key ?? '', TagValue: Value ?? '' }))
    : added;
  return [
    ...(added.length > 0
      ? [step(service, form.tag, { ...of, Tags: form.isMap ? tagMap(added) : tags })]
      : []),
    ...(lost.length > 0 ? [step(service, form.untag, { ...of, TagKeys: lost })] : []),
  ];
}

const noBucket: readonly string[] = ['NoSuchBucket'];

function accessBlock(properties: JsonObject): JsonObject {
  const names = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
  const block = member(properties, 'PublicAccessBlockConfiguration');
  return Object.fromEntries(names.map((name) => [name, member(block, name) ?? false]));
}

const bucketTags = (request: ResourceRequest, Bucket: string): readonly ResourceStep[] =>
  tagsOf(request).length > 0
    ? [step('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tagsOf(request) } })]
    : [step('s3', 'DeleteBucketTagging', { Bucket })];

const setAccessBlock = (Bucket: string, properties: JsonObject): ResourceStep =>
  step('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: accessBlock(properties) });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-s3-bucket-bucketencryption.html */
function setEncryption(Bucket: string, properties: JsonObject): ResourceStep {
  const rules = member(member(properties, 'BucketEncryption'), 'ServerSideEncryptionConfiguration');
  const Rules = (Array.isArray(rules) ? rules : []).map((rule: Json) =>
    given({
      ApplyServerSideEncryptionByDefault: member(rule, 'ServerSideEncryptionByDefault'),
      BucketKeyEnabled: member(rule, 'BucketKeyEnabled'),
    }),
  );
  return step('s3', 'PutBucketEncryption', { Bucket, ServerSideEncryptionConfiguration: { Rules } });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucket.html */
const bucket: ResourceType = {
  name: 'AWS::S3::Bucket',
  create(request) {
    const { properties } = request;
    const { region } = request.stack;
    const Bucket = nameOf(request, 'BucketName', { most: 63, lowerCase: true });
    return [
      making(
        's3',
        'CreateBucket',
        {
          Bucket,
          CreateBucketConfiguration: region === 'us-east-1' ? undefined : { LocationConstraint: region },
        },
        () =>
          known(Bucket, {
            Arn: `arn:aws:s3:::${Bucket}`,
            DomainName: `${Bucket}.s3.amazonaws.com`,
            DualStackDomainName: `${Bucket}.s3.dualstack.${region}.amazonaws.com`,
            RegionalDomainName: `${Bucket}.s3.${region}.amazonaws.com`,
            WebsiteURL: `http://${Bucket}.s3-website-${region}.amazonaws.com`,
          }),
      ),
      ...(member(properties, 'PublicAccessBlockConfiguration') === undefined
        ? []
        : [setAccessBlock(Bucket, properties)]),
      ...(member(properties, 'BucketEncryption') === undefined ? [] : [setEncryption(Bucket, properties)]),
      ...(tagsOf(request).length > 0 ? bucketTags(request, Bucket) : []),
    ];
  },
  update: (request, { properties: before, made: { physicalId: Bucket } }) => [
    ...(changes(before, request.properties, ['PublicAccessBlockConfiguration'])
      ? [
          member(request.properties, 'PublicAccessBlockConfiguration') === undefined
            ? step('s3', 'DeletePublicAccessBlock', { Bucket })
            : setAccessBlock(Bucket, request.properties),
        ]
      : []),
    ...(changes(before, request.properties, ['BucketEncryption'])
      ? [
          member(request.properties, 'BucketEncryption') === undefined
            ? step('s3', 'DeleteBucketEncryption', { Bucket })
            : setEncryption(Bucket, request.properties),
        ]
      : []),
    ...(sameJson(tagsOf({ ...request, properties: before }), tagsOf(request))
      ? []
      : bucketTags(request, Bucket)),
  ],
  remove: (_request, { physicalId: Bucket }) => [removing('s3', 'DeleteBucket', { Bucket }, noBucket)],
  treatmentOf: treatments(
    [
      ...['AbacStatus', 'AccelerateConfiguration', 'AnalyticsConfigurations', 'CorsConfiguration'],
      ...['IntelligentTieringConfigurations', 'InventoryConfigurations', 'LifecycleConfiguration'],
      ...[
        'LoggingConfiguration',
        'MetadataConfiguration',
        'MetadataTableConfiguration',
        'MetricsConfigurations',
      ],
      ...[
        'NotificationConfiguration',
        'VersioningConfiguration',
        'WebsiteConfiguration',
        'ReplicationConfiguration',
      ],
    ],
    // Access control lists and locks decide, too.
    ...[
      [
        'AccessControl',
        'OwnershipControls',
        'ObjectLockConfiguration',
        'ObjectLockEnabled',
        'BucketNamePrefix',
        'BucketNamespace',
      ],
    ],
    {
      AccessControl: (value) => value === 'Private' || value === 'BucketOwnerFullControl',
      OwnershipControls: (value) => at(value, 'Rules', '0', 'ObjectOwnership') === 'BucketOwnerEnforced',
      ObjectLockEnabled: (value) => value === false || value === 'false',
      BucketNamespace: (value) => value === 'global',
    },
  ),
};

/**
 * A policy of another resource: it is put there, replaced there and taken from there.
 * `put` gives the calls that set `document` (undefined: take it away).
 */
function policyOn(
  name: string,
  idOf: (request: ResourceRequest) => string,
  document: string,
  put: (properties: JsonObject, document: string | undefined) => readonly ResourceStep[],
): ResourceType {
  const set = ({ properties }: ResourceRequest) =>
    put(properties, documentText(member(properties, document)));
  return {
    name,
    identity: (request) => {
      const id = idOf(request);
      return known(id, { Id: id });
    },
    create: set,
    update: (request, { properties: before }) => {
      const { gone } = differing(textsOf(before, 'Queues'), textsOf(request.properties, 'Queues'));
      return [...set(request), ...(gone.length > 0 ? put({ ...before, Queues: gone }, undefined) : [])];
    },
    remove: ({ properties }) => put(properties, undefined),
    treatmentOf: treatments([]),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-s3-bucketpolicy.html */
const bucketPolicy = policyOn(
  'AWS::S3::BucketPolicy',
  ({ properties }) => textOf(properties, 'Bucket') ?? '',
  'PolicyDocument',
  (properties, Policy) => {
    const Bucket = textOf(properties, 'Bucket');
    return Policy === undefined
      ? [removing('s3', 'DeleteBucketPolicy', { Bucket }, [...noBucket, 'NoSuchBucketPolicy'])]
      : [step('s3', 'PutBucketPolicy', { Bucket, Policy })];
  },
);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queuepolicy.html */
const queuePolicy = policyOn(
  'AWS::SQS::QueuePolicy',
  (request) => generatedName(request, { most: 128 }),
  'PolicyDocument',
  (properties, Policy) =>
    textsOf(properties, 'Queues').map((QueueUrl) =>
      Policy === undefined
        ? removing('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy: '' } }, noQueue)
        : step('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } }),
    ),
);

const noQueue: readonly string[] = ['AWS.SimpleQueueService.NonExistentQueue', 'QueueDoesNotExist'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-resourcepolicy.html */
const secretPolicy = policyOn(
  'AWS::SecretsManager::ResourcePolicy',
  ({ properties }) => textOf(properties, 'SecretId') ?? '',
  'ResourcePolicy',
  (properties, ResourcePolicy) => {
    const SecretId = textOf(properties, 'SecretId');
    const BlockPublicPolicy = member(properties, 'BlockPublicPolicy');
    return ResourcePolicy === undefined
      ? [removing('secretsmanager', 'DeleteResourcePolicy', { SecretId }, ['ResourceNotFoundException'])]
      : [step('secretsmanager', 'PutResourcePolicy', { SecretId, ResourcePolicy, BlockPublicPolicy })];
  },
);

const noKey: readonly string[] = ['NotFoundException', 'KMSInvalidStateException'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kms-key.html */
const key: ResourceType = {
  name: 'AWS::KMS::Key',
  create: (request) => [
    making(
      'kms',
      'CreateKey',
      {
        Policy: documentText(member(request.properties, 'KeyPolicy')),
        ...picked(request.properties, ['Description', 'KeySpec', 'KeyUsage', 'MultiRegion', 'Origin']),
        BypassPolicyLockoutSafetyCheck: member(request.properties, 'BypassPolicyLockoutSafetyCheck'),
        Tags: unlessEmpty(
          tagsOf(request).map(({ Key, Value }) => ({ TagKey: Key ?? '', TagValue: Value ?? '' })),
        ),
      },
      (output) => {
        const id = textAt(output, 'KeyMetadata', 'KeyId');
        return known(id, { KeyId: id, Arn: textAt(output, 'KeyMetadata', 'Arn') });
      },
    ),
    ...(member(request.properties, 'Enabled') === false
      ? [
          ((made) => ({
            service: 'kms',
            operation: 'DisableKey',
            input: { KeyId: made!.physicalId },
          })) satisfies ResourceStep,
        ]
      : []),
  ],
  update(request, { properties: before, made: { physicalId: KeyId } }) {
    const { properties } = request;
    return [
      ...(changes(before, properties, ['KeyPolicy'])
        ? [
            step('kms', 'PutKeyPolicy', {
              KeyId,
              PolicyName: 'default',
              Policy: documentText(member(properties, 'KeyPolicy')) ?? rootPolicy(request),
            }),
          ]
        : []),
      ...(changes(before, properties, ['Description'])
        ? [
            step('kms', 'UpdateKeyDescription', {
              KeyId,
              Description: textOf(properties, 'Description') ?? '',
            }),
          ]
        : []),
      ...(changes(before, properties, ['Enabled'])
        ? [step('kms', member(properties, 'Enabled') === false ? 'DisableKey' : 'EnableKey', { KeyId })]
        : []),
      ...updateTags('kms', { KeyId }, request, before, {
        tag: 'TagResource',
        untag: 'UntagResource',
        isKeyed: true,
      }),
    ];
  },
  remove: ({ properties }, { physicalId: KeyId }) => [
    removing(
      'kms',
      'ScheduleKeyDeletion',
      { KeyId, PendingWindowInDays: member(properties, 'PendingWindowInDays') },
      noKey,
    ),
  ],
  treatmentOf: treatments(['EnableKeyRotation', 'RotationPeriodInDays', 'PendingWindowInDays']),
};

/**
 * The policy that a key has without one of its own.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const rootPolicy = ({ stack }: ResourceRequest): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${stack.accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kms-alias.html */
const alias: ResourceType = {
  name: 'AWS::KMS::Alias',
  create: ({ properties }) => [
    making('kms', 'CreateAlias', picked(properties, ['AliasName', 'TargetKeyId']), () =>
      known(textOf(properties, 'AliasName') ?? ''),
    ),
  ],
  update: ({ properties }) => [step('kms', 'UpdateAlias', picked(properties, ['AliasName', 'TargetKeyId']))],
  remove: (_request, { physicalId: AliasName }) => [removing('kms', 'DeleteAlias', { AliasName }, noKey)],
  treatmentOf: treatments([]),
};

const queueAttributes: readonly string[] = [
  ...['ContentBasedDeduplication', 'DeduplicationScope', 'DelaySeconds', 'FifoThroughputLimit'],
  ...['KmsDataKeyReusePeriodSeconds', 'KmsMasterKeyId', 'MaximumMessageSize', 'MessageRetentionPeriod'],
  ...['ReceiveMessageWaitTimeSeconds', 'RedriveAllowPolicy', 'RedrivePolicy', 'SqsManagedSseEnabled'],
  'VisibilityTimeout',
];

/** Attributes as SQS takes them: texts. */
function attributesOf(properties: JsonObject, names: readonly string[]): JsonObject {
  return given(Object.fromEntries(names.map((name) => [name, documentText(member(properties, name))])));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html */
const queue: ResourceType = {
  name: 'AWS::SQS::Queue',
  create(request) {
    const isFifo = member(request.properties, 'FifoQueue') === true;
    const own = textOf(request.properties, 'QueueName');
    const QueueName =
      own ?? (isFifo ? `${generatedName(request, { most: 75 })}.fifo` : generatedName(request, { most: 80 }));
    return [
      making(
        'sqs',
        'CreateQueue',
        {
          QueueName,
          Attributes: unlessEmpty({
            ...attributesOf(request.properties, queueAttributes),
            ...(isFifo ? { FifoQueue: 'true' } : {}),
          }),
          tags: unlessEmpty(tagMap(tagsOf(request))),
        },
        (output) => {
          const url = textAt(output, 'QueueUrl');
          return known(url, { Arn: arnOf(request, 'sqs', QueueName), QueueName, QueueUrl: url });
        },
      ),
    ];
  },
  update: (request, { properties: before, made: { physicalId: QueueUrl } }) => {
    const altered = queueAttributes.filter((name) => changes(before, request.properties, [name]));
    const lost = altered.filter((name) => member(request.properties, name) === undefined);
    return [
      ...(altered.length > 0
        ? [
            step('sqs', 'SetQueueAttributes', {
              QueueUrl,
              Attributes: {
                ...attributesOf(request.properties, altered),
                ...Object.fromEntries(lost.map((name) => [name, queueDefaults[name] ?? ''])),
              },
            }),
          ]
        : []),
      ...updateTags('sqs', { QueueUrl }, request, before, {
        tag: 'TagQueue',
        untag: 'UntagQueue',
        isMap: true,
      }),
    ];
  },
  remove: (_request, { physicalId: QueueUrl }) => [removing('sqs', 'DeleteQueue', { QueueUrl }, noQueue)],
  treatmentOf: treatments([]),
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const queueDefaults: Readonly<Record<string, string>> = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  DelaySeconds: '0',
  FifoThroughputLimit: 'perQueue',
  KmsDataKeyReusePeriodSeconds: '300',
  MaximumMessageSize: '262144',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

/**
 * The value of a secret that CloudFormation would draw. This one is made of the resource's own suffix, and plainly made up.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html
 */
function secretText({ properties, suffix }: ResourceRequest): string {
  const own = textOf(properties, 'SecretString');
  if (own !== undefined) return own;
  const wanted = member(properties, 'GenerateSecretString');
  const drawn = `${suffix}-EXAMPLE`;
  const name = member(wanted, 'GenerateStringKey');
  const template = member(wanted, 'SecretStringTemplate');
  if (typeof name !== 'string' || typeof template !== 'string') return drawn;
  try {
    const value = JSON.parse(template) as Json;
    return isObject(value) ? JSON.stringify({ ...value, [name]: drawn }) : drawn;
  } catch {
    return drawn;
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html */
const secret: ResourceType = {
  name: 'AWS::SecretsManager::Secret',
  create: (request) => {
    const hasValue = ['SecretString', 'GenerateSecretString'].some(
      (name) => member(request.properties, name) !== undefined,
    );
    return [
      making(
        'secretsmanager',
        'CreateSecret',
        {
          Name: textOf(request.properties, 'Name') ?? `${request.logicalId}-${request.suffix}`,
          ...picked(request.properties, ['Description', 'KmsKeyId']),
          SecretString: hasValue ? secretText(request) : undefined,
          Tags: unlessEmpty(tagsOf(request)),
        },
        (output) => {
          const arn = textAt(output, 'ARN');
          return known(arn, { Id: arn });
        },
      ),
    ];
  },
  update: (request, { properties: before, made: { physicalId: SecretId } }) => [
    ...(changes(before, request.properties, ['Description', 'KmsKeyId'])
      ? [
          step('secretsmanager', 'UpdateSecret', {
            SecretId,
            ...picked(request.properties, ['Description', 'KmsKeyId']),
          }),
        ]
      : []),
    ...(changes(before, request.properties, ['SecretString', 'GenerateSecretString'])
      ? [step('secretsmanager', 'PutSecretValue', { SecretId, SecretString: secretText(request) })]
      : []),
    ...updateTags('secretsmanager', { SecretId }, request, before, {
      tag: 'TagResource',
      untag: 'UntagResource',
    }),
  ],
  remove: (_request, { physicalId: SecretId }) => [
    removing('secretsmanager', 'DeleteSecret', { SecretId, ForceDeleteWithoutRecovery: true }, [
      'ResourceNotFoundException',
    ]),
  ],
  treatmentOf: treatments(['Type', 'ReplicaRegions']),
};

const noFunction: readonly string[] = ['ResourceNotFoundException'];
const functionMembers: readonly string[] = [
  'Role',
  'Runtime',
  'Handler',
  'Description',
  'Timeout',
  'MemorySize',
];

/** Inline code is a text in a template, and a blob in the API. */
function codeOf(properties: JsonObject): Json {
  const code = member(properties, 'Code');
  const inline = member(code, 'ZipFile');
  if (inline !== undefined) return { ZipFile: toBase64(utf8ToBytes(documentText(inline) ?? '')) };
  return isObject(code) ? picked(code, ['S3Bucket', 'S3Key', 'S3ObjectVersion', 'ImageUri']) : {};
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html */
const lambdaFunction: ResourceType = {
  name: 'AWS::Lambda::Function',
  create(request) {
    const FunctionName = nameOf(request, 'FunctionName', { most: 64 });
    return [
      making(
        'lambda',
        'CreateFunction',
        {
          FunctionName,
          ...picked(request.properties, [...functionMembers, 'PackageType']),
          Code: codeOf(request.properties),
          Tags: unlessEmpty(tagMap(tagsOf(request))),
        },
        (output) => known(FunctionName, { Arn: textAt(output, 'FunctionArn') }),
      ),
    ];
  },
  update(request, { properties: before, made }) {
    const { physicalId: FunctionName } = made;
    const altered = functionMembers.filter((name) => changes(before, request.properties, [name]));
    const Resource = textAt(made.attributes, 'Arn');
    return [
      ...(altered.length > 0
        ? [
            step('lambda', 'UpdateFunctionConfiguration', {
              FunctionName,
              ...picked(request.properties, altered),
            }),
          ]
        : []),
      ...updateTags('lambda', { Resource }, request, before, {
        tag: 'TagResource',
        untag: 'UntagResource',
        isMap: true,
      }),
    ];
  },
  remove: (_request, { physicalId: FunctionName }) => [
    removing('lambda', 'DeleteFunction', { FunctionName }, noFunction),
  ],
  // Code isn't run here, so new code changes nothing.
  treatmentOf: treatments([
    ...['Architectures', 'Code', 'CodeSigningConfigArn', 'DeadLetterConfig', 'DurableConfig', 'Environment'],
    ...[
      'EphemeralStorage',
      'FileSystemConfigs',
      'FunctionScalingConfig',
      'ImageConfig',
      'KmsKeyArn',
      'Layers',
    ],
    ...[
      'CapacityProviderConfig',
      'LoggingConfig',
      'PublishToLatestPublished',
      'RecursiveLoop',
      'TenancyConfig',
    ],
    ...['ReservedConcurrentExecutions', 'RuntimeManagementConfig', 'SnapStart', 'TracingConfig', 'VpcConfig'],
  ]),
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-permission.html */
const permission: ResourceType = {
  name: 'AWS::Lambda::Permission',
  identity: (request) => {
    const id = generatedName(request, { most: 100 });
    return known(id, { Id: id });
  },
  create: (request) => [
    step('lambda', 'AddPermission', {
      StatementId: generatedName(request, { most: 100 }),
      ...picked(request.properties, [
        ...['FunctionName', 'Action', 'Principal', 'SourceArn', 'SourceAccount', 'EventSourceToken'],
        ...['PrincipalOrgID', 'FunctionUrlAuthType'],
      ]),
    }),
  ],
  // Each property of a permission replaces it.
  update: () => [],
  remove: ({ properties }, { physicalId: StatementId }) => [
    removing(
      'lambda',
      'RemovePermission',
      { ...picked(properties, ['FunctionName']), StatementId },
      noFunction,
    ),
  ],
  treatmentOf: treatments([], ['InvokedViaFunctionUrl']),
};

const noTable: readonly string[] = ['ResourceNotFoundException'];

/** The definitions of the table's own keys: those of its indexes are carried along. */
function keyAttributes(properties: JsonObject): readonly Json[] {
  const keys = textsOfKeys(properties);
  const all = member(properties, 'AttributeDefinitions');
  return Array.isArray(all)
    ? (all as Json[]).filter((one) => keys.includes(member(one, 'AttributeName')))
    : [];
}

const textsOfKeys = (properties: JsonObject): readonly (Json | undefined)[] => {
  const schema = member(properties, 'KeySchema');
  return Array.isArray(schema) ? (schema as Json[]).map((one) => member(one, 'AttributeName')) : [];
};

const tablePolicy = (properties: JsonObject): string | undefined =>
  documentText(at(properties, 'ResourcePolicy', 'PolicyDocument'));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-table.html */
const table: ResourceType = {
  name: 'AWS::DynamoDB::Table',
  create(request) {
    const { properties } = request;
    const TableName = nameOf(request, 'TableName', { most: 255 });
    return [
      making(
        'dynamodb',
        'CreateTable',
        {
          TableName,
          AttributeDefinitions: keyAttributes(properties),
          KeySchema: member(properties, 'KeySchema'),
          BillingMode:
            textOf(properties, 'BillingMode') ??
            (member(properties, 'ProvisionedThroughput') === undefined ? 'PAY_PER_REQUEST' : undefined),
          ProvisionedThroughput: member(properties, 'ProvisionedThroughput'),
          ResourcePolicy: tablePolicy(properties),
          Tags: unlessEmpty(tagsOf(request)),
        },
        (output) => {
          const arn = textAt(output, 'TableDescription', 'TableArn');
          const made = textAt(output, 'TableDescription', 'CreationDateTime').slice(0, 19);
          const hasStream = member(properties, 'StreamSpecification') !== undefined;
          return known(TableName, {
            Arn: arn,
            StreamArn: hasStream ? `${arn}/stream/${made}.000` : undefined,
          });
        },
      ),
    ];
  },
  update(request, { properties: before, made }) {
    const ResourceArn = textAt(made.attributes, 'Arn');
    const Policy = tablePolicy(request.properties);
    return [
      ...(changes(before, request.properties, ['ResourcePolicy'])
        ? [
            Policy === undefined
              ? removing('dynamodb', 'DeleteResourcePolicy', { ResourceArn }, ['PolicyNotFoundException'])
              : step('dynamodb', 'PutResourcePolicy', { ResourceArn, Policy }),
          ]
        : []),
      ...updateTags('dynamodb', { ResourceArn }, request, before, {
        tag: 'TagResource',
        untag: 'UntagResource',
      }),
    ];
  },
  remove: (_request, { physicalId: TableName }) => [
    removing('dynamodb', 'DeleteTable', { TableName }, noTable),
  ],
  treatmentOf: treatments([
    ...[
      'BillingMode',
      'ContributorInsightsSpecification',
      'GlobalSecondaryIndexes',
      'ImportSourceSpecification',
    ],
    ...['KinesisStreamSpecification', 'LocalSecondaryIndexes', 'OnDemandThroughput', 'StreamSpecification'],
    ...['PointInTimeRecoverySpecification', 'ProvisionedThroughput', 'SSESpecification', 'TableClass'],
    ...['TimeToLiveSpecification', 'VectorIndexes', 'WarmThroughput', 'DeletionProtectionEnabled'],
  ]),
};

const parameterInput: readonly string[] = [
  ...['Type', 'Value', 'Description', 'AllowedPattern', 'Tier', 'Policies', 'DataType'],
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html */
const parameter: ResourceType = {
  name: 'AWS::SSM::Parameter',
  identity: (request) => {
    const name = nameOf(request, 'Name', { most: 1011 });
    return known(name, {
      ...picked(request.properties, ['Type', 'Value']),
      Arn: arnOf(request, 'ssm', `parameter${name.startsWith('/') ? '' : '/'}${name}`),
    });
  },
  create: (request) => [
    step('ssm', 'PutParameter', {
      Name: nameOf(request, 'Name', { most: 1011 }),
      ...picked(request.properties, parameterInput),
      Tags: unlessEmpty(tagsOf(request)),
    }),
  ],
  update: (request, { properties: before, made: { physicalId: Name } }) => [
    ...(changes(before, request.properties, parameterInput)
      ? [
          step('ssm', 'PutParameter', {
            Name,
            ...picked(request.properties, parameterInput),
            Overwrite: true,
          }),
        ]
      : []),
    ...updateTags('ssm', { ResourceType: 'Parameter', ResourceId: Name }, request, before, {
      tag: 'AddTagsToResource',
      untag: 'RemoveTagsFromResource',
    }),
  ],
  remove: (_request, { physicalId: Name }) => [
    removing('ssm', 'DeleteParameter', { Name }, ['ParameterNotFound']),
  ],
  treatmentOf: treatments([]),
};

export const resources: readonly ResourceType[] = [
  ...[
    bucket,
    bucketPolicy,
    key,
    alias,
    queue,
    queuePolicy,
    secret,
    secretPolicy,
    lambdaFunction,
    permission,
    table,
    parameter,
  ],
];
