import { terminalHelp, tooMuch, whyUnknown } from '#words/terminal.ts';
import { filePath, home } from '../session.ts';
import { TooMuch } from '../work.ts';
import type { Shell, Streams } from './shell.ts';

type Builtin = (shell: Shell, args: readonly string[], streams: Streams) => number | Promise<number>;

const nameOf = (text: string): string => text.split('=', 1)[0] ?? '';
const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);

function exportVariables(shell: Shell, args: readonly string[], streams: Streams): number {
  const named = args.filter((arg) => arg !== '-p');
  if (!named.length)
    for (const [name, { value, exported }] of [...shell.variables].sort())
      if (exported) streams.out(`declare -x ${name}=${JSON.stringify(value)}\n`);
  let status = 0;
  for (const arg of named) {
    const name = nameOf(arg);
    if (!isName(name)) {
      streams.err(`bash: export: \`${arg}': not a valid identifier\n`);
      status = 1;
    } else if (arg !== name) shell.assign(name, arg.slice(name.length + 1), true);
    else if (shell.variables.has(name)) shell.assign(name, shell.variables.get(name)?.value ?? '', true);
  }
  return status;
}

function unset(shell: Shell, args: readonly string[]): number {
  for (const name of args) shell.restore(name, undefined);
  return 0;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['\\', '\\'],
]);
const unescaped = (text: string): string =>
  text.replace(/\\([ntr\\])/g, (_all, char: string) => escapes.get(char) ?? char);

function echo(_shell: Shell, args: readonly string[], streams: Streams): number {
  let start = 0;
  while (/^-[neE]+$/.test(args[start] ?? '')) start++;
  const flags = args.slice(0, start).join('');
  const text = args.slice(start).join(' ');
  streams.out((flags.includes('e') ? unescaped(text) : text) + (flags.includes('n') ? '' : '\n'));
  return 0;
}

const conversion = /%(?:%|(-?)(\d*)(?:\.(\d+))?([sd]))/g;

/** The most characters that a format may widen a number or a text to. */
const widest = 10_000;

function formatted(
  kind: string,
  value: string,
  width: string,
  precision: string | undefined,
  left: boolean,
): string {
  const text =
    kind === 'd'
      ? String(Number.parseInt(value, 10) || 0).padStart(Math.min(Number(precision ?? 0), widest), '0')
      : precision === undefined
        ? value
        : [...value].slice(0, Number(precision)).join('');
  if (Number(width) > widest) throw new TooMuch(tooMuch.text(widest));
  return left ? text.padEnd(Number(width)) : text.padStart(Number(width));
}

/** `%s`, `%d` (with a width and a precision) and `%%`. The format repeats until no arguments are left. */
function printf(_shell: Shell, args: readonly string[], streams: Streams): number {
  const [format, ...values] = args;
  if (format === undefined) {
    streams.err('printf: usage: printf [-v var] format [arguments]\n');
    return 2;
  }
  const left = [...values];
  do {
    const before = left.length;
    streams.out(
      unescaped(format).replace(
        conversion,
        (all, minus: string, width: string, precision: string | undefined, kind: string) =>
          all === '%%' ? '%' : formatted(kind, left.shift() ?? '', width, precision, minus !== ''),
      ),
    );
    if (left.length === before) break;
  } while (left.length);
  return 0;
}

function cat(shell: Shell, args: readonly string[], streams: Streams): number {
  const names = args.filter((arg) => arg !== '-');
  if (!names.length) streams.out(streams.input ?? '');
  let status = 0;
  for (const name of names) {
    const text = shell.files.get(filePath(name));
    if (text !== undefined) streams.out(text);
    else {
      streams.err(`cat: ${name}: No such file or directory\n`);
      status = 1;
    }
  }
  return status;
}

function list(shell: Shell, args: readonly string[], streams: Streams): number {
  const showsAll = args.some((arg) => /^-\w*a/.test(arg));
  const prefix = filePath(args.find((arg) => !arg.startsWith('-')) ?? '');
  const under = prefix === '' ? '' : `${prefix}/`;
  const names = [...shell.files.keys()]
    .filter((path) => path === prefix || path.startsWith(under))
    .map((path) => (path === prefix ? path : (path.slice(under.length).split('/')[0] ?? '')))
    .filter((name) => showsAll || !name.startsWith('.'));
  if (names.length)
    streams.out(
      [...new Set(names)]
        .sort()
        .map((name) => `${name}\n`)
        .join(''),
    );
  return 0;
}

function remove(shell: Shell, args: readonly string[], streams: Streams): number {
  let status = 0;
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    if (shell.remove(filePath(name)) || args.some((arg) => /^-\w*f/.test(arg))) continue;
    streams.err(`rm: cannot remove '${name}': No such file or directory\n`);
    status = 1;
  }
  return status;
}

/** `set -e`, `set -u`, `set -o pipefail`, all in one word or several, and the same with `+`. */
function setFlags(shell: Shell, args: readonly string[], streams: Streams): number {
  if (!args.length)
    for (const [name, { value }] of [...shell.variables].sort()) streams.out(`${name}=${value}\n`);
  for (const arg of args) {
    const on = arg.startsWith('-');
    if (/^[-+]\w*e/.test(arg) || arg === 'errexit') shell.endsOnError = on || arg === 'errexit';
    if (/^[-+]\w*u/.test(arg) || arg === 'nounset') shell.refusesUnset = on || arg === 'nounset';
  }
  return 0;
}

function exit(shell: Shell, [code]: readonly string[]): number {
  const status = code === undefined ? shell.status : Number.parseInt(code, 10);
  shell.ended = Number.isInteger(status) ? status & 255 : 2;
  return shell.ended;
}

function history(shell: Shell, _args: readonly string[], streams: Streams): number {
  streams.out(shell.history.map((line, i) => `${String(i + 1).padStart(5)}  ${line}\n`).join(''));
  return 0;
}

function environment(shell: Shell, _args: readonly string[], streams: Streams): number {
  streams.out([...shell.environment()].map(([name, value]) => `${name}=${value}\n`).join(''));
  return 0;
}

async function sleep(shell: Shell, [seconds]: readonly string[]): Promise<number> {
  const time = Number.parseFloat(seconds ?? '');
  if (time > 0) await shell.host.wait?.(Math.min(time, 60) * 1000);
  return 0;
}

async function why(shell: Shell, _args: readonly string[], streams: Streams): Promise<number> {
  streams.out((await shell.host.why?.()) ?? whyUnknown);
  return 0;
}

const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['export', exportVariables],
  ['unset', unset],
  ['echo', echo],
  ['printf', printf],
  ['cat', cat],
  ['ls', list],
  ['rm', remove],
  ['set', setFlags],
  ['exit', exit],
  ['history', history],
  ['env', environment],
  ['sleep', sleep],
  ['why', why],
  ['true', () => 0],
  [':', () => 0],
  ['false', () => 1],
  [
    'pwd',
    (_shell, _args, streams) => {
      streams.out(`${home}\n`);
      return 0;
    },
  ],
  [
    'clear',
    (_shell, _args, streams) => {
      streams.clear();
      return 0;
    },
  ],
  [
    'help',
    (_shell, _args, streams) => {
      streams.out(terminalHelp);
      return 0;
    },
  ],
]);

export const builtinOf = (name: string): Builtin | undefined => builtins.get(name);

/** The commands besides `aws`, in alphabetical order. */
export const builtinNames: readonly string[] = [...builtins.keys()].filter((name) => name !== ':').sort();
