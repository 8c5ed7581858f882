import type { Call, Outcome, World } from '../engine/index.ts';
import type { Signer } from './signer.ts';

/** Answers the calls that arrive over the wire. */
export interface WireBackend {
  readonly world: World;
  /** Milliseconds since the epoch, as the simulated clock has it. */
  readonly now: number;
  /** The time that clients sign with, ms: the device's. The simulated clock may be ahead of it. */
  readonly clientNow: number;
  /** Verifies signatures. It may keep keys from one request to the next. */
  readonly signer: Signer;
  /** Fetches the code and data that a call needs, and carries the call out. */
  run(call: Call): Promise<Outcome>;
  /** An id for an answer without an event. */
  requestId(): string;
}
