import type { Call, Caller, Credentials, Outcome, Result, Try, TryOutcome, World } from '../engine/index.ts';
import * as engine from '../engine/index.ts';

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

type Engine = Partial<Omit<Backend, 'prepare' | 'cliLine'>> & { prepare?: (call: Call) => Promise<void> };
const { prepare, execute, attempt, identify } = engine as Engine;

function present<T>(part: T | undefined, name: string): T {
  if (!part) throw new Error(`The engine has no ${name} yet.`);
  return part;
}

/** The engine of this page. */
export const localBackend: Backend = {
  prepare: async (command) => {
    if (command.type === 'call') await present(prepare, 'prepare')(command);
  },
  execute: (world, call, now) => present(execute, 'execute')(world, call, now),
  attempt: (world, question, now) => present(attempt, 'attempt')(world, question, now),
  identify: (world, credentials, now) =>
    identify?.(world, credentials, now) ?? {
      ok: false,
      notModelled: { feature: 'identify', page: '' },
    },
  cliLine: (call) => `aws ${call.service} ${call.operation}`,
};
