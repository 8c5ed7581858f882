import type { Call, Caller, Credentials, Outcome, Result, Try, TryOutcome, World } from '../engine/index.ts';
import { attempt, execute, identify, prepare } from '../engine/index.ts';
import { cliLine } from '../terminal/cli-line.ts';

/**
 * What answers the calls of a playground: the simulated AWS in this page, or one that runs elsewhere.
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

/** The engine of this page. */
export const localBackend: Backend = {
  prepare: async (command) => {
    if (command.type === 'call') await prepare(command);
  },
  execute,
  attempt,
  identify,
  cliLine,
};
