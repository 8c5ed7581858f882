import type { PartTable } from '../operation.ts';
import { policyVersions } from './policy-versions.ts';

export const operations: PartTable<'iam-policy-versions'> = policyVersions;
