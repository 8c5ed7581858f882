import { namesTypedSecret } from '../engine/index.ts';
import type { AssumedProfile, Session, Variable } from './host.ts';

/** The smallest zip archive, so that a function has code to be created with. */
const emptyZip = `PK\u0005\u0006${'\0'.repeat(18)}`;

const startingFiles: readonly (readonly [string, string])[] = [
  ['function.zip', emptyZip],
  ['.aws/config', '[default]\nregion = us-east-1\noutput = json\n'],
];

/** Lines that are remembered, and characters of the longest of them. */
const historyLength = 500;
const longestRemembered = 20_000;

/** A new terminal: no variables, the identity that acts in the page, tables 80 characters wide. */
export function createSession(): Session {
  return {
    variables: new Map(),
    files: new Map(startingFiles),
    history: [],
    secrets: new Set(),
    assumed: new Map(),
    status: 0,
    columns: 80,
  };
}

/** The session with a file put there; `path` is from the home directory. */
export function withFile(session: Session, path: string, text: string): Session {
  return { ...session, files: new Map([...session.files, [filePath(path), text]]) };
}

/** The session with a line in its history. The same line typed twice in a row is listed once. */
export function withHistory(session: Session, line: string): Session {
  const text = line.trim();
  if (text === '' || text.length > longestRemembered || session.history.at(-1) === text) return session;
  return { ...session, history: [...session.history, text].slice(-historyLength) };
}

/** The home directory, as `$HOME` has it; `~` stands for it. */
export const home = '/home/you';

/** The key of a file: its path from the home directory, without `.` and `..`. */
export function filePath(path: string): string {
  const fromHome = path.startsWith(`${home}/`) ? path.slice(home.length) : path.replace(/^~\//, '');
  const steps: string[] = [];
  for (const step of fromHome.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

interface SavedSession {
  readonly variables: readonly (readonly [string, Variable])[];
  readonly files: readonly (readonly [string, string])[];
  readonly history: readonly string[];
  readonly assumed: readonly (readonly [string, AssumedProfile])[];
  readonly columns: number;
}

/** Shorter secrets would occur in many lines by chance; an option names them. */
const shortestSecret = 6;

/** Whether a text holds one of the secrets. */
const holdsSecret = (text: string, secrets: ReadonlySet<string>): boolean =>
  [...secrets].some((secret) => secret.length >= shortestSecret && text.includes(secret));

/** Whether a line names an option or a field for a secret, as in `--password X` and `{"Password": "X"}`. */
const asksForSecret = (line: string): boolean =>
  line.split(/[^\w-]+/).some((word) => namesTypedSecret(word.replace(/^-+/, '')));

/** Whether a line may be stored or sent: it has no password and no other secret that somebody typed. */
export const isStorable = (line: string, { secrets }: Pick<Session, 'secrets'>): boolean =>
  !asksForSecret(line) && !holdsSecret(line, secrets);

/** The lines that may be stored. */
const storable = (history: readonly string[], secrets: ReadonlySet<string>): readonly string[] =>
  history.filter((line) => isStorable(line, { secrets }));

/** The session as JSON text, for storage. Secrets that somebody typed stay in this visit. */
export function savedSession({ variables, files, history, secrets, assumed, columns }: Session): string {
  const saved: SavedSession = {
    variables: [...variables].filter(([, { value }]) => !holdsSecret(value, secrets)),
    files: [...files],
    history: storable(history, secrets),
    assumed: [...assumed],
    columns,
  };
  return JSON.stringify(saved);
}

/** Reads the text of `savedSession`. It leaves out parts of another form. Text that isn't JSON gives a new session. */
export function sessionFrom(saved: string): Session {
  const fresh = createSession();
  let value: unknown;
  try {
    value = JSON.parse(saved);
  } catch {
    return fresh;
  }
  if (!isRecord(value)) return fresh;
  return {
    ...fresh,
    variables: new Map(entriesOf(value['variables'], isVariable)),
    files: new Map(Array.isArray(value['files']) ? entriesOf(value['files'], isText) : startingFiles),
    // Earlier versions of the page stored every line.
    history: storable(
      Array.isArray(value['history']) ? value['history'].filter(isText) : [],
      fresh.secrets,
    ).slice(-historyLength),
    assumed: new Map(entriesOf(value['assumed'], isAssumed)),
    columns: isColumns(value['columns']) ? value['columns'] : fresh.columns,
  };
}

type Guard<T> = (value: unknown) => value is T;

function entriesOf<T>(list: unknown, isValue: Guard<T>): [string, T][] {
  if (!Array.isArray(list)) return [];
  return list.filter(
    (entry): entry is [string, T] =>
      Array.isArray(entry) && entry.length === 2 && isText(entry[0]) && isValue(entry[1]),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isColumns = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 20 && value <= 1000;
const isVariable = (value: unknown): value is Variable =>
  isRecord(value) && isText(value['value']) && typeof value['exported'] === 'boolean';
const isAssumed = (value: unknown): value is AssumedProfile =>
  isRecord(value) &&
  typeof value['expiresAt'] === 'number' &&
  isRecord(value['credentials']) &&
  value['credentials']['type'] === 'key' &&
  isText(value['credentials']['accessKeyId']) &&
  isText(value['credentials']['secretAccessKey']) &&
  isText(value['credentials']['sessionToken']);
