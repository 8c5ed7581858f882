import type { ResourceRow } from '../../engine/index.ts';
import {
  isManagedKey,
  accountRootArn,
  lambdaPermission,
  policyStatements,
  rowsBy,
  showPrincipals,
  withoutPrincipals,
} from '../../engine/index.ts';
import type { Value } from './built.ts';
import { Reference, textOf } from './built.ts';
import type { Draft, Source } from './draft.ts';
import { byName, filled } from './draft.ts';

type Of<K extends ResourceRow['kind']> = Extract<ResourceRow, { kind: K }>;

/** A resource-based policy as a resource of its own. */
const policyDraft = (row: ResourceRow, type: string, properties: Draft['properties']): Draft[] =>
  row.policy === undefined
    ? []
    : [
        {
          key: `${row.id}/policy`,
          name: row.name,
          word: 'Policy',
          type,
          region: row.region,
          partOf: row.id,
          properties,
        },
      ];

const nameOf = (row: ResourceRow): Reference => new Reference(row.id, 'name', row.name, true);

/** The drafts of what carries policies: buckets, keys, queues, functions, tables, secrets. */
export function resourceDrafts(source: Source): Draft[] {
  const { world, account, takes, lose } = source;
  const rows = [...rowsBy(world, 'resourcesByAccount', account)]
    .filter((row) => takes(row.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const row of rows) {
    const objects = row.kind === 'bucket' ? rowsBy(world, 'objectsByBucket', row.id).length : 0;
    if (objects) lose('objects', [row.name], row.id, objects);
  }
  return rows.flatMap((row): Draft[] => {
    switch (row.kind) {
      case 'object':
        return [];
      case 'bucket':
        return bucket(source, row);
      case 'key':
        return key(source, row);
      case 'queue':
        return queue(row);
      case 'function':
        return lambdaFunction(source, row);
      case 'table':
        return table(row);
      case 'secret':
        return secret(source, row);
    }
  });
}

/** The drafts of Parameter Store's parameters. */
export function parameterDrafts({ world, account, takes }: Source): Draft[] {
  const rows = world.tables.parameters.list().filter((row) => row.account === account && takes(row.id));
  return [...rows].sort(byName).map((row) => ({
    key: row.id,
    name: row.name,
    word: 'Parameter',
    type: 'AWS::SSM::Parameter',
    region: row.region,
    tags: row.tags,
    properties: () => ({
      Name: row.name,
      Type: row.type,
      Value: row.value,
      Description: filled(row.description),
      AllowedPattern: filled(row.allowedPattern),
      Tier: row.tier === 'Standard' ? undefined : row.tier,
    }),
  }));
}

/** A bucket that uses the key that AWS keeps for S3 names none. */
function kmsDefault(key: Value | undefined): Value {
  const SSEAlgorithm = 'aws:kms';
  return key === undefined ? { SSEAlgorithm } : { SSEAlgorithm, KMSMasterKeyID: key };
}

function bucket({ world }: Source, row: Of<'bucket'>): Draft[] {
  const block = row.publicAccessBlock;
  const keyRow = world.tables.resources.get(row.encryption?.keyId ?? '');
  const isManaged = keyRow?.kind === 'key' && isManagedKey(keyRow);
  const isUsual = block !== null && Object.values(block).every((value) => value);
  return [
    {
      key: row.id,
      name: row.name,
      word: 'Bucket',
      type: 'AWS::S3::Bucket',
      region: row.region,
      tags: row.tags,
      finds: [[row.id, 'arn']],
      properties: (to) => ({
        BucketName: row.name,
        BucketEncryption: row.encryption && {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: row.encryption.bucketKey,
              ServerSideEncryptionByDefault: kmsDefault(
                isManaged ? undefined : to.needed(row.encryption.keyId),
              ),
            },
          ],
        },
        // A new bucket blocks all public access: only another choice is written.
        PublicAccessBlockConfiguration: isUsual
          ? undefined
          : {
              BlockPublicAcls: block?.blockPublicAcls ?? false,
              BlockPublicPolicy: block?.blockPublicPolicy ?? false,
              IgnorePublicAcls: block?.ignorePublicAcls ?? false,
              RestrictPublicBuckets: block?.restrictPublicBuckets ?? false,
            },
      }),
    },
    ...policyDraft(row, 'AWS::S3::BucketPolicy', (to) => ({
      Bucket: nameOf(row),
      PolicyDocument: to.document(row.policy ?? '', `${row.id}/policy`, 's3:*'),
    })),
  ];
}

/**
 * Whether a key's policy is the one that AWS gives a key that is made without one.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function isDefaultKeyPolicy(shown: string, account: string): boolean {
  const [statement, ...others] = policyStatements(shown);
  const { Sid, Effect, Principal, Action, Resource, ...more } = statement ?? {};
  return (
    others.length === 0 &&
    Object.keys(more).length === 0 &&
    JSON.stringify([Sid, Effect, Principal, Action, Resource]) ===
      JSON.stringify(['Enable IAM User Permissions', 'Allow', { AWS: accountRootArn(account) }, 'kms:*', '*'])
  );
}

function key({ world, lose }: Source, row: Of<'key'>): Draft[] {
  // AWS makes it.
  if (isManagedKey(row)) return [];
  if (row.state === 'PendingDeletion') {
    lose('leavingKeys', [row.aliases[0] ?? row.name], null);
    return [];
  }
  const name = row.aliases[0]?.replace(/^alias\//, '') ?? 'Key';
  const policy = row.policy;
  const isDefault = policy === undefined || isDefaultKeyPolicy(showPrincipals(world, policy), row.account);
  return [
    {
      key: row.id,
      name,
      word: 'Key',
      type: 'AWS::KMS::Key',
      region: row.region,
      tags: row.tags,
      finds: [
        [row.id, 'arn'],
        [row.name, 'id'],
      ],
      properties: (to) => ({
        Description: filled(row.description),
        Enabled: row.state === 'Disabled' ? false : undefined,
        KeyPolicy: isDefault ? undefined : to.document(policy, row.id, 'kms:*'),
      }),
    },
    ...row.aliases.map((alias, i): Draft => ({
      key: `${row.id}/${alias}`,
      name,
      word: row.aliases.length === 1 ? 'Alias' : `Alias${String(i + 1)}`,
      type: 'AWS::KMS::Alias',
      region: row.region,
      partOf: row.id,
      properties: () => ({ AliasName: alias, TargetKeyId: new Reference(row.id, 'id', row.name, true) }),
    })),
  ];
}

/** Attributes of queues whose values are documents; all others are numbers, true or false, or names. */
const queueDocuments: ReadonlySet<string> = new Set(['RedrivePolicy', 'RedriveAllowPolicy']);
function queue(row: Of<'queue'>): Draft[] {
  return [
    {
      key: row.id,
      name: row.name,
      word: 'Queue',
      type: 'AWS::SQS::Queue',
      region: row.region,
      tags: row.tags,
      finds: [[row.id, 'arn']],
      properties: (to) => ({
        QueueName: row.name,
        ...Object.fromEntries(
          row.attributes.map(({ name, value }): [string, Value] => [
            name,
            queueDocuments.has(name)
              ? to.document(value, row.id)
              : /^\d+$/.test(value)
                ? Number(value)
                : /^(?:true|false)$/.test(value)
                  ? value === 'true'
                  : to.text(value),
          ]),
        ),
      }),
    },
    ...policyDraft(row, 'AWS::SQS::QueuePolicy', (to) => ({
      Queues: [new Reference(row.id, 'url', row.name, true)],
      PolicyDocument: to.document(row.policy ?? '', `${row.id}/policy`, 'sqs:*'),
    })),
  ];
}

function lambdaFunction({ world, lose }: Source, row: Of<'function'>): Draft[] {
  lose('functionCode', [row.name], row.id);
  const shown = row.policy === undefined ? null : showPrincipals(world, row.policy);
  const statements = shown === null ? [] : policyStatements(shown);
  return [
    {
      key: row.id,
      name: row.name,
      word: 'Function',
      type: 'AWS::Lambda::Function',
      region: row.region,
      tags: row.tags,
      finds: [[row.id, 'arn']],
      properties: (to) => ({
        FunctionName: row.name,
        Description: filled(row.description),
        Runtime: filled(row.runtime),
        Handler: filled(row.handler),
        Timeout: row.timeout === 3 ? undefined : row.timeout,
        MemorySize: row.memorySize === 128 ? undefined : row.memorySize,
        Role: to.needed(row.roleArn),
      }),
    },
    ...statements.flatMap((statement, i): Draft[] => {
      const { missing } = withoutPrincipals(
        { Statement: [statement] },
        (one) => typeof one === 'string' && /^A[A-Z]{3}[A-Z0-9]{8,}$/.test(one),
      );
      const input = missing.length ? null : lambdaPermission(row.name, statement);
      if (missing.length) lose('gonePrincipals', missing.map(textOf), row.id);
      else if (!input) lose('functionStatement', [row.name], row.id);
      if (!input) return [];
      const { StatementId = '', ...members } = input as Record<string, string>;
      return [
        {
          key: `${row.id}/permission/${String(i)}`,
          name: row.name,
          word: 'Permission',
          own: { statementId: StatementId },
          type: 'AWS::Lambda::Permission',
          region: row.region,
          partOf: row.id,
          properties: (to) => ({
            ...Object.fromEntries(
              Object.entries(members).map(([name, value]): [string, Value] => [
                name,
                to.text(value, name === 'Principal'),
              ]),
            ),
            FunctionName: nameOf(row),
          }),
        },
      ];
    }),
  ];
}

function table(row: Of<'table'>): Draft[] {
  return [
    {
      key: row.id,
      name: row.name,
      word: 'Table',
      type: 'AWS::DynamoDB::Table',
      region: row.region,
      tags: row.tags,
      finds: [[row.id, 'arn']],
      properties: (to) => ({
        TableName: row.name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: row.attributes.map(({ name, type }) => ({
          AttributeName: name,
          AttributeType: type,
        })),
        KeySchema: row.keys.map(({ name, type }) => ({ AttributeName: name, KeyType: type })),
        ResourcePolicy:
          row.policy === undefined
            ? undefined
            : { PolicyDocument: to.document(row.policy, row.id, 'dynamodb:*') },
      }),
    },
  ];
}

function secret({ lose }: Source, row: Of<'secret'>): Draft[] {
  if (row.deletedDate !== undefined) {
    lose('leavingSecrets', [row.name], null);
    return [];
  }
  if (row.secretString !== null) lose('secretValues', [row.name], row.id);
  return [
    {
      key: row.id,
      name: row.name,
      word: 'Secret',
      type: 'AWS::SecretsManager::Secret',
      region: row.region,
      tags: row.tags,
      finds: [[row.id, 'arn']],
      properties: () => ({ Name: row.name, Description: filled(row.description) }),
    },
    ...policyDraft(row, 'AWS::SecretsManager::ResourcePolicy', (to) => ({
      SecretId: new Reference(row.id, 'arn', row.id, true),
      ResourcePolicy: to.document(row.policy ?? '', `${row.id}/policy`, 'secretsmanager:*'),
    })),
  ];
}
