import type { ResourceKind, ResourceRow, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { done, fields as words, kinds, leads, others, submits, titles } from '#words/dialogs/resources.ts';
import type { Answers } from '../../../kinds/answers.ts';
import { fromAnswer } from '../../../kinds/answers.ts';
import { trustText } from '../../../kinds/document-text.ts';
import { itemOfRow } from '../../../kinds/item.ts';
import { nameOf } from '../../../kinds/kinds.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask, queueUrl } from '../../../kinds/requests.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import type { Field, Form, Option, Values } from '../forms/form.ts';
import { form, given, rawOf, textOf, awsTags, chosenOf, tagsOf } from '../forms/form.ts';
import { tagsField, textField } from '../forms/name-fields.ts';
import { roleOptions } from '../forms/options.ts';

type Build = (values: Values) => Request[];

const tagMap = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(tagsOf(values, 'tags').map(({ key, value }) => [key, value]));
const some = <T extends object>(value: T): T | null => (Object.keys(value).length > 0 ? value : null);

function bucket(values: Values): Request[] {
  const Bucket = textOf(values, 'name');
  const TagSet = awsTags(tagsOf(values, 'tags'));
  const create = ask('s3:CreateBucket', { Bucket });
  return TagSet.length > 0 ? [create, ask('s3:PutBucketTagging', { Bucket, Tagging: { TagSet } })] : [create];
}

const object: Build = (values) => [
  ask('s3:PutObject', { Bucket: chosenOf(values, 'bucket')[0] ?? '', Key: textOf(values, 'objectKey') }),
];

function key(values: Values): Request[] {
  const AliasName = textOf(values, 'alias');
  const tags = tagsOf(values, 'tags').map((tag) => ({ TagKey: tag.key, TagValue: tag.value }));
  const create = ask('kms:CreateKey', {
    ...given('Description', textOf(values, 'description')),
    ...(tags.length > 0 && { Tags: tags }),
  });
  const TargetKeyId = fromAnswer('KEY-ID', (answers) => answers.of('kms:CreateKey')?.KeyMetadata?.KeyId);
  return AliasName === '' ? [create] : [create, ask('kms:CreateAlias', { AliasName, TargetKeyId })];
}

const queue: Build = (values) => {
  const tags = some(tagMap(values));
  return [ask('sqs:CreateQueue', { QueueName: textOf(values, 'name'), ...(tags && { tags }) })];
};

/** An empty zip archive in base64: no code runs here. */
const noCode = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==';

const lambda: Build = (values) => {
  const Tags = some(tagMap(values));
  return [
    ask('lambda:CreateFunction', {
      FunctionName: textOf(values, 'name'),
      Role: chosenOf(values, 'role')[0] ?? '',
      Runtime: textOf(values, 'runtime') as 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: noCode },
      ...(Tags && { Tags }),
    }),
  ];
};

const table: Build = (values) => {
  const AttributeName = textOf(values, 'partition');
  const Tags = awsTags(tagsOf(values, 'tags'));
  return [
    ask('dynamodb:CreateTable', {
      TableName: textOf(values, 'name'),
      AttributeDefinitions: [{ AttributeName, AttributeType: 'S' }],
      KeySchema: [{ AttributeName, KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      ...(Tags.length > 0 && { Tags }),
    }),
  ];
};

const secret: Build = (values) => {
  const Tags = awsTags(tagsOf(values, 'tags'));
  return [
    ask('secretsmanager:CreateSecret', {
      Name: textOf(values, 'name'),
      ...given('Description', textOf(values, 'description')),
      ...given('SecretString', textOf(values, 'secret')),
      ...(Tags.length > 0 && { Tags }),
    }),
  ];
};

const builds: Readonly<Record<ResourceKind, Build>> = {
  bucket,
  object,
  key,
  queue,
  function: lambda,
  table,
  secret,
};

/** Returns the calls that make a resource of a kind. */
const creation = (kind: ResourceKind, values: Values): readonly Request[] => builds[kind](values);

/** Returns the name that a resource will have, if one was given. */
function nameIn(kind: ResourceKind, values: Values): string {
  if (kind === 'object') return textOf(values, 'objectKey');
  if (kind === 'key') return textOf(values, 'alias') || words.alias;
  return textOf(values, 'name');
}

/** Returns the ARN of the new resource, if the answers or its name tell it. */
function arnMade(kind: ResourceKind, values: Values, answers: Answers): string | null {
  switch (kind) {
    case 'bucket':
      return `arn:aws:s3:::${textOf(values, 'name')}`;
    case 'object':
      return `arn:aws:s3:::${chosenOf(values, 'bucket')[0] ?? ''}/${textOf(values, 'objectKey')}`;
    case 'key':
      return answers.of('kms:CreateKey')?.KeyMetadata?.Arn ?? null;
    case 'function':
      return answers.of('lambda:CreateFunction')?.FunctionArn ?? null;
    case 'table':
      return answers.of('dynamodb:CreateTable')?.TableDescription?.TableArn ?? null;
    case 'secret':
      return answers.of('secretsmanager:CreateSecret')?.ARN ?? null;
    case 'queue':
      return null;
  }
}

/** Returns the call that gives a resource its policy, or null if no call sets that as a whole. */
function putPolicy(row: ResourceRow, Policy: string): Request | null {
  switch (row.kind) {
    case 'bucket':
      return ask('s3:PutBucketPolicy', { Bucket: row.name, Policy });
    case 'key':
      return ask('kms:PutKeyPolicy', { KeyId: row.id, Policy });
    case 'queue':
      return ask('sqs:SetQueueAttributes', { QueueUrl: queueUrl(row), Attributes: { Policy } });
    case 'table':
      return ask('dynamodb:PutResourcePolicy', { ResourceArn: row.id, Policy });
    case 'secret':
      return ask('secretsmanager:PutResourcePolicy', { SecretId: row.id, ResourcePolicy: Policy });
    case 'object':
    case 'function':
      return null;
  }
}

/** Returns the call that removes a resource's policy, or null if there is none: a KMS key always has a policy. */
function dropPolicy(row: ResourceRow): Request | null {
  switch (row.kind) {
    case 'bucket':
      return ask('s3:DeleteBucketPolicy', { Bucket: row.name });
    case 'queue':
      return ask('sqs:SetQueueAttributes', { QueueUrl: queueUrl(row), Attributes: { Policy: '' } });
    case 'table':
      return ask('dynamodb:DeleteResourcePolicy', { ResourceArn: row.id });
    case 'secret':
      return ask('secretsmanager:DeleteResourcePolicy', { SecretId: row.id });
    case 'key':
    case 'object':
    case 'function':
      return null;
  }
}

const firstActions: Readonly<Record<ResourceRow['kind'], string | readonly string[]>> = {
  bucket: 's3:GetObject',
  object: 's3:GetObject',
  key: ['kms:Encrypt', 'kms:Decrypt'],
  queue: 'sqs:SendMessage',
  function: 'lambda:InvokeFunction',
  table: 'dynamodb:GetItem',
  secret: 'secretsmanager:GetSecretValue',
};

/** Returns the resource for a policy's statements: keys and secrets use `*` for themselves. */
function resourceOf(row: ResourceRow): string {
  if (row.kind === 'bucket') return `${row.id}/*`;
  return row.kind === 'key' || row.kind === 'secret' ? '*' : row.id;
}

/** Returns a first policy for a resource, which lets its own account use it. */
const startPolicy = (row: ResourceRow): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${row.account}:root` },
          Action: firstActions[row.kind],
          Resource: resourceOf(row),
        },
      ],
    },
    null,
    2,
  );

const resourceKinds = Object.keys(kinds) as readonly ResourceKind[];
const kindOf = (values: Values): ResourceKind => textOf(values, 'kind') as ResourceKind;
const when =
  (...shown: readonly ResourceKind[]) =>
  (values: Values): boolean =>
    shown.includes(kindOf(values));

const bucketOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'resourcesByAccount', account)
    .filter(({ kind }) => kind === 'bucket')
    .map(({ name }): Option => ({ value: name, label: name }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

const runtimes = ['nodejs22.x', 'python3.13', 'java21', 'provided.al2023'];

const createFields: readonly Field[] = [
  {
    kind: 'choice',
    id: 'kind',
    label: words.kind,
    options: resourceKinds.map((value) => ({ value, ...kinds[value] })),
    members: [],
  },
  textField('name', words.name, 'Name', 'quarterly-reports', {
    members: ['Bucket', 'QueueName', 'FunctionName', 'TableName', 'Name'],
    hint: (values) => (kindOf(values) === 'bucket' ? words.bucketHint : ''),
    shown: when('bucket', 'queue', 'function', 'table', 'secret'),
  }),
  {
    kind: 'entities',
    id: 'bucket',
    label: words.bucket,
    term: 'Bucket',
    options: bucketOptions,
    single: true,
    members: ['Bucket'],
    shown: when('object'),
  },
  textField('objectKey', words.objectKey, 'Key', 'q3.csv', { shown: when('object') }),
  textField('alias', words.alias, 'AliasName', 'alias/reports', {
    shown: when('key'),
    hint: words.aliasHint,
    optional: true,
  }),
  textField('description', words.description, 'Description', 'Numbers of the quarter', {
    shown: when('key', 'secret'),
    optional: true,
  }),
  {
    kind: 'entities',
    id: 'role',
    label: words.role,
    term: 'Role',
    hint: words.roleHint,
    options: roleOptions,
    single: true,
    members: ['Role'],
    shown: when('function'),
  },
  {
    kind: 'select',
    id: 'runtime',
    label: words.runtime,
    term: 'Runtime',
    options: runtimes.map((value) => ({ value, label: value })),
    members: ['Runtime'],
    shown: when('function'),
  },
  textField('partition', words.partition, 'AttributeName', 'OrderId', { shown: when('table') }),
  textField('secret', words.secret, 'SecretString', 'made-up-value', {
    shown: when('secret'),
    hint: words.secretHint,
  }),
  { ...tagsField, shown: when('bucket', 'key', 'queue', 'function', 'table', 'secret') },
];

/** Makes the form for a new object if a bucket is given, else for a new resource of the requested kind. */
export function createResource(
  world: World,
  { resource, bucketId, name = '' }: DialogProps['create-resource'],
): Form {
  const kind = bucketId === undefined ? (resource ?? 'bucket') : 'object';
  const bucket = world.tables.resources.get(bucketId ?? '')?.name;
  return form({
    title: titles.create,
    lead: leads.create,
    submit: submits.create,
    fields: createFields,
    initial: {
      kind,
      name,
      bucket: bucket === undefined ? [] : [bucket],
      objectKey: '',
      alias: '',
      description: '',
      role: [],
      runtime: 'nodejs22.x',
      partition: 'id',
      secret: '',
      tags: [],
    },
    build: (values) => creation(kindOf(values), values),
    done: (values) => done.created(nameIn(kindOf(values), values)),
    select: (values, world, answers) => {
      const made = arnMade(kindOf(values), values, answers) ?? newest(world, nameIn(kindOf(values), values));
      return made !== null && world.tables.resources.has(made) ? made : null;
    },
  });
}

/** Returns the resource with that name that was made last. */
function newest(world: World, name: string): string | null {
  const rows = [...world.tables.resources.values()].filter((row) => row.name === name);
  return rows.sort((a, b) => b.createDate - a.createDate)[0]?.id ?? null;
}

function policyOf(world: World, row: ResourceRow): Form {
  const before = row.policy === undefined ? startPolicy(row) : trustText(world, row.policy);
  const drop = row.policy === undefined ? null : dropPolicy(row);
  const name = nameOf(world, itemOfRow('resources', row));
  return form({
    title: titles.policy(name),
    lead: leads.policy,
    submit: submits.save,
    width: 'large',
    fields: [
      {
        kind: 'document',
        id: 'document',
        label: words.document,
        term: 'Policy',
        purpose: 'resource',
        members: ['Policy', 'ResourcePolicy', 'PolicyDocument'],
      },
    ],
    initial: { document: before },
    build: (values) => {
      const document = rawOf(values, 'document');
      const put = row.policy !== undefined && document === before ? null : putPolicy(row, document);
      return put ? [put] : [];
    },
    done: () => done.saved(name),
    otherwise: drop && { label: others.drop, requests: [drop], done: done.dropped(name) },
  });
}

/** Lambda has no call that writes a function's policy as a whole. */
function permission(row: ResourceRow): Form {
  return form({
    title: titles.permission(row.name),
    lead: leads.permission,
    submit: submits.permit,
    fields: [
      textField('principal', words.principal, 'Principal', 's3.amazonaws.com', { hint: words.principalHint }),
      textField('action', words.action, 'Action', 'lambda:InvokeFunction'),
      textField('statement', words.statement, 'StatementId', 'first'),
      textField('source', words.source, 'SourceArn', 'arn:aws:s3:::quarterly-reports', {
        hint: words.sourceHint,
        optional: true,
      }),
    ],
    initial: { principal: '', action: 'lambda:InvokeFunction', statement: 'first', source: '' },
    build: (values) => [
      ask('lambda:AddPermission', {
        FunctionName: row.name,
        StatementId: textOf(values, 'statement'),
        Action: textOf(values, 'action'),
        Principal: textOf(values, 'principal'),
        ...given('SourceArn', textOf(values, 'source')),
      }),
    ],
    done: () => done.saved(row.name),
  });
}

/** Returns the keys that can encrypt a bucket's objects: those of its region, in whichever account. */
const keyOptions = (world: World, region: string): Option[] =>
  [...world.tables.resources.values()]
    .filter((row) => row.kind === 'key')
    .filter((row) => row.region === region)
    .map((row): Option => ({
      value: row.id,
      label: row.aliases[0] ?? row.name,
      hint: row.account,
      icon: 'kmsKey',
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

/** Makes the form for a bucket's default encryption. */
export function bucketEncryption(world: World, { id }: DialogProps['bucket-encryption']): Form | null {
  const row = world.tables.resources.get(id);
  if (row?.kind !== 'bucket') return null;
  const { name: Bucket, encryption: now } = row;
  return form({
    title: titles.encryption(Bucket),
    lead: leads.encryption,
    submit: submits.save,
    fields: [
      {
        kind: 'entities',
        id: 'key',
        label: words.encryptionKey,
        term: 'KMSMasterKeyID',
        options: (held) => keyOptions(held, row.region),
        single: true,
        members: ['KMSMasterKeyID'],
      },
      {
        kind: 'switch',
        id: 'bucketKey',
        label: words.bucketKey,
        term: 'BucketKeyEnabled',
        hint: words.bucketKeyHint,
        members: ['BucketKeyEnabled'],
      },
    ],
    initial: { key: now ? [now.keyId] : [], bucketKey: now?.bucketKey ?? false },
    build: (values) => {
      const [KMSMasterKeyID] = chosenOf(values, 'key');
      const BucketKeyEnabled = values['bucketKey'] === true;
      if (KMSMasterKeyID === undefined) return [];
      if (KMSMasterKeyID === now?.keyId && BucketKeyEnabled === now.bucketKey) return [];
      const rule = {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID } as const,
      };
      return [
        ask('s3:PutBucketEncryption', {
          Bucket,
          ServerSideEncryptionConfiguration: { Rules: [{ ...rule, BucketKeyEnabled }] },
        }),
      ];
    },
    done: () => done.encrypted(Bucket),
    otherwise: now
      ? {
          label: others.ownKeys,
          requests: [ask('s3:DeleteBucketEncryption', { Bucket })],
          done: done.encrypted(Bucket),
        }
      : null,
  });
}

export function resourcePolicy(world: World, { id }: DialogProps['resource-policy']): Form | null {
  const row = world.tables.resources.get(id);
  if (!row || row.kind === 'object') return null;
  return row.kind === 'function' ? permission(row) : policyOf(world, row);
}
