import type { Call, Credentials, Outcome, World } from '../engine/index.ts';

/** What the terminal runs on: the page, or a test. Every call goes out through `run`, and only there. */
export interface Host {
  /** Carries a call out. The terminal awaits `prepare(call)` before. */
  run(call: Call): Promise<Outcome>;
  world(): World;
  /** Milliseconds since the epoch, as the simulated clock has it. */
  now(): number;
  /** Who acts in the page: commands are this identity's, unless variables or a profile say otherwise. */
  defaultCredentials(): Credentials | null;
  /** Hears that what the learner typed makes somebody else act from now on; null: the identity that acts in the page. */
  actAs?(credentials: Credentials | null): void;
  /** Asks the person who types for a line (`aws configure`, an MFA code); null where it was stopped. */
  ask?(prompt: string): Promise<string | null>;
  /** Why the newest refusal was one, as text to be printed; without it nobody can say. */
  why?(): Promise<string>;
  /** Lets time pass between two looks of a waiter. Ms. Without it a waiter looks again at once. */
  wait?(ms: number): Promise<void>;
}

/** What happens while a line runs, in order. */
export type TerminalEvent =
  /** A command begins: its text as it stands in the line, `index` from 0. */
  | { readonly type: 'command'; readonly text: string; readonly index: number; readonly of: number }
  | { readonly type: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** The screen is to be emptied. */
  | { readonly type: 'clear' }
  /** How many of a script's commands are done. */
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  /** The session as it is now: to be kept, and given to the next line. */
  | { readonly type: 'session'; readonly session: Session }
  /** The last event: the exit code of the last command. 130 where it was stopped. */
  | { readonly type: 'exit'; readonly code: number };

export interface Variable {
  readonly value: string;
  /** Whether commands see it, as `export` makes it. */
  readonly exported: boolean;
}

/** Credentials that a profile's role was assumed with, kept until they expire. */
export interface AssumedProfile {
  readonly credentials: Extract<Credentials, { type: 'key' }>;
  /** Ms since the epoch. */
  readonly expiresAt: number;
}

/**
 * All that a terminal remembers. Plain data that never changes: every line makes a new one. `savedSession` and
 * `sessionFrom` (session.ts) make JSON of it and back.
 */
export interface Session {
  readonly variables: ReadonlyMap<string, Variable>;
  /**
   * The page's own small files by their path from the home directory: `policy.json`, `.aws/credentials`,
   * `.aws/config`. Profiles are what the last two say.
   */
  readonly files: ReadonlyMap<string, string>;
  /** Lines that were typed, oldest first. */
  readonly history: readonly string[];
  readonly assumed: ReadonlyMap<string, AssumedProfile>;
  /** Exit code of the last command: `$?`. */
  readonly status: number;
  /** Width that tables are fitted to, in characters. */
  readonly columns: number;
}

export interface CompletionOption {
  /** What takes the place of the word, quoted for the shell. */
  readonly text: string;
  /** What is shown, not quoted. */
  readonly label: string;
  readonly kind: 'command' | 'option' | 'value' | 'entity' | 'file' | 'profile';
}

export interface Completion {
  /** The part of the text that an option replaces. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
  /** What all options begin with: what Tab alone may fill in. */
  readonly common: string;
}
