import type { PartTable } from '../operation.ts';
import { signIn } from './sign-in.ts';
import { groups, membership } from './groups.ts';
import { people } from './people.ts';
import { signUp } from './sign-up.ts';
import { userPoolClients } from './user-pool-clients.ts';
import { userPools } from './user-pools.ts';

export const operations: PartTable<'cognito-idp'> = {
  ...userPools,
  ...userPoolClients,
  ...signUp,
  ...people,
  ...groups,
  ...membership,
  ...signIn,
};
