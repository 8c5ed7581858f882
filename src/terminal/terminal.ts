/**
 * The terminal's public door for the page: sessions, lines, completion. It stands on the engine alone; the part that
 * shows it gives the `Host`. Everything that takes room is fetched when it is first needed.
 */
import type { World } from '../engine/index.ts';
import { loadService } from './cli/service.ts';
import { runText } from './shell/run-script.ts';
import type { Completion, Host, Session, TerminalEvent } from './host.ts';

export type * from './host.ts';
export { createSession, savedSession, sessionFrom, withFile } from './session.ts';

/**
 * Runs what was typed or pasted: one command or a script of many. Never throws for what is typed: what goes wrong
 * is output on `stderr` and an exit code. It stops between two commands when `signal` is aborted (or when the
 * generator is returned). The session that comes in `session` events already has the line in its history.
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
 * What could stand at the cursor: commands, options, their values, names and ARNs of what the world holds. Costs a
 * few ms at 5,000 users. Options of a service are known once `prepareService` has been awaited.
 */
export type Complete = (session: Session, text: string, cursor: number, world: World) => Completion;

/** Fetches the completion's code once; `null` before. */
export async function loadComplete(): Promise<Complete> {
  const { complete } = await import('./complete.ts');
  return complete;
}

/** Loads what completion needs to know of a service (as in `aws SERVICE`). Anything else is ignored. */
export async function prepareService(service: string): Promise<void> {
  await loadService(service);
}
