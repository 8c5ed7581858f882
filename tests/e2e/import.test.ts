import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { generateAccount } from '../exchange/generate-account.ts';
import { brokenNames } from '../look/broken-names.ts';
import {
  actAs,
  chooseFiles,
  dialog,
  findUser,
  jsonFile,
  looking,
  topBar,
  tree,
  workspaceMenu,
} from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const shared = resolve(import.meta.dirname, '../../../shared/data');
const real = ['authz-details-real.json', 'authz-details-small.json'];
const longNames: Readonly<Record<string, string>> = {
  'authz-details-real.json': 'privesc-permissive-role-trust',
};
const open = 'Open as a new workspace';

test.skipIf(!existsSync(shared)).each(real)(
  `a real account opens beside what was there: %s (skipped without ${shared})`,
  async (name) => {
    const { page } = await visit(await newVisitor());
    await chooseFiles(page, [resolve(shared, name)]);
    await dialog(page).getByText('What such a file never has').waitFor();
    await dialog(page).getByRole('button', { name: open }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await topBar(page)
      .getByRole('button', { name: /^Account \d{12}/ })
      .waitFor();
    await actAs(page, /^root user/);
    await workspaceMenu(page).click();
    await page.getByRole('button', { name: /^Sample account/ }).waitFor();
    await page.keyboard.press('Escape');
    const who = longNames[name];
    if (who === undefined) return;
    // Many of those that this role trusts have names longer than a line.
    await findUser(page, who);
    await looking(page).getByRole('heading', { name: who }).waitFor();
    expect(await page.evaluate(brokenNames)).toEqual([]);
  },
);

test('pages of one account are merged, and anyone in it can act', async () => {
  const { UserDetailList, ...rest } = generateAccount({ users: 12, groups: 2, roles: 3 });
  const { page } = await visit(await newVisitor());
  await chooseFiles(page, [
    jsonFile(JSON.stringify({ UserDetailList, IsTruncated: true, Marker: 'x' }), 'page-1.json'),
    jsonFile(JSON.stringify(rest), 'page-2.json'),
  ]);
  await dialog(page).getByRole('button', { name: open }).click();
  await dialog(page).waitFor({ state: 'detached' });
  // It opens on itself, and not on a story about somebody who isn't in it.
  await tree(page)
    .getByRole('treeitem', { name: /^role-1/ })
    .waitFor();
  await actAs(page, /^user-3/);
});

test('files that can’t be read are refused with the place, one of 100 MB at once, and nothing is lost', async () => {
  const { page } = await visit(await newVisitor());
  const alert = dialog(page).getByRole('alert');
  const unreadable = [
    ['{\n "UserDetailList": [}', 'account.json is not JSON', 'line 2, column 21'],
    ['['.repeat(100_000), 'nested more than 64 levels deep'],
    ['{"Version":"2012-10-17","Statement":[]}', 'a single policy document'],
    ['{"UserDetailList":[{"UserName":"ana maria"}]}', 'UserDetailList[0].UserName'],
  ] as const;
  for (const [content, ...said] of unreadable) {
    await chooseFiles(page, [jsonFile(content)]);
    for (const part of said) await alert.getByText(part).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await topBar(page)
      .getByRole('button', { name: /^Sample account/ })
      .waitFor();
    await topBar(page).getByText('111122223333').first().waitFor();
  }
  await workspaceMenu(page).click();
  await page.getByRole('button', { name: /Bring in a real account/ }).click();
  await dialog(page)
    .locator('input[type=file]')
    .evaluate((input: HTMLInputElement) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(100 * 1024 * 1024)], 'huge.json'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  await dialog(page).getByText('huge.json is too large: 100 MB').waitFor();
});
