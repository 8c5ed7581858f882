import type { Credentials, Rows, World } from '../engine/index.ts';
import { accountOf, holdsAccount } from '../engine/index.ts';

/** The account's root user, signed in to the console. */
export const rootCredentials = (world: World): Credentials => ({ type: 'console', id: accountOf(world) });

/** The session whose temporary key the credentials are, or null. */
export const sessionOf = (world: World, credentials: Credentials): Rows['sessions'] | null =>
  (credentials.type === 'key' && world.tables.sessions.get(credentials.accessKeyId)) || null;

/**
 * Whether the identity of the credentials still exists, in any account of the world. Inactive keys and
 * expired sessions do: AWS's refusal of them is worth seeing. A session of a user who is gone doesn't.
 */
export function stillThere(world: World, credentials: Credentials): boolean {
  const { users, accessKeys, sessions } = world.tables;
  switch (credentials.type) {
    case 'key': {
      const session = sessions.get(credentials.accessKeyId);
      if (session)
        return (
          session.kind !== 'userSession' || holdsAccount(world, session.ownerId) || users.has(session.ownerId)
        );
      return accessKeys.has(credentials.accessKeyId);
    }
    case 'console':
      return holdsAccount(world, credentials.id) || users.has(credentials.id);
    case 'service':
    case 'account':
      return true;
  }
}

/** The name of the identity that the credentials belong to, in a world where it exists. */
export function nameOf(world: World, credentials: Credentials): string {
  const { users, roles, accessKeys, sessions } = world.tables;
  switch (credentials.type) {
    case 'key': {
      const session = sessions.get(credentials.accessKeyId);
      if (session?.kind === 'assumedRole')
        return `${roles.get(session.ownerId)?.name ?? session.ownerId}/${session.sessionName}`;
      const owner = session?.ownerId ?? accessKeys.get(credentials.accessKeyId)?.ownerId;
      return users.get(owner ?? '')?.name ?? credentials.accessKeyId;
    }
    case 'console':
      return users.get(credentials.id)?.name ?? credentials.id;
    case 'service':
      return credentials.service;
    case 'account':
      return credentials.arn;
  }
}
