import type { Browser, Page } from 'playwright-core';
import { chooseFiles, dialog, jsonFile } from '../../e2e/places.ts';
import { hasComeBefore } from '../../e2e/visit.ts';
import { generateAccount } from '../../exchange/generate-account.ts';
import { barePress, bareWork } from './bare-press.ts';
import { tasksWhile } from './tasks.ts';
import { at, type Measured, ms } from './typed-commands.ts';

const rounds = 14;
const warmUp = 2;
/** The wanted ms, and how many times a bare press they may be. */
const redrawn = { wanted: 300, most: 12 } as const;

/** A live picture, as Cytoscape keeps it at its element. */
interface Live {
  edges(): { map(of: (edge: { id(): string; style(name: string): string }) => string): string[] };
}

/**
 * Returns the ms from a press to the frame that paints the live picture's lines anew: other lines, or lines of other
 * colours.
 */
async function linesRedrawn(page: Page, act: () => Promise<unknown>): Promise<number> {
  const measured = page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('no line is drawn anew')), 10_000);
        const lines = (): string => {
          const holder = [...document.querySelectorAll('.picture .canvas, .picture .canvas *')].find(
            (one) => '_cyreg' in one && one.checkVisibility(),
          ) as (HTMLElement & { readonly _cyreg: { readonly cy: Live } }) | undefined;
          const live = holder?._cyreg.cy;
          return live
            ? live
                .edges()
                .map((one) => `${one.id()} ${one.style('line-color')}`)
                .sort()
                .join('\n')
            : '';
        };
        const before = lines();
        const start = ({ timeStamp }: Event): void => {
          removeEventListener('pointerdown', start, true);
          const frame = (): void => {
            if (lines() === before) return void requestAnimationFrame(frame);
            // Cytoscape draws in the frame after this one; a message comes once that is painted.
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(null);
            });
          };
          requestAnimationFrame(frame);
        };
        addEventListener('pointerdown', start, true);
      }),
  );
  await act();
  return measured;
}

const undo = (page: Page) => page.getByRole('banner').first().getByRole('button', { name: /^Undo/ });
const redo = (page: Page) => page.getByRole('banner').first().getByRole('button', { name: /^Redo/ });

/** A change of a lesson's policy, taken back and done again: from the press to the lines of the goals. */
export async function goalLines(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.addInitScript(hasComeBefore);
  await page.goto(`${address}#/lesson/first-policy`);
  await page.getByRole('button', { name: 'AWS allows it' }).click();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = page.getByRole('textbox', { name: /^Command line, as / });
  const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }];
  const document = JSON.stringify({ Version: '2012-10-17', Statement });
  await prompt.fill(
    `aws iam put-user-policy --user-name ana --policy-name Read --policy-document '${document}'`,
  );
  await prompt.press('Enter');
  await page.getByRole('button', { name: 'Change Read' }).waitFor();
  await page.locator('.picture canvas').first().waitFor();
  await page.waitForTimeout(500);
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const button = round % 2 === 0 ? undo(page) : redo(page);
    const time = await linesRedrawn(page, () => button.click());
    if (round >= 0) times.push(time);
    await page.waitForTimeout(200);
  }
  const bare = await barePress(page);
  await page.close();
  const times95 = ms(at(times, 0.95));
  const ratio = at(times, 0.5) / bare;
  return {
    title: 'A lesson’s picture after a change (median):',
    lines: [
      {
        text: `a change, to the redrawn lines of the goals: ${ms(at(times, 0.5))}, ${times95} in 19 of 20 (wanted: ${String(redrawn.wanted)} ms); ${ratio.toFixed(1)} times a bare press of ${ms(bare)} (at most ${String(redrawn.most)})`,
        fits: ratio <= redrawn.most,
      },
    ],
  };
}

/** A frame's time at 60 a second, and how many times the work of a bare press a frame of the movement may be. */
const frame = { wanted: 1000 / 60, most: 1.2 } as const;
/** Less work than this, in ms, is no frame of a movement. */
const leastWork = 1;

/** An account of 40 entities whose rows move apart for a newcomer and close up again: the work of a frame. */
export async function morphs(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(hasComeBefore);
  await page.goto(address);
  const account = generateAccount({ users: 16, groups: 4, roles: 8, policies: 11 });
  await chooseFiles(page, [jsonFile(JSON.stringify(account))]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const prompt = page.getByRole('textbox', { name: /^Command line, as / });
  await prompt.fill('aws iam create-user --user-name newcomer && echo made');
  await prompt.press('Enter');
  await page.getByText('made', { exact: true }).last().waitFor();
  await page.locator('.canvas canvas').first().waitFor();
  await page.waitForTimeout(1500);
  const work: number[] = [];
  const counts: number[] = [];
  for (let round = -warmUp; round < rounds / 2; round++) {
    const tasks = await tasksWhile(browser, page, async () => {
      await (round % 2 === 0 ? undo(page) : redo(page)).click();
      await page.waitForTimeout(600);
    });
    // The first of them is the change itself.
    const [, ...frames] = tasks.filter((task) => task > leastWork);
    if (round < 0) continue;
    work.push(...frames);
    counts.push(frames.length);
  }
  const bare = await bareWork(browser, page);
  await page.close();
  const ratio = at(work, 0.5) / bare;
  return {
    title: 'The picture of 40 entities while it moves:',
    lines: [
      {
        text: `${ms(at(work, 0.5))} of processor time a frame, ${ms(at(work, 0.95))} in 19 of 20 (wanted: ${ms(frame.wanted)}, 60 frames a second); ${ratio.toFixed(1)} times the ${ms(bare)} of a bare press (at most ${String(frame.most)})`,
        fits: ratio <= frame.most,
      },
      { text: `${String(at(counts, 0.5))} such frames in a movement (median)`, fits: null },
    ],
  };
}
