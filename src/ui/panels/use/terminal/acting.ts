import type { Credentials, AccessKeyRow, World } from '../../../../engine/index.ts';
import { currentCredentials } from '../../../../terminal/cli/current-credentials.ts';
import { Shell } from '../../../../terminal/shell/shell.ts';
import {
  configFile,
  chosenProfile,
  credentialsFile,
  profilesOf,
  sectionOf,
} from '../../../../terminal/cli/profiles.ts';
import type { Host, Session } from '../../../../terminal/terminal.ts';
import { withFile } from '../../../../terminal/terminal.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { freeProfile, reservedProfiles } from '../../../kinds/user-profiles.ts';
import { withSetting } from '../../../../terminal/cli/config-files.ts';

interface ProfileChoice {
  readonly name: string;
  readonly chosen: boolean;
  /** Whether it assumes a role. */
  readonly assumes: boolean;
}

/** Returns the profiles that have credentials to act with. */
export function profileChoices(session: Session): readonly ProfileChoice[] {
  const exported = [...session.variables].filter(([, variable]) => variable.exported);
  const env = new Map(exported.map(([name, { value }]) => [name, value]));
  const chosen = chosenProfile(env, null) ?? 'default';
  return [...profilesOf(session.files)]
    .filter(([, profile]) => profile.has('role_arn') || profile.has('aws_access_key_id'))
    .map(([name, profile]) => ({ name, chosen: name === chosen, assumes: profile.has('role_arn') }));
}

interface KeyChoice {
  /** The name of the new profile. */
  readonly profile: string;
  readonly key: AccessKeyRow;
}

/** The most keys in the menu: the newest are those that somebody has just made. */
const mostKeys = 8;

/** Returns active access keys of an account's users without a profile, the newest first. */
export function keysWithoutProfile(world: World, account: string, session: Session): readonly KeyChoice[] {
  const profiles = profilesOf(session.files);
  const used = new Set([...profiles.values()].map((profile) => profile.get('aws_access_key_id')));
  const names = new Set([...profiles.keys(), ...reservedProfiles]);
  return newestKeys(world, account)
    .filter(({ key }) => !used.has(key.id))
    .slice(0, mostKeys)
    .map(({ key, user }) => {
      const profile = freeProfile(user, names);
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

/**
 * Returns the session with a key under a profile's name in `~/.aws/credentials`, and its region, as `aws configure`
 * writes it.
 */
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

/** Returns the credentials from a session's variables and profiles; null if the page's acting identity acts. */
export const credentialsOf = (session: Session, host: Host): Credentials | null =>
  currentCredentials(new Shell(session, host));

export function sameCredentials(a: Credentials | null, b: Credentials | null): boolean {
  if (a?.type !== 'key' || b?.type !== 'key') return JSON.stringify(a) === JSON.stringify(b);
  return a.accessKeyId === b.accessKeyId && a.secretAccessKey === b.secretAccessKey;
}

const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const profileVariables = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

/** The profile without a key that stands for the page's acting identity. */
const pageProfile = 'page';
const pageSection = `[profile ${pageProfile}]`;

interface Yielded {
  readonly session: Session;
  /** Variables that had to be removed. */
  readonly unset: readonly string[];
  /** Whether a profile without a key had to be chosen, because the default one has a key. */
  readonly choosesPage: boolean;
}

function without(session: Session, names: readonly string[]): Session {
  return {
    ...session,
    variables: new Map([...session.variables].filter(([name]) => !names.includes(name))),
  };
}

/**
 * Returns the session after somebody was chosen in the page. Everything that would make another identity act is
 * removed: first the keys in the variables, then the chosen profile, then the default one.
 */
export function yieldToPage(session: Session, host: Host): Yielded {
  const set = (names: readonly string[]): string[] => names.filter((name) => session.variables.has(name));
  let next = without(session, keyVariables);
  if (credentialsOf(next, host) === null)
    return { session: next, unset: set(keyVariables), choosesPage: false };
  next = without(next, profileVariables);
  const unset = set([...keyVariables, ...profileVariables]);
  if (credentialsOf(next, host) === null) return { session: next, unset, choosesPage: false };
  const config = next.files.get(configFile) ?? '';
  if (!config.includes(pageSection))
    next = withFile(
      next,
      configFile,
      `${config}${config === '' ? '' : '\n'}${pageSection}\nregion = us-east-1\n`,
    );
  const variables = new Map([
    ...next.variables,
    ['AWS_PROFILE', { value: pageProfile, exported: true }] as const,
  ]);
  return { session: { ...next, variables }, unset, choosesPage: true };
}
