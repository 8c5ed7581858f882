import type { PartTable } from '../operation.ts';
import { rootAccess } from './root-access.ts';

export const operations: PartTable<'iam-root-access'> = rootAccess;
