import type { Credentials, World } from '../engine/index.ts';

/**
 * Whether the playground signs: for a user without a password who calls without a key, so that one can still try what
 * the user may do.
 */
export const isSignedByPlayground = ({ tables }: World, credentials: Credentials): boolean =>
  credentials.type === 'console' &&
  tables.users.has(credentials.id) &&
  !tables.loginProfiles.has(credentials.id);
