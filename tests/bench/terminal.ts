import type { World } from '../../src/engine/index.ts';
import { accountOf, nowOf, prepare, worldFrom } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import type { Complete, Host, Session } from '../../src/terminal/terminal.ts';
import { createSession, loadComplete, prepareService, runLine } from '../../src/terminal/terminal.ts';
import { accountOfSize } from './measure.ts';

/** Lines that somebody types, each with what its answer must hold. The last gives back what the one before made. */
const lines: readonly (readonly [string, string])[] = [
  ['aws iam get-user --user-name user-3', '"UserName": "user-3"'],
  ['aws iam list-users --max-items 10', '"NextToken"'],
  ['aws iam create-user --user-name newcomer', '"UserName": "newcomer"'],
  ['aws iam delete-user --user-name newcomer && echo gone', 'gone'],
];

/** What stands in the line while it is completed: a command, an option, an ARN, and a name letter by letter. */
const begun = [
  'aws iam create-us',
  'aws iam get-user --user-n',
  'aws iam attach-user-policy --user-name user-4 --policy-arn arn:aws:iam::',
  ...['', 'u', 'us', 'use', 'user', 'user-', 'user-4'].map((name) => `aws iam get-user --user-name ${name}`),
];

/** A terminal on an account of that many users. */
export class TerminalSubject {
  #world: World;
  #session: Session = createSession();
  readonly #complete: Complete;
  readonly #host: Host;

  private constructor(world: World, complete: Complete) {
    this.#world = world;
    this.#complete = complete;
    const credentials = { type: 'console', id: accountOf(world) } as const;
    const now = nowOf(world) + 1;
    this.#host = {
      run: async (call) => {
        await prepare(call);
        const outcome = execute(this.#world, call, now);
        this.#world = outcome.world;
        return outcome;
      },
      world: () => this.#world,
      now: () => now,
      defaultCredentials: () => credentials,
    };
  }

  static async of(users: number): Promise<TerminalSubject> {
    const complete = await loadComplete();
    await prepareService('iam');
    return new TerminalSubject(worldFrom(accountOfSize(users * 2)), complete);
  }

  /** @returns the ms of a line from Enter to its whole output, the mean of several */
  async lineTime(): Promise<number> {
    const start = performance.now();
    for (const [line, answer] of lines) {
      let output = '';
      for await (const event of runLine(this.#session, line, this.#host)) {
        if (event.type === 'output') output += event.text;
        if (event.type === 'session') this.#session = event.session;
      }
      if (!output.includes(answer)) throw new Error(`${line} answered ${output.slice(0, 300)}`);
    }
    return (performance.now() - start) / lines.length;
  }

  /** @returns the ms that reading the line and looking up what could stand there cost, the mean of several */
  keyTime(): number {
    const start = performance.now();
    for (const text of begun) {
      const { options } = this.#complete(this.#session, text, text.length, this.#world);
      if (options.length === 0) throw new Error(`${text} can’t be completed`);
    }
    return (performance.now() - start) / begun.length;
  }
}
