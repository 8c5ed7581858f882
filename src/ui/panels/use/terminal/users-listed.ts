import type { World } from '../../../../engine/index.ts';
import { credentialsFile, profilesOf } from '../../../../terminal/cli/profiles.ts';
import type { Session } from '../../../../terminal/terminal.ts';
import { withFile } from '../../../../terminal/terminal.ts';
import type { UserProfile } from '../../../kinds/user-profiles.ts';
import { userProfiles } from '../../../kinds/user-profiles.ts';

/** The line below the name of a profile that the page keeps. The CLI skips it. */
const mark = '# a user of this page, listed while the key is active';

const entryOf = ({ profile, key }: UserProfile): string =>
  `[${profile}]\n${mark}\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secretAccessKey}\n`;

/** Splits a file before each line that names a profile. */
const entriesIn = (text: string): readonly string[] => text.split(/^(?=\[)/m);
const isKept = (entry: string): boolean => entry.split('\n', 2)[1] === mark;
const nameIn = (entry: string): string => entry.slice(1, entry.indexOf(']'));

/**
 * Whether a listed profile stays: its key is active, whether it is the one that was listed or the learner configured
 * another one. The chosen profile stays in any case: AWS refuses its key then, as it would everywhere.
 */
function stays(entry: string, world: World, chosen: string | undefined): boolean {
  const name = nameIn(entry);
  if (name === chosen) return true;
  const id = /^aws_access_key_id = (.*)$/m.exec(entry)?.[1] ?? '';
  if (world.tables.accessKeys.get(id)?.status !== 'Active') return false;
  const listed = userProfiles(world).find(({ key }) => key.id === id);
  return listed === undefined || listed.profile === name;
}

const whole = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/**
 * Lists the users with an active key in `~/.aws/credentials`, and takes those off whose key is gone. Profiles that the
 * learner wrote stay as they are, and keep their names.
 */
export function withUsers(session: Session, world: World): Session {
  const before = session.files.get(credentialsFile) ?? '';
  const entries = entriesIn(before);
  const own = entries.filter((entry) => !isKept(entry));
  const chosen = session.variables.get('AWS_PROFILE')?.value;
  const kept = entries.filter((entry) => isKept(entry) && stays(entry, world, chosen));
  const base = kept.length > 0 ? whole(own.join('')) + kept.join('') : own.join('');
  const taken = profilesOf(new Map([...session.files, [credentialsFile, base]]));
  const added = userProfiles(world).filter(({ profile }) => !taken.has(profile));
  const after = added.length > 0 ? whole(base) + added.map(entryOf).join('') : base;
  return after === before ? session : withFile(session, credentialsFile, after);
}

/** The session without the users whom the page lists by itself, to store it. */
export function withoutUsers(session: Session): Session {
  const before = session.files.get(credentialsFile);
  if (before === undefined) return session;
  const own = entriesIn(before).filter((entry) => !isKept(entry));
  return withFile(session, credentialsFile, own.join(''));
}
