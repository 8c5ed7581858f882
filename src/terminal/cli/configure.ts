import { noPrompt } from '../../words/en/terminal.ts';
import { parseKnown } from './arg-parser.ts';
import { CliError, exitCodes, otherError, unknownOptions, usageError } from './cli-error.ts';
import type { Setting } from './config-files.ts';
import { withSettings } from './config-files.ts';
import { configureList, masked } from './configure-list.ts';
import type { Context } from './context.ts';
import { fileReader, profileIn } from './context.ts';
import { credentialsIn } from './credentials.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, configFile, credentialsFile, profilesOf, sectionOf } from './profiles.ts';

type Command = (context: Context, words: readonly string[]) => number | Promise<number>;

const secretSettings = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/** Runs `aws configure …`. https://docs.aws.amazon.com/cli/latest/reference/configure/ @throws CliError */
export async function runConfigure(context: Context, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) return ask(context);
  const command = commands.get(name);
  if (command) return command(context, rest);
  parseKnown(words, [], [{ dest: 'subcommand', takes: 'maybe', choices: allCommands }]);
  throw unknownOptions(words, null);
}

/** Writes settings of a profile, each into the file where the CLI keeps it. */
function write({ shell }: Context, profile: string, settings: ReadonlyMap<string, Setting>): void {
  const put = (path: string, section: string, own: readonly (readonly [string, Setting])[]): void => {
    if (own.length) shell.files.set(path, withSettings(shell.files.get(path) ?? '', section, new Map(own)));
  };
  const all = [...settings];
  put(
    credentialsFile,
    profile,
    all.filter(([name]) => secretSettings.has(name)),
  );
  put(
    configFile,
    sectionOf(profile),
    all.filter(([name]) => !secretSettings.has(name)),
  );
}

const profileName = ({ env, globals }: Context): string => chosenProfile(env, globals.profile) ?? 'default';

const prompts = [
  ['aws_access_key_id', 'AWS Access Key ID'],
  ['aws_secret_access_key', 'AWS Secret Access Key'],
  ['region', 'Default region name'],
  ['output', 'Default output format'],
] as const;

async function ask(context: Context): Promise<number> {
  const { host } = context.shell;
  if (!host.ask) throw new CliError(noPrompt, exitCodes.configuration);
  const profile = profilesOf(context.shell.files).get(profileName(context));
  const given = new Map<string, string>();
  for (const [name, prompt] of prompts) {
    const current = profile?.get(name);
    const shown = current !== undefined && secretSettings.has(name) ? masked(current) : current;
    const answer = await host.ask(`${prompt} [${shown ?? 'None'}]: `);
    if (answer === null) return 130;
    if (answer.trim() !== '' && answer !== current) given.set(name, answer.trim());
  }
  write(context, profileName(context), given);
  return 0;
}

/** A dotted name's part. @throws CliError as the CLI fails where it is missing */
function partOf(parts: readonly string[], at: number): string {
  const part = parts[at];
  if (part === undefined) throw otherError('list index out of range');
  return part;
}

function set(context: Context, words: readonly string[]): number {
  const { values, extras } = parseKnown(
    words,
    [],
    [
      { dest: 'varname', takes: 'one' },
      { dest: 'value', takes: 'one' },
    ],
  );
  if (extras.length) throw unknownOptions(extras, null);
  const parts = String(values.get('varname')).split('.');
  const isScoped = parts.length > 1 && (parts[0] === 'default' || parts[0] === 'profile');
  const profile = !isScoped ? profileName(context) : parts[0] === 'default' ? 'default' : partOf(parts, 1);
  const rest = !isScoped ? parts : parts.slice(parts[0] === 'default' ? 1 : 2);
  const text = String(values.get('value'));
  const value = rest.length === 2 ? new Map([[partOf(rest, 1), text]]) : text;
  write(context, profile, new Map([[partOf(rest, 0), value]]));
  return 0;
}

function get(context: Context, words: readonly string[]): number {
  const { values, extras } = parseKnown(words, [], [{ dest: 'varname', takes: 'one' }]);
  if (extras.length) throw unknownOptions(extras, null);
  const name = String(values.get('varname'));
  const { settings, setting } = placeOf(context, name);
  const value = settings?.get(setting);
  if (value === '' && [...settings!.keys()].some((key) => key.startsWith(`${setting}.`))) {
    context.streams.err(`varname (${name}) must reference a value, not a section or sub-section.`);
    return 1;
  }
  if (value === undefined) return 1;
  context.streams.out(`${value}\n`);
  return 0;
}

/** `[[profile.]NAME.]setting[.setting]`: the profile's settings, and the setting among them. */
function placeOf(
  context: Context,
  name: string,
): { readonly settings: Profile | undefined; readonly setting: string } {
  const parts = name.split('.');
  if (parts.length === 1) return { settings: profileIn(context), setting: name };
  const profiles = profilesOf(context.shell.files);
  const [first = ''] = parts;
  const [profile, rest] =
    first === 'profile'
      ? [partOf(parts, 1), parts.slice(2)]
      : first === 'default' || profiles.has(first)
        ? [first, parts.slice(1)]
        : [profileName(context), parts];
  const setting = partOf(rest, 0);
  return { settings: profiles.get(profile), setting: rest.length === 2 ? rest.join('.') : setting };
}

function listProfiles({ shell, streams }: Context): number {
  streams.out([...profilesOf(shell.files).keys()].map((name) => `${name}\n`).join(''));
  return 0;
}

const textOf = (values: ReadonlyMap<string, unknown>, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};

/** Profiles from the file that IAM's console gives for a new key. */
function importCsv(context: Context, words: readonly string[]): number {
  const { values } = parseKnown(
    words,
    [
      { flag: '--csv', dest: 'csv', takes: 'one', required: true },
      { flag: '--skip-invalid', dest: 'skip', takes: 'none', constant: true },
      { flag: '--profile-prefix', dest: 'prefix', takes: 'one' },
    ],
    [],
  );
  const given = String(values.get('csv'));
  const text = fileReader(context, '--csv')(given) ?? given;
  const [head = '', ...rows] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (text.trim() === '') throw otherError('Provided CSV contains no contents');
  const headers = head.split(',').map((name) => name.trim().toLowerCase());
  const columns = ['User Name', 'Access Key ID', 'Secret Access key'].map((name) => {
    const column = headers.indexOf(name.toLowerCase());
    if (column < 0) throw otherError(`Expected header "${name}" not found`);
    return column;
  });
  let count = 0;
  for (const row of rows.filter((line) => line.trim() !== '')) {
    const cells = row.split(',').map((cell) => cell.trim());
    const [user, id, secret] = columns.map((column) => cells[column]);
    if (!user || !id || !secret) {
      if (values.get('skip')) continue;
      throw otherError(`Failed to parse entry #${count + 1}: Row missing value for header`);
    }
    const profile = `${textOf(values, 'prefix')}${user}`;
    write(
      context,
      profile,
      new Map([
        ['aws_access_key_id', id],
        ['aws_secret_access_key', secret],
      ]),
    );
    count++;
  }
  context.streams.out(`Successfully imported ${count} profile(s)\n`);
  return 0;
}

async function exportCredentials(context: Context, words: readonly string[]): Promise<number> {
  const choices = ['process', 'env', 'env-no-export', 'powershell', 'windows-cmd'];
  const { values } = parseKnown(words, [{ flag: '--format', dest: 'format', takes: 'one', choices }], []);
  const { credentials } = await credentialsIn(context);
  if (credentials.type !== 'key')
    throw new CliError('Unable to retrieve credentials: no credentials found\n', exitCodes.configuration);
  const pairs: [string, string][] = [
    ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
    ...(credentials.sessionToken === undefined
      ? []
      : ([['AWS_SESSION_TOKEN', credentials.sessionToken]] as [string, string][])),
  ];
  const format = textOf(values, 'format') || 'process';
  const line = lineFormats.get(format);
  if (line) context.streams.out(pairs.map(([name, value]) => `${line(name, value)}\n`).join(''));
  else {
    const [id, secret, token] = pairs.map(([, value]) => value);
    const value = { Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: token };
    context.streams.out(`${JSON.stringify(value, null, 2)}\n`);
  }
  return 0;
}

const lineFormats: ReadonlyMap<string, (name: string, value: string) => string> = new Map([
  ['env', (name: string, value: string) => `export ${name}=${value}`],
  ['env-no-export', (name: string, value: string) => `${name}=${value}`],
  ['powershell', (name: string, value: string) => `$Env:${name}="${value}"`],
  ['windows-cmd', (name: string, value: string) => `set ${name}=${value}`],
]);

const allCommands = [
  'list',
  'get',
  'set',
  'add-model',
  'import',
  'list-profiles',
  'sso',
  'sso-session',
  'export-credentials',
  'wizard',
];

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['list', configureList],
  ['get', get],
  ['set', set],
  ['import', importCsv],
  ['list-profiles', listProfiles],
  ['export-credentials', exportCredentials],
  ...['add-model', 'sso', 'sso-session', 'wizard'].map((name): [string, Command] => [
    name,
    () => {
      throw usageError(`aws configure ${name} is not available in this playground.`);
    },
  ]),
]);
