import type { PartTable } from '../operation.ts';
import { assumeRole } from './assume-role.ts';
import { callerIdentity } from './caller-identity.ts';
import { sessionTokens } from './session-tokens.ts';

export const operations: PartTable<'sts'> = {
  AssumeRole: assumeRole,
  ...callerIdentity,
  ...sessionTokens,
};
