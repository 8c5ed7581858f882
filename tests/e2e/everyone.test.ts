import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { isDrawn } from '../drawn.ts';
import { findingsInBoth } from './axe.ts';
import {
  actAs,
  dialog,
  findUser,
  happened,
  looking,
  saved,
  openLargeAccount,
  showIdentities,
  topBar,
  tree,
  workspaceMenu,
} from './places.ts';
import { atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** Ms: axe reads every screen, which a busy machine makes slow. */
const patience = 300_000;

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

/** Every screen, and how to come there from the one before it. */
const screens: readonly [string, (page: Page) => Promise<unknown>][] = [
  ['the first visit', () => Promise.resolve()],
  [
    'the steps of a role',
    async (page) => {
      await happened(page).getByRole('button', { name: 'Put it on as ana' }).click();
      await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
    },
  ],
  ...['At rest', 'Ask', 'Trust', 'Permission', 'Duration', 'Credentials', 'Expiry', 'Session'].map(
    (title): (typeof screens)[number] => [
      `the stage: ${title}`,
      (page) =>
        happened(page)
          .getByRole('list', { name: 'The steps' })
          .getByRole('button', { name: new RegExp(`^${title}`) })
          .click(),
    ],
  ),
  [
    'a first call on the stage',
    async (page) => {
      await happened(page).getByRole('button', { name: 'Call it as the session' }).click();
      await page.getByRole('button', { name: 'Why? The first call' }).waitFor();
    },
  ],
  ['the identities', showIdentities],
  ['a user', (page) => tree(page).getByRole('treeitem', { name: /^ana/ }).click()],
  [
    'a role',
    (page) =>
      tree(page)
        .getByRole('treeitem', { name: /^Deployer no/ })
        .click(),
  ],
  [
    'a policy',
    (page) =>
      tree(page)
        .getByRole('treeitem', { name: /^TeamBucket/ })
        .click(),
  ],
  [
    'why an answer is what it is',
    async (page) => {
      await page.evaluate(() => (location.hash = '#/ask/s3:GetObject/arn:aws:s3:::reports/q3'));
      await page.getByRole('list', { name: 'The seven gates, in AWS’s order' }).waitFor();
    },
  ],
  [
    'the page again',
    async (page) => {
      await page.getByRole('main').getByRole('button', { name: 'Back', exact: true }).first().click();
      await page.getByRole('tab', { name: 'Log' }).waitFor();
    },
  ],
  ['the log', (page) => page.getByRole('tab', { name: 'Log' }).click()],
  [
    'an answer',
    async (page) => {
      await page.getByRole('tab', { name: 'Try' }).click();
      await happened(page)
        .getByRole('button', { name: /^s3:GetObject/ })
        .click();
      await happened(page)
        .getByText('AWS says')
        .or(happened(page).getByText('What decided it'))
        .first()
        .waitFor();
    },
  ],
  [
    'who acts',
    (page) =>
      topBar(page)
        .getByRole('button', { name: /^Acting as/ })
        .click(),
  ],
  [
    'the workspaces',
    async (page) => {
      await escape(page);
      await workspaceMenu(page).click();
    },
  ],
  [
    'bringing in an account',
    async (page) => {
      await page.getByRole('button', { name: /Bring in a real account/ }).click();
      await dialog(page).waitFor();
    },
  ],
  [
    'a refused file',
    async (page) => {
      await dialog(page)
        .locator('input[type=file]')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
      await dialog(page).getByRole('alert').waitFor();
    },
  ],
  [
    'finding anything',
    async (page) => {
      await escape(page);
      await dialog(page).waitFor({ state: 'detached' });
      await topBar(page).getByRole('button', { name: 'Find or do anything' }).click();
      await dialog(page).waitFor();
    },
  ],
  [
    'a new user',
    async (page) => {
      await escape(page);
      await dialog(page).waitFor({ state: 'detached' });
      await page.getByRole('tabpanel', { name: 'Identities' }).getByRole('button', { name: 'New' }).click();
      await page.getByRole('menuitem', { name: 'New user' }).click();
      await dialog(page).waitFor();
    },
  ],
  [
    'a link to what is seen',
    async (page) => {
      await escape(page);
      await dialog(page).waitFor({ state: 'detached' });
      await topBar(page).getByRole('button', { name: 'Share', exact: true }).click();
      await dialog(page).getByRole('img').waitFor();
    },
  ],
  [
    'what a link opens',
    async (page) => {
      const link = await dialog(page).getByRole('textbox', { name: 'The link' }).inputValue();
      await escape(page);
      await dialog(page).waitFor({ state: 'detached' });
      await page.evaluate((to) => (location.hash = to), link.slice(link.indexOf('#')));
      await page.getByRole('region', { name: 'The link that you opened' }).waitFor();
    },
  ],
];

test(
  'axe finds nothing on any screen, in the light and in the dark',
  async () => {
    // axe is put into the page by the test, which the page's own policy would rightly refuse.
    const { page } = await visit(await newVisitor({ bypassCSP: true }));
    await saved(page);
    await page.getByRole('group', { name: 'The account as a picture' }).waitFor();
    const found: string[] = [];
    // One half is judged here, which the source draws; all screens are come to.
    for (const [at, [name, go]] of screens.entries()) {
      await go(page);
      await atRest(page);
      if (!isDrawn(at, 2)) continue;
      found.push(...(await findingsInBoth(page)).map((finding) => `${name}: ${finding}`));
    }
    expect(found).toEqual([]);
  },
  patience,
);

test(
  'axe finds nothing on a scene that is refused and mended, nor on a large account and one of its people',
  async () => {
    const { page } = await visit(await newVisitor({ bypassCSP: true }));
    const found: string[] = [];
    const judge = async (name: string): Promise<void> => {
      await atRest(page);
      found.push(...(await findingsInBoth(page)).map((finding) => `${name}: ${finding}`));
    };
    await page
      .getByRole('button', { name: /^Acting as/ })
      .first()
      .click();
    await page.getByRole('option', { name: /^carol/ }).click();
    await happened(page).getByRole('combobox', { name: 'Role', exact: true }).selectOption('Deployer');
    await happened(page).getByRole('button', { name: 'Put it on as carol' }).click();
    const steps = happened(page).getByRole('list', { name: 'The steps' });
    await steps.getByRole('button', { name: /^Permission/ }).click();
    const mend = page.getByRole('button', { name: 'Attach MayAssumeDeployer to Auditors, as root' });
    await mend.waitFor();
    await judge('refused');
    await mend.click();
    await steps.getByRole('button', { name: /^Session/ }).waitFor();
    await judge('mended');
    const notches = steps.getByRole('button');
    for (let i = 0; i < (await notches.count()); i++) {
      if (!(await notches.nth(i).isEnabled())) continue;
      await notches.nth(i).click();
      await judge(`notch ${i + 1}`);
    }
    await openLargeAccount(page);
    await judge('a large account');
    await findUser(page, 'user-7');
    await page.getByRole('navigation', { name: 'Where you are' }).getByText('user-7').waitFor();
    await judge('a neighbourhood');
    expect(found).toEqual([]);
  },
  patience,
);

test('axe finds nothing on a phone', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, bypassCSP: true };
  const { page } = await visit(await newVisitor(phone));
  const bar = page.getByRole('navigation', { name: 'Places' });
  const found: string[] = [];
  for (const place of ['Learn', 'Account', 'Steps', 'Look']) {
    await bar.getByText(place, { exact: true }).tap();
    await atRest(page);
    found.push(...(await findingsInBoth(page)).map((finding) => `${place}: ${finding}`));
  }
  await bar.getByText('Steps', { exact: true }).tap();
  await page.getByRole('button', { name: 'Put it on as ana' }).tap();
  const notches = page.getByRole('list', { name: 'The steps' }).getByRole('button');
  await notches.first().waitFor();
  for (let i = 0; i < (await notches.count()); i++) {
    if (!(await notches.nth(i).isEnabled())) continue;
    await notches.nth(i).tap();
    await atRest(page);
    found.push(...(await findingsInBoth(page)).map((finding) => `the stage, notch ${i + 1}: ${finding}`));
  }
  expect(found).toEqual([]);
});

test('by keyboard alone somebody is found, a user is made, and a role is put on', async () => {
  const { page } = await visit(await newVisitor());
  await actAs(page, /^root user/);
  const items = await showIdentities(page);
  await page.getByRole('tab', { name: 'Identities' }).focus();
  for (
    let i = 0;
    i < 12 && !(await items.evaluate((element) => element.contains(document.activeElement)));
    i++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await looking(page).getByRole('heading', { level: 2, name: 'ana' }).waitFor();
  await page.keyboard.press('Control+k');
  await dialog(page).waitFor();
  await page.keyboard.type('create a user');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('textbox', { name: 'Name' }).waitFor();
  await dialog(page).getByRole('textbox', { name: 'Name' }).focus();
  await page.keyboard.type('dora');
  await page.keyboard.press('Enter');
  await items.getByRole('treeitem', { name: /^dora/ }).waitFor();
  await happened(page).getByRole('combobox', { name: 'Role' }).focus();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');
    if (name.startsWith('Act as')) break;
  }
  // Root can't put on a role: somebody who can is offered, and the focus goes on to what they can press then.
  await page.keyboard.press('Enter');
  const putOn = happened(page).getByRole('button', { name: 'Put it on as ci-bot' });
  await expect.poll(() => putOn.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  const here = happened(page).locator('[aria-current="step"]');
  await expect.poll(() => here.evaluate((notch) => notch === document.activeElement)).toBe(true);
  for (const [key, tab] of [
    ['c', 'Terminal'],
    ['t', 'Try'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    const focused = page.locator(':focus');
    await expect.poll(() => focused.count()).toBe(1);
    expect(await focused.evaluate((element) => element.tagName)).not.toBe('BODY');
    await page.getByRole('tab', { name: tab, selected: true }).focus();
  }
});

/** What a finger presses and is less than 44 px high, but for links within a sentence and what a label enlarges. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, summary, [role=treeitem], [role=tab]')].flatMap(
      (element) => {
        const box = element.getBoundingClientRect();
        const isSeen =
          element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
          box.width > 2 &&
          box.bottom > 0 &&
          box.top < innerHeight;
        const isInline = getComputedStyle(element).display === 'inline';
        return !isSeen || isInline || box.height >= 43.5
          ? []
          : [`${element.textContent.trim()}: ${String(Math.round(box.height))} px`];
      },
    ),
  );

/** Words of buttons that go on in a second line. */
const brokenWords = (page: Page): Promise<string[]> =>
  page.locator('button').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      if (!button.checkVisibility()) return [];
      const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      for (let text = walker.nextNode(); text; text = walker.nextNode())
        for (const { index, 0: word } of (text.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (tops.size > 1) broken.push(word);
        }
      return broken;
    }),
  );

test('on a phone of 360 pixels everything fits and answers to touch', async () => {
  const context = await newVisitor({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const { page } = await visit(context);
  await topBar(page)
    .getByRole('button', { name: /^Acting as/ })
    .waitFor();
  // What AWS answers stands where it can be read.
  await page.getByRole('button', { name: 'Ask who you are' }).tap();
  const answer = page.getByText('AWS answers: you are');
  await answer.waitFor();
  await atRest(page);
  const next = await page.getByRole('button', { name: 'Next', exact: true }).boundingBox();
  const read = await answer.boundingBox();
  expect((read?.y ?? Infinity) + (read?.height ?? 0)).toBeLessThanOrEqual(next?.y ?? 0);
  const bar = page.getByRole('navigation', { name: 'Places' });
  for (const place of ['Learn', 'Account', 'Steps', 'Look']) {
    await bar.getByText(place, { exact: true }).tap();
    await atRest(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, `${place} is ${overflow} px too wide`).toBeLessThanOrEqual(0);
    expect(await smallTargets(page), place).toEqual([]);
  }
  await bar.getByText('Steps', { exact: true }).tap();
  await page.getByRole('button', { name: 'Put it on as ana' }).tap();
  await page.getByRole('list', { name: 'The steps' }).waitFor();
  await atRest(page);
  expect(await smallTargets(page)).toEqual([]);
  expect(await brokenWords(page)).toEqual([]);
});
