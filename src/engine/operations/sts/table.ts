import type { PartTable } from '../operation.ts';
import { assumeRole } from './assume-role.ts';
import { assumeRoot } from './assume-root.ts';
import { callerIdentity } from './caller-identity.ts';
import { sessionTokens } from './session-tokens.ts';

export const operations: PartTable<'sts'> = {
  AssumeRole: assumeRole,
  AssumeRoot: assumeRoot,
  ...callerIdentity,
  ...sessionTokens,
};
