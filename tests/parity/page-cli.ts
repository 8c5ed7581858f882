import type { EndpointState } from '../../src/endpoint/state.ts';
import type { Host, Session } from '../../src/terminal/terminal.ts';
import { createSession, runLine, withFile } from '../../src/terminal/terminal.ts';
import type { Printed } from './printed.ts';

/** The page's terminal with a session of its own; each line may run against another state of the account. */
export class PageCli {
  #session: Session = { ...createSession(), files: new Map() };

  write(path: string, text: string): void {
    this.#session = withFile(this.#session, path, text);
  }

  get files(): ReadonlyMap<string, string> {
    return this.#session.files;
  }

  /** A file's text; null where there is none. */
  read(path: string): string | null {
    return this.#session.files.get(path) ?? null;
  }

  /** Runs a line with these variables alone; what it changes of the files stays. */
  async run(line: string, variables: ReadonlyMap<string, string>, state: EndpointState): Promise<Printed> {
    const exported = [...variables].map(([name, value]) => [name, { value, exported: true }] as const);
    const session = { ...this.#session, variables: new Map(exported), status: 0 };
    const printed = { stdout: '', stderr: '', code: -1 };
    for await (const event of runLine(session, line, hostOf(state)))
      if (event.type === 'output') printed[event.stream] += event.text;
      else if (event.type === 'exit') printed.code = event.code;
      else if (event.type === 'session') this.#session = event.session;
    return printed;
  }
}

const hostOf = (state: EndpointState): Host => ({
  run: (call) => state.run(call),
  world: () => state.world,
  now: () => state.now,
  defaultCredentials: () => null,
});
