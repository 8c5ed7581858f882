import { beforeAll, describe, expect, it } from 'vitest';
import type { PlayedLine, Told } from './play.ts';
import { playWorld } from './play.ts';
import type { Accepted, ParityWorld } from './worlds.ts';
import { acceptedDifferences, parityWorlds, playsAll } from './worlds.ts';

/** How many worlds are played at once: the real CLI is a process of its own, and most of the time is its start. */
const lanes = 3;

const worlds = parityWorlds();
const accepted = acceptedDifferences();

const keyOf = (world: string, line: string): string => `${world}\n${line}`;
const acceptedBy = new Map<string, Accepted>(accepted.map((one) => [keyOf(one.world, one.line), one]));

/** What came of each line, by world: promises, since lines are told while others are still to be played. */
class Telling {
  readonly #lines: readonly Resolvers<PlayedLine>[];

  constructor(readonly told: ParityWorld) {
    this.#lines = told.lines.map(() => withResolvers<PlayedLine>());
    for (const { promise } of this.#lines) promise.catch(() => undefined);
  }

  line(index: number): Promise<PlayedLine> {
    return this.#lines[index]!.promise;
  }

  async play(): Promise<void> {
    let next = 0;
    try {
      for await (const played of playWorld(this.told)) this.#lines[next++]!.resolve(played);
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

const tellings = worlds.map((told) => new Telling(told));

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

describe.runIf(playsAll)('the list of lines', () => {
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
