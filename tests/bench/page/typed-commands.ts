import type { Browser, Page } from 'playwright-core';
import { generateAccount } from '../../exchange/generate-account.ts';
import { hasComeBefore } from '../../e2e/visit.ts';

/** What a measure of the built page has found. `fits` says whether it is within what is allowed; null: nobody asked. */
export interface Measured {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly fits: boolean | null }[];
}

interface Times {
  /** Frames until the line says its answer, or that it is being saved, and ms. */
  readonly frames: number;
  readonly painted: number;
  /** Ms until the answer itself is painted. */
  readonly answered: number;
}

const rounds = 30;
const warmUp = 5;
const mostFrames = 2;

/** The value below which that part of all lies. */
export const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN;
/** Milliseconds as they are printed. */
export const ms = (value: number): string => `${value.toFixed(1)} ms`;

/**
 * A command that is typed into the terminal: from the key to the frame that paints its answer, or that it is being
 * saved, in an account of four users and in one of nearly 5,000.
 */
export async function typedCommands(browser: Browser, address: string): Promise<Measured> {
  const lines: Measured['lines'][number][] = [];
  for (const users of [4, 4900]) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.addInitScript(hasComeBefore);
    await page.goto(address);
    if (users > 4) await bringIn(page, users);
    await actAsRoot(page);
    await page.getByRole('tab', { name: 'Terminal' }).click();
    const times: Times[] = [];
    for (let round = -warmUp; round < rounds; round++) {
      const time = await typed(page, `bench-${round + warmUp}`);
      if (round >= 0) times.push(time);
    }
    const frames = times.map((time) => time.frames);
    const painted = times.map((time) => time.painted);
    const answered = times.map((time) => time.answered);
    lines.push(
      {
        text: `${users} users: ${at(frames, 0.5)} frames (at most ${mostFrames}), ${at(frames, 0.95)} in 19 of 20; ${ms(at(painted, 0.5))}, ${ms(at(painted, 0.95))} in 19 of 20`,
        fits: at(frames, 0.5) <= mostFrames,
      },
      {
        text: `${users} users: the answer itself, saved: ${ms(at(answered, 0.5))}, ${ms(at(answered, 0.95))} in 19 of 20`,
        fits: null,
      },
    );
    await page.close();
  }
  return { title: 'A typed command, from the key to what is painted (median):', lines };
}

/** Opens an account of so many users, 200 groups and 400 roles as a new workspace. */
export async function bringIn(page: Page, users: number): Promise<void> {
  const account = JSON.stringify(generateAccount({ users, groups: 200, roles: 400 }));
  await page
    .getByRole('banner')
    .first()
    .getByRole('button', { name: / saved/ })
    .click();
  await page.getByRole('button', { name: /Bring in a real account/ }).click();
  const dialog = page.getByRole('dialog');
  const file = { name: 'account.json', mimeType: 'application/json', buffer: Buffer.from(account) };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Open as a new workspace' }).click({ timeout: 120_000 });
  await dialog.waitFor({ state: 'detached', timeout: 120_000 });
}

export async function actAsRoot(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Acting as/ })
    .first()
    .click();
  await page.getByRole('option', { name: /^root user/ }).click();
}

async function typed(page: Page, name: string): Promise<Times> {
  const prompt = page.getByRole('textbox', { name: /^Command line/ });
  await prompt.fill(`aws iam create-user --user-name ${name}`);
  const measured = page.evaluate(
    (answer) =>
      new Promise<Times>((resolve) => {
        const log = [...document.querySelectorAll('[role=log]')].find((one) =>
          one.querySelector('.entry, .welcome'),
        );
        const start = (event: KeyboardEvent): void => {
          if (event.key !== 'Enter') return;
          removeEventListener('keydown', start, true);
          const from = event.timeStamp;
          let frames = 0;
          let first: { frames: number; painted: number } | null = null;
          // A message comes once the frame of this callback is painted.
          const look = (): void => {
            const isAnswered = log?.textContent.includes(answer) ?? false;
            const now = performance.now() - from;
            if (!first && (isAnswered || log?.querySelector('.saving'))) first = { frames, painted: now };
            if (isAnswered && first) resolve({ ...first, answered: now });
            else requestAnimationFrame(frame);
          };
          const frame = (): void => {
            frames++;
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = look;
            port2.postMessage(null);
          };
          requestAnimationFrame(frame);
        };
        addEventListener('keydown', start, true);
      }),
    `"UserName": "${name}"`,
  );
  await prompt.press('Enter');
  return measured;
}
