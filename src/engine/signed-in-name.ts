import type { Rows } from './entities/entities.ts';
import type { World } from './world/world.ts';

/** Returns the name of the person who signed in as a Cognito identity; null for a guest, who has none. */
export function signedInName({ tables }: World, { logins: [login] }: Rows['identities']): string | null {
  if (!login) return null;
  return tables.poolUsers.get(login.subject)?.username ?? login.subject;
}
