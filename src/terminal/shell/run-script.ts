import type { Credentials } from '../../engine/index.ts';
import type { Host, Session, TerminalEvent } from '../host.ts';
import { currentCredentials } from '../cli/current-credentials.ts';
import { withHistory, filePath } from '../session.ts';
import { tooMuch } from '#words/terminal.ts';
import { Pace, Stopped, TooMuch } from '../work.ts';
import { readText } from './parse.ts';
import type { Script, Step, Command, Redirect } from './script.ts';
import { Shell, mostKept } from './shell.ts';
import { runCli } from '../cli/run-cli.ts';
import { unknownCommand } from '../suggest.ts';
import { builtinOf } from './builtins.ts';
import { Expansion, ExpansionProblem } from './expand.ts';
import type { Streams } from './shell.ts';

/** The exit code of a stopped command, as a shell has it for Ctrl-C. */
const stopped = 130;

/**
 * Runs a script within a command: what it prints goes to the streams.
 * @returns the last exit code
 * @throws Stopped after Ctrl-C
 */
async function runNested(shell: Shell, script: Script, streams: Streams): Promise<number> {
  for (const step of script) {
    await shell.pace.rest();
    if (!isDue(step, shell.status)) continue;
    shell.status = await runCommand(shell, step.command, streams);
    if (shell.ended !== null) break;
  }
  return shell.status;
}

/** Whether a step runs, by the end of the step before it. */
const isDue = ({ join }: Step, status: number): boolean => join === ';' || (join === '&&') === (status === 0);

/** The output of a script for `$(…)`. Its errors are still shown. */
async function capture(
  shell: Shell,
  script: Script,
  streams: Streams,
): Promise<{ readonly text: string; readonly status: number }> {
  const texts: string[] = [];
  const inner = new (shell.constructor as typeof Shell)(shell.session, shell.host, shell.pace);
  const status = await runNested(inner, script, { ...streams, out: (text) => texts.push(text) });
  // A substitution runs in its own shell. Only files and assumed roles outlive it.
  for (const [path, text] of inner.files) shell.write(path, text);
  for (const [key, assumed] of inner.assumed) shell.assumed.set(key, assumed);
  return { text: texts.join(''), status };
}

/**
 * Runs one command with its variables and redirections.
 * @returns its exit code, 0 to 255
 * @throws Stopped after Ctrl-C
 */
async function runCommand(shell: Shell, command: Command, streams: Streams): Promise<number> {
  try {
    const status = await expandAndRun(shell, command, streams);
    return command.negated ? Number(status === 0) : status;
  } catch (error) {
    if (error instanceof TooMuch) streams.err(`${error.message}\n`);
    else if (error instanceof ExpansionProblem) streams.err(`bash: ${error.message}\n`);
    else throw error;
    return 1;
  }
}

async function expandAndRun(shell: Shell, command: Command, streams: Streams): Promise<number> {
  // If a command has only assignments, `$?` is the exit code of its last substitution.
  let substituted: number | null = null;
  const take = async (inner: Shell, script: Script): Promise<string> => {
    const { text, status } = await capture(inner, script, streams);
    substituted = shell.status = status;
    return text;
  };
  const expansion = new Expansion(shell, take);
  const words: string[] = [];
  for (const word of command.words) for (const field of await expansion.fields(word)) words.push(field);
  const assigned: [string, string][] = [];
  for (const { name, value } of command.assignments) assigned.push([name, await expansion.text(value)]);
  const redirected = await redirect(shell, command.redirects, streams, expansion);
  if (!redirected) return 1;
  const [name, ...args] = words;
  if (name === undefined) {
    for (const [variable, value] of assigned) shell.assign(variable, value);
    redirected.finish();
    return substituted ?? 0;
  }
  const status = await withVariables(shell, assigned, () => run(shell, name, args, redirected.streams));
  redirected.finish();
  return status;
}

/** `NAME=value command`: the command alone sees the variable. */
async function withVariables(
  shell: Shell,
  assigned: readonly [string, string][],
  run: () => Promise<number>,
): Promise<number> {
  const before = assigned.map(([name]) => [name, shell.variables.get(name)] as const);
  try {
    for (const [name, value] of assigned) shell.assign(name, value, true);
    return await run();
  } finally {
    for (const [name, variable] of before.reverse()) shell.restore(name, variable);
  }
}

async function run(shell: Shell, name: string, args: readonly string[], streams: Streams): Promise<number> {
  if (name === 'aws') {
    if (!fitsProgram(shell, args)) {
      streams.err('bash: /usr/bin/aws: Argument list too long\n');
      return 126;
    }
    return runCli(shell, args, streams);
  }
  const builtin = builtinOf(name);
  if (builtin) return builtin(shell, args, streams);
  streams.err(unknownCommand(name));
  return 127;
}

/** Bytes of an argument or a variable, and of all of them, with which Linux starts a program. execve(2) */
const mostBytes = { each: 131_072, all: 2_097_152 };

function fitsProgram(shell: Shell, args: readonly string[]): boolean {
  const variables = [...shell.environment()].map(([name, value]) => `${name}=${value}`);
  let all = 0;
  for (const text of [...args, ...variables]) {
    // A character takes three bytes at most, so short texts needn't be encoded to be measured.
    const bytes = 1 + (text.length * 3 < 1000 ? text.length : new TextEncoder().encode(text).length);
    all += bytes;
    if (bytes > mostBytes.each || all > mostBytes.all) return false;
  }
  return true;
}

type Target = 'out' | 'err' | { readonly path: string };

interface Redirected {
  readonly streams: Streams;
  /** Writes the output that was redirected into files. */
  finish(): void;
}

async function redirect(
  shell: Shell,
  redirects: readonly Redirect[],
  streams: Streams,
  expansion: Expansion,
): Promise<Redirected | null> {
  const targets: [Target, Target] = ['out', 'err'];
  const written = new Map<string, string>();
  let { input } = streams;
  for (const one of redirects)
    switch (one.type) {
      case 'join':
        targets[one.from - 1] = targets[one.into - 1] ?? 'out';
        break;
      case 'here':
        input = await expansion.text(one.text);
        break;
      case 'read': {
        const path = await expansion.text(one.file);
        input = shell.files.get(filePath(path)) ?? null;
        if (input !== null) break;
        streams.err(`bash: ${path}: No such file or directory\n`);
        return null;
      }
      case 'write': {
        const path = filePath(await expansion.text(one.to));
        written.set(path, one.append ? (shell.files.get(path) ?? '') : '');
        if (one.from !== 2) targets[0] = { path };
        if (one.from !== 1) targets[1] = { path };
      }
    }
  const write = (target: Target, text: string): void => {
    if (target === 'out' || target === 'err') streams[target](text);
    else if (target.path !== 'dev/null') {
      const whole = (written.get(target.path) ?? '') + text;
      if (whole.length > mostKept) throw new TooMuch(tooMuch.kept(mostKept));
      written.set(target.path, whole);
    }
  };
  return {
    streams: {
      out: (text) => write(targets[0], text),
      err: (text) => write(targets[1], text),
      clear: () => streams.clear(),
      input,
    },
    finish: () => {
      for (const [path, text] of written) if (path !== 'dev/null') shell.write(path, text);
    },
  };
}

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
