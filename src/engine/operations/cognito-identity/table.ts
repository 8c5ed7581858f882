import type { PartTable } from '../operation.ts';
import { credentials } from './credentials.ts';
import { developerIdentities } from './developer-identities.ts';
import { identities } from './identities.ts';
import { identityPools } from './identity-pools.ts';
import { openId } from './open-id.ts';
import { poolRoles } from './pool-roles.ts';

export const operations: PartTable<'cognito-identity'> = {
  ...identityPools,
  ...poolRoles,
  ...openId,
  ...developerIdentities,
  ...credentials,
  ...identities,
};
