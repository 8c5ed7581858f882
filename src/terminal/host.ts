import type { Call, Credentials, Outcome, World } from '../engine/index.ts';

/** The environment of the terminal: the page, or a test. `run` is the only way out for calls. */
export interface Host {
  /** Carries a call out. The terminal awaits `prepare(call)` before. */
  run(call: Call): Promise<Outcome>;
  world(): World;
  /** Milliseconds since the epoch, as the simulated clock has it. */
  now(): number;
  /** The identity that acts in the page. Commands use it unless variables or a profile name another. */
  defaultCredentials(): Credentials | null;
  /** Called when a typed line changes the identity of the next commands. Null: the identity that acts in the page. */
  actAs?(credentials: Credentials | null): void;
  /** Asks the person for a line (`aws configure`, an MFA code). Null if they stopped it. */
  ask?(prompt: string): Promise<string | null>;
  /** The reason for the last refusal, as text to print. Without it, the command `why` has no answer. */
  why?(): Promise<string>;
  /** Waits between two requests of a waiter, ms. Without it, a waiter asks again at once. */
  wait?(ms: number): Promise<void>;
  /** Has a long template read elsewhere, so that the engine doesn't read it on the page's thread. */
  readAhead?(template: string): Promise<void>;
}

/** Events of a running line, in order. */
export type TerminalEvent =
  /** A command begins: its text in the line, `index` from 0. */
  | { readonly type: 'command'; readonly text: string; readonly index: number; readonly of: number }
  | { readonly type: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  /** Clear the screen. */
  | { readonly type: 'clear' }
  /** How many commands of a script are done. */
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  /** The new session: keep it, and pass it to the next line. */
  | { readonly type: 'session'; readonly session: Session }
  /** The last event: the exit code of the last command, or 130 if it was stopped. */
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
 * The state of a terminal. Plain data that never changes: each line makes a new one. `savedSession` and `sessionFrom`
 * (session.ts) turn it into JSON and back.
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
  /** Secrets that were typed since the page was opened: storage keeps no line and no variable with one of these. */
  readonly secrets: ReadonlySet<string>;
  readonly assumed: ReadonlyMap<string, AssumedProfile>;
  /** Exit code of the last command: `$?`. */
  readonly status: number;
  /** Width that tables are fitted to, in characters. */
  readonly columns: number;
}

export interface CompletionOption {
  /** The text that replaces the word, quoted for the shell. */
  readonly text: string;
  /** The text to show, without quotes. */
  readonly label: string;
  readonly kind: 'command' | 'option' | 'value' | 'entity' | 'file' | 'profile';
}

export interface Completion {
  /** The part of the text that an option replaces. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
  /** The common start of all options, which Tab alone may fill in. */
  readonly common: string;
}
