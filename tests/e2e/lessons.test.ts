import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { inSight } from './in-sight.ts';
import { actAs, dialog, happened, learning, topBar } from './places.ts';
import { smallestLetters } from './live-picture.ts';
import { missingFromPicture } from './named.ts';
import { stoodStill, watchShifts } from './shifts.ts';
import { address, atRest, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const first = '#/lesson/what-a-user-is';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const solved = (page: Page) => page.getByRole('region', { name: 'Solved' });
const goals = (page: Page) => page.getByRole('region', { name: 'What should be true' });

/** On a phone the picture's tools stand behind a button beside the toggle, and lie on nothing of it. */
async function useTools(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tools of the picture' }).tap();
  const tool = (name: string) => page.getByRole('button', { name, exact: true });
  for (const name of ['Legend', 'Zoom out', 'Zoom in', 'Fit']) {
    const box = await tool(name).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
  // The still picture becomes live, and is larger already.
  await tool('Zoom in').tap();
  await expect.poll(() => smallestLetters(page)).toBeGreaterThan(13 * 1.2);
  await tool('Fit').tap();
  await expect.poll(() => smallestLetters(page)).toBeLessThan(13 * 1.2);
  await page.keyboard.press('Escape');
  await tool('Fit').waitFor({ state: 'hidden' });
}

/** Returns the texts of the still picture of a lesson's goals that don't lie whole in its place. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const whole = document.querySelector('.goals .whole');
    const place = whole?.getBoundingClientRect();
    const texts = [...(whole?.querySelectorAll('svg text') ?? [])];
    if (!place || texts.length === 0) return ['the still picture'];
    return texts.flatMap((text) => {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      const isWhole =
        left >= place.left - 1 &&
        top >= place.top - 1 &&
        right <= place.right + 1 &&
        bottom <= place.bottom + 1;
      return isWhole ? [] : [text.textContent];
    });
  });

async function ask(page: Page, action: string): Promise<void> {
  const station = page.getByRole('navigation', { name: 'Places' });
  await station.getByRole('button', { name: 'Steps' }).tap();
  await page.getByRole('tab', { name: 'Try' }).tap();
  await page.getByRole('combobox', { name: 'Action' }).fill(action);
  await page.keyboard.press('Escape');
  const button = page.getByRole('button', { name: /^Ask as/ });
  await inSight({ 'Ask as': button });
  await button.tap();
  const panel = page.getByRole('tabpanel', { name: 'Try' });
  const answer = panel.getByText('Allowed').or(panel.getByText('Denied: no policy allows it'));
  await answer.first().waitFor();
  await inSight({ 'the answer in Try': answer, 'Why?': panel.getByRole('button', { name: 'Why?' }) });
}

test('on a phone a lesson’s picture has the height that it needs, and room for who acts', async () => {
  const { page } = await visit(await newVisitor(phone), '#/lesson/assumerole-by-steps');
  for (const [id, text] of [
    ['assumerole-by-steps', 'ana-notes'],
    ['external-id', 'intern'],
    ['escalate', 'ivo'],
  ] as const) {
    await page.goto(`${address()}#/lesson/${id}`);
    await page.locator('.goals svg text').getByText(text, { exact: true }).waitFor();
    await expect.poll(() => cutOff(page)).toEqual([]);
  }
});

test('the first lesson is solved by touch on a phone, and its moment names what was learned', async () => {
  const visitor = await newVisitor(phone);
  await watchShifts(visitor);
  const { page } = await visit(visitor, first);
  await page.getByRole('radiogroup', { name: 'Picture' }).waitFor();
  await atRest(page);
  await stoodStill(page);
  const station = page.getByRole('navigation', { name: 'Places' });
  const offer = page.getByRole('button', { name: 'Answer three questions' });
  await offer.tap();
  const questions = page.getByRole('region', { name: 'Three questions before you begin' });
  await inSight({ 'the first question': questions.getByRole('heading') });
  await questions.getByRole('button', { name: /^Not now/ }).tap();
  await questions.waitFor({ state: 'detached' });
  expect(await offer.count()).toBe(0);
  expect(await page.getByText('Thank you.').count()).toBe(0);
  await page.getByRole('button', { name: 'Nothing allows it' }).tap();
  await goals(page).getByText('2 of 5 now').waitFor();
  const lesson = learning(page);
  await inSight({ 'the answer to a guess': lesson.getByRole('group').getByText('Your guess held:') });
  await lesson.getByRole('button', { name: 'A nudge' }).tap();
  const further = lesson.getByRole('button', { name: 'Where to look' });
  await inSight({ 'a hint': lesson.getByText('A nudge:').locator('..'), 'Where to look': further });
  await further.tap();
  await inSight({ 'the next hint': lesson.getByText('Where to look:').locator('..') });
  await lesson.getByRole('button', { name: 'Show me' }).tap();
  const play = lesson.getByRole('button', { name: 'Play the next step' });
  const step = lesson.getByRole('region', { name: /./ }).locator('[aria-current="step"]');
  await inSight({ 'the first step shown': step, 'its button': play });
  await play.tap();
  await lesson.getByText('1 of').first().waitFor();
  await inSight({ 'the second step shown': step, 'its button': play });
  await lesson.getByRole('button', { name: 'Back to my attempt' }).tap();
  await goals(page).getByText('2 of 5 now').waitFor();
  const pictures = page.getByRole('radiogroup', { name: 'Picture' });
  const drawn = page.getByRole('list', { name: 'The picture in words' });
  await drawn.getByText('ana does not reach S3: list refused.').waitFor();
  await pictures.getByText('Goal').tap();
  await page.getByRole('status').getByText('Goal. What should be true.').waitFor();
  // The picture says the same as its sentence, at whatever size.
  await drawn.getByText('ben and ana do not reach S3: list refused.').waitFor();
  await pictures.getByText('Now').tap();
  await useTools(page);
  await ask(page, 'sts:GetCallerIdentity');
  await actAs(page, /^root/);
  await station.getByRole('button', { name: 'Look' }).tap();
  await page.getByRole('button', { name: 'New user' }).tap();
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill('ben');
  await dialog(page).getByRole('button', { name: 'Create the user' }).tap();
  await dialog(page).waitFor({ state: 'detached' });
  await actAs(page, /^ben/);
  await ask(page, 's3:ListAllMyBuckets');
  // What was done stands elsewhere: the page says that it was the last thing, and leads there.
  await page.getByRole('button', { name: 'Solved: go on' }).tap();
  await solved(page).getByText('without a policy it has no permissions').waitFor();
  const next = solved(page).getByRole('button', { name: 'Next lesson' });
  await page.waitForFunction(
    (button) => {
      const { left, top, width, height } = (button as Element).getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return there !== null && (button as Element).contains(there);
    },
    await next.elementHandle(),
  );
  expect(await findings(page)).toEqual([]);
});

test('the first lesson is solved by keyboard alone, and N leads to the next one', async () => {
  const { page } = await visit(await newVisitor(), first);
  const reach = async (name: string | RegExp, role: 'button' | 'tab' | 'textbox'): Promise<void> => {
    const there = page.getByRole(role, { name }).first();
    await there.waitFor();
    for (let turn = 0; turn < 120; turn++) {
      if (await there.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never comes to ${String(name)}`);
  };
  const choose = async (who: string): Promise<void> => {
    await reach(/^Acting as/, 'button');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: new RegExp(`^${who}`) }).waitFor();
    await page.keyboard.type(who);
    await page.keyboard.press('Enter');
    await topBar(page)
      .getByRole('button', { name: new RegExp(`^Acting as ${who}`) })
      .waitFor();
  };
  /** The picture shows what its sentence and the goals name. */
  const shows = (): Promise<void> =>
    expect.poll(() => missingFromPicture(page, '.says, .goals li'), { timeout: 10_000 }).toEqual([]);
  await page.locator('.goals li[data-names*="who:user:ben"]').first().waitFor();
  await shows();
  await reach('AWS allows it', 'button');
  await page.keyboard.press('Enter');
  await page.getByText('comes back before the end').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const line = happened(page).getByRole('textbox').first();
  const type = async (text: string, printed: string): Promise<void> => {
    if (!(await line.evaluate((element) => element === document.activeElement))) await line.focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await happened(page).getByText(printed).first().waitFor();
    await shows();
  };
  await line.waitFor();
  await type('aws sts get-caller-identity', '"UserId"');
  await choose('root');
  await type('aws iam create-user --user-name ben', '"UserName"');
  await choose('ben');
  await type('aws s3api list-buckets', 'AccessDenied');
  // The missed question comes back first.
  await page.getByText('Once more, because you missed it').waitFor();
  expect(await solved(page).count()).toBe(0);
  await learning(page).getByRole('button', { name: 'Nothing allows it' }).last().focus();
  await page.keyboard.press('Enter');
  await solved(page).waitFor();
  await page.keyboard.press('n');
  await page.waitForFunction((hash) => location.hash !== hash, first);
});

test('a lesson leaves one’s own account, its terminal among it, as it was', async () => {
  const { page } = await visit(await newVisitor());
  await page.getByRole('tab', { name: 'Terminal' }).click();
  const line = happened(page).getByRole('textbox').first();
  await line.fill('export MINE=kept');
  await page.keyboard.press('Enter');
  const before = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.includes('terminal')),
  );
  expect(before).not.toEqual([]);
  await page.evaluate((hash) => (location.hash = hash), first);
  await learning(page).getByRole('heading', { name: 'What a user is' }).waitFor();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await happened(page).getByRole('textbox').first().fill('aws sts get-caller-identity');
  await page.keyboard.press('Enter');
  await happened(page).getByText('"UserId"').first().waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to yours' }).click();
  await topBar(page)
    .getByRole('button', { name: /Sample account/ })
    .waitFor();
  expect(new URL(page.url()).hash).toBe('');
  const after = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.includes('terminal')),
  );
  expect(after).toEqual(before);
  // Back leads into the lesson again, as it was left, and out of it.
  await page.goBack();
  await goals(page).waitFor();
  await page.goBack();
  await learning(page).getByRole('tab', { name: 'Story' }).waitFor();
});

/** Where the network is gone, the next lesson is there, one that isn't leaves this one open, and is tried again. */
async function staysWithoutNetwork(page: Page, visitor: BrowserContext): Promise<void> {
  await visitor.setOffline(true);
  await page.getByRole('button', { name: /next lesson/ }).click();
  await page.getByRole('heading', { level: 2, name: 'First policy' }).waitFor();
  // What is fetched ahead is missed by nobody yet.
  await atRest(page);
  expect(await page.getByText('The page could not load what this needs').count()).toBe(0);
  await page.evaluate(() => (location.hash = '#/lesson/two-doors'));
  const said = page.getByText('This lesson is still open');
  await said.first().waitFor();
  expect(new URL(page.url()).hash).toBe('#/lesson/first-policy');
  expect(await page.getByRole('heading', { level: 2, name: 'First policy' }).count()).toBe(1);
  await visitor.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 2, name: 'Two doors' }).waitFor();
  // From one's own account, too.
  await page.getByRole('button', { name: 'Back to yours' }).click();
  await page.getByRole('link', { name: /^Go on with the lesson/ }).waitFor();
  await visitor.setOffline(true);
  await page.evaluate(() => (location.hash = '#/lesson/role-chaining'));
  await page.getByText('Your own account is open.').first().waitFor();
  await visitor.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 2, name: 'Role chaining' }).waitFor();
}

test('the ladder shows what to press and type, and a lesson that is played never counts as solved', async () => {
  const visitor = await newVisitor();
  const { page, problems } = await visit(visitor, first);
  for (const name of ['A nudge', 'Where to look', 'The next actions'])
    await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Show me' }).click();
  const next = page.getByRole('button', { name: 'Play the next step' });
  for (let done = 1; done <= 6; done++) {
    await next.click();
    await page
      .getByRole('status')
      .getByText(`${String(done)} of 6 steps done`)
      .waitFor();
  }
  await goals(page).getByText('5 of 5 now').waitFor();
  expect(await solved(page).count()).toBe(0);
  // Neither the play nor a new beginning takes the attempt away.
  await learning(page).getByRole('button', { name: 'Back to my attempt' }).click();
  await learning(page).getByText('0 left').waitFor();
  await learning(page).getByRole('button', { name: 'Start again' }).click();
  await learning(page).getByText('3 left').waitFor();
  await learning(page).getByRole('button', { name: 'Take it back' }).click();
  await learning(page).getByText('0 left').waitFor();
  await learning(page).getByRole('button', { name: 'Start again' }).click();
  await learning(page).getByText('3 left').waitFor();
  await page.getByText('after your answer').waitFor();
  // The next lesson has come ahead.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('first-policy')),
  );
  await staysWithoutNetwork(page, visitor);
  // The browser tells of what it could not fetch, and the page why.
  expect(
    problems.splice(0).filter((one) => !/ERR_INTERNET|dynamically imported|preload CSS/.test(one)),
  ).toEqual([]);
});

test('all lessons have an address, each says how it stands, and an unknown one leads there', async () => {
  const { page } = await visit(await newVisitor(), '#/lessons');
  await page.getByRole('heading', { name: 'Lessons', level: 2 }).waitFor();
  await page.getByRole('link', { name: /^What a user is.*go on here/ }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: /^What a user is/ }).click();
  await goals(page).waitFor();
  await learning(page).getByRole('link', { name: 'Map' }).press('Enter');
  // A keyboard goes on at the map, not at the account behind it.
  const title = page.getByRole('heading', { name: 'Lessons', level: 2 });
  await expect.poll(() => title.evaluate((one) => one === document.activeElement)).toBe(true);
  // The questions go, and one goes on where they stood.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Answer three questions' }).click();
  const questions = page.getByRole('region', { name: 'Three questions before you begin' });
  await questions.waitFor();
  for (const one of await questions.getByRole('group').all()) await one.getByRole('radio').first().check();
  await questions.getByRole('button', { name: 'Hand in' }).click();
  const thanks = page.getByText('Thank you. You see your answers beside the next ones.');
  await thanks.waitFor();
  expect(await thanks.evaluate((said) => said === document.activeElement)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Back to the account' }).click();
  await learning(page).getByRole('tab', { name: 'Story' }).waitFor();
  const other = await visit(await newVisitor(), '#/lesson/nobody-wrote-this');
  await other.page.getByText('This page has no lesson “nobody-wrote-this”.').first().waitFor();
  await other.page.getByRole('link', { name: /^What a user is/ }).waitFor();
});
