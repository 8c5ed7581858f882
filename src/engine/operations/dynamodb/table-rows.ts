import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { ContextKeys, OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import type { RowOf } from '../resources.ts';
import { arnHere, on, resourceAt } from '../resources.ts';

/** DynamoDB's errors, all with status 400. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export const invalid = (message: string): ApiError => serviceError('ValidationException', message);

const notFound = (message: string): ApiError => serviceError('ResourceNotFoundException', message);

export const inUse = (message: string): ApiError => serviceError('ResourceInUseException', message);

export const noPolicy = (arn: string): ApiError =>
  serviceError(
    'PolicyNotFoundException',
    `Resource-based policy not found for the provided ResourceArn: ${arn}`,
  );

export type Table = RowOf<'table'>;
type Place = Pick<OperationContext, 'world' | 'account' | 'region'>;

/** The table's ARN, which requests may give in place of its name. */
export const tableArn = (place: Pick<Place, 'account' | 'region'>, text: string): string =>
  text.startsWith('arn:') ? text : arnHere('dynamodb', place, `table/${text}`);

/** Goes on with the table of that name or ARN. Each kind of operation has its own error if there is none. */
export function withTable<T>(
  place: Place,
  text: string,
  then: (table: Table) => RunResult<T>,
  missing: string = `Requested resource not found: Table: ${text} not found`,
): RunResult<T> {
  const table = resourceAt(place.world, 'table', tableArn(place, text));
  return table ? then(table) : refuse(notFound(missing));
}

/** A permission on a table. */
export const onTable = (
  action: string,
  text: string,
  place: Place,
  keys: ContextKeys = [],
): PermissionRequest[] => [on(`dynamodb:${action}`, tableArn(place, text), undefined, keys)];
