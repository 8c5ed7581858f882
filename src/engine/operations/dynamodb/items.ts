import type { ApiError } from '../../call/call.ts';
import { notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { ContextKeys, Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { resourceAt } from '../resources.ts';
import { invalid, onTable, tableArn, withTable } from './table-rows.ts';
import type { Table } from './table-rows.ts';

type Item = InputOf<'dynamodb:PutItem'>['Item'];

const missing = 'Requested resource not found';
const valueOf = (item: Item, name: string): Item[string] | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

/** The condition keys of a call on an item: its partition key, and the attributes that it names. */
function itemKeys(text: string, item: Item, context: OperationContext): ContextKeys {
  const table = resourceAt(context.world, 'table', tableArn(context, text));
  const partition = valueOf(item, table?.keys[0]?.name ?? '');
  const leading = partition?.S ?? partition?.N ?? partition?.B;
  return [
    ...(leading === undefined ? [] : [['dynamodb:LeadingKeys', [leading]] as const]),
    ['dynamodb:Attributes', Object.keys(item)],
  ];
}

const typeOf = (table: Table, name: string): 'S' | 'N' | 'B' =>
  table.attributes.find((attribute) => attribute.name === name)?.type ?? 'S';

/** A key names exactly the table's key attributes, each with its type. */
function checkKey(table: Table, key: Item): ApiError | null {
  const fits =
    Object.keys(key).length === table.keys.length &&
    table.keys.every(({ name }) => valueOf(key, name)?.[typeOf(table, name)] !== undefined);
  return fits ? null : invalid('The provided key element does not match the schema');
}

/** An item has the table's key attributes, each with its type. */
function checkItem(table: Table, item: Item): ApiError | null {
  for (const { name } of table.keys) {
    const value = valueOf(item, name);
    const type = typeOf(table, name);
    if (!value)
      return invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`);
    if (value[type] === undefined)
      return invalid(
        `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${type} actual: ${Object.keys(value)[0]}`,
      );
  }
  return null;
}

interface Conditional {
  readonly ConditionExpression?: string;
  readonly Expected?: object;
  readonly ReturnValues?: string;
}

/** Conditions depend on the items, which aren't kept. */
function beyondModel(input: Conditional): Failure | null {
  return input.ConditionExpression === undefined && input.Expected === undefined
    ? null
    : unknown(
        notModelled(
          'conditions on items',
          'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html',
        ),
      );
}

/** Access to items is decided; items aren't kept. */
export const items: Pick<OperationTable, 'dynamodb:PutItem' | 'dynamodb:GetItem' | 'dynamodb:DeleteItem'> = {
  'dynamodb:PutItem': {
    check: beyondModel,
    authorize: (input, context) =>
      onTable('PutItem', input.TableName, context, itemKeys(input.TableName, input.Item, context)),
    run: (input, context) =>
      withTable(
        context,
        input.TableName,
        (table) => refuse(checkItem(table, input.Item)) ?? done({}),
        missing,
      ),
    ledger: ['dynamodb-items'],
  },

  'dynamodb:GetItem': {
    authorize: (input, context) =>
      onTable('GetItem', input.TableName, context, itemKeys(input.TableName, input.Key, context)),
    run: (input, context) =>
      withTable(context, input.TableName, (table) => refuse(checkKey(table, input.Key)) ?? done({}), missing),
    ledger: ['dynamodb-items'],
  },

  'dynamodb:DeleteItem': {
    check: beyondModel,
    authorize: (input, context) =>
      onTable('DeleteItem', input.TableName, context, itemKeys(input.TableName, input.Key, context)),
    run: (input, context) =>
      withTable(context, input.TableName, (table) => refuse(checkKey(table, input.Key)) ?? done({}), missing),
    ledger: ['dynamodb-items'],
  },
};
