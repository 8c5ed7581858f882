import type { PartTable } from '../operation.ts';
import { scopedCredentials } from './scoped-credentials.ts';

export const operations: PartTable<'sts-scoped'> = { GetScopedCredentials: scopedCredentials };
