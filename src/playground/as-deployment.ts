import type { Command } from './command.ts';

/**
 * Gives a call of CloudFormation a gesture, if it has none: the calls that a stack makes then belong to it, and undo
 * takes them back with it.
 */
export const asDeployment = (command: Command): Command =>
  command.type === 'call' && command.service === 'cloudformation' && command.gesture === undefined
    ? { ...command, gesture: crypto.randomUUID() }
    : command;
