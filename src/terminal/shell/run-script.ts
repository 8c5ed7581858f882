import type { Credentials } from '../../engine/index.ts';
import type { Host, Session, TerminalEvent } from '../host.ts';
import { standingCredentials } from '../cli/standing-credentials.ts';
import { withHistory } from '../session.ts';
import { parseScript } from './parse.ts';
import { isDue, runCommand, stopped } from './run-command.ts';
import type { Script, Step } from './script.ts';
import { Shell } from './shell.ts';

/** Characters; a longer paste is refused rather than read. */
const longestText = 2_000_000;
/** Ms of commands in a row, after which the page may draw. */
const frame = 12;

type Events = AsyncGenerator<TerminalEvent, void, void>;

/** As `runLine` (terminal.ts). */
export async function* runText(session: Session, text: string, host: Host, signal?: AbortSignal): Events {
  const shell = new Shell(withHistory(session, text), host, signal);
  const parsed =
    text.length > longestText ? { ok: false as const, message: 'the text is too long' } : parseScript(text);
  if (!parsed.ok) {
    yield { type: 'output', stream: 'stderr', text: `bash: ${parsed.message}\n` };
    shell.status = 2;
  } else yield* runSteps(shell, parsed.script);
  yield { type: 'session', session: shell.session };
  yield { type: 'exit', code: shell.status };
}

async function* runSteps(shell: Shell, script: Script): Events {
  let acting = identityOf(standingCredentials(shell));
  let since = performance.now();
  for (const [index, step] of script.entries()) {
    if (performance.now() - since > frame) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    if (shell.signal?.aborted) {
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

/** `set -e`: a failure that nothing behind it asks for. */
const endsHere = (shell: Shell, next: Step | undefined): boolean =>
  shell.endsOnError && shell.status !== 0 && (next?.join ?? ';') === ';';

async function* runStep(shell: Shell, step: Step): Events {
  const events: TerminalEvent[] = [];
  const output = (stream: 'stdout' | 'stderr', text: string): void => {
    const last = events.at(-1);
    if (text === '') return;
    if (last?.type === 'output' && last.stream === stream)
      events[events.length - 1] = { ...last, text: last.text + text };
    else events.push({ type: 'output', stream, text });
  };
  shell.status = await runCommand(shell, step.command, {
    out: (text) => output('stdout', text),
    err: (text) => output('stderr', text),
    clear: () => events.push({ type: 'clear' }),
    input: null,
  });
  yield* events;
}

const identityOf = (credentials: Credentials | null): string => JSON.stringify(credentials);

/** Tells the host when what was typed makes somebody else act. */
function announce(shell: Shell, before: string): string {
  const credentials = standingCredentials(shell);
  const acting = identityOf(credentials);
  if (acting !== before) shell.host.actAs?.(credentials);
  return acting;
}
