import type { ResourceRow, World } from '../../engine/index.ts';
import { isManagedKey, lambdaPermission, policyStatements, rowsBy } from '../../engine/index.ts';
import { scriptWords } from '#words/script.ts';
import type { Entry } from './entry.ts';
import { call, comment, scriptRegion, tagList, tagRecord } from './entry.ts';
import { writable } from './missing-principals.ts';

type FunctionRow = Extract<ResourceRow, { kind: 'function' }>;

/** The smallest archive: the page doesn't keep a function's code. */
const archive = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==';

/** The commands that make a function, and its resource-based policy statement by statement. */
function functionEntries(world: World, row: FunctionRow): Entry[] {
  const { region, name } = row;
  const { document, missing } = writable(world, row.account, row.policy ?? '', 'lambda:*');
  const statements = row.policy === undefined ? [] : policyStatements(document);
  return [
    call(
      'lambda',
      'CreateFunction',
      {
        FunctionName: name,
        Runtime: row.runtime === '' ? undefined : row.runtime,
        Role: row.roleArn,
        Handler: row.handler === '' ? undefined : row.handler,
        Code: { ZipFile: archive },
        Description: row.description === '' ? undefined : row.description,
        Timeout: row.timeout,
        MemorySize: row.memorySize,
        Tags: tagRecord(row.tags),
      },
      { region },
    ),
    ...missing.map((who) => comment(scriptWords.missing(name, who))),
    ...statements.map((statement) => {
      const input = lambdaPermission(name, statement);
      return input
        ? call('lambda', 'AddPermission', input, { region })
        : comment(scriptWords.functionPolicy(name));
    }),
  ];
}

type Of<K extends ResourceRow['kind']> = Extract<ResourceRow, { kind: K }>;

/** The commands that make an account's resources, except keys and secrets. */
export function resourceEntries(world: World, account: string): Entry[] {
  const rows = [...rowsBy(world, 'resourcesByAccount', account)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const objects = rows.filter((row) => row.kind === 'object');
  return [
    ...rows.flatMap((row) => entriesOf(world, row)),
    ...(objects.length ? [comment(scriptWords.objects(objects.length))] : []),
  ];
}

function entriesOf(world: World, row: ResourceRow): Entry[] {
  if (row.kind === 'function') return functionEntries(world, row);
  if (row.kind !== 'bucket' && row.kind !== 'queue' && row.kind !== 'table') return [];
  const { document, missing } = writable(world, row.account, row.policy ?? '', actions[row.kind]);
  const policy = row.policy === undefined ? undefined : document;
  return [
    ...missing.map((who) => comment(scriptWords.missing(row.id, who))),
    ...(row.kind === 'bucket'
      ? bucket(world, row, policy)
      : row.kind === 'queue'
        ? [queue(row, policy)]
        : [table(row, policy)]),
  ];
}

const actions = { bucket: 's3:*', queue: 'sqs:*', table: 'dynamodb:*' } as const;

/** A bucket is requested in the first region: only from there can it be created in any other region. */
function bucket(world: World, row: Of<'bucket'>, policy: string | undefined): Entry[] {
  const Bucket = row.name;
  const block = row.publicAccessBlock;
  const settings = block && {
    BlockPublicAcls: block.blockPublicAcls,
    IgnorePublicAcls: block.ignorePublicAcls,
    BlockPublicPolicy: block.blockPublicPolicy,
    RestrictPublicBuckets: block.restrictPublicBuckets,
  };
  const isUsual = block !== null && Object.values(block).every((value) => value);
  return [
    call('s3', 'CreateBucket', {
      Bucket,
      CreateBucketConfiguration: row.region === scriptRegion ? undefined : { LocationConstraint: row.region },
    }),
    ...(block === null ? [call('s3', 'DeletePublicAccessBlock', { Bucket })] : []),
    // The policy may be older than the public access block, which would refuse it.
    ...(policy === undefined || !isUsual ? [] : [call('s3', 'DeletePublicAccessBlock', { Bucket })]),
    ...(block === null || isUsual
      ? []
      : [call('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: settings })]),
    ...(row.tags.length
      ? [call('s3', 'PutBucketTagging', { Bucket, Tagging: { TagSet: tagList(row.tags) } })]
      : []),
    ...encryption(world, row),
    ...(policy === undefined ? [] : [call('s3', 'PutBucketPolicy', { Bucket, Policy: policy })]),
    ...(policy === undefined || !isUsual
      ? []
      : [call('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: settings })]),
  ];
}

/** Whether a bucket uses the key that AWS keeps for S3: it names none then. */
function isManaged(world: World, keyId: string): boolean {
  const row = world.tables.resources.get(keyId);
  return row?.kind === 'key' && isManagedKey(row);
}

/** The default encryption of a bucket with a key of KMS. A key's ARN is known by now, because keys are made first. */
const encryption = (world: World, { name, encryption }: Of<'bucket'>): Entry[] =>
  encryption
    ? [
        call('s3', 'PutBucketEncryption', {
          Bucket: name,
          ServerSideEncryptionConfiguration: {
            Rules: [
              {
                ApplyServerSideEncryptionByDefault: {
                  SSEAlgorithm: 'aws:kms',
                  KMSMasterKeyID: isManaged(world, encryption.keyId) ? undefined : encryption.keyId,
                },
                BucketKeyEnabled: encryption.bucketKey,
              },
            ],
          },
        }),
      ]
    : [];

function queue(row: Of<'queue'>, policy: string | undefined): Entry {
  const attributes = [
    ...row.attributes.map(({ name, value }) => [name, value] as const),
    ...(policy === undefined ? [] : [['Policy', policy] as const]),
  ];
  return call(
    'sqs',
    'CreateQueue',
    {
      QueueName: row.name,
      Attributes: attributes.length ? Object.fromEntries(attributes) : undefined,
      tags: tagRecord(row.tags),
    },
    { region: row.region },
  );
}

const table = (row: Of<'table'>, policy: string | undefined): Entry =>
  call(
    'dynamodb',
    'CreateTable',
    {
      AttributeDefinitions: row.attributes.map(({ name, type }) => ({
        AttributeName: name,
        AttributeType: type,
      })),
      TableName: row.name,
      KeySchema: row.keys.map(({ name, type }) => ({ AttributeName: name, KeyType: type })),
      BillingMode: 'PAY_PER_REQUEST',
      Tags: tagList(row.tags),
      ResourcePolicy: policy,
    },
    { region: row.region },
  );
