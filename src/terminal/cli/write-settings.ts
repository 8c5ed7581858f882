import type { Setting } from './config-files.ts';
import { withSettings } from './config-files.ts';
import type { Context } from './context.ts';
import { configFile, credentialsFile, sectionOf } from './profiles.ts';

export const secretSettings = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/**
 * Writes settings of a profile, each into the file where the CLI keeps it. `names`: add the profile to the config file
 * even without a setting there.
 */
export function writeSettings(
  { shell }: Context,
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
