import { linesOf } from '../assume/why/lines.ts';
import type { Decision } from '../engine/index.ts';
import { usage, UsageError } from './usage.ts';

/** The parts of the installed package that the command needs. */
interface Installed {
  readonly version: string;
  /** The directory of the built page. */
  readonly page: string;
}

/** How a command ends that decided. */
const exitCodes: Readonly<Record<Decision['verdict'], number>> = {
  allow: 0,
  explicitDeny: 1,
  implicitDeny: 1,
  notModelled: 3,
};

async function decided(argv: readonly string[], say: (decision: Decision) => string): Promise<number> {
  const { decisionAsked } = await import('./documents.ts');
  const decision = await decisionAsked(argv);
  console.log(say(decision));
  return exitCodes[decision.verdict];
}

async function lessons(files: readonly string[]): Promise<number> {
  const { existsSync } = await import('node:fs');
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`lessons: there is no file ${missing}`);
  if (files.length === 0) throw new UsageError('lessons: name the files of lessons');
  const { proveLessons } = await import('./lessons.ts');
  return (await proveLessons(files)) > 0 ? 1 : 0;
}

/** Carries out a command. @returns the exit code, or null if the process goes on or has set its own */
async function carriedOut(argv: readonly string[], { version, page }: Installed): Promise<number | null> {
  const [command, ...args] = argv;
  const isAskedHelp = command !== 'endpoint' && argv.some((one) => one === '--help' || one === '-h');
  if (isAskedHelp) {
    console.log(usage);
    return 0;
  }
  switch (command) {
    case '--version':
      console.log(version);
      return 0;
    case 'open':
      (await import('./open.ts')).openPage(args, page);
      return null;
    case 'endpoint': {
      const { main } = await import('../endpoint/main.ts');
      await main(args, () => Promise.resolve(page), 'iam-playground endpoint');
      return null;
    }
    case 'decide':
      return decided(args, (decision) => JSON.stringify(decision, null, 2));
    case 'explain':
      return decided(args, (decision) => linesOf(decision).join('\n'));
    case 'lessons':
      return lessons(args);
    default:
      throw new UsageError(command === undefined ? 'Name a command.' : `There is no command ${command}.`);
  }
}

/** The command `iam-playground`. Sets the exit code: 2 if it was typed wrongly. */
export async function run(argv: readonly string[], installed: Installed): Promise<void> {
  try {
    const code = await carriedOut(argv, installed);
    if (code !== null) process.exitCode = code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
