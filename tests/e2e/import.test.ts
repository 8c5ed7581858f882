import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { generateAccount } from '../exchange/generate-account.ts';
import { brokenNames } from '../look/broken-names.ts';
import {
  actAs,
  chooseFiles,
  dialog,
  findUser,
  jsonFile,
  looking,
  showIdentities,
  topBar,
  workspaceMenu,
} from './places.ts';
import { atRest, newVisitor, useBrowser, visit, watchFreezes } from './visit.ts';

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
  await actAs(page, /^user-3/);
  await (await showIdentities(page)).getByRole('treeitem', { name: /^role-1/ }).waitFor();
});

test.each([
  ['not JSON', '{\n "UserDetailList": [}', ['account.json is not JSON', 'line 2, column 21']],
  ['nested without end', '['.repeat(100_000), ['nested more than 64 levels deep']],
  ['of another tool', '{"Version":"2012-10-17","Statement":[]}', ['a single policy document']],
  [
    'with a name that AWS refuses',
    '{"UserDetailList":[{"UserName":"ana maria"}]}',
    ['UserDetailList[0].UserName'],
  ],
])('a file that is %s is refused with the place, and nothing is lost', async (_, content, said) => {
  const { page } = await visit(await newVisitor());
  await chooseFiles(page, [jsonFile(content)]);
  const alert = dialog(page).getByRole('alert');
  await alert.waitFor();
  const text = await alert.innerText();
  for (const part of said) expect(text).toContain(part);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await topBar(page)
    .getByRole('button', { name: /^Sample account/ })
    .waitFor();
  await topBar(page).getByText('111122223333').first().waitFor();
});

test('a file of 100 MB is refused at once', async () => {
  const { page } = await visit(await newVisitor());
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

test('an account of 5,000 users, 300 groups and 1,000 roles opens without freezing the page', async () => {
  const { page } = await visit(await newVisitor());
  // From the disk, as a learner's file is: a file handed over as text would be put together in the page.
  const folder = mkdtempSync(join(tmpdir(), 'large-account-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'large.json');
  writeFileSync(file, JSON.stringify(generateAccount({ users: 5000, groups: 300, roles: 1000 })));
  const longest = await watchFreezes(page);
  await chooseFiles(page, [file]);
  await dialog(page).getByRole('button', { name: open }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await topBar(page)
    .getByRole('button', { name: /^Account 111122223333/ })
    .waitFor();
  await (await showIdentities(page)).getByRole('treeitem', { name: /^Users 5,?000/ }).waitFor();
  await atRest(page);
  const freeze = await longest();
  console.log(`  the longest freeze while it opened: ${Math.round(freeze)} ms`);
  // Times are judged only where nothing else runs beside the test.
  if (process.env['JUDGE_TIMES'] === '1') expect(freeze).toBeLessThanOrEqual(200);
});
