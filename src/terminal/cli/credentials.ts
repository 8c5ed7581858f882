import type { Credentials } from '../../engine/index.ts';
import { filePath } from '../session.ts';
import { CliError, noKeys, otherError, serviceError } from './cli-error.ts';
import type { Context } from './context.ts';
import { profileIn, requireRegion } from './context.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, profilesOf } from './profiles.ts';
import { send } from './send.ts';
import type { KeyCredentials } from './current-credentials.ts';
import { assumedKey, keptSession, keyOf, keyOfVariables } from './current-credentials.ts';

/** Where credentials come from, as `aws configure list` names it. */
export interface Found {
  readonly credentials: Credentials;
  readonly method:
    'env' | 'assume-role' | 'assume-role-with-web-identity' | 'shared-credentials-file' | 'page';
}

/**
 * The credentials of a command, in the CLI's order: variables (unless `--profile` is given), the profile's role, its
 * keys, and last the identity that acts in the page.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-quickstart.html
 * @throws CliError
 */
export async function credentialsIn(context: Context): Promise<Found> {
  const { env, globals, shell } = context;
  if (globals.profile === null) {
    const key = keyOfVariables(env);
    if (key) return { credentials: key, method: 'env' };
    if (env.get('AWS_ACCESS_KEY_ID'))
      throw otherError('Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY');
  }
  const name = chosenProfile(env, globals.profile) ?? 'default';
  const found = await ofProfile(context, name, profileIn(context), [name]);
  if (found) return found;
  const credentials = shell.host.defaultCredentials();
  if (credentials) return { credentials, method: 'page' };
  throw noKeys();
}

async function ofProfile(
  context: Context,
  name: string,
  profile: Profile,
  visited: readonly string[],
): Promise<Found | null> {
  const web = webIdentity(context, profile, visited.length === 1);
  if (web) return web();
  if (profile.has('role_arn')) return assume(context, name, profile, visited);
  return staticKey(profile);
}

function staticKey(profile: Profile): Found | null {
  const key = keyOf((name) => profile.get(name));
  if (key) return { credentials: key, method: 'shared-credentials-file' };
  if (!profile.get('aws_access_key_id')) return null;
  throw otherError('Partial credentials found in shared-credentials-file, missing: aws_secret_access_key');
}

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html */
async function assume(
  context: Context,
  name: string,
  profile: Profile,
  visited: readonly string[],
): Promise<Found> {
  const { shell } = context;
  const source = await sourceOf(context, name, profile, visited);
  const kept = keptSession(shell.assumed, profile, shell.host.now());
  if (kept) return { credentials: kept, method: 'assume-role' };
  const serial = profile.get('mfa_serial');
  const code = serial === undefined ? null : await mfaCode(context, serial);
  const duration = Number(profile.get('duration_seconds') ?? NaN);
  const input = {
    RoleArn: profile.get('role_arn'),
    RoleSessionName: profile.get('role_session_name') ?? sessionName(context),
    ...(profile.has('external_id') ? { ExternalId: profile.get('external_id') } : {}),
    ...(Number.isInteger(duration) ? { DurationSeconds: duration } : {}),
    ...(code === null ? {} : { SerialNumber: serial, TokenCode: code }),
  };
  const credentials = await sessionFor(context, 'AssumeRole', input, source, profile);
  return { credentials, method: 'assume-role' };
}

const sessionName = ({ shell }: Context): string => `botocore-session-${Math.floor(shell.host.now() / 1000)}`;

async function mfaCode({ shell }: Context, serial: string): Promise<string> {
  const prompt = `Enter MFA code for ${serial}: `;
  const code = await shell.host.ask?.(prompt);
  if (typeof code === 'string') return code.trim();
  throw new CliError('', 130);
}

async function sourceOf(
  context: Context,
  name: string,
  profile: Profile,
  visited: readonly string[],
): Promise<Credentials> {
  const [source, place] = [profile.get('source_profile'), profile.get('credential_source')];
  if (source !== undefined && place !== undefined)
    throw otherError(`The profile "${name}" contains both source_profile and credential_source.`);
  if (source !== undefined) return ofSourceProfile(context, name, source, visited);
  if (place === undefined)
    throw otherError(
      'Partial credentials found in assume-role, missing: source_profile or credential_source',
    );
  const key = place === 'Environment' ? keyOfVariables(context.env) : context.shell.host.defaultCredentials();
  if (key) return key;
  throw otherError(`No credentials found in credential_source referenced in profile ${name}`);
}

async function ofSourceProfile(
  context: Context,
  parent: string,
  source: string,
  visited: readonly string[],
): Promise<Credentials> {
  const profile = profilesOf(context.shell.files).get(source);
  if (!profile)
    throw otherError(`The source_profile "${source}" referenced in the profile "${parent}" does not exist.`);
  const own = staticKey(profile);
  if (visited.includes(source) && (source !== parent || !own))
    throw otherError(
      `Infinite loop in credential configuration detected. Attempting to load from profile ${source} which has already been visited. Visited profiles: [${visited.map((one) => `'${one}'`).join(', ')}]`,
    );
  const found = own ?? (await ofProfile(context, source, profile, [...visited, source]));
  if (found) return found.credentials;
  // The default profile without a key stands for the identity that acts in the page.
  const person = source === 'default' ? context.shell.host.defaultCredentials() : null;
  if (person) return person;
  throw otherError(`The source profile "${source}" must have credentials.`);
}

/** A role assumed with a token from a file, by the variables or else by the profile. */
function webIdentity(context: Context, profile: Profile, isFirst: boolean): (() => Promise<Found>) | null {
  const { env, globals, shell } = context;
  const setting = (name: string): string | undefined =>
    (isFirst && globals.profile === null ? env.get(`AWS_${name.toUpperCase()}`) : undefined) ??
    profile.get(name);
  const file = setting('web_identity_token_file');
  if (!file) return null;
  const settings = new Map(
    ['web_identity_token_file', 'role_arn', 'role_session_name'].flatMap((name): [string, string][] => {
      const value = setting(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return async () => {
    const role = settings.get('role_arn');
    if (role === undefined)
      throw otherError(
        'The provided profile or the current environment is configured to assume role with web identity but has no role ARN configured. Ensure that the profile has the role_arnconfiguration set or the AWS_ROLE_ARN env var is set.',
      );
    const method = 'assume-role-with-web-identity';
    const kept = keptSession(shell.assumed, settings, shell.host.now());
    if (kept) return { credentials: kept, method };
    const token = shell.files.get(filePath(file));
    if (token === undefined) throw otherError(`[Errno 2] No such file or directory: '${file}'`);
    const input = {
      RoleArn: role,
      RoleSessionName: settings.get('role_session_name') ?? sessionName(context),
      WebIdentityToken: token.trim(),
    };
    const credentials = await sessionFor(context, 'AssumeRoleWithWebIdentity', input, null, settings);
    return { credentials, method };
  };
}

interface Given {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: string;
}

/** Asks STS for a session, and keeps it for later commands. */
async function sessionFor(
  context: Context,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  credentials: Credentials | null,
  settings: Profile,
): Promise<KeyCredentials> {
  const region = requireRegion(context, 'sts');
  const answer = await send(context, { service: 'sts', operation, input, credentials, region });
  if (!answer.ok) throw serviceError(operation, answer);
  const given = answer.value['Credentials'] as Given;
  const session: KeyCredentials = {
    type: 'key',
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
  };
  context.shell.assumed.set(assumedKey(settings), {
    credentials: session,
    expiresAt: Date.parse(given.Expiration),
  });
  return session;
}
