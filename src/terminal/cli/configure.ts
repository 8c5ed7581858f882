import { noPrompt } from '#words/terminal.ts';
import { parseKnown } from './arg-parser.ts';
import { CliError, exitCodes, otherError, unknownWords, usageError } from './cli-error.ts';
import type { Context } from './context.ts';
import { profileIn, fileReader } from './context.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, profilesOf, configFile, secretSettings, writeSettings } from './profiles.ts';
import { credentialsIn } from './credentials.ts';
import type { Found } from './credentials.ts';

const unset = '<not set>';
type Row = readonly [name: string, value: string, type: string, place: string];

const rowText = ([name, value, type, place]: Row): string =>
  `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${place}\n`;

/** A secret but for its last four characters. */
const masked = (value: string): string => '*'.repeat(16) + value.slice(-4);

/** Runs `aws configure list`, a row after the other. @throws CliError for what can't be looked up */
async function configureList(context: Context): Promise<number> {
  const show = (...rows: readonly Row[]): void => context.streams.out(rows.map(rowText).join(''));
  show(['Name', 'Value', 'Type', 'Location'], ['----', '-----', '----', '--------'], profileRow(context));
  show(...(await keyRows(context)));
  show(regionRow(context));
  return 0;
}

function profileRow({ env, globals }: Context): Row {
  if (globals.profile !== null) return ['profile', globals.profile, 'manual', '--profile'];
  const inVariables = env.get(env.has('AWS_PROFILE') ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE');
  return inVariables
    ? ['profile', inVariables, 'env', "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']"]
    : ['profile', unset, 'None', 'None'];
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

const textOf = (values: ReadonlyMap<string, unknown>, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};

/** Reads profiles from the file that IAM's console offers for a new key. */
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
    writeSettings(
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

type Command = (context: Context, words: readonly string[]) => number | Promise<number>;

/** Runs `aws configure …`. https://docs.aws.amazon.com/cli/latest/reference/configure/ @throws CliError */
export async function runConfigure(context: Context, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) return ask(context);
  const command = commands.get(name);
  if (command) return command(context, rest);
  parseKnown(words, [], [{ dest: 'subcommand', takes: 'maybe', choices: allCommands }]);
  throw unknownWords(words);
}

const profileName = ({ env, globals }: Context): string => chosenProfile(env, globals.profile) ?? 'default';

const prompts = [
  ['aws_access_key_id', 'AWS Access Key ID'],
  ['aws_secret_access_key', 'AWS Secret Access Key'],
  ['region', 'Default region name'],
  ['output', 'Default output format'],
] as const;

type Answer = string | null;

/**
 * The source of the answers: the lines of a here-document or a file, or the person who types. @throws CliError if there
 * is none
 */
function asker({ shell, streams }: Context): (prompt: string) => Answer | Promise<Answer> {
  const { host } = shell;
  if (streams.input === null) {
    if (!host.ask) throw new CliError(noPrompt, exitCodes.configuration);
    return async (prompt) => (await host.ask?.(prompt))?.trim() ?? null;
  }
  const lines = streams.input.split('\n');
  return (prompt) => {
    streams.out(prompt);
    const line = lines.shift();
    // After the last line end there is nothing more to read.
    if (line === undefined || (line === '' && !lines.length)) throw otherError('EOF when reading a line');
    return line;
  };
}

async function ask(context: Context): Promise<number> {
  const answerTo = asker(context);
  const profile = profilesOf(context.shell.files).get(profileName(context));
  const given = new Map<string, string>();
  for (const [name, prompt] of prompts) {
    const current = profile?.get(name);
    const shown = current !== undefined && secretSettings.has(name) ? masked(current) : current;
    const answer = await answerTo(`${prompt} [${shown ?? 'None'}]: `);
    if (answer === null) return 130;
    if (answer !== '' && answer !== current) given.set(name, answer);
  }
  if (given.size) writeSettings(context, profileName(context), given, true);
  return 0;
}

/** A part of a dotted name. @throws CliError as the CLI does if it is missing */
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
  if (extras.length) throw unknownWords(extras);
  const parts = String(values.get('varname')).split('.');
  const isScoped = parts.length > 1 && (parts[0] === 'default' || parts[0] === 'profile');
  const profile = !isScoped ? profileName(context) : parts[0] === 'default' ? 'default' : partOf(parts, 1);
  const rest = !isScoped ? parts : parts.slice(parts[0] === 'default' ? 1 : 2);
  const text = String(values.get('value'));
  const value = rest.length === 2 ? new Map([[partOf(rest, 1), text]]) : text;
  writeSettings(context, profile, new Map([[partOf(rest, 0), value]]));
  return 0;
}

function get(context: Context, words: readonly string[]): number {
  const { values, extras } = parseKnown(words, [], [{ dest: 'varname', takes: 'one' }]);
  if (extras.length) throw unknownWords(extras);
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
