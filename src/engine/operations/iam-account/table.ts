import type { PartTable } from '../operation.ts';
import { account } from './account.ts';

export const operations: PartTable<'iam-account'> = account;
