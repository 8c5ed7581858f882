import type { Credentials } from '../../../../engine/index.ts';
import { currentCredentials } from '../../../../terminal/cli/current-credentials.ts';
import { Shell } from '../../../../terminal/shell/shell.ts';
import { configFile } from '../../../../terminal/cli/profiles.ts';
import type { Host, Session } from '../../../../terminal/terminal.ts';
import { withFile } from '../../../../terminal/terminal.ts';

/** Who acts as a session's variables and profiles have it; null for the identity that acts in the page. */
export const credentialsOf = (session: Session, host: Host): Credentials | null =>
  currentCredentials(new Shell(session, host));

export function sameCredentials(a: Credentials | null, b: Credentials | null): boolean {
  if (a?.type !== 'key' || b?.type !== 'key') return JSON.stringify(a) === JSON.stringify(b);
  return a.accessKeyId === b.accessKeyId && a.secretAccessKey === b.secretAccessKey;
}

const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const profileVariables = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

/** The profile that holds no key and stands for the identity that acts in the page. */
export const pageProfile = 'page';
const pageSection = `[profile ${pageProfile}]`;

interface Yielded {
  readonly session: Session;
  /** Variables that had to go. */
  readonly unset: readonly string[];
  /** Whether a profile without a key had to be chosen, since the default one has one. */
  readonly choosesPage: boolean;
}

function without(session: Session, names: readonly string[]): Session {
  return {
    ...session,
    variables: new Map([...session.variables].filter(([name]) => !names.includes(name))),
  };
}

/**
 * The session after somebody was chosen in the page: what would make another act gives way, first the keys in the
 * variables, then the chosen profile, then the default one.
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
