import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, begin, choose, fill, forward, inspector, select, submit } from './doing.ts';
import { actAs, dialog, looking, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** Lets something leak and acts as the stranger who read it. @returns what the dialog said of the loot */
async function steal(page: Page, name: RegExp): Promise<string> {
  await choose(page, name, 'Let it leak');
  await dialog(page).getByRole('button', { name: 'Leak it' }).click();
  await dialog(page).getByText('The stranger read this:').first().waitFor();
  const said = await dialog(page).innerText();
  await dialog(page).getByRole('button', { name: 'Act with it, as the stranger would' }).click();
  return said;
}

test('a leaked key works until it is switched off, leaked keys of a role until they run out', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  const server = await begin(page, /^Something that runs/);
  await fill(page, { Name: 'builder' });
  await server.getByText('of carol').click();
  await submit(page, 'Let it run');
  await choose(page, /^WebServer/, 'Put it in an instance profile');
  await submit(page, 'Create the instance profile');
  const instance = await begin(page, /^Something that runs/);
  await fill(page, { Name: 'shop' });
  await instance.getByText('On an EC2 instance').click();
  await instance.getByText('WebServer', { exact: true }).first().click();
  await submit(page, 'Let it run');

  expect(await steal(page, /^builder/)).toContain('A long-term key. It works until somebody switches it off');
  await topBar(page)
    .getByRole('button', { name: /^Acting as carol/ })
    .waitFor();
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::reports/q3.csv')).toContain('Allowed');

  // The cure for the first: the key is switched off while the stranger still holds it.
  await actAs(page, /^root user/);
  await (await select(page, /^carol/)).getByRole('button', { name: /^AKIA/ }).click();
  await inspector(page).getByRole('button', { name: 'Switch it off' }).click();
  await looking(page).getByText('Inactive: AWS refuses calls signed with it').waitFor();
  expect(await steal(page, /^builder/)).toContain('A long-term key.');
  const dead = await ask(page, 's3:GetObject', 'arn:aws:s3:::reports/q4.csv');
  expect(dead).toContain('Refused before AWS read any policy');
  expect(dead).toContain('The AWS Access Key Id you provided does not exist in our records.');
  await page.getByText('AWS refuses these credentials. The key is off or deleted').waitFor();

  // The second needs no cure: what leaked runs out.
  await actAs(page, /^root user/);
  expect(await steal(page, /^shop/)).toMatch(/Temporary keys. They stop working by themselves in \d+:\d+/);
  expect(await ask(page, 's3:GetObject', 'arn:aws:s3:::web-assets/index.html')).toContain('ReadWebBucket');
  await forward(page, /^12 hours$/);
  await page.getByText(/^The session WebServer\/\S+ is over: AWS refuses its credentials\.$/).waitFor();
  const over = await ask(page, 's3:GetObject', 'arn:aws:s3:::web-assets/later.html');
  expect(over).toContain('Refused before AWS read any policy');
  expect(over).toContain('The provided token has expired.');
});
