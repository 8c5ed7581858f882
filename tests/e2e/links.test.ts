import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { putOn, refusal } from './doing.ts';
import { watchPassage } from './motion.ts';
import { actAs, createUser, dialog, happened, saved, showIdentities, topBar, tree } from './places.ts';
import { stoodStill, watchShifts } from './shifts.ts';
import sentLinks from '../exchange/link/sent.json' with { type: 'json' };
import { address, atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const bar = (page: Page): Locator => page.getByRole('region', { name: 'The link that you opened' });
const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const stored = (page: Page): Promise<number> =>
  page.evaluate(async () => (await indexedDB.databases()).length);

/** Opens the dialog by its button, or by the menu where a narrow header has no room for it, and reads the link. @returns what stands behind the page's own address */
async function share(
  page: Page,
  press: (target: Locator) => Promise<void> = (it) => it.click(),
): Promise<string> {
  const button = topBar(page).getByRole('button', { name: 'Share', exact: true });
  if (await button.isVisible()) await press(button);
  else {
    await press(topBar(page).getByRole('button', { name: 'More', exact: true }));
    await press(page.getByRole('menuitem', { name: 'Share' }));
  }
  const link = dialog(page).getByRole('textbox', { name: 'The link' });
  await link.waitFor();
  const text = await link.inputValue();
  expect(text.length).toBeLessThan(2000);
  await dialog(page).getByRole('img').waitFor();
  await press(dialog(page).getByRole('button', { name: 'Close' }));
  await dialog(page).waitFor({ state: 'detached' });
  return text.slice(address().length);
}

/** The scene of the refusal stands there, decided again. */
async function refusedScene(page: Page): Promise<void> {
  await bar(page).getByText('with the same answer: AWS refused (AccessDenied)').waitFor();
  await happened(page)
    .getByRole('list', { name: 'The steps' })
    .getByRole('button', { name: /refused/ })
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: 'Whole account' })
    .or(page.getByText('Missing: ana'))
    .first()
    .waitFor();
}

/** Notes which pictures a page paints, in their order: `account`, `stage` or `gates`. @returns what was painted so far */
async function watchPainted(context: BrowserContext): Promise<(page: Page) => Promise<readonly string[]>> {
  await context.addInitScript(() => {
    const painted = new Set<string>();
    Object.assign(globalThis, { painted });
    const look = (): void => {
      // What lies above comes first: the stage covers the account.
      const above = { stage: '.stage > svg', gates: '.gates', account: '.whole > svg, .canvas canvas' };
      const top = Object.entries(above).find(([, selector]) => document.querySelector(selector));
      if (top) painted.add(top[0]);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return (page) => page.evaluate(() => [...(globalThis as unknown as { painted: Set<string> }).painted]);
}

/** A visitor to whom AWS refused a role sends the link. */
async function refused(visitor?: BrowserContext): Promise<string> {
  const { page } = await visit(visitor ?? (await newVisitor()));
  await putOn(page, { role: 'PartnerAudit' });
  await refusal(page);
  const link = await share(page);
  expect(link).toMatch(/^#d5\.[\w-]+\.[\w-]{6}$/);
  return link;
}

let sentOnce: string | null = null;
/** The link of a refused step that was made before, for tests that only open it. */
const refusedLink = async (): Promise<string> => (sentOnce ??= await refused());

test('a refused step is sent, seen the same, kept, changed and sent on', { timeout: 120_000 }, async () => {
  const link = await refusedLink();
  const { page } = await visit(await newVisitor(), link);
  await refusedScene(page);
  expect(await stored(page), 'nothing of a link is stored').toBe(0);
  await bar(page).getByRole('button', { name: 'Keep a copy' }).click();
  await saved(page);
  expect(await hash(page)).toMatch(/^#\/step\/\d+$/);
  await happened(page)
    .getByRole('list', { name: 'The steps' })
    .getByRole('button', { name: /refused/ })
    .first()
    .waitFor();
  expect(await bar(page).count()).toBe(0);
  await actAs(page, /^root user/);
  await createUser(page, 'dora');
  await dialog(page).waitFor({ state: 'detached' });
  const further = await share(page);
  const { page: third } = await visit(await newVisitor(), further);
  await bar(third).waitFor();
  // It opens on itself, not on the reader's own story.
  expect(
    await third.getByRole('tab', { name: 'Identities', exact: true }).getAttribute('aria-selected'),
  ).toBe('true');
  await tree(third).getByRole('treeitem', { name: /^dora/ }).waitFor();
});

test(
  'the account’s picture becomes the stage, and the stage that picture; a scene that was sent stands at once',
  { timeout: 120_000 },
  async () => {
    const moving = { reducedMotion: 'no-preference' } as const;
    const sender = await newVisitor(moving);
    const moves = await watchPassage(sender);
    const link = await refused(sender);
    const [page] = sender.pages();
    if (!page) throw new Error('The sender has no page.');
    expect(await moves(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Whole account' }).first().click();
    await page.locator('.stage').waitFor({ state: 'detached' });
    expect(await moves(page)).toBeGreaterThan(0);
    const reader = await newVisitor(moving);
    const movesThere = await watchPassage(reader);
    const { page: there } = await visit(reader, link);
    await refusedScene(there);
    expect(await movesThere(there)).toBe(0);
    const still = await newVisitor();
    const movesOfStill = await watchPassage(still);
    await refused(still);
    const [quiet] = still.pages();
    expect(quiet && (await movesOfStill(quiet))).toBe(0);
  },
);

test('the scene of a step stands there as it was sent while the engine is still on its way', async () => {
  const link = await refusedLink();
  const context = await newVisitor();
  let arrive: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  let asked = 0;
  await context.route(/\/assets\/engine-/, async (route) => {
    asked++;
    await held;
    await route.continue();
  });
  const painted = await watchPainted(context);
  const { page } = await visit(context, link);
  const scene = page.locator('.stage > svg');
  await scene.waitFor();
  await bar(page).getByText('As sent: AWS refused (AccessDenied)').waitFor();
  await bar(page).getByText('The page decides it again.').waitFor();
  const steps = happened(page).getByRole('list', { name: 'The steps' });
  await steps
    .getByRole('button', { name: /refused/ })
    .first()
    .waitFor();
  await page.getByText('Missing: ana').waitFor();
  // The reader goes on meanwhile, and stays there.
  await steps.getByRole('button').nth(1).click();
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await bar(page).getByText('with the same answer').count()).toBe(0);
  const drawn = await scene.evaluate((element) => ((element as HTMLElement).dataset['seen'] = 'yes'));
  arrive();
  await bar(page).getByText('with the same answer: AWS refused (AccessDenied)').waitFor();
  expect(await scene.getAttribute('data-seen')).toBe(drawn);
  expect(await steps.getByRole('button').nth(1).getAttribute('aria-current')).toBe('step');
  expect(await painted(page)).toEqual(['stage']);
});

test.each([
  ['an answer', 'sample-2, an answer with its secrets', 'gates'],
  [
    'a step of the second version, which doesn’t say how it was decided',
    'second version: a refused step',
    'stage',
  ],
])('%s is the first thing that its link paints', async (_, title, first) => {
  const { link = '' } = sentLinks.find((one) => one.title === title) ?? {};
  const visitor = await newVisitor();
  await watchShifts(visitor);
  const painted = await watchPainted(visitor);
  const { page } = await visit(visitor, `#${link}`);
  await bar(page).getByText('decided again here').waitFor();
  await atRest(page);
  expect(await painted(page)).toEqual([first]);
  await stoodStill(page);
});

test('the same on a phone, by touch', { timeout: 120_000 }, async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const link = await refusedLink();
  const visitor = await newVisitor(phone);
  await watchShifts(visitor);
  const painted = await watchPainted(visitor);
  const { page } = await visit(visitor, link);
  await bar(page).getByText('with the same answer: AWS refused (AccessDenied)').waitFor();
  await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
  await atRest(page);
  expect(await painted(page)).toEqual(['stage']);
  await stoodStill(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
  await bar(page).getByRole('button', { name: 'Keep a copy' }).tap();
  await bar(page).waitFor({ state: 'detached' });
  await happened(page).getByRole('list', { name: 'The steps' }).waitFor();
  const further = await share(page, (target) => target.tap());
  const { page: third } = await visit(await newVisitor(phone), further);
  await bar(third).getByText('AWS refused (AccessDenied)').waitFor();
});

test('a link never takes the place of what is stored, and Back leads to it as it was left', async () => {
  const link = await refusedLink();
  const context = await newVisitor();
  const { page } = await visit(context);
  await actAs(page, /^root user/);
  await createUser(page, 'mine');
  await dialog(page).waitFor({ state: 'detached' });
  await saved(page);
  await page.evaluate((to) => (location.hash = to), link);
  await refusedScene(page);
  await actAs(page, /^root user/);
  await createUser(page, 'theirs');
  await dialog(page).waitFor({ state: 'detached' });
  await showIdentities(page);
  expect(await tree(page).getByRole('treeitem', { name: /^mine/ }).count()).toBe(0);
  await bar(page).getByRole('button', { name: 'Back to yours' }).click();
  await saved(page);
  await showIdentities(page);
  await tree(page).getByRole('treeitem', { name: /^mine/ }).waitFor();
  expect(
    await tree(page)
      .getByRole('treeitem', { name: /^theirs/ })
      .count(),
  ).toBe(0);
  await page.goBack();
  await bar(page).waitFor();
  await showIdentities(page);
  await tree(page)
    .getByRole('treeitem', { name: /^theirs/ })
    .waitFor();
  // Past the link lies the visitor's own account again.
  await page.goBack();
  await bar(page).waitFor({ state: 'detached' });
  await showIdentities(page);
  await tree(page).getByRole('treeitem', { name: /^mine/ }).waitFor();
});

test('a link that was cut, changed or made by a newer page says so, and the account is there', async () => {
  const link = await refusedLink();
  for (const [text, said] of [
    [link.slice(0, -4), 'The end of this link is missing.'],
    [
      link.replace(/.(?=.{30}$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      'A part of this link was lost or changed',
    ],
    [link.replace('#d5', '#d7'), 'A newer version of this page made this link (d7).'],
  ] as const) {
    const { page } = await visit(await newVisitor(), text);
    await page.getByText(said).waitFor();
    await saved(page);
    expect(await hash(page)).toBe('');
  }
});

test('with a link in the address the sample’s own picture never flashes by', async () => {
  const context: BrowserContext = await newVisitor();
  const bare = await context.newPage();
  await bare.route('**/assets/*.js', (route) => route.abort());
  await bare.goto(address('#d1.anything.AbCdEf'));
  expect(await bare.locator('#first-paint .first-picture.wide svg').isVisible()).toBe(false);
});

test('a question and an answer are sent as such', async () => {
  const { page } = await visit(
    await newVisitor(),
    '#/ask/s3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol',
  );
  const sentence = (of: Page): Locator => of.getByRole('heading', { name: /^carol can read reports\/q3/ });
  await sentence(page).waitFor();
  const link = await share(page);
  const { page: other } = await visit(await newVisitor(), link);
  await sentence(other).waitFor();
  await bar(other).waitFor();
  await bar(other).getByRole('button', { name: 'Keep a copy' }).click();
  await bar(other).waitFor({ state: 'detached' });
  expect(await hash(other)).toMatch(/^#\/ask\//);
  await sentence(other).waitFor();
  // A line that isn't run yet is sent along, unrun.
  const typed = 'aws iam create-user --user-name zoe';
  await page.evaluate(() => (location.hash = ''));
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const line = (of: Page): Locator => of.getByRole('textbox', { name: /^Command line/ });
  await line(page).fill(typed);
  const { page: third } = await visit(await newVisitor(), await share(page));
  await bar(third).waitFor();
  expect(await line(third).inputValue()).toBe(typed);
  await bar(third).getByRole('button', { name: 'Keep a copy' }).click();
  await bar(third).waitFor({ state: 'detached' });
  expect(await line(third).inputValue()).toBe(typed);
});

test('the dialog: its key, what travels, a file, and the link selected where the page may not copy', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  await context.clock.install();
  const { page } = await visit(context);
  await happened(page).waitFor();
  await page.keyboard.press('s');
  const link = dialog(page).getByRole('textbox', { name: 'The link' });
  await link.waitFor();
  const short = (await link.inputValue()).length;
  // The account's clock goes on meanwhile, and the link stays: somebody may be copying it.
  await link.evaluate((field) => (field.dataset['seen'] = 'yes'));
  const clock = page.locator('button', { hasText: /^\s*Clock/ });
  const before = await clock.innerText();
  await page.clock.fastForward('02:00');
  await expect.poll(() => clock.innerText()).not.toBe(before);
  expect(await link.getAttribute('data-seen')).toBe('yes');
  await dialog(page).getByRole('checkbox', { name: 'Make it anonymous' }).check();
  await expect.poll(async () => (await link.inputValue()).length).toBeGreaterThan(2 * short);
  await dialog(page).getByRole('checkbox', { name: 'Make it anonymous' }).uncheck();
  await expect.poll(async () => (await link.inputValue()).length).toBeLessThan(short + 20);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Download as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Sample-account.iam-playground.json');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('closed'));
  });
  await dialog(page).getByRole('button', { name: 'Copy the link' }).click();
  await dialog(page).getByText('copy it by hand').waitFor();
  const chosen = await link.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd]);
  expect(chosen).toEqual([0, (await link.inputValue()).length]);
});
