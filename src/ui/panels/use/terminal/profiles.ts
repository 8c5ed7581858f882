import type { AccessKeyRow, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { withSetting } from '../../../../terminal/cli/config-files.ts';
import {
  chosenProfile,
  configFile,
  credentialsFile,
  profilesOf,
  sectionOf,
} from '../../../../terminal/cli/profiles.ts';
import type { Session } from '../../../../terminal/terminal.ts';
import { withFile } from '../../../../terminal/terminal.ts';
import { pageProfile } from './acting.ts';

interface ProfileChoice {
  readonly name: string;
  readonly chosen: boolean;
  /** Whether it assumes a role. */
  readonly assumes: boolean;
}

/** The profiles that have something to act with. */
export function profileChoices(session: Session): readonly ProfileChoice[] {
  const exported = [...session.variables].filter(([, variable]) => variable.exported);
  const env = new Map(exported.map(([name, { value }]) => [name, value]));
  const chosen = chosenProfile(env, null) ?? 'default';
  return [...profilesOf(session.files)]
    .filter(([, profile]) => profile.has('role_arn') || profile.has('aws_access_key_id'))
    .map(([name, profile]) => ({ name, chosen: name === chosen, assumes: profile.has('role_arn') }));
}

interface KeyChoice {
  /** What the profile will be called. */
  readonly profile: string;
  readonly key: AccessKeyRow;
}

/** More keys than this fit no menu; the newest are the ones that somebody has just made. */
const mostKeys = 8;

/** Active access keys of an account's users that no profile has yet, the newest first. */
export function keysWithoutProfile(world: World, account: string, session: Session): readonly KeyChoice[] {
  const profiles = profilesOf(session.files);
  const used = new Set([...profiles.values()].map((profile) => profile.get('aws_access_key_id')));
  const names = new Set([...profiles.keys(), pageProfile]);
  return newestKeys(world, account)
    .filter(({ key }) => !used.has(key.id))
    .slice(0, mostKeys)
    .map(({ key, user }) => {
      const profile = freeName(user, names);
      names.add(profile);
      return { profile, key };
    });
}

function newestKeys(world: World, account: string): { key: AccessKeyRow; user: string }[] {
  return rowsBy(world, 'usersByAccount', account)
    .flatMap((user) => rowsBy(world, 'accessKeysByOwner', user.id).map((key) => ({ key, user: user.name })))
    .filter(({ key }) => key.status === 'Active')
    .sort((a, b) => b.key.createDate - a.key.createDate || (a.key.id < b.key.id ? -1 : 1));
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${String(count)}`;
    if (!taken.has(name)) return name;
  }
}

/** The session with a key under a profile's name in `~/.aws/credentials`, and its region, as `aws configure` writes it. */
export function withProfile(
  session: Session,
  profile: string,
  key: Pick<AccessKeyRow, 'id' | 'secretAccessKey'>,
): Session {
  const before = session.files.get(credentialsFile) ?? '';
  const withId = withSetting(before, profile, 'aws_access_key_id', key.id);
  const text = withSetting(withId, profile, 'aws_secret_access_key', key.secretAccessKey);
  const withKey = withFile(session, credentialsFile, text);
  const config = session.files.get(configFile) ?? '';
  return withFile(withKey, configFile, withSetting(config, sectionOf(profile), 'region', 'us-east-1'));
}
