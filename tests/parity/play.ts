import type { Told } from './account.ts';
import { Asked, Play } from './account.ts';
import { RealCli } from './real-cli.ts';
import type { ParityWorld } from './worlds.ts';

export interface PlayedLine {
  readonly page: Told;
  readonly real: Told;
}

/** Plays the lines of a world in both terminals; each line is given as soon as both have said theirs. */
export async function* playWorld(told: ParityWorld, now: number): AsyncGenerator<PlayedLine, void, void> {
  const play = new Play(told, now);
  const world = await play.begin();
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
