import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Told } from './account.ts';
import type { PlayedLine } from './play.ts';
import { playWorld } from './play.ts';
import type { RecordedWorld } from './recorded.ts';
import { digestOf, readRecording, recordedWorld, writeRecording } from './recorded.ts';
import type { Accepted, ParityWorld } from './worlds.ts';
import { acceptedDifferences, everyWorld, hasAll, parityWorlds, playedWorlds } from './worlds.ts';

/** How many worlds are played at once: the real CLI is a process of its own, and most of the time is its start. */
const lanes = 3;

const worlds = parityWorlds();
const accepted = acceptedDifferences();

const keyOf = (world: string, line: string): string => `${world}\n${line}`;
const acceptedBy = new Map<string, Accepted>(accepted.map((one) => [keyOf(one.world, one.line), one]));

/** Ms: the real CLI signs at the machine's time, five minutes from the account's at most, and lines may be slow. */
const ahead = 4 * 60_000;

/** What came of each line, by world: promises, since lines are told while others are still to be played. */
class Telling {
  /** When its first line ran. Ms since the epoch. */
  now = 0;
  readonly #lines: readonly Resolvers<PlayedLine>[];

  constructor(readonly told: ParityWorld) {
    this.#lines = told.lines.map(() => withResolvers<PlayedLine>());
    for (const { promise } of this.#lines) promise.catch(() => undefined);
  }

  line(index: number): Promise<PlayedLine> {
    return this.#lines[index]!.promise;
  }

  all(): Promise<PlayedLine[]> {
    return Promise.all(this.#lines.map(({ promise }) => promise));
  }

  async play(): Promise<void> {
    let next = 0;
    this.now = Math.floor(Date.now() / 1000) * 1000 + ahead;
    try {
      for await (const played of playWorld(this.told, this.now)) this.#lines[next++]!.resolve(played);
    } catch (error) {
      for (const { reject } of this.#lines.slice(next)) reject(error);
    }
  }
}

interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** A promise and what settles it: `Promise.withResolvers` is younger than the oldest Node that this runs on. */
function withResolvers<T>(): Resolvers<T> {
  let resolve!: Resolvers<T>['resolve'];
  let reject!: Resolvers<T>['reject'];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const tellings = playedWorlds().map((told) => new Telling(told));

async function lane(waiting: Telling[]): Promise<void> {
  for (let telling = waiting.shift(); telling; telling = waiting.shift()) await telling.play();
}

beforeAll(() => {
  const waiting = [...tellings];
  for (let i = 0; i < lanes; i++) void lane(waiting);
});

/** The parts of a telling in which the page differs from the real CLI. */
const differences = ({ page, real }: PlayedLine): (keyof Told)[] =>
  (Object.keys(real) as (keyof Told)[]).filter(
    (part) => JSON.stringify(page[part]) !== JSON.stringify(real[part]),
  );

describe.each(tellings.map((telling) => [telling.told.world, telling] as const))('%s', (world, telling) => {
  it.each(telling.told.lines.map((line, index) => [line, index] as const))('%s', async (line, index) => {
    const played = await telling.line(index);
    const known = acceptedBy.get(keyOf(world, line));
    if (known) expect(differences(played).sort()).toEqual([...known.differs].sort());
    else expect(played.page).toEqual(played.real);
  });
});

/** Debian's CLI, as what it printed is recorded for (see recorded.ts). */
const version = execFileSync('/usr/bin/aws', ['--version'], { encoding: 'utf8' }).split(' ', 1)[0] ?? '';
const records = process.env['PARITY_RECORD'] !== undefined;

describe('what the real CLI printed', () => {
  it.runIf(records)('is recorded anew, of the worlds that were asked for', async () => {
    const before = readRecording();
    if (!hasAll)
      expect(before.version, 'what an older version printed is recorded of all worlds').toBe(version);
    const recorded = new Map<string, RecordedWorld>(before.worlds.map((one) => [one.world, one]));
    for (const telling of tellings) {
      const { told, now } = telling;
      const acceptedOf = (line: string) => acceptedBy.get(keyOf(told.world, line));
      recorded.set(told.world, recordedWorld(told, now, await telling.all(), acceptedOf));
    }
    writeRecording({ version, worlds: everyWorld().flatMap(({ world }) => recorded.get(world) ?? []) });
  });

  it.runIf(hasAll && process.env['PARITY_PATH'] === undefined)(
    'is recorded of these lines, and of this version',
    () => {
      const { version: of, worlds: recorded } = readRecording();
      expect(of).toBe(version);
      expect(recorded.map(({ digest }) => digest)).toEqual(worlds.map(digestOf));
    },
  );
});

describe.runIf(hasAll)('the list of lines', () => {
  it('has at least 170 lines, none of them twice in a world', () => {
    const keys = worlds.flatMap(({ world, lines }) => lines.map((line) => keyOf(world, line)));
    expect(keys.length).toBeGreaterThanOrEqual(170);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has every line whose difference is accepted', () => {
    const keys = new Set(worlds.flatMap(({ world, lines }) => lines.map((line) => keyOf(world, line))));
    expect([...acceptedBy.keys()].filter((key) => !keys.has(key))).toEqual([]);
  });
});
