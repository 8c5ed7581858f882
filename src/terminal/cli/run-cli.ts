import { commandNotModelled, instead, serviceNotModelled, operationNotModelled } from '#words/terminal.ts';
import type { Shell, Streams } from '../shell/shell.ts';
import { hinted } from '../suggest.ts';
import { TooMuch } from '../work.ts';
import { CliError, exitCodes, tooFewWords, usageProblem } from './cli-error.ts';
import type { Context } from './context.ts';
import { readCommandLine } from './globals.ts';
import { compileQuery } from './context.ts';
import { serviceCommands, serviceOf, serviceBehind } from './service.ts';
import { cliCommandName } from '../cli-names.ts';
import { parseKnown } from './arg-parser.ts';
import { runOperation } from './run-operation.ts';
import type { Service } from './service.ts';

/** The version of the CLI that this code follows. */
const cliVersion = '2.23.6';

/** Commands of the CLI that don't belong to a service and work here. */
const own = new Set(['configure', 'help', 'history']);
/** Commands of the CLI that don't belong to a service and need a machine. */
const elsewhere = new Set(['login', 'logout', 'sso', 'cli-dev', 'ddb']);

/** Runs `aws` with its words. Never throws for what was typed. @returns the CLI's exit code */
export async function runCli(shell: Shell, words: readonly string[], streams: Streams): Promise<number> {
  try {
    return await dispatch(shell, words, streams);
  } catch (error) {
    if (error instanceof TooMuch) {
      streams.err(`\n${error.message}\n`);
      return exitCodes.other;
    }
    if (!(error instanceof CliError)) throw error;
    if (error.message !== '') streams.err(`\n${error.message}\n`);
    if (error.hint !== null) streams.err(`${error.hint}\n`);
    return error.code;
  }
}

let names: readonly string[] | null = null;

/** Kept, because even a loaded module arrives a task later: a script would wait for it at each line. */
async function commandNames(): Promise<readonly string[]> {
  names ??= [...(await import('../data/commands.json')).default, 'help'];
  return names;
}

async function dispatch(shell: Shell, words: readonly string[], streams: Streams): Promise<number> {
  const known = await commandNames();
  const line = hinted(() => readCommandLine(shell, words, streams, known), words, 'command');
  const { context, command, rest } = line;
  if (line.showsVersion) {
    streams.out(`aws-cli/${cliVersion} Python/3.11.7 Browser/IAM-Playground\n`);
    return 0;
  }
  if (context.globals.query !== null) await compileQuery(context.globals.query);
  return runCommandOf(context, command, rest);
}

/** Commands that the CLI has and this page lacks, with what this page offers instead. */
function notHere(command: string): CliError {
  return own.has(command) || elsewhere.has(command)
    ? new CliError(commandNotModelled(command), exitCodes.usage, instead.command)
    : new CliError(serviceNotModelled(command), exitCodes.usage, instead.service(serviceCommands));
}

async function runCommandOf(context: Context, command: string, rest: readonly string[]): Promise<number> {
  if (serviceOf(command) !== null) {
    return runService(context, command, rest);
  }
  if (command === 'help') {
    const { mainHelp } = await import('./help.ts');
    context.streams.out(mainHelp());
    return 0;
  }
  if (command === 'configure') {
    const { runConfigure } = await import('./configure.ts');
    return runConfigure(context, rest);
  }
  if (command === 's3') {
    const { runS3 } = await import('../s3/commands.ts');
    return runS3(context, rest);
  }
  throw notHere(command);
}

/** Runs `aws SERVICE …`. @throws CliError */
async function runService(context: Context, command: string, words: readonly string[]): Promise<number> {
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
  if (command === 'cloudformation' && name === 'deploy') {
    const { deploy } = await import('../cloudformation/deploy.ts');
    return deploy(context, service, extras);
  }
  if (command === 'cloudformation' && name === 'package') {
    const { packageTemplate } = await import('../cloudformation/package.ts');
    return packageTemplate(context, extras);
  }
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
