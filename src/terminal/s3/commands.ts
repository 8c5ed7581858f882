import { commandNotModelled, instead } from '#words/terminal.ts';
import { hinted, optionHint } from '../suggest.ts';
import { parseKnown } from '../cli/arg-parser.ts';
import { CliError, exitCodes, otherError, tooFewWords, usageProblem } from '../cli/cli-error.ts';
import type { Context } from '../cli/context.ts';
import { badInt, readInt } from '../cli/python.ts';
import type { S3Command } from '../cli/s3-tables.ts';
import { loadS3Commands } from '../cli/s3-tables.ts';
import type { Asked } from './asked.ts';
import { S3Client } from './client.ts';

type Run = (context: Context, client: S3Client, asked: Asked) => Promise<number>;

const runs: Readonly<Record<string, () => Promise<Run>>> = {
  ls: async () => (await import('./list.ts')).list,
  mb: async () => (await import('./buckets.ts')).makeBucket,
  rb: async () => (await import('./buckets.ts')).removeBucket,
  cp: async () => (await import('./transfer.ts')).transfer,
  rm: async () => (await import('./transfer.ts')).transfer,
};

/**
 * Runs `aws s3 …`. https://docs.aws.amazon.com/cli/latest/reference/s3/
 * @throws CliError
 */
export async function runS3(context: Context, words: readonly string[]): Promise<number> {
  const { names, commands } = await loadS3Commands();
  if (words.length === 1 && words[0] === 'help') {
    const { s3Help } = await import('./help.ts');
    context.streams.out(await s3Help());
    return 0;
  }
  const position = { dest: 'subcommand', takes: 'maybe', choices: names } as const;
  const { values, extras } = hinted(() => parseKnown(words, [], [position]), words, 'subcommand');
  const name = values.get('subcommand');
  if (typeof name !== 'string') throw usageProblem(tooFewWords('s3'));
  const command = commands[name];
  const run = runs[name];
  if (!command || !run) {
    const { s3Instead } = await import('./instead.ts');
    throw new CliError(
      commandNotModelled(`s3 ${name}`),
      exitCodes.usage,
      instead.s3(s3Instead(name, extras)),
    );
  }
  if (extras.length === 1 && extras[0] === 'help') {
    const { s3CommandHelp } = await import('./help.ts');
    context.streams.out(await s3CommandHelp(name, command));
    return 0;
  }
  const asked = read(name, command, extras);
  return (await run())(context, new S3Client(context), asked);
}

/** Reads the words of one command. @throws CliError */
function read(name: string, command: S3Command, words: readonly string[]): Asked {
  const { values, extras } = parseKnown(words, command.options, [command.position]);
  if (extras.length)
    throw new CliError(
      `Unknown options: ${extras.join(',')}`,
      exitCodes.usage,
      optionHint(extras, command.options),
    );
  const size = values.get('page-size');
  if (typeof size === 'string' && readInt(size) === null) throw otherError(badInt(size));
  const given = values.get(command.position.dest);
  const paths = Array.isArray(given) ? (given as string[]) : typeof given === 'string' ? [given] : [];
  return { name, usage: command.usage, paths, values };
}
