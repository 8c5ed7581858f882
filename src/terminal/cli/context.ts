import type { Shell, Streams } from '../shell/shell.ts';
import { filePath } from '../session.ts';
import { configurationError, otherError, parameterError, usageProblem } from './cli-error.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, profilesOf } from './profiles.ts';
import type { ReadFile } from './shorthand.ts';
import type { Search } from '../query/compile.ts';
import type { OutputFormat } from '../output/format.ts';
import { outputFormats } from '../output/format.ts';

/** The options that every command has, as they were given. */
export interface Globals {
  readonly profile: string | null;
  readonly region: string | null;
  readonly output: string | null;
  readonly query: string | null;
  readonly paginate: boolean;
  readonly sign: boolean;
  readonly rawBlobs: boolean;
  readonly color: boolean;
}

/** One run of the CLI: who runs it, with what. */
export interface Context {
  readonly shell: Shell;
  readonly streams: Streams;
  /** The exported variables. */
  readonly env: ReadonlyMap<string, string>;
  readonly globals: Globals;
}

/** The chosen profile's settings. @throws CliError if the named profile doesn't exist */
export function profileIn({ shell, env, globals }: Context): Profile {
  const name = chosenProfile(env, globals.profile);
  const profile = profilesOf(shell.files).get(name ?? 'default');
  if (profile) return profile;
  if (name !== null && name !== 'default')
    throw otherError(`The config profile (${name}) could not be found`);
  return new Map();
}

/** The region that calls go to. */
function regionIn(context: Context): string | undefined {
  const { env, globals } = context;
  return (
    globals.region ||
    env.get('AWS_REGION') ||
    env.get('AWS_DEFAULT_REGION') ||
    profileIn(context).get('region')
  );
}

/** Services with one endpoint for the whole partition, which the CLI calls if no region is set. */
const global = new Set(['iam', 'organizations', 'sts', 's3']);

/** @throws CliError if no region is set and the service has an endpoint in each region only */
export function requireRegion(context: Context, service: string): string {
  const region = regionIn(context);
  if (region) return region;
  if (global.has(service)) return 'us-east-1';
  throw configurationError(
    'You must specify a region. You can also configure your region by running "aws configure".',
  );
}

/** Reads what `file://` and `fileb://` name among the page's files. @throws CliError for a file that isn't there */
export function fileReader({ shell }: Context, flag: string): ReadFile {
  return (text) => {
    const prefix = /^fileb?:\/\//.exec(text)?.[0];
    if (prefix === undefined) return null;
    const path = text.slice(prefix.length);
    const content = shell.files.get(filePath(path));
    if (content !== undefined) return content;
    throw parameterError(
      flag,
      `Unable to load paramfile ${text}: [Errno 2] No such file or directory: '${path}'`,
    );
  };
}

/**
 * The expression of `--query`, compiled.
 * @throws CliError for text that is none
 */
export async function compileQuery(expression: string): Promise<Search> {
  const { compile } = await import('../query/compile.ts');
  try {
    return compile(expression);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw usageProblem(`Bad value for --query ${expression}: ${message}`);
  }
}

/** @throws CliError for an unknown format, which only variables and profiles can have */
export function outputFormat(context: Context): OutputFormat {
  const { globals, env } = context;
  const named = globals.output || env.get('AWS_DEFAULT_OUTPUT') || profileIn(context).get('output') || 'json';
  const format = outputFormats.find((one) => one === named);
  if (!format) throw otherError(`Unknown output type: ${named}`);
  return format;
}
