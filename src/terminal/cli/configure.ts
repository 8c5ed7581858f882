import { noPrompt } from '#words/terminal.ts';
import { parseKnown } from './arg-parser.ts';
import { CliError, exitCodes, otherError, unknownWords, usageError } from './cli-error.ts';
import { exportCredentials, importCsv } from './configure-exchange.ts';
import { configureList, masked } from './configure-list.ts';
import type { Context } from './context.ts';
import { profileIn } from './context.ts';
import type { Profile } from './profiles.ts';
import { chosenProfile, profilesOf } from './profiles.ts';
import { secretSettings, writeSettings } from './write-settings.ts';

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
