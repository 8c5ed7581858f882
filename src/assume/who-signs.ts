import type { Credentials, World } from '../engine/index.ts';

/**
 * Whether credentials are made up: those of a user who has neither an active key nor a password, and for whom the
 * playground signs, so that one can still try what the user may do.
 */
export const isSignedByPlayground = ({ tables }: World, credentials: Credentials): boolean =>
  credentials.type === 'console' &&
  tables.users.has(credentials.id) &&
  !tables.loginProfiles.has(credentials.id);
