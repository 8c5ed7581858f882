import type { Browser, BrowserContext } from 'playwright-core';
import { formatWorkspace } from '../../../src/exchange/workspace-file.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';
import { actAs, chooseFiles, dialog, jsonFile } from '../places.ts';
import { hasSeenAll } from '../visit.ts';

export type Saved = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What a browser keeps of an account that holds one of everything, with its root user acting. */
export async function fullAccount(browser: Browser, address: string): Promise<Saved> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(hasSeenAll);
  await page.goto(address);
  await chooseFiles(page, [jsonFile(formatWorkspace(wholeWorld, 'Everything'), 'everything.json')]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Everything .*saved$/ }).waitFor();
  await actAs(page, /^root user/);
  const saved = await context.storageState({ indexedDB: true });
  await context.close();
  return saved;
}
