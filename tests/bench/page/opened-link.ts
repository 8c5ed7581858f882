import type { Browser } from 'playwright-core';
import type { Measured } from './typed-commands.ts';
import { hasComeBefore } from '../../e2e/visit.ts';

const rounds = 11;
const warmUp = 2;
const mostLater = 300;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Ms from the start of the visit, with nothing stored or fetched before, until the account's picture is drawn. */
export async function drawn(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.addInitScript(hasComeBefore);
  await page.goto(address, { waitUntil: 'commit' });
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('#app .graph-panel :is(svg text, canvas)')) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.close();
  return time;
}

/** A link's own picture against the front page's: both are drawn by the page, the link's once it was checked. */
export async function openedLink(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage();
  await page.addInitScript(hasComeBefore);
  await page.goto(address);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
  await page.close();
  const times = new Map<string, number[]>([
    [address, []],
    [link, []],
  ]);
  for (let round = -warmUp; round < rounds; round++)
    for (const [url, own] of times) {
      const time = await drawn(browser, url);
      if (round >= 0) own.push(time);
    }
  const [front = NaN, own = NaN] = [...times.values()].map(median);
  return {
    title: 'A link that is opened, until its own picture is drawn (median):',
    lines: [
      {
        text: `${own.toFixed(0)} ms, the front page ${front.toFixed(0)} ms: ${(own - front).toFixed(0)} ms later (at most ${mostLater})`,
        fits: own - front <= mostLater,
      },
    ],
  };
}
