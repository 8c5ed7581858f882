import type { Call, World } from '../engine/index.ts';
import { turnsDeployment } from '../storage/store.ts';
import type { Command } from './command.ts';
import type { HistoryRow } from './history-row.ts';

/** The address of the template that a call deploys from a bucket. */
const templateAddress = ({ operation, input }: Call): string | undefined =>
  /^(?:Create|Update)/.test(operation) ? (input as { readonly TemplateURL?: string }).TemplateURL : undefined;

/** Whether a call may go on with a deployment that an earlier one has begun: history tells with which. */
export const mayGoOn = (command: Command): boolean =>
  turnsDeployment(command) ||
  (command.type === 'call' &&
    (command.operation === 'ExecuteChangeSet' || templateAddress(command) !== undefined));

/**
 * Gives a call its place in a gesture, whose calls undo takes back together and the journal counts as one. A call of
 * CloudFormation that has no gesture begins one, or goes on with its deployment's: the calls that a stack makes then
 * belong to it. An upload begins one because a deployment may follow from what it brings.
 */
export function inGesture(command: Command, world: World, history: readonly HistoryRow[]): Command {
  if (command.type !== 'call' || command.via || command.goesOn) return command;
  const gesture =
    command.gesture ??
    (command.service === 'cloudformation'
      ? (gestureToGoOnWith(command, world, history) ?? crypto.randomUUID())
      : command.operation === 'PutObject'
        ? crypto.randomUUID()
        : undefined);
  if (gesture === undefined) return command;
  const hasBegun = history.some((row) => gestureOf(row) === gesture);
  return { ...command, gesture, ...(hasBegun && { goesOn: true as const }) };
}

const gestureOf = ({ command }: HistoryRow): string | undefined =>
  command.type === 'call' ? command.gesture : undefined;

const changes = (row: HistoryRow, key: string | undefined): boolean =>
  !('count' in row.changes) && row.changes.some((change) => change.key === key);

/** Whether a commit has put the object into a bucket that an address names. */
const hasPut = ({ changes }: HistoryRow, address: string): boolean =>
  !('count' in changes) &&
  changes.some(
    ({ table, after }) =>
      table === 'resources' &&
      after?.kind === 'object' &&
      address.replace(/%2F/gi, '/').endsWith(after.id.slice(after.id.indexOf('/'))),
  );

/** Returns the gesture of the deployment that a call turns, whose change set it carries out or whose template was put. */
function gestureToGoOnWith(call: Call, world: World, history: readonly HistoryRow[]): string | undefined {
  if (!mayGoOn(call)) return undefined;
  const { StackName, ChangeSetName } = call.input as {
    readonly StackName?: string;
    readonly ChangeSetName?: string;
  };
  const stacks = world.tables.stacks.list();
  if (turnsDeployment(call)) {
    const stack = stacks.find(
      (row) => row.kind === 'stack' && row.deployment && (row.id === StackName || row.name === StackName),
    );
    // Every turn of a deployment changes the stack's own row.
    const last = stack && history.findLast((row) => changes(row, stack.id));
    return last && gestureOf(last);
  }
  // A change set that is looked at and carried out is one deployment, unless something else has happened in between;
  // so is a template that is put into a bucket first. A tool may put other roles on for each.
  const last = history.findLast(
    ({ undoable, command }) => undoable && !(command.type === 'call' && command.service === 'sts'),
  );
  const address = templateAddress(call);
  if (address !== undefined) return last && hasPut(last, address) ? gestureOf(last) : undefined;
  const isMade = stacks.some(
    ({ kind, id, ...row }) =>
      kind === 'changeSet' &&
      (id === ChangeSetName || ('name' in row && row.name === ChangeSetName)) &&
      last !== undefined &&
      changes(last, id),
  );
  return isMade && last ? gestureOf(last) : undefined;
}
