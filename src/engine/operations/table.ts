import type { OperationName } from '../model/operation-types.ts';
import type { OperationTable } from './operation.ts';
import { users } from './users.ts';

/** Every operation that is modelled. */
export const operations = { ...users } as unknown as OperationTable;

/** Whether a name, which may come from outside, is a modelled operation. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
