import type { ResourceKind } from '../../../../engine/index.ts';
import { fields as words } from '#words/dialogs/resources.ts';
import { ask } from '../../../kinds/requests.ts';
import type { Values } from '../forms/form.ts';
import { awsTags, chosenOf, given, tagsOf, textOf } from '../forms/form.ts';
import type { Answers } from '../../../kinds/answers.ts';
import { fromAnswer } from '../../../kinds/answers.ts';
import type { Request } from '../../../kinds/requests.ts';

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

/** An empty zip archive, base64: nothing runs here. */
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

/** The calls that make a resource of that kind. */
export const creation = (kind: ResourceKind, values: Values): readonly Request[] => builds[kind](values);

/** The name that a resource will have, as far as it is given one. */
export function nameIn(kind: ResourceKind, values: Values): string {
  if (kind === 'object') return textOf(values, 'objectKey');
  if (kind === 'key') return textOf(values, 'alias') || words.alias;
  return textOf(values, 'name');
}

/** The ARN of the resource that was made, as far as the answers or its name tell it. */
export function arnMade(kind: ResourceKind, values: Values, answers: Answers): string | null {
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
