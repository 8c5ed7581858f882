import type { AssumedProfile, Host, Session, Variable } from '../host.ts';
import { home } from '../session.ts';

/** Where a command's words go. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  clear(): void;
  /** What the command reads: a here-document or a file. */
  readonly input: string | null;
}

/** The state of a running shell: a session that commands change. */
export class Shell {
  readonly variables: Map<string, Variable>;
  readonly files: Map<string, string>;
  readonly assumed: Map<string, AssumedProfile>;
  readonly host: Host;
  readonly signal: AbortSignal | undefined;
  history: readonly string[];
  columns: number;
  status: number;
  /** `set -e`: a script ends with the first command that fails. */
  endsOnError = false;
  /** `set -u`: a variable that isn't set is an error. */
  refusesUnset = false;
  /** Set by `exit`. */
  ended: number | null = null;

  constructor(session: Session, host: Host, signal?: AbortSignal) {
    this.variables = new Map(session.variables);
    this.files = new Map(session.files);
    this.assumed = new Map(session.assumed);
    this.history = session.history;
    this.columns = session.columns;
    this.status = session.status;
    this.host = host;
    this.signal = signal;
  }

  get session(): Session {
    return {
      variables: new Map(this.variables),
      files: new Map(this.files),
      assumed: new Map(this.assumed),
      history: this.history,
      columns: this.columns,
      status: this.status,
    };
  }

  /** A variable's value as `$NAME` has it; undefined where it isn't set. */
  variable(name: string): string | undefined {
    if (name === '?') return String(this.status);
    const known = this.variables.get(name)?.value;
    if (known !== undefined) return known;
    if (name === 'HOME' || name === 'PWD') return home;
    return name === '0' ? 'bash' : name === '#' ? '0' : undefined;
  }

  assign(name: string, value: string, exported = false): void {
    const before = this.variables.get(name);
    this.variables.set(name, { value, exported: exported || before?.exported === true });
  }

  /** What a command sees of the variables: the exported ones. */
  environment(): ReadonlyMap<string, string> {
    const seen = [...this.variables].filter(([, { exported }]) => exported);
    return new Map(seen.map(([name, { value }]) => [name, value]));
  }
}
