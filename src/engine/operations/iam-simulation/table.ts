import type { PartTable } from '../operation.ts';
import { custom } from './custom.ts';
import { principal } from './principal.ts';

export const operations: PartTable<'iam-simulation'> = { ...custom, ...principal };
