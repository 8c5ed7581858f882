import type { World } from '../engine/index.ts';
import { builtinNames } from './shell/builtins.ts';
import type { Completion, CompletionOption, Session } from './host.ts';
import { globalOptions } from './cli/globals.ts';
import { operationForm } from './cli/operation-options.ts';
import { profilesOf } from './cli/profiles.ts';
import type { Service } from './cli/service.ts';
import { loadedService, serviceCommands } from './cli/service.ts';
import { cliCommandName } from './cli-names.ts';
import { entityNames } from './entity-names.ts';
import { shapeOf } from '../engine/index.ts';
import { outputFormats } from './output/format.ts';
import { shellQuote } from './shell-quote.ts';
import { wordsBefore } from './words-before.ts';

type Kind = CompletionOption['kind'];

/** Options that are shown at once. A longer list doesn't help to choose. */
const mostOptions = 200;

/** As `Complete` in terminal.ts. */
export function complete(session: Session, text: string, cursor: number, world: World): Completion {
  const before = wordsBefore(text.slice(0, cursor));
  if (!before) return { from: cursor, to: cursor, options: [], common: '' };
  const { words, current, from } = before;
  const found = candidates(session, words, current, world);
  const options = found.slice(0, mostOptions).map(({ label, kind, prefix = '' }): CompletionOption => ({
    text: prefix + (kind === 'option' ? label : shellQuote(label)),
    label,
    kind,
  }));
  return { from, to: cursor, options, common: commonStart(options.map((option) => option.text)) };
}

interface Candidate {
  readonly label: string;
  readonly kind: Kind;
  /** The part of the word that stays in front, such as `file://`. */
  readonly prefix?: string;
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const text of others) while (length && !text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

const starting = (names: Iterable<string>, start: string, kind: Kind, prefix = ''): Candidate[] => {
  const found: Candidate[] = [];
  for (const label of names) if (label.startsWith(start)) found.push({ label, kind, prefix });
  return found;
};

function candidates(
  session: Session,
  words: readonly string[],
  current: string,
  world: World,
): readonly Candidate[] {
  const [program, ...rest] = words;
  const file = /^(@?fileb?:\/\/)(.*)$/s.exec(current);
  if (file) return starting(session.files.keys(), file[2] ?? '', 'file', file[1]);
  if (current.startsWith('$'))
    return starting(
      [...session.variables.keys()].map((name) => `$${name}`),
      current,
      'option',
    );
  if (program === undefined) return starting(['aws', ...builtinNames], current, 'command');
  if (program === 'aws') return ofCli(session, rest, current, world);
  if (program === 'export' || program === 'unset')
    return starting(session.variables.keys(), current, 'value');
  return program === 'cat' || program === 'rm' ? starting(session.files.keys(), current, 'file') : [];
}

const globalFlags = new Map(globalOptions.map((option) => [option.flag, option]));

/** The words of a CLI line without the global options and their values. */
function withoutGlobals(words: readonly string[]): string[] {
  const left: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const option = globalFlags.get(words[i] ?? '');
    if (!option) left.push(words[i] ?? '');
    else if (option.takes === 'one') i++;
  }
  return left;
}

function ofCli(
  session: Session,
  words: readonly string[],
  current: string,
  world: World,
): readonly Candidate[] {
  const last = words.at(-1) ?? '';
  const global = globalFlags.get(last);
  if (global?.takes === 'one') return globalValues(session, last, current);
  const [command, operation, ...options] = withoutGlobals(words);
  const flags = current.startsWith('-') ? [...globalFlags.keys()] : [];
  if (command === undefined)
    return current.startsWith('-')
      ? starting(flags, current, 'option')
      : starting([...serviceCommands, 'configure', 'help'].sort(), current, 'command');
  if (command === 'configure') return ofConfigure(session, [operation, ...options], current);
  const service = loadedService(command);
  if (!service) return starting(flags, current, 'option');
  if (operation === undefined) return starting([...commandsOf(service)].sort(), current, 'command');
  if (operation === 'wait') return ofWait(service, options, current, flags, world);
  return ofOperation(service, service.operations.get(operation), options, current, flags, world);
}

const commandsOf = ({ operations, data }: Service): string[] => [
  ...operations.keys(),
  'help',
  ...(Object.keys(data.waiters).length ? ['wait'] : []),
];

function globalValues(session: Session, flag: string, current: string): Candidate[] {
  if (flag === '--output') return starting(outputFormats, current, 'value');
  if (flag === '--profile') return starting(profilesOf(session.files).keys(), current, 'profile');
  return starting(globalFlags.get(flag)?.choices ?? [], current, 'value');
}

const settings = [
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'region',
  'output',
  'role_arn',
  'source_profile',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
] as const;

function ofConfigure(session: Session, words: readonly (string | undefined)[], current: string): Candidate[] {
  const [name, ...rest] = words.filter((word) => word !== undefined);
  if (name === undefined)
    return starting(
      ['export-credentials', 'get', 'import', 'list', 'list-profiles', 'set'],
      current,
      'command',
    );
  if ((name === 'get' || name === 'set') && !rest.length) return starting(settings, current, 'value');
  return rest.at(-1) === 'source_profile'
    ? starting(profilesOf(session.files).keys(), current, 'profile')
    : [];
}

function ofWait(
  service: Service,
  [name, ...options]: readonly string[],
  current: string,
  flags: readonly string[],
  world: World,
): readonly Candidate[] {
  const waiters = Object.entries(service.data.waiters);
  if (name === undefined)
    return starting(waiters.map(([waiter]) => cliCommandName(waiter)).sort(), current, 'command');
  const found = waiters.find(([waiter]) => cliCommandName(waiter) === name)?.[1];
  return ofOperation(service, found?.operation, options, current, flags, world);
}

function ofOperation(
  service: Service,
  operation: string | undefined,
  words: readonly string[],
  current: string,
  flags: readonly string[],
  world: World,
): readonly Candidate[] {
  if (operation === undefined) return starting(flags, current, 'option');
  const form = operationForm(service, operation, true);
  const used = words.findLast((word) => word.startsWith('--'));
  const option = form.options.find(({ flag }) => flag === used);
  const takes = option && option.takes !== 'none' && (option.takes === 'many' || words.at(-1) === used);
  if (option && takes && !current.startsWith('--')) {
    const shape = form.members.get(option.dest)?.shape;
    return valuesOf(service, operation, option.dest, shape, option.choices, current, world);
  }
  const given = new Set(words);
  const own = form.options.map(({ flag }) => flag).filter((flag) => !given.has(flag));
  return starting([...own, ...flags], current, 'option');
}

function valuesOf(
  service: Service,
  operation: string,
  member: string,
  shapeName: string | undefined,
  choices: readonly string[] | undefined,
  current: string,
  world: World,
): Candidate[] {
  const shape = shapeName === undefined ? null : shapeOf(service.model, shapeName);
  const inner = shape?.member === undefined ? shape : shapeOf(service.model, shape.member);
  const fixed = choices ?? inner?.enum;
  if (fixed) return starting(fixed, current, 'value');
  return starting(
    entityNames(world, service.name, operation, member, current, mostOptions),
    current,
    'entity',
  );
}
