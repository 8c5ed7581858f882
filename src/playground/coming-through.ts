import { keysThrough } from '../engine/index.ts';
import type { Command } from './command.ts';

/** The VPC of an endpoint, which no policy tells: it has the endpoint's digits. */
const vpcOf = (endpoint: string): string => endpoint.replace('vpce-', 'vpc-');

/** Returns a call or a question as it comes through a VPC endpoint; `null`: as it is, over the internet. */
export function comingThrough(command: Command, endpoint: string | null): Command {
  if (endpoint === null || (command.type !== 'call' && command.type !== 'try')) return command;
  // Calls for a stack come from CloudFormation.
  if ('via' in command) return command;
  const keys = { ...keysThrough(endpoint, vpcOf(endpoint)), ...command.context?.keys };
  return { ...command, context: { ...command.context, keys } };
}
