import type { Shell } from '../shell/shell.ts';
import type { Setting } from './config-files.ts';
import { readSections, withSettings } from './config-files.ts';

export const configFile = '.aws/config';
export const credentialsFile = '.aws/credentials';

type Files = ReadonlyMap<string, string>;

/** A profile's settings. The credentials file wins over the config file. */
export type Profile = ReadonlyMap<string, string>;

/** A profile's section in the config file: `[default]`, `[profile ana]`. */
export const sectionOf = (profile: string): string => {
  if (profile === 'default') return profile;
  return `profile ${/\s/.test(profile) ? `'${profile}'` : profile}`;
};

/** Every profile of both files, by name, in the order in which the CLI lists them. */
export function profilesOf(files: Files): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Map<string, string>>();
  for (const [section, settings] of readSections(files.get(configFile) ?? '')) {
    const name = section === 'default' ? section : /^profile\s+(.+)$/.exec(section)?.[1];
    if (name !== undefined) profiles.set(name.replace(/^(["'])(.*)\1$/, '$2'), new Map(settings));
  }
  for (const [name, settings] of readSections(files.get(credentialsFile) ?? '')) {
    const known = profiles.get(name) ?? new Map<string, string>();
    for (const [setting, value] of settings) known.set(setting, value);
    profiles.set(name, known);
  }
  return profiles;
}

export const secretSettings = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/**
 * Writes settings of a profile, each into the file where the CLI keeps it. `names`: add the profile to the config file
 * even without a setting there.
 */
export function writeSettings(
  { shell }: { readonly shell: Shell },
  profile: string,
  settings: ReadonlyMap<string, Setting>,
  names = false,
): void {
  const put = (path: string, section: string, own: ReadonlyMap<string, Setting>): unknown =>
    shell.write(path, withSettings(shell.files.get(path) ?? '', section, own));
  const pick = (secret: boolean): ReadonlyMap<string, Setting> =>
    new Map([...settings].filter(([name]) => secretSettings.has(name) === secret));
  const [secrets, others] = [pick(true), pick(false)];
  if (secrets.size) put(credentialsFile, profile, secrets);
  if (others.size || names) put(configFile, sectionOf(profile), others);
}

/** The profile's name that variables and `--profile` choose: the option, `AWS_PROFILE`, or null for the default. */
export function chosenProfile(env: ReadonlyMap<string, string>, option: string | null): string | null {
  return option ?? (env.get('AWS_PROFILE') || env.get('AWS_DEFAULT_PROFILE') || null);
}
