import type { Change, World } from '../engine/index.ts';
import type { Command } from './command.ts';
import type { HistoryRow } from './history-row.ts';

/** Whether a command may turn a deployment that goes on: it belongs to that one. */
export const turnsDeployment = (command: Pick<Command, 'type'>): boolean =>
  command.type === 'call' &&
  /^(?:CancelUpdate|Delete)Stack$/.test((command as { readonly operation?: string }).operation ?? '');

/**
 * Gives a call of CloudFormation a gesture, if it has none: the calls that a stack makes then belong to it, and undo
 * takes them back with it. A call that turns a deployment has that one's gesture.
 */
export function asDeployment(command: Command, world?: World, history: readonly HistoryRow[] = []): Command {
  if (command.type !== 'call' || command.service !== 'cloudformation' || command.gesture !== undefined)
    return command;
  const { StackName } = command.input as { readonly StackName?: string };
  if (!turnsDeployment(command)) return { ...command, gesture: crypto.randomUUID() };
  const stack = world?.tables.stacks
    .list()
    .find(
      (row) => row.kind === 'stack' && row.deployment && (row.id === StackName || row.name === StackName),
    );
  // Every turn of a deployment changes the stack's own row.
  const changed = ({ changes }: HistoryRow): boolean =>
    Array.isArray(changes) && (changes as readonly Change[]).some(({ key }) => key === stack?.id);
  const last = stack ? history.findLast(changed)?.command : undefined;
  const running = last?.type === 'call' ? last.gesture : undefined;
  return { ...command, gesture: running ?? crypto.randomUUID() };
}
