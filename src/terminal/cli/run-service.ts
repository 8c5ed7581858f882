import { instead, operationNotModelled } from '#words/terminal.ts';
import { cliCommandName } from '../cli-names.ts';
import { hinted } from '../suggest.ts';
import { parseKnown } from './arg-parser.ts';
import { CliError, exitCodes, tooFewWords, usageProblem } from './cli-error.ts';
import type { Context } from './context.ts';
import { runOperation } from './run-operation.ts';
import type { Service } from './service.ts';
import { serviceBehind } from './service.ts';

/** Runs `aws SERVICE …`. @throws CliError */
export async function runService(
  context: Context,
  command: string,
  words: readonly string[],
): Promise<number> {
  const service = await serviceBehind(command);
  const choices = [...service.data.commands, 'help'];
  const parse = () => parseKnown(words, [], [{ dest: 'operation', takes: 'one', choices }]);
  const { values, extras } = hinted(parse, words, 'operation');
  const name = String(values.get('operation'));
  if (name === 'help') {
    const { serviceHelp } = await import('./help.ts');
    context.streams.out(await serviceHelp(service));
    return 0;
  }
  if (name === 'wait') return runWait(context, service, extras);
  const operation = service.operations.get(name);
  if (operation === undefined)
    throw new CliError(operationNotModelled(command, name), exitCodes.usage, instead.operation(command));
  return runOperation(context, service, operation, extras);
}

async function runWait(context: Context, service: Service, words: readonly string[]): Promise<number> {
  const names = Object.keys(service.data.waiters).sort();
  const waiters = new Map(names.map((name) => [cliCommandName(name), name]));
  const position = { dest: 'subcommand', takes: 'maybe', choices: [...waiters.keys()] } as const;
  const { values, extras } = hinted(() => parseKnown(words, [], [position]), words, 'subcommand');
  const waiter = waiters.get(String(values.get('subcommand')));
  if (waiter === undefined) {
    throw usageProblem(tooFewWords(`${service.command} wait`));
  }
  const { runWaiter } = await import('./wait.ts');
  return runWaiter(context, service, waiter, extras);
}
