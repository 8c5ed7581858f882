import type { Credentials } from '../../engine/index.ts';
import type { AssumedProfile } from '../host.ts';
import type { Shell } from '../shell/shell.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, profilesOf } from './profiles.ts';

export type KeyCredentials = Extract<Credentials, { type: 'key' }>;

/** The key of a profile or of the variables, or null if one of its two parts is missing. */
export function keyOf(get: (name: string) => string | undefined): KeyCredentials | null {
  const [accessKeyId, secretAccessKey] = [get('aws_access_key_id'), get('aws_secret_access_key')];
  const sessionToken = get('aws_session_token');
  if (!accessKeyId || !secretAccessKey) return null;
  return { type: 'key', accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** The key in the variables: `AWS_ACCESS_KEY_ID` and so on. */
export const keyOfVariables = (env: ReadonlyMap<string, string>): KeyCredentials | null =>
  keyOf((name) => env.get(name.toUpperCase()));

/** The key under which an assumed role's credentials are kept: all that the request depends on. */
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

/** Ms before its end. From then on a session isn't used any more, as in the CLI. */
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
 * The identity of the next commands, from the variables and the chosen profile, without a call. Null for the identity
 * that acts in the page, also if a profile's role is not yet assumed.
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
