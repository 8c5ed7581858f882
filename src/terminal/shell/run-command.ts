import { runCli } from '../cli/run-cli.ts';
import { filePath } from '../session.ts';
import { unknownCommand } from '../suggest.ts';
import { builtinOf } from './builtins.ts';
import { ExpansionProblem, expandText, expandWord } from './expand.ts';
import type { Command, Redirect, Script, Step } from './script.ts';
import type { Shell, Streams } from './shell.ts';

/** Exit code of what was stopped, as a shell has it for Ctrl-C. */
export const stopped = 130;

/** Runs a script within a command: what it prints goes to the streams. @returns the last exit code */
export async function runNested(shell: Shell, script: Script, streams: Streams): Promise<number> {
  for (const step of script) {
    if (shell.signal?.aborted) return (shell.status = stopped);
    if (!isDue(step, shell.status)) continue;
    shell.status = await runCommand(shell, step.command, streams);
    if (shell.ended !== null) break;
  }
  return shell.status;
}

/** Whether a step's turn has come, given how the one before it ended. */
export const isDue = ({ join }: Step, status: number): boolean =>
  join === ';' || (join === '&&') === (status === 0);

/** What a script prints, as `$(…)` takes it; its errors are still shown. */
async function capture(
  shell: Shell,
  script: Script,
  streams: Streams,
): Promise<{ readonly text: string; readonly status: number }> {
  const texts: string[] = [];
  const inner = new (shell.constructor as typeof Shell)(shell.session, shell.host, shell.signal);
  const status = await runNested(inner, script, { ...streams, out: (text) => texts.push(text) });
  // A substitution runs in a shell of its own; only files and assumed roles outlive it.
  for (const [path, text] of inner.files) shell.files.set(path, text);
  for (const [key, assumed] of inner.assumed) shell.assumed.set(key, assumed);
  return { text: texts.join(''), status };
}

/** Runs one command with its variables and redirections. @returns its exit code, 0 to 255 */
export async function runCommand(shell: Shell, command: Command, streams: Streams): Promise<number> {
  try {
    const status = await expandAndRun(shell, command, streams);
    return command.negated ? Number(status === 0) : status;
  } catch (error) {
    if (!(error instanceof ExpansionProblem)) throw error;
    streams.err(`bash: ${error.message}\n`);
    return 1;
  }
}

async function expandAndRun(shell: Shell, command: Command, streams: Streams): Promise<number> {
  // What `$?` is to a command that is nothing but assignments: the last substitution's exit code.
  let substituted: number | null = null;
  const take = async (inner: Shell, script: Script): Promise<string> => {
    const { text, status } = await capture(inner, script, streams);
    substituted = shell.status = status;
    return text;
  };
  const words: string[] = [];
  for (const word of command.words) words.push(...(await expandWord(shell, word, take)));
  const assigned: [string, string][] = [];
  for (const { name, value } of command.assignments)
    assigned.push([name, await expandText(shell, value, take)]);
  const redirected = await redirect(shell, command.redirects, streams, take);
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
  for (const [name, value] of assigned) shell.assign(name, value, true);
  const status = await run();
  for (const [name, variable] of before.reverse())
    if (variable) shell.variables.set(name, variable);
    else shell.variables.delete(name);
  return status;
}

async function run(shell: Shell, name: string, args: readonly string[], streams: Streams): Promise<number> {
  if (name === 'aws') {
    return runCli(shell, args, streams);
  }
  const builtin = builtinOf(name);
  if (builtin) return builtin(shell, args, streams);
  streams.err(unknownCommand(name));
  return 127;
}

type Target = 'out' | 'err' | { readonly path: string };

interface Redirected {
  readonly streams: Streams;
  /** Writes what went into files. */
  finish(): void;
}

async function redirect(
  shell: Shell,
  redirects: readonly Redirect[],
  streams: Streams,
  take: (inner: Shell, script: Script) => Promise<string>,
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
        input = await expandText(shell, one.text, take);
        break;
      case 'read': {
        const path = await expandText(shell, one.file, take);
        input = shell.files.get(filePath(path)) ?? null;
        if (input !== null) break;
        streams.err(`bash: ${path}: No such file or directory\n`);
        return null;
      }
      case 'write': {
        const path = filePath(await expandText(shell, one.to, take));
        written.set(path, one.append ? (shell.files.get(path) ?? '') : '');
        if (one.from !== 2) targets[0] = { path };
        if (one.from !== 1) targets[1] = { path };
      }
    }
  const write = (target: Target, text: string): void => {
    if (target === 'out' || target === 'err') streams[target](text);
    else written.set(target.path, (written.get(target.path) ?? '') + text);
  };
  return {
    streams: {
      out: (text) => write(targets[0], text),
      err: (text) => write(targets[1], text),
      clear: () => streams.clear(),
      input,
    },
    finish: () => {
      for (const [path, text] of written) if (path !== 'dev/null') shell.files.set(path, text);
    },
  };
}
