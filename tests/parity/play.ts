import type { Call, Outcome, World } from '../../src/engine/index.ts';
import { worldFrom } from '../../src/engine/index.ts';
import type { EndpointOptions } from '../../src/endpoint/options.ts';
import { EndpointState, startingWorld } from '../../src/endpoint/state.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { sampleRows } from '../../src/playground/sample.ts';
import { key } from '../endpoint/serving.ts';
import { PageCli } from './page-cli.ts';
import type { Printed } from './real-cli.ts';
import { RealCli } from './real-cli.ts';
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

export interface PlayedLine {
  readonly page: Told;
  readonly real: Told;
}

const options: EndpointOptions = {
  port: 0,
  host: '127.0.0.1',
  account: '111122223333',
  rootKey: null,
  adminUser: { name: 'ana', ...key },
  load: null,
};

const watched = ['.aws/config', '.aws/credentials'] as const;
const day = 24 * 3_600_000;
const defaultConfig = '[default]\nregion = us-east-1\noutput = json\n';

/** An account that remembers what it was asked. */
class Asked extends EndpointState {
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

/** A world being played: the real CLI's own, and the page's copy of it as it was before each line. */
class Play {
  readonly clock = new Clock(Math.floor(Date.now() / 1000) * 1000 - day);
  readonly page = new PageCli();
  readonly variables: ReadonlyMap<string, string>;
  readonly #told: ParityWorld;

  constructor(told: ParityWorld) {
    this.#told = told;
    const all: [string, string | null][] = [
      ['AWS_ACCESS_KEY_ID', key.id],
      ['AWS_SECRET_ACCESS_KEY', key.secret],
      ...Object.entries(told.env ?? {}),
    ];
    this.variables = new Map(
      [...new Map(all)].filter((entry): entry is [string, string] => entry[1] !== null),
    );
  }

  /** The account as the first line finds it. Throws where a line of the setup fails. */
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
    return state.world;
  }

  /** Lets a line run against an account and tells all that came of it. */
  async tell(account: Asked, cli: RealCli | PageCli, run: () => Promise<Printed>): Promise<Told> {
    const before = account.calls.length;
    const printed = await run();
    const files = Object.fromEntries(watched.map((path) => [path, cli.read(path)]));
    const world = formatWorkspace(account.world, 'parity');
    return { ...printed, calls: account.calls.slice(before), world, files };
  }
}

/** Plays the lines of a world in both terminals; each line is given as soon as both have said theirs. */
export async function* playWorld(told: ParityWorld): AsyncGenerator<PlayedLine, void, void> {
  const play = new Play(told);
  const world = await play.begin();
  play.clock.now = Math.floor(Date.now() / 1000) * 1000;
  const account = new Asked(world, play.clock.read);
  const real = await RealCli.start(account, told.endpoint);
  try {
    for (const [path, text] of play.page.files) real.write(path, text);
    for (const line of told.lines) {
      play.clock.now += 1000;
      const copy = new Asked(account.world, play.clock.read);
      const page = await play.tell(copy, play.page, () => play.page.run(line, play.variables, copy));
      yield {
        page,
        real: await play.tell(account, real, () => real.run(line, play.variables, play.clock.now)),
      };
    }
  } finally {
    real.stop();
  }
}
