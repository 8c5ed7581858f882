import type { Credentials } from '../../engine/index.ts';
import type { Host, Session, TerminalEvent } from '../host.ts';
import { currentCredentials } from '../cli/current-credentials.ts';
import { withHistory } from '../session.ts';
import { tooMuch } from '#words/terminal.ts';
import { Pace, Stopped, TooMuch } from '../work.ts';
import { readText } from './parse.ts';
import { isDue, runCommand, stopped } from './run-command.ts';
import type { Script, Step } from './script.ts';
import { Shell } from './shell.ts';

/** Characters. The page refuses a longer paste without reading it. */
const longestText = 2_000_000;
/** Characters that a command may print. */
const mostPrinted = 20_000_000;
const shortText = 1000;

type Events = AsyncGenerator<TerminalEvent, void, void>;

/** As `runLine` (terminal.ts). */
export async function* runText(session: Session, text: string, host: Host, signal?: AbortSignal): Events {
  const shell = new Shell(withHistory(session, text), host, new Pace(signal));
  const parsed =
    text.length > longestText
      ? { ok: false as const, message: 'the text is too long' }
      : await shell.pace.run(readText(text)).catch(orStopped);
  if (parsed === stopped) shell.status = stopped;
  else if (!parsed.ok) {
    yield { type: 'output', stream: 'stderr', text: `bash: ${parsed.message}\n` };
    shell.status = 2;
  } else yield* runSteps(shell, parsed.script);
  yield { type: 'session', session: shell.session };
  yield { type: 'exit', code: shell.status };
}

async function* runSteps(shell: Shell, script: Script): Events {
  let acting = identityOf(currentCredentials(shell));
  for (const [index, step] of script.entries()) {
    if ((await shell.pace.rest().catch(orStopped)) === stopped) {
      shell.status = stopped;
      return;
    }
    if (isDue(step, shell.status)) {
      yield { type: 'command', text: step.command.source, index, of: script.length };
      yield* runStep(shell, step);
      acting = announce(shell, acting);
    }
    yield { type: 'progress', done: index + 1, of: script.length };
    if (shell.ended !== null || endsHere(shell, script[index + 1])) return;
  }
}

/** `set -e`: a failure that no later operator tests. */
const endsHere = (shell: Shell, next: Step | undefined): boolean =>
  shell.endsOnError && shell.status !== 0 && (next?.join ?? ';') === ';';

async function* runStep(shell: Shell, step: Step): Events {
  const events: TerminalEvent[] = [];
  let printed = 0;
  const output = (stream: 'stdout' | 'stderr', text: string): void => {
    const last = events.at(-1);
    if (text === '') return;
    printed += text.length;
    // The message of a limit must still be printed.
    if (printed > mostPrinted && (stream === 'stdout' || text.length > shortText))
      throw new TooMuch(tooMuch.answer(mostPrinted));
    if (last?.type === 'output' && last.stream === stream)
      events[events.length - 1] = { ...last, text: last.text + text };
    else events.push({ type: 'output', stream, text });
  };
  shell.status = await runCommand(shell, step.command, {
    out: (text) => output('stdout', text),
    err: (text) => output('stderr', text),
    clear: () => events.push({ type: 'clear' }),
    input: null,
  }).catch(orStopped);
  yield* events;
}

/** The exit code of a stopped command. */
function orStopped(error: unknown): typeof stopped {
  if (error instanceof Stopped) return stopped;
  throw error;
}

const identityOf = (credentials: Credentials | null): string => JSON.stringify(credentials);

/** Tells the host if the line changed the identity of the next commands. */
function announce(shell: Shell, before: string): string {
  const credentials = currentCredentials(shell);
  const acting = identityOf(credentials);
  if (acting !== before) shell.host.actAs?.(credentials);
  return acting;
}
