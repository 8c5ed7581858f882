import { existsSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { isDrawn } from '../drawn.ts';
import type { Driver } from './journey.ts';
import { journey, linkJourney, tabsJourney } from './journey.ts';
import { lessonsJourney } from './lessons.ts';
import { presentJourney, recordJourney } from './teaching.ts';
import { picturesJourney, printJourney } from './pictures.ts';
import { blockedJourney, offlineJourney, postJourney } from './post.ts';
import { sandboxJourney, scriptlessJourney } from './sandbox.ts';
import { strangersJourney } from './strangers.ts';

/** Where they must be there, a missing browser is a failure and not a skipped test. */
const required = process.env['ALL_BROWSERS'] === '1';

/** An engine that the other tests don't use: how a browser of it starts, and where it may be found. */
interface Engine {
  readonly name: string;
  readonly start: (path: string, width?: number) => Promise<Driver>;
  readonly paths: readonly string[];
  /** Which half of what isn't asked of every engine each time is its own: the other engine makes the other half. */
  readonly half: 0 | 1;
}

/**
 * The journeys that each engine makes. Each has a file of its own, so that they travel at the same time. The short
 * journey and those of storage and of strangers are made by each; of the rest one engine makes a half, and the other
 * engine the other: the source draws which, and `FULL=1` makes all in both.
 */
export function everyJourney({ name, start, paths, half }: Engine): void {
  const path = paths.find((one) => existsSync(one));
  let place = half;

  function within(
    title: string,
    travel: (driver: Driver, another: () => Promise<Driver>) => Promise<void>,
    width?: number,
  ): void {
    test.skipIf(!path && !required)(`${title} in ${name}`, async () => {
      expect(path, `no ${name} on this machine`).toBeDefined();
      const another = (): Promise<Driver> => start(path ?? '', width);
      const driver = await another();
      try {
        await travel(driver, another);
      } finally {
        await driver.close();
      }
    });
  }

  const drawn: typeof within = (...journey) => {
    if (isDrawn(place++, 2)) within(...journey);
  };

  const send = (driver: Driver, another: () => Promise<Driver>): Promise<void> =>
    linkJourney(driver, another, inject('address'));

  within('the short journey', (driver) => journey(driver, inject('address')));
  drawn('a link is sent, kept, changed and sent on', send);
  drawn('a link is sent, kept, changed and sent on, on a phone,', send, 390);
  drawn('pictures are saved and printed', async (driver) => {
    await picturesJourney(driver, inject('address'));
    await printJourney(driver, inject('address'));
  });
  within('what strangers send freezes nothing', (driver) => strangersJourney(driver, inject('address')));
  drawn('a sandbox without the header, or without scripts, says where to open the page', async (driver) => {
    await sandboxJourney(driver);
    await scriptlessJourney(driver);
  });
  within(
    'a post shows parts of the page, two tabs agree, and all works without a network',
    async (driver) => {
      await postJourney(driver, inject('address'));
      await blockedJourney(driver, inject('address'));
      await tabsJourney(driver, inject('address'));
      await offlineJourney(driver);
    },
  );
  drawn('a lesson is presented by a clicker', (driver) => presentJourney(driver, inject('address')));
  drawn('a start and a solution are recorded', (driver) => recordJourney(driver, inject('address')));
  drawn('a lesson of each chapter is solved', (driver) => lessonsJourney(driver, inject('address')));
}
