import type { Browser } from 'playwright-core';
import { drawn, median } from './opened-link.ts';
import type { Measured } from './typed-commands.ts';

const rounds = 7;
const warmUp = 1;
/** Ms that a reader should wait at most, and how many times the front page's opening that may be: it is 1.1 of them. */
const live = { wanted: 1500, most: 1.4 } as const;

/** Ms from the press on a post's picture, with nothing but that fetched before, until the live page has taken its place. */
async function tapped(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 640, height: 460 }, reducedMotion: 'reduce' });
  await page.goto(address);
  const start = page.locator('.embed-start button:not([hidden])').filter({ visible: true });
  await start.waitFor();
  const time = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = (): void => {
              const isLive = document.querySelector('[data-embed-view] footer p')?.textContent;
              if (isLive && !document.querySelector('.embed-start')) resolve(performance.now() - timeStamp);
              else requestAnimationFrame(look);
            };
            look();
          },
          { capture: true, once: true },
        );
      }),
  );
  await start.click();
  const waited = await time;
  await page.close();
  return waited;
}

/** How long a post's reader waits for the live page, against the opening of the front page, with nothing fetched before. */
export async function tappedEmbed(browser: Browser, address: string): Promise<Measured> {
  const own: number[] = [];
  const front: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const times = [
      await tapped(browser, `${address}embed/story/assume.html?start=tap`),
      await drawn(browser, address),
    ] as const;
    if (round < 0) continue;
    own.push(times[0]);
    front.push(times[1]);
  }
  const ratio = median(own) / median(front);
  return {
    title: 'A picture in a post that is pressed, until it is live (median):',
    lines: [
      {
        text: `${median(own).toFixed(0)} ms (wanted: ${String(live.wanted)}), the front page opens in ${median(front).toFixed(0)} ms: ${ratio.toFixed(2)} times (at most ${String(live.most)})`,
        fits: ratio <= live.most,
      },
    ],
  };
}
