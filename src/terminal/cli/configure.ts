import { noPrompt } from '../../words/en/terminal.ts';
import { parseKnown } from './arg-parser.ts';
import { CliError, exitCodes, otherError, unknownOptions, usageError } from './cli-error.ts';
import { withSetting } from './config-files.ts';
import type { Context } from './context.ts';
import { fileReader, profileIn } from './context.ts';
import type { Found } from './credentials.ts';
import { credentialsIn } from './credentials.ts';
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

/** Writes one setting of a profile, into the file where the CLI keeps it. */
function write({ shell }: Context, profile: string, name: string, value: string): void {
  const isSecret = secretSettings.has(name);
  const path = isSecret ? credentialsFile : configFile;
  const section = isSecret ? profile : sectionOf(profile);
  shell.files.set(path, withSetting(shell.files.get(path) ?? '', section, name, value));
}

const profileName = ({ env, globals }: Context): string => chosenProfile(env, globals.profile) ?? 'default';

const prompts = [
  ['aws_access_key_id', 'AWS Access Key ID'],
  ['aws_secret_access_key', 'AWS Secret Access Key'],
  ['region', 'Default region name'],
  ['output', 'Default output format'],
] as const;

const masked = (value: string): string => '*'.repeat(16) + value.slice(-4);

async function ask(context: Context): Promise<number> {
  const { host } = context.shell;
  if (!host.ask) throw new CliError(noPrompt, exitCodes.configuration);
  const profile = profilesOf(context.shell.files).get(profileName(context));
  for (const [name, prompt] of prompts) {
    const current = profile?.get(name);
    const shown = current !== undefined && secretSettings.has(name) ? masked(current) : current;
    const answer = await host.ask(`${prompt} [${shown ?? 'None'}]: `);
    if (answer === null) return 130;
    if (answer.trim() !== '' && answer !== current) write(context, profileName(context), name, answer.trim());
  }
  return 0;
}

/** `[profile.NAME.]setting`. */
function target(context: Context, name: string): { readonly profile: string; readonly setting: string } {
  const [first = '', second, ...rest] = name.split('.');
  if (first === 'profile' && second !== undefined) return { profile: second, setting: rest.join('.') };
  if (first === 'default' && second !== undefined)
    return { profile: 'default', setting: [second, ...rest].join('.') };
  return { profile: profileName(context), setting: name };
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
  const { profile, setting } = target(context, String(values.get('varname')));
  write(context, profile, setting, String(values.get('value')).replaceAll(/[\r\n]/g, ' '));
  return 0;
}

function get(context: Context, words: readonly string[]): number {
  const { values } = parseKnown(words, [], [{ dest: 'varname', takes: 'one' }]);
  const name = String(values.get('varname'));
  const { profile, setting } = target(context, name);
  const settings = name.includes('.') ? profilesOf(context.shell.files).get(profile) : profileIn(context);
  const value = settings?.get(setting);
  if (value === undefined) return 1;
  context.streams.out(`${value}\n`);
  return 0;
}

function listProfiles({ shell, streams }: Context): number {
  streams.out([...profilesOf(shell.files).keys()].map((name) => `${name}\n`).join(''));
  return 0;
}

const textOf = (values: ReadonlyMap<string, unknown>, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};

const unset = '<not set>';
type Row = readonly [name: string, value: string, type: string, place: string];

const rowText = ([name, value, type, place]: Row): string =>
  `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${place}\n`;

async function list(context: Context): Promise<number> {
  const { env, globals, streams } = context;
  const variable = env.has('AWS_PROFILE') ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE';
  const profile: Row =
    globals.profile !== null
      ? ['profile', globals.profile, 'manual', '--profile']
      : env.get(variable)
        ? ['profile', env.get(variable) ?? '', 'env', "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']"]
        : ['profile', unset, 'None', 'None'];
  const keys = await keyRows(context);
  const rows: readonly Row[] = [
    ['Name', 'Value', 'Type', 'Location'],
    ['----', '-----', '----', '--------'],
    profile,
    ...keys,
    regionRow(context),
  ];
  streams.out(rows.map(rowText).join(''));
  return 0;
}

async function keyRows(context: Context): Promise<readonly Row[]> {
  const none: readonly Row[] = [
    ['access_key', unset, 'None', 'None'],
    ['secret_key', unset, 'None', 'None'],
  ];
  let found: Found;
  try {
    found = await credentialsIn(context);
  } catch (error) {
    if (error instanceof CliError && error.code === exitCodes.configuration) return none;
    throw error;
  }
  const { credentials, method } = found;
  if (credentials.type !== 'key') return none;
  return [
    ['access_key', masked(credentials.accessKeyId), method, ''],
    ['secret_key', masked(credentials.secretAccessKey), method, ''],
  ];
}

function regionRow(context: Context): Row {
  const { env, globals } = context;
  const inVariables = env.get('AWS_REGION') || env.get('AWS_DEFAULT_REGION');
  if (globals.region === null && inVariables)
    return ['region', inVariables, 'env', "['AWS_REGION', 'AWS_DEFAULT_REGION']"];
  const inFile = profileIn(context).get('region');
  return inFile === undefined
    ? ['region', unset, 'None', 'None']
    : ['region', inFile, 'config-file', `~/${configFile}`];
}

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
    write(context, profile, 'aws_access_key_id', id);
    write(context, profile, 'aws_secret_access_key', secret);
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
];

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['list', list],
  ['get', get],
  ['set', set],
  ['import', importCsv],
  ['list-profiles', listProfiles],
  ['export-credentials', exportCredentials],
  ...['add-model', 'sso', 'sso-session'].map((name): [string, Command] => [
    name,
    () => {
      throw usageError(`aws configure ${name} is not available in this playground.`);
    },
  ]),
]);
