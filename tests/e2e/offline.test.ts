import { cpSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { begin, closed, fill, select, submit } from './doing.ts';
import { dist, Host } from './host.ts';
import { actAs, dialog, learning, topBar } from './places.ts';
import { newVisitor, useBrowser } from './visit.ts';

useBrowser();

/** Ms: the browser keeps some nine hundred files, and a busy machine takes its time. */
const patience = 180_000;

async function open(host: Host, rest = ''): Promise<Page> {
  const page = await (await newVisitor()).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(host.address + rest);
  await page.getByRole('banner').waitFor();
  return page;
}

const violations = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const seen: string[] = [];
    (globalThis as unknown as { seen: string[] }).seen = seen;
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      seen.push(`${violatedDirective} ${blockedURI}`),
    );
  });

test(
  'after one visit all of the page works without a network, and a newer version is offered',
  { timeout: patience },
  async () => {
    const host = await Host.start();
    host.keepOffline();
    const page = await open(host);
    await violations(page);
    // Somebody touches the page: then it fetches ahead.
    await page.mouse.move(300, 300);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    const browser = await page.context().newCDPSession(page);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    // A window of a test is a private one, which nothing is installed from.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    host.isAway = true;

    await page.reload();
    await topBar(page)
      .getByRole('button', { name: /^Sample account/ })
      .waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: /Share/ }).waitFor();
    await page.keyboard.press('Escape');
    await closed(page);
    await page.keyboard.press('?');
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await closed(page);
    await page.goto(`${host.address}#/lessons`);
    await page.getByRole('heading', { name: 'Lessons', level: 2 }).waitFor();
    await page.goto(`${host.address}#/lesson/groups-carry-policies`);
    await learning(page).getByRole('heading').first().waitFor();
    await page.reload();
    await learning(page).getByRole('heading').first().waitFor();
    // A host, or whoever shares an address, appends a query.
    await page.goto(`${host.address}?x=1#/lesson/groups-carry-policies`);
    await learning(page).getByRole('heading').first().waitFor();
    await page.reload();
    await learning(page).getByRole('heading').first().waitFor();
    await page.goto(`${host.address}#/lesson/groups-carry-policies`);

    host.isAway = false;
    host.edit((html) => html.replace('<title>', '<meta name="version" content="2"><title>'));
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const version = (): Promise<number> => page.locator('meta[name=version]').count();
    await page.mouse.move(320, 320);
    const offer = page.getByText('A newer version of this page is ready.', { exact: false }).first();
    await offer.waitFor();
    expect(await version()).toBe(0);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(version).toBe(1);
  },
);

test('a page in a frame, and one on this machine, keep nothing', async () => {
  const host = await Host.start();
  writeFileSync(join(host.folder, 'post.html'), '<iframe src="./" width="800" height="600"></iframe>');
  const page = await open(host);
  await page.mouse.move(300, 300);
  await expect.poll(() => host.asked.some((path) => /offline-/.test(path)), { timeout: 20_000 }).toBe(true);
  host.keepOffline();
  await page.goto(`${host.address}post.html`);
  await page.frameLocator('iframe').getByRole('banner').waitFor();
  await page.mouse.move(300, 300);
  const registered = (): Promise<number> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registered()).toBe(0);
  expect(host.asked).not.toContain('sw.js');
});

test('a page whose part is gone from its server offers Reload, with the work saved', async () => {
  const host = await Host.start();
  // Before anything is fetched ahead, which begins with the first touch, or once the page has rested.
  for (const file of readdirSync(join(host.folder, 'assets')))
    if (/^ContextMenu-/.test(file)) unlinkSync(join(host.folder, 'assets', file));
  const page = await open(host);
  const canvas = page.locator('.canvas').first();
  const live = (): Promise<void> => canvas.locator('canvas').first().waitFor({ state: 'attached' });
  await live();
  await actAs(page, /^root user/);
  await begin(page, /^New user/);
  await fill(page, { Name: 'zoe' });
  await submit(page, 'Create the user');
  await canvas.click({ button: 'right', position: { x: 20, y: 200 } });
  await page
    .getByText('A newer version may be there. What is open here keeps working.', { exact: false })
    .first()
    .waitFor();
  expect(await page.getByText('You may be offline').count()).toBe(0);
  cpSync(dist, host.folder, { recursive: true });
  host.edit((html) => html.replace('<title>', '<meta name="version" content="2"><title>'));
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.locator('meta[name=version]').waitFor({ state: 'attached' });
  // The picture of the page's text, which stands first, has no menu.
  await live();
  await canvas.click({ button: 'right', position: { x: 20, y: 200 } });
  await page.getByRole('menuitem', { name: 'New user' }).waitFor();
  await page.keyboard.press('Escape');
  await select(page, /^zoe/);
});
