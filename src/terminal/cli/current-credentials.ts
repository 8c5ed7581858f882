import type { Credentials } from '../../engine/index.ts';
import type { AssumedProfile } from '../host.ts';
import type { Shell } from '../shell/shell.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, profilesOf } from './profiles.ts';

export type KeyCredentials = Extract<Credentials, { type: 'key' }>;

/** The key that a profile or the variables hold; null where one of its two halves is missing. */
export function keyOf(get: (name: string) => string | undefined): KeyCredentials | null {
  const [accessKeyId, secretAccessKey] = [get('aws_access_key_id'), get('aws_secret_access_key')];
  const sessionToken = get('aws_session_token');
  if (!accessKeyId || !secretAccessKey) return null;
  return { type: 'key', accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** The key in the variables: `AWS_ACCESS_KEY_ID` and so on. */
export const keyOfVariables = (env: ReadonlyMap<string, string>): KeyCredentials | null =>
  keyOf((name) => env.get(name.toUpperCase()));

/** What an assumed role's credentials are kept under: all that asking for them depends on. */
export const assumedKey = (profile: Profile): string =>
  JSON.stringify(
    [
      'role_arn',
      'source_profile',
      'credential_source',
      'external_id',
      'mfa_serial',
      'role_session_name',
      'duration_seconds',
      'web_identity_token_file',
    ].map((name) => profile.get(name) ?? null),
  );

/** Ms before its end from which on a session isn't used any more, as in the CLI. */
const window = 15 * 60_000;

export function keptSession(
  assumed: ReadonlyMap<string, AssumedProfile>,
  profile: Profile,
  now: number,
): KeyCredentials | null {
  const kept = assumed.get(assumedKey(profile));
  return kept && kept.expiresAt - now > window ? kept.credentials : null;
}

/**
 * Who acts from now on, as the variables and the chosen profile have it, without asking anybody; null for the
 * identity that acts in the page, also where a profile's role is yet to be assumed.
 */
export function currentCredentials(shell: Shell): KeyCredentials | null {
  const env = shell.environment();
  const inVariables = keyOfVariables(env);
  if (inVariables) return inVariables;
  const profile = profilesOf(shell.files).get(chosenProfile(env, null) ?? 'default');
  if (!profile) return null;
  if (profile.has('role_arn')) return keptSession(shell.assumed, profile, shell.host.now());
  return keyOf((name) => profile.get(name));
}
