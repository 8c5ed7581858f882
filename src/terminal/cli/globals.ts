import type { Shell, Streams } from '../shell/shell.ts';
import { outputFormats } from '../output/format.ts';
import type { Option } from './arg-parser.ts';
import { parseKnown } from './arg-parser.ts';
import { otherError, usageProblem } from './cli-error.ts';
import type { Context, Globals } from './context.ts';
import { badInt, readInt } from './python.ts';

/** The options that every command has. https://docs.aws.amazon.com/cli/latest/reference/#options */
export const globalOptions: readonly Option[] = [
  { flag: '--debug', dest: 'debug', takes: 'none', constant: true },
  { flag: '--endpoint-url', dest: 'endpoint', takes: 'one' },
  { flag: '--no-verify-ssl', dest: 'verify', takes: 'none', constant: false },
  { flag: '--no-paginate', dest: 'paginate', takes: 'none', constant: false },
  { flag: '--output', dest: 'output', takes: 'one', choices: outputFormats },
  { flag: '--query', dest: 'query', takes: 'one' },
  { flag: '--profile', dest: 'profile', takes: 'one' },
  { flag: '--region', dest: 'region', takes: 'one' },
  { flag: '--version', dest: 'version', takes: 'none', constant: true },
  { flag: '--color', dest: 'color', takes: 'one', choices: ['on', 'off', 'auto'] },
  { flag: '--no-sign-request', dest: 'sign', takes: 'none', constant: false },
  { flag: '--ca-bundle', dest: 'bundle', takes: 'one' },
  { flag: '--cli-read-timeout', dest: 'read', takes: 'one' },
  { flag: '--cli-connect-timeout', dest: 'connect', takes: 'one' },
  { flag: '--cli-binary-format', dest: 'binary', takes: 'one', choices: ['base64', 'raw-in-base64-out'] },
  { flag: '--no-cli-pager', dest: 'pager', takes: 'none', constant: true },
  { flag: '--cli-auto-prompt', dest: 'prompt', takes: 'none', constant: true },
  { flag: '--no-cli-auto-prompt', dest: 'prompt', takes: 'none', constant: false },
];

interface CommandLine {
  readonly context: Context;
  readonly command: string;
  /** The words after the command, without the global options. */
  readonly rest: readonly string[];
  readonly showsVersion: boolean;
}

/** Reads the global options and the command. @throws CliError */
export function readCommandLine(
  shell: Shell,
  words: readonly string[],
  streams: Streams,
  commands: readonly string[],
): CommandLine {
  // The words after it are not read.
  const version = words.indexOf('--version');
  const showsVersion = version >= 0;
  const position = { dest: 'command', takes: showsVersion ? 'maybe' : 'one', choices: commands } as const;
  const read = showsVersion ? words.slice(0, version) : words;
  const { values, extras } = parseKnown(read, globalOptions, [position]);
  const text = (name: string): string | null => {
    const value = values.get(name);
    return typeof value === 'string' ? value : null;
  };
  const endpoint = text('endpoint');
  if (endpoint !== null && !/^[a-z][a-z0-9+.-]*:/i.test(endpoint))
    throw usageProblem(
      `Bad value for --endpoint-url "${endpoint}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
    );
  for (const name of ['connect', 'read']) {
    const seconds = text(name);
    if (seconds !== null && readInt(seconds) === null) throw otherError(badInt(seconds));
  }
  const globals: Globals = {
    profile: text('profile'),
    region: text('region'),
    output: text('output'),
    query: text('query'),
    paginate: values.get('paginate') !== false,
    sign: values.get('sign') !== false,
    rawBlobs: text('binary') === 'raw-in-base64-out',
    color: text('color') === 'on',
  };
  const context = { shell, streams, env: shell.environment(), globals };
  return { context, command: text('command') ?? '', rest: extras, showsVersion };
}
