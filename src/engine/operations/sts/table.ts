import type { PartTable } from '../operation.ts';
import { assumeRole } from './assume-role.ts';
import { callerIdentity } from './caller-identity.ts';

export const operations: PartTable<'sts'> = {
  AssumeRole: assumeRole,
  ...callerIdentity,
};
