import type { World, Rows, TableName } from '../engine/index.ts';
import { builtinNames } from './shell/builtins.ts';
import type { Completion, CompletionOption, Session } from './host.ts';
import { globalOptions } from './cli/globals.ts';
import { s3Commands } from './cli/s3-tables.ts';
import { operationForm } from './cli/operation-options.ts';
import { profilesOf } from './cli/profiles.ts';
import type { Service } from './cli/service.ts';
import { loadedService, serviceCommands } from './cli/service.ts';
import { cliCommandName } from './cli-names.ts';
import { shapeOf, groupArn, managedPolicies, policyArn, roleArn, userArn } from '../engine/index.ts';
import { outputFormats } from './output/format.ts';
import { shellQuote } from './shell-quote.ts';

/** Names, ids or ARNs of a world, sorted, each once. */
type NamesOf = (world: World) => readonly string[];

/** A table that can be read without waiting. */
interface Table<Row> {
  list(): readonly Row[];
}

/**
 * The sorted names of a table. A changed table is another object, so the names are computed once for all keys that are
 * pressed while nothing changes.
 */
function namesIn<T extends TableName>(table: T, name: (row: Rows[T]) => string): NamesOf {
  const known = new WeakMap<object, readonly string[]>();
  return (world) => {
    const rows = world.tables[table];
    const found = known.get(rows) ?? sortedOnce((rows as unknown as Table<Rows[T]>).list().map(name));
    known.set(rows, found);
    return found;
  };
}

const sortedOnce = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const users = namesIn('users', ({ name }) => name);
const roles = namesIn('roles', ({ name }) => name);
const ownPolicies = namesIn('policies', (row) => policyArn(row));
const userArns = namesIn('users', userArn);
const groupArns = namesIn('groups', groupArn);
const roleArns = namesIn('roles', roleArn);

/** Key: the account's own policies. Their names with AWS's are computed again when more of AWS's have arrived. */
const allPolicies = new WeakMap<
  readonly string[],
  { readonly count: number; readonly arns: readonly string[] }
>();

function policies(world: World): readonly string[] {
  const own = ownPolicies(world);
  const managed = managedPolicies();
  const known = allPolicies.get(own);
  if (known?.count === managed.length) return known.arns;
  const arns = sortedOnce([...own, ...managed.map((row) => policyArn(row))]);
  allPolicies.set(own, { count: managed.length, arns });
  return arns;
}

/** Sorted only as far as each kind is: users, then groups, then roles. */
const principals: readonly NamesOf[] = [userArns, groupArns, roleArns];

/** Member of an input → the entities that it may name. */
const byMember: ReadonlyMap<string, readonly NamesOf[]> = new Map<string, readonly NamesOf[]>([
  ['UserName', [users]],
  ['GroupName', [namesIn('groups', ({ name }) => name)]],
  ['RoleName', [roles]],
  ['RoleArn', [roleArns]],
  ['PolicyArn', [policies]],
  ['PermissionsBoundary', [policies]],
  ['PolicySourceArn', principals],
  ['AccessKeyId', [namesIn('accessKeys', ({ id }) => id)]],
  ['SerialNumber', [namesIn('mfaDevices', ({ id }) => id)]],
  ['InstanceProfileName', [namesIn('instanceProfiles', ({ name }) => name)]],
  ['OpenIDConnectProviderArn', [namesIn('oidcProviders', ({ id }) => id)]],
  ['SAMLProviderArn', [namesIn('samlProviders', ({ id }) => id)]],
  ['AccountId', [namesIn('accounts', ({ id }) => id)]],
  ['IdentityPoolId', [namesIn('identityPools', ({ id }) => id)]],
  ['UserPoolId', [namesIn('userPools', ({ id }) => id)]],
  ['ClientId', [namesIn('userPoolClients', ({ id }) => id)]],
]);

/** The end of a resource's ARN, for members that take the resource's name. */
const resourceMembers: ReadonlyMap<string, string> = new Map([
  ['Bucket', 's3'],
  ['TableName', 'dynamodb'],
  ['FunctionName', 'lambda'],
  ['KeyId', 'kms'],
  ['SecretId', 'secretsmanager'],
]);

const resourceIds = namesIn('resources', ({ id }) => id);

function resources(world: World, service: string): readonly string[] {
  const names: string[] = [];
  for (const id of startingWith(resourceIds(world), `arn:aws:${service}:`)) {
    const rest = id.split(':').slice(5).join(':');
    if (service === 's3' && rest.includes('/')) continue;
    names.push(service === 'secretsmanager' ? id : rest.replace(/^(?:table|function|key|alias)[/:]/, ''));
  }
  return sortedOnce(names);
}

/** The sorted names that begin with `start`, at most `most`. A binary search finds them. */
function startingWith(names: readonly string[], start: string, most = Infinity): readonly string[] {
  let [from, to] = [0, names.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((names[middle] ?? '') < start) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < names.length && end - from < most && names[end]?.startsWith(start)) end++;
  return names.slice(from, end);
}

/**
 * Names, ids and ARNs in the world that an option could mean, by the member that it gives; those that begin with
 * `start`, at most `most`.
 */
function entityNames(
  world: World,
  service: string,
  operation: string,
  member: string,
  start: string,
  most: number,
): readonly string[] {
  // A new entity has no name yet.
  const makes = /^(?:Create|Put)(\w+)$/.exec(operation)?.[1];
  if (makes !== undefined && operation.startsWith('Create') && member.startsWith(makes)) return [];
  const resource = resourceMembers.get(member);
  if (resource !== undefined && resource === service)
    return startingWith(resources(world, service), start, most);
  // Outside of IAM, a user name isn't a user of the account.
  if (member === 'UserName' && service !== 'iam' && service !== 'sts') return [];
  const found = (byMember.get(member) ?? []).flatMap((names) => startingWith(names(world), start, most));
  return sortedOnce(found).slice(0, most);
}

/** The words of the command at the cursor, up to the cursor. */
interface WordsBefore {
  /** The finished words of this command. */
  readonly words: readonly string[];
  /** The word at the cursor, without its quotes; empty between words. */
  readonly current: string;
  /** The start of that word. */
  readonly from: number;
}

/** If more text than this is before the cursor, only the last line is read. */
const most = 20_000;

/**
 * Splits a line that may end anywhere, also within quotes. A new command begins after `;`, `&&`, `||`, `$(`.
 * @returns null for a line that is too long to have been typed
 */
// eslint-disable-next-line complexity -- a scanner: a character's meaning depends on those before it
function wordsBefore(text: string): WordsBefore | null {
  const start = text.length > most ? text.lastIndexOf('\n', text.length - 2) + 1 : 0;
  if (text.length - start > most) return null;
  let words: string[] = [];
  let current: string | null = null;
  let from = text.length;
  let quote = '';
  const end = (): void => {
    if (current !== null) words.push(current);
    current = null;
  };
  for (let i = start; i < text.length; i++) {
    const char = text.charAt(i);
    const isBlank = quote === '' && /\s/.test(char);
    if (quote === '' && /[;&|()\n]/.test(char)) {
      end();
      words = [];
    } else if (isBlank) end();
    else {
      if (current === null) [current, from] = ['', i];
      if (char === quote) quote = '';
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (char === '\\' && quote !== "'") {
        i++;
        if (text.charAt(i) !== '\n') current += text.charAt(i);
        else if (current === '') current = null;
      } else current += char;
    }
  }
  // The command's own variables come before it.
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  return {
    words: first < 0 ? [] : words.slice(first),
    current: current ?? '',
    from: current === null ? text.length : from,
  };
}

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
      : starting([...serviceCommands, 's3', 'configure', 'help'].sort(), current, 'command');
  if (command === 'configure') return ofConfigure(session, [operation, ...options], current);
  if (command === 's3') return ofS3(session, [operation, ...options], current, flags, world);
  const service = loadedService(command);
  if (!service) return starting(flags, current, 'option');
  if (operation === undefined) return starting([...commandsOf(service)].sort(), current, 'command');
  if (operation === 'wait') return ofWait(service, options, current, flags, world);
  return ofOperation(service, service.operations.get(operation), options, current, flags, world);
}

const s3Scheme = 's3://';
const s3Arn = 'arn:aws:s3:::';

/** Buckets and objects as `aws s3` names them: `s3://reports/`, `s3://reports/q3.csv`. */
function s3Places(world: World, current: string): Candidate[] {
  if (!current.startsWith(s3Scheme) && !s3Scheme.startsWith(current)) return [];
  const start = s3Arn + current.slice(s3Scheme.length);
  return startingWith(resourceIds(world), start, mostOptions).map((id) => {
    const place = s3Scheme + id.slice(s3Arn.length);
    return { label: place.includes('/', s3Scheme.length) ? place : `${place}/`, kind: 'entity' };
  });
}

function ofS3(
  session: Session,
  [name, ...words]: readonly (string | undefined)[],
  current: string,
  flags: readonly string[],
  world: World,
): readonly Candidate[] {
  const commands = s3Commands();
  if (name === undefined)
    return starting([...Object.keys(commands ?? {}), 'help'].sort(), current, 'command');
  const { options = [], position } = (commands && ownValue(commands, name)) ?? {};
  const given = new Set(words);
  if (current.startsWith('-')) {
    const own = options.filter(({ flag, appends }) => appends || !given.has(flag)).map(({ flag }) => flag);
    return starting([...own, ...flags], current, 'option');
  }
  const option = options.find(({ flag, takes }) => takes !== 'none' && flag === words.at(-1));
  if (option) return starting(option.choices ?? [], current, 'value');
  const files = position?.takes === 'two' ? starting(session.files.keys(), current, 'file') : [];
  return [...files, ...s3Places(world, current)];
}

const ownValue = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

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
