import type { PartTable } from '../operation.ts';
import { items } from './items.ts';
import { tablePolicies } from './table-policies.ts';
import { tableTags, tables } from './tables.ts';

export const operations: PartTable<'dynamodb'> = { ...tables, ...items, ...tableTags, ...tablePolicies };
