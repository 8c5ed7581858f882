import type { Browser, Page } from 'playwright-core';
import { hasComeBefore } from '../../e2e/visit.ts';
import { barePress } from './bare-press.ts';
import { painted } from './painted.ts';
import { at, type Measured, ms } from './typed-commands.ts';

const rounds = 15;
const warmUp = 3;
/** The wanted ms, and how many times a bare press they may be. */
const answer = { wanted: 100, most: 4 } as const;

async function open(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.addInitScript(hasComeBefore);
  await page.goto(address);
  return page;
}

function told(what: string, times: readonly number[], bare: number): Measured['lines'][number] {
  const ratio = at(times, 0.5) / bare;
  return {
    text: `${what}: ${ms(at(times, 0.5))}, ${ms(at(times, 0.95))} in 19 of 20 (wanted: ${String(answer.wanted)} ms); ${ratio.toFixed(1)} times a bare press of ${ms(bare)} (at most ${String(answer.most)})`,
    fits: ratio <= answer.most,
  };
}

/** Asks in Try for one object and another in turn, so that each answer is a new one. */
async function asked(page: Page): Promise<number[]> {
  await page.getByRole('tab', { name: 'Try', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Try' });
  await panel.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  const resource = panel.getByRole('combobox', { name: 'Resource' });
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const key = `q${String(round + warmUp)}.csv`;
    await resource.fill(`arn:aws:s3:::team-bucket/${key}`);
    await resource.press('Tab');
    const text = `team-bucket/${key}`;
    const time = await painted(page, { selector: '.answer .question', text }, () =>
      panel.getByRole('button', { name: /^Ask as / }).click(),
    );
    if (round >= 0) times.push(time);
  }
  return times;
}

/** From a press in Try to the frame that paints its answer. */
export async function answers(browser: Browser, address: string): Promise<Measured> {
  const trying = await open(browser, address);
  const times = await asked(trying);
  const lines = [told('asked in Try, to the answer', times, await barePress(trying))];
  await trying.close();
  return { title: 'From a press to the frame that paints what it asks for (median):', lines };
}
