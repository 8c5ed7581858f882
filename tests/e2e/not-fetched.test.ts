import { expect, test } from 'vitest';
import { begin, submit } from './doing.ts';
import { actAs, dialog } from './places.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** The browser itself names each file that didn't come, sometimes late; the page throws nothing. */
function throwsNothing(problems: string[]): void {
  expect(problems.filter((one) => !one.includes('net::ERR_FAILED'))).toEqual([]);
  problems.length = 0;
}

test('a form whose call can’t be fetched says so, and carries it out once it can', async () => {
  const visitor = await newVisitor();
  let isAway = true;
  await visitor.route(/\/assets\/iam-providers-|\/icon\.svg/, (route) =>
    isAway ? route.abort() : route.continue(),
  );
  const { page, problems } = await visit(visitor);
  await actAs(page, /^root user/);
  const form = await begin(page, /OIDC/);
  await form.getByText('The page could not load the AWS CLI line. You may be offline.').waitFor();
  await form.getByRole('button', { name: 'Create the provider' }).click();
  await form
    .getByRole('alert')
    .getByText(
      'The page could not load what this needs. You may be offline. What is open here keeps working. Try again once you are online.',
    )
    .waitFor();
  throwsNothing(problems);
  isAway = false;
  await submit(page, 'Create the provider');
  expect(await dialog(page).count()).toBe(0);
  throwsNothing(problems);
});

test('a menu that can’t be fetched says so, and comes with its styles once it can', async () => {
  const visitor = await newVisitor();
  let isAway = true;
  await visitor.route(/\/assets\/ContextMenu-|\/icon\.svg/, (route) =>
    isAway ? route.abort() : route.continue(),
  );
  const { page, problems } = await visit(visitor);
  const canvas = page.locator('.canvas').first();
  await canvas.locator('canvas').first().waitFor({ state: 'attached' });
  const press = () => canvas.click({ button: 'right', position: { x: 20, y: 200 } });
  await press();
  await page.getByText('The page could not load what this needs. You may be offline.').waitFor();
  throwsNothing(problems);
  isAway = false;
  await press();
  await page.getByRole('menuitem', { name: 'New user' }).waitFor();
  const menu = page.getByRole('menu').filter({ hasText: 'New user' });
  await expect.poll(() => menu.evaluate((element) => getComputedStyle(element).minWidth)).toBe('200px');
  throwsNothing(problems);
});

test.each(['script', 'stylesheet'])(
  'a %s that failed in an outage, which is over, is no sign of a newer version',
  async (kind) => {
    const visitor = await newVisitor();
    // The page looks for the part again with a query.
    await visitor.route(/\/assets\/ContextMenu-[^?]*$/, (route) =>
      route.request().resourceType() === kind ? route.abort() : route.continue(),
    );
    const { page, problems } = await visit(visitor);
    const canvas = page.locator('.canvas').first();
    await canvas.locator('canvas').first().waitFor({ state: 'attached' });
    await canvas.click({ button: 'right', position: { x: 20, y: 200 } });
    await page.getByText('The page could not load what this needs. You may be offline.').waitFor();
    expect(await page.getByText('A newer version').count()).toBe(0);
    throwsNothing(problems);
  },
);

test('where what tells of who acts can’t be fetched, the account stays, and nothing is missed', async () => {
  const context = await newVisitor();
  await context.route(/\/Selected-/, (route) => route.abort());
  const missed = context.waitForEvent('requestfailed', (request) => request.url().includes('/Selected-'));
  const { page, problems } = await visit(context);
  await missed;
  await atRest(page);
  await expect.poll(() => page.locator('.inspector').textContent()).toContain('This account');
  expect(await page.getByText('You may be offline').count()).toBe(0);
  throwsNothing(problems);
});
