import type { Call, Caller, Credentials, Outcome, Result, Try, TryOutcome, World } from '../engine/index.ts';
import { identify } from '../engine/index.ts';
import type * as Calls from '../engine/calls.ts';
import type * as Lines from '../terminal/cli-line.ts';

/**
 * Answers the calls of a playground: the simulated AWS in this page, or one that runs elsewhere.
 * `now` is the simulated time in ms, never before the world's own.
 */
export interface Backend {
  /** Loads what a call needs. Must have resolved before the call is executed or written as a line. */
  prepare(command: Call | Try): Promise<void>;
  execute(world: World, call: Call, now: number): Outcome;
  attempt(world: World, question: Try, now: number): TryOutcome;
  identify(world: World, credentials: Credentials, now: number): Result<Caller>;
  /** The AWS CLI line that does the same. */
  cliLine(call: Call): string;
}

type Parts = Pick<typeof Calls, 'attempt' | 'execute' | 'prepare'> & Pick<typeof Lines, 'cliLine'>;
let parts: Parts | null = null;

/** Fetches the engine apart from the drawing code, so that the first picture doesn't wait for it. */
async function load(): Promise<Parts> {
  if (parts) return parts;
  const [{ attempt, execute, prepare }, { cliLine }] = await Promise.all([
    import('../engine/calls.ts'),
    import('../terminal/cli-line.ts'),
  ]);
  return (parts = { attempt, execute, prepare, cliLine });
}

function loaded(): Parts {
  if (!parts) throw new Error('The engine is not loaded: await prepare(command) first');
  return parts;
}

/** Fetches the engine before the first call. For an idle moment. */
export async function fetchEngine(): Promise<void> {
  const { prepare } = await load();
  await Promise.all([
    prepare({ service: 'iam', operation: 'CreateUser' }),
    prepare({ service: 'sts', operation: 'AssumeRole' }),
  ]);
}

/** The engine of this page. */
export const localBackend: Backend = {
  prepare: async (command) => {
    const { prepare } = await load();
    if (command.type === 'call') await prepare(command);
  },
  execute: (world, call, now) => loaded().execute(world, call, now),
  attempt: (world, question, now) => loaded().attempt(world, question, now),
  identify,
  cliLine: (call) => loaded().cliLine(call),
};
