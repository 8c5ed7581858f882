import type { Browser, Page } from 'playwright-core';
import { longestTask } from './tasks.ts';
import type { Measured } from './typed-commands.ts';
import { hasComeBefore } from '../../e2e/visit.ts';

/** The longest that the line takes, in characters and in lines. */
const most = 256_000;
const mostLines = 6000;
const mostMs = 100;

const filled = (unit: string, before = '', after = ''): string =>
  before + unit.repeat(Math.floor((most - before.length - after.length) / unit.length)) + after;
const lines = (line: string, before = '', after = ''): string =>
  before + `${line}\n`.repeat(mostLines - 2) + after;

/** What a person could paste to stop the page. */
const texts: Readonly<Record<string, string>> = {
  'one word': filled('a', 'echo '),
  'a quoted word': filled('a ', 'echo "', '"'),
  backslashes: filled('\\', 'echo ', 'a'),
  'an open quote': lines('a', 'echo "'),
  'commands in one line': filled('a;'),
  'commands in lines of their own': lines('x'),
  users: Array.from({ length: 5000 }, (_, i) => `aws iam create-user --user-name worker-${i}`).join('\n'),
  assignments: lines('A=1'),
  'a here-document': lines('a', 'cat <<E\n', 'E'),
  'substitutions within each other': filled('$('),
  variables: filled('$A', 'echo '),
  'what can’t be seen': filled('\u200b', 'echo '),
  'letters in both directions': `echo "${'\u05d0 '.repeat(3490)}"`,
  'lines in both directions': `echo "${'\u05d0 '.repeat(345)}"\n`.repeat(33),
  'short lines in both directions': `echo ${'\u05d0 '.repeat(10)}\n`.repeat(1240),
  pictures: filled('\u{1f600}', 'echo '),
};

/** Copies a text and goes to the line, so that Ctrl-V pastes it, as a person does. */
async function copy(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole('textbox', { name: /^Command line/ }).focus();
}

/**
 * The longest texts that the terminal's line takes: what pasting one, entering it and what follows takes in a row, in
 * processor time, so that a busy machine doesn't count.
 */
export async function pastedTexts(browser: Browser, address: string): Promise<Measured> {
  const found: Measured['lines'][number][] = [];
  for (const [what, text] of Object.entries(texts)) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.addInitScript(hasComeBefore);
    await page.goto(address);
    await page.getByRole('tab', { name: 'Terminal' }).click();
    await page.getByRole('textbox', { name: /^Command line/ }).waitFor();
    await page.waitForTimeout(1500);
    await copy(page, text);
    const pasted = await longestTask(browser, page, () => page.keyboard.press('Control+V'));
    const entered = await longestTask(browser, page, () => page.keyboard.press('Enter'));
    found.push({
      text: `${what}: ${pasted.toFixed(0)} ms pasted, ${entered.toFixed(0)} ms entered (at most ${mostMs})`,
      fits: Math.max(pasted, entered) <= mostMs,
    });
    await context.close();
  }
  return { title: 'A pasted text of the greatest length, the longest task (processor time):', lines: found };
}
