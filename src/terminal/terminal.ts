/**
 * The terminal's public API for the page: sessions, lines, completion. It needs only the engine and a `Host` from the
 * panel. Large parts are loaded when they are first needed.
 */
import type { World } from '../engine/index.ts';
import { loadS3Commands } from './cli/s3-tables.ts';
import { loadService } from './cli/service.ts';
import { runText } from './shell/run-script.ts';
import type { Completion, Host, Session, TerminalEvent } from './host.ts';

export type * from './host.ts';
export { createSession, isStorable, savedSession, sessionFrom, withFile } from './session.ts';

/**
 * Runs a typed or pasted text: one command or a script. Never throws because of the text: an error becomes output on
 * `stderr` and an exit code. It stops between two commands if `signal` is aborted (or the generator is returned). The
 * session in `session` events already has the line in its history.
 */
export async function* runLine(
  session: Session,
  text: string,
  host: Host,
  signal?: AbortSignal,
): AsyncGenerator<TerminalEvent, void, void> {
  yield* runText(session, text, host, signal);
}

/**
 * The possible words at the cursor: commands, options, their values, names and ARNs of the world. Takes a few ms at
 * 5,000 users. A service's options are known after `prepareService`.
 */
export type Complete = (session: Session, text: string, cursor: number, world: World) => Completion;

/** Loads the completion's code once. `null` before. */
export async function loadComplete(): Promise<Complete> {
  const { complete } = await import('./complete.ts');
  return complete;
}

/** Loads a service's options for completion (as in `aws SERVICE`). Ignores other commands. */
export async function prepareService(service: string): Promise<void> {
  if (service === 's3') await loadS3Commands();
  else await loadService(service);
}
