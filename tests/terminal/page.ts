import type { Call, Credentials, World } from '../../src/engine/index.ts';
import { accountOf, createWorld, prepare } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import type { Host, Session } from '../../src/terminal/host.ts';
import { createSession, runLine } from '../../src/terminal/terminal.ts';

/** What a line printed, and how it ended. */
export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** A page without a page: an account, its clock, and a terminal in which the root user acts. */
export class Page {
  world: World;
  session: Session = createSession();
  /** Ms since the epoch. */
  time = Date.parse('2026-11-25T10:00:00Z');
  /** What went out, in order. */
  readonly calls: Call[] = [];
  readonly acting: (Credentials | null)[] = [];
  readonly answers: string[] = [];
  readonly host: Host;

  constructor(world: World = createWorld('111122223333', Date.parse('2026-11-25T10:00:00Z'))) {
    this.world = world;
    this.host = {
      world: () => this.world,
      now: () => this.time,
      defaultCredentials: () => ({ type: 'console', id: accountOf(this.world) }),
      actAs: (credentials) => this.acting.push(credentials),
      ask: () => Promise.resolve(this.answers.shift() ?? null),
      run: async (call) => {
        this.calls.push(call);
        await prepare(call);
        const outcome = execute(this.world, call, this.time);
        this.world = outcome.world;
        return outcome;
      },
    };
  }

  async type(text: string, signal?: AbortSignal): Promise<Printed> {
    let [out, err, code] = ['', '', 0];
    for await (const event of runLine(this.session, text, this.host, signal)) {
      if (event.type === 'output' && event.stream === 'stdout') out += event.text;
      if (event.type === 'output' && event.stream === 'stderr') err += event.text;
      if (event.type === 'session') this.session = event.session;
      if (event.type === 'exit') code = event.code;
    }
    return { out, err, code };
  }
}
