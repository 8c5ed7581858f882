import type { Credentials, World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import { credentialsOf } from '../../../kinds/acting.ts';
import { itemOf } from '../../../kinds/item.ts';
import { idOf } from './frames.ts';

/** Returns a user's own credentials; the root user's if there are none. */
export function credentialsOfUser(world: World, name: string): Credentials {
  const id = idOf(world, { table: 'users', name });
  return credentialsOf(world, itemOf(world, id)) ?? { type: 'console', id: accountOf(world) };
}
