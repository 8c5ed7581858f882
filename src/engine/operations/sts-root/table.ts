import type { PartTable } from '../operation.ts';
import { assumeRoot } from './assume-root.ts';

export const operations: PartTable<'sts-root'> = { AssumeRoot: assumeRoot };
