import { readSections } from './config-files.ts';

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

/** The profile's name that variables and `--profile` choose: the option, `AWS_PROFILE`, or null for the default. */
export function chosenProfile(env: ReadonlyMap<string, string>, option: string | null): string | null {
  return option ?? (env.get('AWS_PROFILE') || env.get('AWS_DEFAULT_PROFILE') || null);
}
