import type { Call, Outcome, World } from '../../src/engine/index.ts';
import { worldFrom } from '../../src/engine/index.ts';
import type { EndpointOptions } from '../../src/endpoint/options.ts';
import { EndpointState, startingWorld } from '../../src/endpoint/state.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { sampleRows } from '../../src/playground/sample.ts';
import { key } from '../endpoint/serving.ts';
import { PageCli } from './page-cli.ts';
import type { Printed } from './printed.ts';
import type { ParityWorld } from './worlds.ts';
import { fileText } from './worlds.ts';

/** All that a line does, told so that two tellings can be compared. */
export interface Told extends Printed {
  /** What was asked of AWS, call by call. */
  readonly calls: readonly unknown[];
  /** The account afterwards, as the page exports it. */
  readonly world: string;
  /** The CLI's own files afterwards. */
  readonly files: Readonly<Record<string, string | null>>;
}

const options: EndpointOptions = {
  port: 0,
  host: '127.0.0.1',
  account: '111122223333',
  rootKey: null,
  adminUser: { name: 'ana', ...key },
  load: null,
  link: null,
  lesson: null,
  log: null,
};

interface KeepsFiles {
  read(path: string): string | null;
}

const watched = ['.aws/config', '.aws/credentials'] as const;
const day = 24 * 3_600_000;
const defaultConfig = '[default]\nregion = us-east-1\noutput = json\n';

/** An account that remembers what it was asked. */
export class Asked extends EndpointState {
  readonly calls: unknown[] = [];

  /** That one call comes from Python and the other from a page is no difference. */
  override run(call: Call): Promise<Outcome> {
    const { service, operation, input, credentials } = call;
    this.calls.push({ service, operation, input, credentials });
    return super.run(call);
  }
}

/** A clock that stands still until it is set. Ms since the epoch. */
class Clock {
  now: number;
  readonly read = (): number => this.now;
  constructor(now: number) {
    this.now = now;
  }
}

/** A world being played. */
export class Play {
  readonly clock: Clock;
  readonly page = new PageCli();
  readonly variables: ReadonlyMap<string, string>;
  readonly #told: ParityWorld;
  readonly #now: number;

  /** `now`: when the first line runs, in ms since the epoch. */
  constructor(told: ParityWorld, now: number) {
    this.#told = told;
    this.#now = now;
    this.clock = new Clock(now - day);
    const all: [string, string | null][] = [
      ['AWS_ACCESS_KEY_ID', key.id],
      ['AWS_SECRET_ACCESS_KEY', key.secret],
      ...Object.entries(told.env ?? {}),
    ];
    this.variables = new Map(
      [...new Map(all)].filter((entry): entry is [string, string] => entry[1] !== null),
    );
  }

  /** The account as the first line finds it, at that line's time. Throws where a line of the setup fails. */
  async begin(): Promise<World> {
    const { start, files = {}, setup = [] } = this.#told;
    const loaded = start === 'sample' ? worldFrom(sampleRows) : null;
    const state = new EndpointState(await startingWorld(options, loaded, this.clock.now), this.clock.read);
    for (const [path, content] of Object.entries({ '.aws/config': defaultConfig, ...files }))
      this.page.write(path, fileText(content));
    for (const line of setup) {
      this.clock.now += 1000;
      const { code, stdout, stderr } = await this.page.run(line, this.variables, state);
      if (code !== 0)
        throw new Error(`The setup of “${this.#told.world}” fails: ${line}\n${stdout}${stderr}`);
    }
    this.clock.now = this.#now;
    return state.world;
  }

  /** Lets a line run against an account and tells all that came of it. */
  async tell(account: Asked, cli: KeepsFiles, run: () => Promise<Printed>): Promise<Told> {
    const before = account.calls.length;
    const printed = await run();
    const files = Object.fromEntries(watched.map((path) => [path, cli.read(path)]));
    const world = formatWorkspace(account.world, 'parity');
    return { ...printed, calls: account.calls.slice(before), world, files };
  }
}
