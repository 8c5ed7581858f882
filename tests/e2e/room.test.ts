import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inSight } from './in-sight.ts';
import { dialog, happened, learning, looking, showIdentities, topBar } from './places.ts';
import { drawnIn, smallestLetters } from './live-picture.ts';
import { address, atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** The account's picture, or a lesson's of its goals. */
const picture = (page: Page): Locator =>
  page.getByRole('group', { name: /^(The account as a picture|Picture of the goals)$/ });

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it isn’t there');
  return box;
}

/** Returns how many lines of a lesson's text are in sight, whole. */
const linesRead = (page: Page): Promise<number> =>
  learning(page)
    .locator('.page')
    .evaluate((text) => {
      const around = text.getBoundingClientRect();
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const boxes: DOMRect[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.checkVisibility() || node.parentElement.closest('.visually-hidden'))
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        boxes.push(...range.getClientRects());
      }
      const isWhole = ({ top, bottom, width }: DOMRect): boolean =>
        width > 1 && top >= around.top && bottom <= around.bottom;
      let [lines, last] = [0, -Infinity];
      for (const { top, bottom } of boxes.filter(isWhole).sort((a, b) => a.top - b.top)) {
        if (top < last - 4) continue;
        lines += 1;
        last = bottom;
      }
      return lines;
    });

/** What a finger can press that is lower than 44 px; links within a text are as high as its lines. */
const tooSmall = (page: Page): Promise<string[]> =>
  page
    .locator('button, label:has(input[type="radio"]), a[href]:not(p a, li a, .skip)')
    .evaluateAll((all) =>
      all
        .filter(
          (one) =>
            one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height < 43.5,
        )
        .map(
          (one) =>
            `${one.getAttribute('aria-label') ?? one.textContent.trim()}: ${one.getBoundingClientRect().height}`,
        ),
    );

test('a first visit is prose, picture and one filled button, and the story unfolds the rest', async () => {
  const { page } = await visit(await newVisitor({ isFirst: true }));
  await picture(page).waitFor();
  await atRest(page);
  expect(await page.getByRole('tab').count()).toBe(0);
  expect(await topBar(page).getByRole('button').allInnerTexts()).toEqual(['']);
  expect(await page.locator('button.main:visible').count()).toBe(1);
  const whole = await boxOf(picture(page));
  expect(whole).toEqual({ x: 400, y: 56, width: 1040, height: 844 });
  // Nothing is out of reach meanwhile.
  await page.keyboard.press('/');
  await dialog(page).getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  const next = learning(page).getByRole('button', { name: 'Next' });
  await next.click();
  await topBar(page)
    .getByRole('button', { name: /^Acting as ana/ })
    .waitFor();
  await next.click();
  await page.getByRole('tab', { name: 'Identities' }).waitFor();
  await page.getByRole('button', { name: 'Legend' }).waitFor();
  expect(await page.getByRole('tab', { name: 'Terminal' }).count()).toBe(0);
  await learning(page).getByRole('button', { name: 'Skip' }).click();
  for (const name of ['Steps', 'Terminal', 'Try', 'Log']) await page.getByRole('tab', { name }).waitFor();
  await page.reload();
  await page.getByRole('tab', { name: 'Terminal' }).waitFor();
});

test('the drawer is a strip of 48 px with the picture’s tools, and the inspector a card that Escape closes', async () => {
  const context = await newVisitor();
  await context.addInitScript(() => localStorage.removeItem('iam-playground.layout'));
  const { page } = await visit(context);
  const strip = async (): Promise<number> => (await boxOf(happened(page))).height;
  expect(await strip()).toBe(48);
  expect((await boxOf(learning(page))).width).toBe(400);
  const before = await boxOf(picture(page));
  const fit = await boxOf(page.getByRole('button', { name: 'Fit' }));
  expect(fit.y).toBeGreaterThanOrEqual(before.y + before.height);
  expect(await looking(page).isVisible()).toBe(false);

  const items = await showIdentities(page);
  const ana = items.getByRole('treeitem', { name: /^ana / });
  await ana.focus();
  await page.keyboard.press('Enter');
  await looking(page).getByRole('heading', { name: 'ana' }).waitFor();
  const card = await boxOf(looking(page));
  expect([card.width, card.x + card.width, card.y]).toEqual([320, 1440 - 16, 56 + 16]);
  expect(await boxOf(picture(page))).toEqual(before);
  // Nothing lit lies under the card, and all of it can be read.
  const covered = async (): Promise<string[]> =>
    (await drawnIn(page)).flatMap(({ id, right, isAside }) => (isAside || right <= card.x ? [] : [id]));
  await expect.poll(async () => (await drawnIn(page)).length).toBeGreaterThan(10);
  await expect.poll(covered).toEqual([]);
  await expect.poll(() => smallestLetters(page)).toBeGreaterThanOrEqual(13);
  await looking(page).getByRole('button', { name: 'Close', exact: true }).focus();
  await page.keyboard.press('Escape');
  await looking(page).waitFor({ state: 'hidden' });
  expect(await ana.evaluate((element) => element === document.activeElement)).toBe(true);

  const terminal = page.getByRole('tab', { name: 'Terminal' });
  expect(await terminal.getAttribute('aria-selected')).toBe('false');
  await terminal.click();
  expect(await terminal.getAttribute('aria-selected')).toBe('true');
  expect(await strip()).toBe(260);
  // The picture keeps its scale: rows fold into counts instead, and a count brings them back.
  const folded = page.getByRole('list', { name: 'Folded to make room' });
  const counts = folded.getByRole('button');
  await counts.first().waitFor();
  const names = await counts.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  expect(names.join('; ')).toContain('WebServer');
  expect(names.filter((name) => !/^(\+?\d+|\d+ roles?) .*: ./.test(name))).toEqual([]);
  await counts.first().click();
  expect(await strip()).toBe(48);
  await folded.waitFor({ state: 'detached' });
  await terminal.click();
  await page.getByRole('button', { name: 'Fold away: What just happened' }).click();
  expect(await strip()).toBe(48);

  // The picture of a lesson's goals stands beside the card, too.
  await page.goto(address('#/lesson/first-policy'));
  await page.getByRole('radiogroup', { name: 'Picture' }).waitFor();
  const person = (await showIdentities(page)).getByRole('treeitem', { name: /^ana / });
  await expect.poll(async () => (await drawnIn(page)).some(({ right }) => right > card.x)).toBe(true);
  await person.click();
  await looking(page).getByRole('heading', { name: 'ana' }).waitFor();
  await expect.poll(covered).toEqual([]);
  // Its tools stand in the strip, and its legend explains its own lines.
  await page.getByRole('button', { name: 'Legend' }).click();
  const legend = page.getByRole('dialog', { name: 'Legend' });
  await legend.getByText('AWS refuses it').waitFor();
  await legend.getByRole('button', { name: 'Close the legend' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const reach = async (): Promise<number> =>
    Math.max(...(await drawnIn(page)).map(({ right }) => Math.round(right)));
  await expect.poll(reach).toBeGreaterThan(card.x);
  await page.getByRole('button', { name: 'Fit' }).click();
  await expect.poll(reach).toBeLessThanOrEqual(card.x);

  // On a large screen its words are as large as those beside it, and so are the account's.
  await looking(page).getByRole('button', { name: 'Close', exact: true }).click();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const words = await learning(page).evaluate((panel) => Number.parseFloat(getComputedStyle(panel).fontSize));
  expect(words).toBeGreaterThanOrEqual(13);
  await expect.poll(() => smallestLetters(page)).toBeGreaterThanOrEqual(words);
  await page.getByRole('button', { name: 'Whole account' }).click();
  await page.getByRole('group', { name: 'The account as a picture' }).waitFor();
  await expect.poll(() => smallestLetters(page)).toBeGreaterThanOrEqual(words);
}, 120_000);

test('a low screen has the picture beside the text, and a command that is typed has all of it', async () => {
  const low = { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true };
  const { page } = await visit(await newVisitor(low), '#/lesson/first-policy');
  const places = topBar(page).getByRole('navigation', { name: 'Places' });
  await places.getByRole('button', { name: 'Learn' }).waitFor();
  // Screens of 1440 × 900 and 1280 × 1024, at twice their size: a lesson can be read there.
  for (const [width, height] of [
    [720, 450],
    [640, 512],
  ] as const) {
    await page.setViewportSize({ width, height });
    const message = `${String(width)} × ${String(height)}`;
    await expect.poll(() => linesRead(page), { message }).toBeGreaterThanOrEqual(8);
  }
  await page.setViewportSize(low.viewport);
  const [text, account] = [await boxOf(learning(page)), await boxOf(picture(page))];
  expect([account.x, account.x + account.width]).toEqual([0, text.x - 1]);
  expect(Math.abs(text.width - 422)).toBeLessThanOrEqual(1);
  expect([text.y, text.y + text.height]).toEqual([48, 390]);

  await places.getByRole('button', { name: 'Steps' }).tap();
  await page.getByRole('tab', { name: 'Terminal' }).tap();
  const line = happened(page).getByRole('textbox', { name: /^Command line, as / });
  await line.tap();
  await picture(page).waitFor({ state: 'hidden' });
  const back = page.getByRole('button', { name: 'Back to the whole page' });
  await back.waitFor();
  const [bar, keys] = [page.getByRole('banner'), page.getByRole('group', { name: 'Keys' })];
  expect([(await boxOf(bar)).height, (await boxOf(keys)).height]).toEqual([40, 53]);
  const prompt = await boxOf(line);
  expect(prompt.y + prompt.height).toBeLessThanOrEqual(390);
  const log = await boxOf(happened(page).getByRole('log'));
  expect(log.height).toBeGreaterThan(390 - 40 - 53 - 60);
  await line.fill('aws sts get-caller-identity');
  await happened(page).getByRole('button', { name: 'Run it' }).tap();
  await happened(page).getByText('"Arn"').first().waitFor();
  expect(await line.evaluate((element) => element === document.activeElement)).toBe(true);
  await inSight({ 'the answer': happened(page).getByText('"Arn"'), 'the line': line });
  await back.tap();
  await picture(page).waitFor();
  await places.waitFor();
  await page.getByRole('tab', { name: 'Log' }).tap();
  const calls = happened(page).getByRole('log', { name: /^All calls/ });
  const row = calls.getByText('aws sts get-caller-identity').first();
  await row.tap();
  await inSight({ 'a row of the log': row, 'its answer': row.locator('xpath=ancestor::details') });
});

test('a tablet’s picture has 420 px or a little more, its bar leads to a phone’s places, and a finger hits all that it can press', async () => {
  const tablet = { viewport: { width: 768, height: 1024 }, hasTouch: true, isMobile: true };
  const { page } = await visit(await newVisitor(tablet));
  expect((await boxOf(picture(page))).height).toBeGreaterThanOrEqual(420);
  expect((await boxOf(picture(page))).height).toBeLessThan(470);
  const places = page.getByRole('navigation', { name: 'Places' });
  await places.getByRole('button', { name: 'Account' }).tap();
  expect((await boxOf(picture(page))).height).toBeGreaterThanOrEqual(420);
  expect((await boxOf(picture(page))).height).toBeLessThan(470);
  // The legend closes by a button of its own.
  await page.getByRole('button', { name: 'Legend' }).tap();
  const legend = page.getByRole('dialog', { name: 'Legend' });
  await legend.getByRole('button', { name: 'Close the legend' }).tap();
  await legend.waitFor({ state: 'hidden' });
  expect(await tooSmall(page), 'on a tablet').toEqual([]);
  // One button leads from the stage back to the account.
  const whole = page.getByRole('button', { name: 'Whole account' }).filter({ visible: true });
  await places.getByRole('button', { name: 'Steps' }).tap();
  await page.getByRole('button', { name: 'Put it on as ana' }).tap();
  await page.locator('.stage svg').waitFor();
  await whole.first().waitFor();
  await atRest(page);
  expect(await whole.count()).toBe(1);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page: small } = await visit(await newVisitor(phone), '#/lesson/first-policy');
  await learning(small).getByRole('link', { name: 'Map' }).waitFor();
  await atRest(small);
  expect(await tooSmall(small), 'in a lesson on a phone').toEqual([]);
});
