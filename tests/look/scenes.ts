import type { Browser, Page } from 'playwright-core';
import { generateAccount } from '../exchange/generate-account.ts';
import type { Saved } from '../e2e/press/account.ts';
import { chooseFiles, dialog, jsonFile } from '../e2e/places.ts';
import { settle } from '../e2e/press/watch.ts';
import { place, type Scene, type Take } from './scene.ts';
import { hasSeenAll } from '../e2e/visit.ts';

/** As many identities and policies as a real account had that was exported. */
const largeSize = { users: 44, groups: 5, roles: 78, policies: 84 } as const;

/** What a browser keeps of a large account: of `file`, as AWS's CLI exports it, or one that is made up. */
export async function largeAccount(browser: Browser, address: string, file: string | null): Promise<Saved> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(hasSeenAll);
  await page.goto(address);
  await chooseFiles(page, file === null ? [jsonFile(JSON.stringify(generateAccount(largeSize)))] : [file]);
  await dialog(page).getByRole('button', { name: 'Open as a new workspace' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: / saved$/ }).waitFor();
  const saved = await context.storageState({ indexedDB: true });
  await context.close();
  return saved;
}

const account = '111122223333';
const user = (name: string): string => `arn:aws:iam::${account}:user/${name}`;

async function putOn(page: Page, role: string): Promise<void> {
  await place(page, 'Steps');
  const form = page.getByRole('region', { name: 'What just happened' });
  await form.getByRole('combobox').first().selectOption({ label: role });
  await form.getByRole('button', { name: /as ana/ }).click();
  await page.getByRole('list', { name: 'The steps' }).waitFor();
  await settle(page);
}

/** Every notch of the timeline, as far as it goes. */
async function frames(page: Page, name: string, take: Take): Promise<void> {
  const notches = page.getByRole('list', { name: 'The steps' }).getByRole('button');
  for (let i = 0; i < (await notches.count()); i++) {
    const notch = notches.nth(i);
    if (!(await notch.isEnabled())) break;
    await notch.click();
    await settle(page);
    await take(`${name}, frame ${String(i)}`, page);
  }
}

const blocksOf = (page: Page, list: RegExp) => page.getByRole('list', { name: list }).getByRole('button');

/** The account's own scenes. */
export const accountScenes: readonly Scene[] = [
  {
    account: 'sample',
    at: '',
    play: async (page, take) => {
      await place(page, 'Account');
      await settle(page);
      await take('The sample account', page, true);
      await putOn(page, 'Deployer');
      await frames(page, 'Stage', take);
    },
  },
  {
    account: 'sample',
    at: '',
    play: async (page, take) => {
      await putOn(page, 'PartnerAudit');
      await frames(page, 'Stage, refused', take);
    },
  },
  {
    account: 'sample',
    at: `#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=${user('carol')}`,
    play: (page, take) => take('Why, allowed', page),
  },
  {
    account: 'sample',
    at: `#/ask/sts:AssumeRole/arn:aws:iam::${account}:role/PartnerAudit?as=${user('ana')}`,
    play: (page, take) => take('Why, refused', page),
  },
  {
    account: 'large',
    at: '',
    play: async (page, take) => {
      await place(page, 'Account');
      await blocksOf(page, /^(Groups|Roles)/)
        .first()
        .waitFor();
      await settle(page);
      await take('Overview', page, true);
      await blocksOf(page, /^Groups/)
        .first()
        .click();
      await settle(page);
      await take('Overview, a block open', page, true);
      await page.keyboard.press('Escape');
      for (const [name, who] of [
        ['of a user', 'user-7'],
        ['of a role', 'role-3'],
      ] as const) {
        await page.keyboard.press('/');
        await dialog(page).getByRole('combobox').fill(who);
        await dialog(page).getByRole('option').first().waitFor();
        await dialog(page).getByRole('combobox').press('Enter');
        await dialog(page).waitFor({ state: 'detached' });
        await place(page, 'Account');
        await settle(page);
        await take(`Surroundings ${name}`, page, true);
      }
    },
  },
];
