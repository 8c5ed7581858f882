import type { AssumedProfile, Host, Session, Variable } from '../host.ts';
import { tooMuch } from '#words/terminal.ts';
import { home } from '../session.ts';
import { Pace, TooMuch } from '../work.ts';

/** Receives the text that a command prints. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  clear(): void;
  /** The text that the command reads, from a here-document or a file. */
  readonly input: string | null;
}

/** The state of a running shell: a session that commands change. */
export class Shell {
  readonly variables: Map<string, Variable>;
  readonly files: Map<string, string>;
  readonly assumed: Map<string, AssumedProfile>;
  readonly host: Host;
  /** Lets this shell and its inner shells take turns with the page. */
  readonly pace: Pace;
  /** Characters of files and variables, or null after a removal. */
  #size: number | null = null;
  history: readonly string[];
  /** Passwords and other secrets that commands were given. */
  readonly #secrets: Set<string>;
  columns: number;
  status: number;
  /** `set -e`: a script ends with the first command that fails. */
  endsOnError = false;
  /** `set -u`: a variable that isn't set is an error. */
  refusesUnset = false;
  /** Set by `exit`. */
  ended: number | null = null;

  constructor(session: Session, host: Host, pace = new Pace()) {
    this.variables = new Map(session.variables);
    this.files = new Map(session.files);
    this.assumed = new Map(session.assumed);
    this.history = session.history;
    this.#secrets = new Set(session.secrets);
    this.columns = session.columns;
    this.status = session.status;
    this.host = host;
    this.pace = pace;
  }

  get session(): Session {
    return {
      variables: new Map(this.variables),
      files: new Map(this.files),
      assumed: new Map(this.assumed),
      history: this.history,
      secrets: new Set(this.#secrets),
      columns: this.columns,
      status: this.status,
    };
  }

  /** The value of `$NAME`, or undefined if it isn't set. */
  variable(name: string): string | undefined {
    if (name === '?') return String(this.status);
    const known = this.variables.get(name)?.value;
    if (known !== undefined) return known;
    if (name === 'HOME' || name === 'PWD') return home;
    return name === '0' ? 'bash' : name === '#' ? '0' : undefined;
  }

  /** @throws TooMuch if there is no room */
  assign(name: string, value: string, exported = false): void {
    const before = this.variables.get(name);
    this.#grow(name.length + value.length - (before ? name.length + before.value.length : 0));
    this.variables.set(name, { value, exported: exported || before?.exported === true });
  }

  /** Notes what a command was given as secrets. Only the newest matter: each line is compared with all of them. */
  noteSecrets(secrets: readonly string[]): void {
    for (const secret of secrets) this.#secrets.add(secret);
    for (const oldest of [...this.#secrets].slice(0, -mostSecrets)) this.#secrets.delete(oldest);
  }

  /** Removes a variable, or restores an earlier value. */
  restore(name: string, before: Variable | undefined): void {
    this.#size = null;
    if (before) this.variables.set(name, before);
    else this.variables.delete(name);
  }

  /** Writes a file. `path` is from the home directory. @throws TooMuch if there is no room */
  write(path: string, text: string): void {
    const before = this.files.get(path);
    this.#grow(path.length + text.length - (before === undefined ? 0 : path.length + before.length));
    this.files.set(path, text);
  }

  /** @returns whether the file was there */
  remove(path: string): boolean {
    this.#size = null;
    return this.files.delete(path);
  }

  #grow(by: number): void {
    this.#size ??= sizeOf(this.files, (text) => text) + sizeOf(this.variables, ({ value }) => value);
    if (by > 0 && this.#size + by > mostKept) throw new TooMuch(tooMuch.kept(mostKept));
    this.#size += by;
  }

  /** The variables that a command sees: the exported ones. */
  environment(): ReadonlyMap<string, string> {
    const seen = [...this.variables].filter(([, { exported }]) => exported);
    return new Map(seen.map(([name, { value }]) => [name, value]));
  }
}

const mostSecrets = 100;

/** Characters of files and variables together. */
export const mostKept = 8_000_000;

function sizeOf<T>(kept: ReadonlyMap<string, T>, textOf: (value: T) => string): number {
  let size = 0;
  for (const [name, value] of kept) size += name.length + textOf(value).length;
  return size;
}
