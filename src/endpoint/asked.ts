import type { Change, TableName } from '../engine/index.ts';
import { danglingReferences, partOf, rowProblem, tableNames, worldFrom } from '../engine/index.ts';
import type { Guess } from '../lessons/goal.ts';
import { isGuess } from '../lessons/goal.ts';
import type { Command } from '../playground/command.ts';

/** A command of a page, made on the revision `base` at the device's time `device` (ms). */
export interface Asked {
  readonly id: string;
  readonly base: number;
  readonly device: number;
  readonly command: Command;
  /** For undo and redo: the revision that they are meant for. */
  readonly of: number | null;
}

type Fields = Readonly<Record<string, unknown>>;
type Checked<T> = { readonly value: T } | { readonly problem: string };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const wrong = (problem: string): { readonly problem: string } => ({ problem });

/** Reads a command that a page sent. A problem is one sentence for the author of another client. */
export function readAsked(body: Uint8Array): Checked<Asked> {
  let root: unknown;
  try {
    root = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return wrong('The body is not JSON.');
  }
  if (!isObject(root)) return wrong('The body is not a JSON object.');
  const { id, base, device, of = null } = root;
  if (!isText(id) || id === '' || id.length > 200) return wrong('id must be a text of 1 to 200 characters.');
  if (!isCount(base)) return wrong('base must be the revision that the command was made on.');
  if (!isCount(device) || device > 8e15) return wrong('device must be a time in ms since the epoch.');
  if (of !== null && !isCount(of)) return wrong('of must be a revision or null.');
  const command = readCommand(root['command']);
  return 'problem' in command ? command : { value: { id, base, device, of, command: command.value } };
}

/** A guess at a question of the lesson, or null if it isn't one. */
export function readAnswer(body: Uint8Array): { readonly question: string; readonly guess: Guess } | null {
  try {
    const root: unknown = JSON.parse(new TextDecoder().decode(body));
    if (!isObject(root) || !isText(root['question']) || !isGuess(root['guess'])) return null;
    return { question: root['question'], guess: root['guess'] };
  } catch {
    return null;
  }
}

/** Returns the one whose credentials are asked for, or null if nobody's are. */
export function readIssuing(
  body: Uint8Array,
): { readonly user: string } | { readonly role: string; readonly service: string } | null {
  try {
    const root: unknown = JSON.parse(new TextDecoder().decode(body));
    if (!isObject(root)) return null;
    const { user, role, service } = root;
    if (isText(user)) return { user };
    return isText(role) && isText(service) ? { role, service } : null;
  } catch {
    return null;
  }
}

function readCommand(command: unknown): Checked<Command> {
  if (!isObject(command)) return wrong('command must be an object.');
  switch (command['type']) {
    case 'undo':
    case 'redo':
      return { value: { type: command['type'] } };
    case 'clock':
      return isCount(command['milliseconds']) && command['milliseconds'] > 0
        ? { value: { type: 'clock', milliseconds: command['milliseconds'] } }
        : wrong('command.milliseconds must be a whole number above 0.');
    case 'try':
      return isText(command['action']) && isText(command['resource']) && areFacts(command)
        ? { value: command as unknown as Command }
        : wrong('A try needs an action, a resource and credentials.');
    case 'call':
      return readCall(command);
    case 'load':
      return readLoad(command);
    default:
      return wrong('command.type must be call, try, load, clock, undo or redo.');
  }
}

function areFacts({ credentials, context }: Fields): boolean {
  const isKnown = credentials === null || (isObject(credentials) && isText(credentials['type']));
  return isKnown && (context === undefined || isObject(context));
}

function readCall(command: Fields): Checked<Command> {
  const { service, operation, input } = command;
  if (!isText(service) || !isText(operation) || !partOf(service, operation))
    return wrong('There is no such operation here.');
  return isObject(input) && areFacts(command)
    ? { value: command as unknown as Command }
    : wrong('A call needs an input and credentials.');
}

const tables: ReadonlySet<unknown> = new Set(tableNames);

/** Reads rows from outside like a workspace file: first each row by its own shape, then their references. */
function readLoad({ source, rows }: Fields): Checked<Command> {
  if (!isText(source) || !Array.isArray(rows)) return wrong('A load needs a source and rows.');
  const additions: Change[] = [];
  for (const row of rows as unknown[]) {
    if (!isObject(row) || !tables.has(row['table']) || !isObject(row['after']))
      return wrong('Each row needs a table and what stands in it.');
    const { table, after } = row as { readonly table: TableName; readonly after: Fields };
    const problem = rowProblem(table, after);
    if (problem !== null) return wrong(`${table}: ${problem}`);
    additions.push({ table, key: after['id'], before: null, after } as unknown as Change);
  }
  const [dangling] = danglingReferences(worldFrom(additions));
  if (dangling) return wrong(`${dangling.table}: ${dangling.key}: ${dangling.field} leads to no row`);
  return { value: { type: 'load', source: source.slice(0, 200), rows: additions } };
}
