import type { ResourceRow, World } from '../../engine/index.ts';
import { rowsBy, showPrincipals } from '../../engine/index.ts';
import { scriptWords } from '../../words/en/script.ts';
import type { Entry } from './entry.ts';
import { call, comment, tagList, tagRecord } from './entry.ts';

type Of<K extends ResourceRow['kind']> = Extract<ResourceRow, { kind: K }>;

/** The commands that make an account's stand-ins of resources: buckets before their objects. */
export function resourceEntries(world: World, account: string): Entry[] {
  const rows = [...rowsBy(world, 'resourcesByAccount', account)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const objects = rows.filter((row) => row.kind === 'object');
  return [
    ...rows.flatMap((row, i) => entriesOf(world, row, i)),
    ...(objects.length ? [comment(scriptWords.objects(objects.length))] : []),
  ];
}

function entriesOf(world: World, row: ResourceRow, index: number): Entry[] {
  const policy = row.policy === undefined ? null : showPrincipals(world, row.policy);
  switch (row.kind) {
    case 'bucket':
      return bucket(row, policy);
    case 'key':
      return key(row, policy, `KMS_KEY_${index + 1}`);
    case 'queue':
      return [queue(row, policy)];
    case 'function':
      return [...lambda(row), ...(policy === null ? [] : [comment(scriptWords.functionPolicy(row.name))])];
    case 'table':
      return [table(row, policy)];
    case 'secret':
      return secret(row, policy);
    case 'object':
      return [];
  }
}

function bucket(row: Of<'bucket'>, policy: string | null): Entry[] {
  const Bucket = row.name;
  const block = row.publicAccessBlock;
  return [
    call('s3', 'CreateBucket', {
      Bucket,
      CreateBucketConfiguration: row.region === 'us-east-1' ? undefined : { LocationConstraint: row.region },
    }),
    ...(block
      ? [
          call('s3', 'PutPublicAccessBlock', {
            Bucket,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: block.blockPublicAcls,
              IgnorePublicAcls: block.ignorePublicAcls,
              BlockPublicPolicy: block.blockPublicPolicy,
              RestrictPublicBuckets: block.restrictPublicBuckets,
            },
          }),
        ]
      : []),
    ...(row.tags.length
      ? [call('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tagList(row.tags) } })]
      : []),
    ...(policy === null ? [] : [call('s3', 'PutBucketPolicy', { Bucket, Policy: policy })]),
  ];
}

/** A key's id is given when it is made. */
function key(row: Of<'key'>, policy: string | null, variable: string): Entry[] {
  const tags = row.tags.map(({ key: TagKey, value: TagValue }) => ({ TagKey, TagValue }));
  return [
    {
      type: 'call',
      service: 'kms',
      operation: 'CreateKey',
      input: {
        ...(policy === null ? {} : { Policy: policy }),
        ...(row.description === '' ? {} : { Description: row.description }),
        ...(tags.length ? { Tags: tags } : {}),
      },
      keeps: { variable, query: 'KeyMetadata.KeyId' },
    },
    ...row.aliases.map((alias): Entry => ({
      type: 'call',
      service: 'kms',
      operation: 'CreateAlias',
      input: { AliasName: alias },
      variables: [['--target-key-id', variable]],
    })),
  ];
}

const queue = (row: Of<'queue'>, policy: string | null): Entry => {
  const attributes = [
    ...row.attributes.map(({ name, value }) => [name, value]),
    ...(policy === null ? [] : [['Policy', policy]]),
  ];
  return call('sqs', 'CreateQueue', {
    QueueName: row.name,
    Attributes: attributes.length ? (Object.fromEntries(attributes) as object) : undefined,
    tags: tagRecord(row.tags),
  });
};

const lambda = (row: Of<'function'>): Entry[] => [
  call('lambda', 'CreateFunction', {
    FunctionName: row.name,
    Runtime: row.runtime,
    Role: row.roleArn,
    Handler: row.handler,
    // The smallest archive: the code isn't kept here.
    Code: { ZipFile: 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==' },
    Description: row.description === '' ? undefined : row.description,
    Timeout: row.timeout,
    MemorySize: row.memorySize,
    Tags: tagRecord(row.tags),
  }),
];

const table = (row: Of<'table'>, policy: string | null): Entry =>
  call('dynamodb', 'CreateTable', {
    AttributeDefinitions: row.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    TableName: row.name,
    KeySchema: row.keys.map(({ name, type }) => ({ AttributeName: name, KeyType: type })),
    BillingMode: 'PAY_PER_REQUEST',
    Tags: tagList(row.tags),
    ResourcePolicy: policy ?? undefined,
  });

function secret(row: Of<'secret'>, policy: string | null): Entry[] {
  const made = call('secretsmanager', 'CreateSecret', {
    Name: row.name,
    Description: row.description === '' ? undefined : row.description,
    Tags: tagList(row.tags),
  });
  const put = call('secretsmanager', 'PutResourcePolicy', { SecretId: row.name, ResourcePolicy: policy });
  return [made, ...(policy === null ? [] : [put])];
}
