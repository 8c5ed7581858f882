import type { Caller, Credentials, RoleRow, World } from '../../../../engine/index.ts';
import { credentialsOf } from '../../acting.ts';
import { itemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import { whoIsReady } from './who-may-assume.ts';

/** A principal that may assume a role, offered where the acting one may not. */
interface WhoCould {
  readonly name: string;
  readonly credentials: Credentials;
}

/**
 * Whether somebody can ask for a role at all: AWS lets no root user, and credentials that don't work ask for nothing.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const canAsk = (caller: Caller | null): boolean => caller !== null && caller.type !== 'root';

/** The first user, by name, who may put the role on and whom one can act as; null where there is none. */
export function whoCould(world: World, role: RoleRow, now: number): WhoCould | null {
  for (const id of whoIsReady(world, role, now)) {
    const item = itemOf(world, id);
    const credentials = item?.kind === 'user' ? credentialsOf(world, item) : null;
    if (item && credentials) return { name: nameOf(world, item), credentials };
  }
  return null;
}
