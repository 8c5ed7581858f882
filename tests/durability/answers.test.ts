import { existsSync, rmSync } from 'node:fs';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { chromium, firefox, newProfile, type OwnBrowser, start } from './own-browser.ts';
import { actAsRoot, isThere, reloaded, showTerminal, shown, type, whenShown } from './terminal.ts';

const isFull = import.meta.env.MODE === 'full' || process.env['FULL'] === '1';
const kills = isFull ? 50 : 3;
const reloads = isFull ? 100 : 6;
/** Reloads come at so many ms after the answer, from the same task on. */
const latest = 50;

const firefoxPath = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
const chromiumPath = findChromium();
/** Where they must be there, a missing browser is a failure and not a skipped test. */
const required = process.env['ALL_BROWSERS'] === '1';
const browsers: readonly [name: string, browser: OwnBrowser | null][] = [
  ['Chromium', chromiumPath ? chromium(chromiumPath) : null],
  ['Firefox', firefoxPath === undefined ? null : firefox(firefoxPath)],
];

function profile(): string {
  const path = newProfile();
  onTestFinished(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}

describe.each(browsers)('what %s has answered', (name, browser) => {
  test.skipIf(!browser && !required)(
    `is stored when it is killed in that moment, ${kills} times`,
    async () => {
      if (!browser) throw new Error(`There is no ${name} on this machine.`);
      const path = profile();
      const lost: string[] = [];
      for (let round = 0; round <= kills; round++) {
        const { page, kill } = await start(browser, path);
        try {
          await page.goto(inject('address'));
          if (round === 0) await actAsRoot(page);
          await showTerminal(page);
          const before = `kill-${round - 1}`;
          if (round > 0 && !(await isThere(page, before))) lost.push(before);
          if (round < kills) {
            const answered = new Promise<void>((resolve) => {
              page.on('console', (message) => {
                if (message.text() === shown) resolve();
              });
            });
            await whenShown(page, `"UserName": "kill-${round}"`, null);
            await type(page, `aws iam create-user --user-name kill-${round}`);
            await answered;
          }
        } finally {
          await kill();
        }
      }
      expect(lost).toEqual([]);
    },
  );

  test.skipIf(!browser && !required)(
    `is stored when the page is reloaded at once, ${reloads} times`,
    async () => {
      if (!browser) throw new Error(`There is no ${name} on this machine.`);
      const { page, kill } = await start(browser, profile());
      const lost: string[] = [];
      try {
        await page.goto(inject('address'));
        await actAsRoot(page);
        await showTerminal(page);
        for (let round = 0; round < reloads; round++) {
          const user = `reload-${round}`;
          const origin = await page.evaluate(() => performance.timeOrigin);
          await whenShown(page, `"UserName": "${user}"`, Math.round((latest * round) / (reloads - 1)));
          await type(page, `aws iam create-user --user-name ${user}`);
          await reloaded(page, origin);
          await showTerminal(page);
          if (!(await isThere(page, user))) lost.push(user);
        }
      } finally {
        await kill();
      }
      expect(lost).toEqual([]);
    },
  );
});
