import type { ApiError } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { countOf, resourcesOf, tagging } from '../resources.ts';
import { put, remove } from '../rows.ts';
import { tokenPage } from '../shared/pages.ts';
import { requestTags, tagsFrom, tagsOut } from '../shared/tags.ts';
import { inUse, invalid, onTable, tableArn, withTable } from './table-rows.ts';
import type { Table } from './table-rows.ts';
import { withPolicy } from './table-policies.ts';

type CreateInput = InputOf<'dynamodb:CreateTable'>;
type TableOut = NonNullable<OutputOf<'dynamodb:DescribeTable'>['Table']>;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const tablesPerAccount = 2500;

function tableOut(table: Table, status: NonNullable<TableOut['TableStatus']> = 'ACTIVE'): TableOut {
  return {
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    TableName: table.name,
    KeySchema: table.keys.map(({ name, type }) => ({ AttributeName: name, KeyType: type })),
    TableStatus: status,
    CreationDateTime: isoDate(table.createDate),
    TableSizeBytes: 0,
    ItemCount: 0,
    TableArn: table.id,
    TableId: table.tableId,
    DeletionProtectionEnabled: false,
  };
}

function beyondModel(input: CreateInput): Failure | null {
  const isPlain =
    !input.LocalSecondaryIndexes?.length &&
    !input.GlobalSecondaryIndexes?.length &&
    input.StreamSpecification?.StreamEnabled !== true &&
    input.DeletionProtectionEnabled !== true;
  return isPlain
    ? null
    : unknown(
        notModelled(
          'Indexes, streams and deletion protection of tables',
          'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/SecondaryIndexes.html',
        ),
      );
}

const list = (names: readonly string[]): string => `[${names.join(', ')}]`;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
function checkKeys({ KeySchema, AttributeDefinitions }: CreateInput): ApiError | null {
  const keys = KeySchema.map(({ AttributeName }) => AttributeName);
  const defined = AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  if (KeySchema[0]?.KeyType !== 'HASH')
    return invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (KeySchema[1] && KeySchema[1].KeyType !== 'RANGE')
    return invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (!keys.every((key) => defined.includes(key)))
    return invalid(
      `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: ${list(keys)}, AttributeDefinitions: ${list(defined)}`,
    );
  return new Set(keys).size === defined.length
    ? null
    : invalid(
        'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
      );
}

function checkCreate(input: CreateInput): ApiError | null {
  if (!/^[\w.-]{3,255}$/.test(input.TableName))
    return invalid(
      'TableName must be at least 3 characters long and at most 255 characters long, and can contain only: a-z, A-Z, 0-9, _ (underscore), - (dash), and . (dot)',
    );
  const isProvisioned = (input.BillingMode ?? 'PROVISIONED') === 'PROVISIONED';
  if (isProvisioned && !input.ProvisionedThroughput)
    return invalid('No provisioned throughput specified for the table');
  return checkKeys(input) ?? checkTags(tagsFrom(input.Tags));
}

const newTable = (input: CreateInput, context: OperationContext): Table => ({
  id: tableArn(context, input.TableName),
  kind: 'table',
  account: context.account,
  region: context.region,
  name: input.TableName,
  createDate: context.now,
  tags: tagsFrom(input.Tags),
  keys: input.KeySchema.map(({ AttributeName, KeyType }) => ({ name: AttributeName, type: KeyType })),
  attributes: input.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
    name: AttributeName,
    type: AttributeType,
  })),
  tableId: context.ids.uuid(),
});

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.html */
export const tables: Pick<
  OperationTable,
  'dynamodb:CreateTable' | 'dynamodb:DescribeTable' | 'dynamodb:ListTables' | 'dynamodb:DeleteTable'
> = {
  'dynamodb:CreateTable': {
    check: (input) => beyondModel(input) ?? refuse(checkCreate(input)),
    authorize(input, context) {
      const tags = requestTags(tagsFrom(input.Tags));
      return [
        ...onTable('CreateTable', input.TableName, context, tags),
        ...(tags.length ? onTable('TagResource', input.TableName, context, tags) : []),
        ...(input.ResourcePolicy === undefined ? [] : onTable('PutResourcePolicy', input.TableName, context)),
      ];
    },
    run(input, context) {
      const { world, account } = context;
      const fresh = newTable(input, context);
      if (world.tables.resources.has(fresh.id))
        return refuse(inUse(`Table already exists: ${input.TableName}`));
      if (countOf(world, 'table', account) >= tablesPerAccount)
        return refuse(
          serviceError(
            'LimitExceededException',
            `Subscriber limit exceeded: Number of tables cannot exceed ${tablesPerAccount}`,
          ),
        );
      const table =
        input.ResourcePolicy === undefined ? fresh : withPolicy(fresh, input.ResourcePolicy, context);
      if ('code' in table) return refuse(table);
      return done({ TableDescription: tableOut(table, 'CREATING') }, [put(world, 'resources', table)]);
    },
    ledger: ['dynamodb-indexes', 'dynamodb-at-once', 'dynamodb-capacity'],
  },

  'dynamodb:DescribeTable': {
    authorize: (input, context) => onTable('DescribeTable', input.TableName, context),
    run: (input, context) => withTable(context, input.TableName, (table) => done({ Table: tableOut(table) })),
  },

  'dynamodb:ListTables': {
    authorize: (_input, context) => onTable('ListTables', '*', context),
    run(input, { world, account, region }) {
      const after = input.ExclusiveStartTableName ?? '';
      const rows = resourcesOf(world, 'table', account, region).filter(({ name }) => name > after);
      const names = rows.slice(0, input.Limit ?? 100).map(({ name }) => name);
      const last = names.at(-1);
      return done({
        TableNames: names,
        ...(names.length < rows.length && last !== undefined ? { LastEvaluatedTableName: last } : {}),
      });
    },
  },

  'dynamodb:DeleteTable': {
    authorize: (input, context) => onTable('DeleteTable', input.TableName, context),
    run: (input, context) =>
      withTable(context, input.TableName, (table) =>
        done({ TableDescription: tableOut(table, 'DELETING') }, [remove('resources', table)]),
      ),
    ledger: ['dynamodb-at-once'],
  },
};

/** Checks tags beyond the model: those of a request, and all that a table would have. */
function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    return invalid('One or more parameter values were invalid: Tag keys must be unique');
  if (tags.some(({ key }) => key.startsWith('aws:')))
    return invalid('One or more parameter values were invalid: Tag keys must not start with aws:');
  return tags.length > quotas.TagsPerResource
    ? invalid('One or more parameter values were invalid: Too many tags: the limit is 50')
    : null;
}

const missing = (arn: string): string => `Requested resource not found: ResourcArn: ${arn} not found`;

interface OnTable {
  readonly ResourceArn: string;
}

const tags = tagging({
  checkFirst: checkTags,
  checkAll: checkTags,
  given: (input: Pick<InputOf<'dynamodb:TagResource'>, 'Tags'>) => tagsFrom(input.Tags),
  on: (action, { ResourceArn }: OnTable, context, keys) => onTable(action, ResourceArn, context, keys),
  find: (context, { ResourceArn }, then) => withTable(context, ResourceArn, then, missing(ResourceArn)),
});

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html */
export const tableTags: Pick<
  OperationTable,
  'dynamodb:TagResource' | 'dynamodb:UntagResource' | 'dynamodb:ListTagsOfResource'
> = {
  'dynamodb:TagResource': tags.tag('TagResource', ['dynamodb-tag-words']),
  'dynamodb:UntagResource': tags.untag('UntagResource'),
  'dynamodb:ListTagsOfResource': {
    authorize: (input, context) => onTable('ListTagsOfResource', input.ResourceArn, context),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        ({ tags }) => {
          const page = tokenPage(tags, input.NextToken, 10);
          if (!page) return refuse(invalid('Invalid NextToken'));
          return done({
            Tags: tagsOut(page.items),
            ...(page.next === undefined ? {} : { NextToken: page.next }),
          });
        },
        missing(input.ResourceArn),
      ),
  },
};
