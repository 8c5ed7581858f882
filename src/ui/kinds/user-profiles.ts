import type { AccessKeyRow, Credentials, World } from '../../engine/index.ts';
import { accountIds, accountOf, rowsBy } from '../../engine/index.ts';
import { activeKeyOf } from './acting.ts';

/** A user's profile in the terminal of the page. */
export interface UserProfile {
  readonly profile: string;
  readonly key: AccessKeyRow;
}

/** The most users who have a profile: nobody reads a longer file. */
const mostUsers = 200;

/** The names that stand for nobody: the one without a name, and the one for whoever acts in the page. */
export const reservedProfiles: readonly string[] = ['default', 'page'];

function* usersIn(world: World): Generator<{ readonly id: string; readonly name: string }> {
  for (const account of accountIds(world))
    yield* rowsBy(world, 'usersByAccount', account).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns a name that nothing has: the user's own, else one with a number. */
export function freeProfile(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${String(count)}`;
    if (!taken.has(name)) return name;
  }
}

function listed(world: World): readonly UserProfile[] {
  const names = new Set(reservedProfiles);
  const profiles: UserProfile[] = [];
  for (const { id, name } of usersIn(world)) {
    const key = activeKeyOf(world, id);
    if (!key) continue;
    const profile = freeProfile(name, names);
    names.add(profile);
    profiles.push({ profile, key });
    if (profiles.length === mostUsers) break;
  }
  return profiles;
}

type Tables = World['tables'];

interface Known extends Pick<Tables, 'users' | 'accounts'> {
  readonly home: string;
  readonly profiles: readonly UserProfile[];
}

/** The profiles by the keys of which they were made: most calls change neither these nor a user. */
const known = new WeakMap<Tables['accessKeys'], Known>();

/**
 * Returns the profile of each user with an active key, as `~/.aws/credentials` of the page's terminal lists them: by
 * account and name, named like the user, `mostUsers` at most.
 */
export function userProfiles(world: World): readonly UserProfile[] {
  const { accessKeys, users, accounts } = world.tables;
  const home = accountOf(world);
  const before = known.get(accessKeys);
  if (before?.users === users && before.accounts === accounts && before.home === home) return before.profiles;
  const profiles = listed(world);
  known.set(accessKeys, { users, accounts, home, profiles });
  return profiles;
}

/** Returns the profile that signs with these credentials, or null if the terminal has none. */
export const profileWith = (world: World, credentials: Credentials): string | null =>
  credentials.type !== 'key' || credentials.sessionToken !== undefined
    ? null
    : (userProfiles(world).find(({ key }) => key.id === credentials.accessKeyId)?.profile ?? null);
