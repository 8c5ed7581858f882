import { afterEach, beforeEach, expect, test } from 'vitest';
import { page as browser } from 'vitest/browser';
import ResultsPanel from '../../../../../src/ui/panels/learning/results/ResultsPanel.svelte';
import { results } from '../../../../../src/ui/panels/learning/results/results.svelte.ts';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  await browser.viewport(1440, 900);
  results.clear();
  // In a frame, the page moves the focus only once somebody has pressed something.
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
  page = await mountPanel(ResultsPanel);
});
afterEach(async () => {
  results.clear();
  await page.close();
  page.playground.close();
});

test('once the sample class is there, the keyboard is at the sentence that says that it is one', async () => {
  const open = named('button', 'Open a sample class of 30');
  open.focus();
  open.click();
  // Making it takes a while.
  await expect
    .poll(() => results.isSample && document.activeElement !== document.body, { timeout: 60_000 })
    .toBe(true);
  expect(document.activeElement?.textContent).toMatch(/Sample.*30 learners who don’t exist/s);
}, 90_000);
