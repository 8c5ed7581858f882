import { expect, test } from 'vitest';
import { inSight } from './in-sight.ts';
import { actAs, topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('on a phone the focus goes along to where a press leads, and what a typed line changes is heard', async () => {
  const { page } = await visit(await newVisitor(phone), '#/lesson/first-policy');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const focused = page.locator(':focus');
  const places = page.getByRole('navigation', { name: 'Places' });
  await button('AWS allows it').tap();
  await button('Look at ana').tap();
  await expect.poll(() => focused.innerText()).toBe('ana');
  await button('Attach: What it may do').tap();
  await button('Write one').tap();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nothing');
  // What a finger presses in the form of a policy is large enough for it.
  // The account has no such bucket as the story's: on what it is, its maker says.
  expect(await button('Remove arn:aws:s3:::team-bucket/*').count()).toBe(0);
  await button('arn:aws:s3:::reports/*').tap();
  for (const of of ['Remove s3:GetObject', 'Remove arn:aws:s3:::reports/*'])
    expect((await button(of).boundingBox())?.height, of).toBeGreaterThanOrEqual(44);
  for (const effect of ['Allow', 'Deny']) {
    const label = page.locator('label', { has: page.getByRole('radio', { name: effect, exact: true }) });
    expect((await label.boundingBox())?.height, effect).toBeGreaterThanOrEqual(44);
  }
  // The form closes, and the button that opened it is gone: the inspector shows what was made.
  await button('Create the policy').tap();
  await expect.poll(() => focused.innerText()).toBe('Nothing');
  await places.getByRole('button', { name: 'Learn' }).tap();
  await button('To the terminal').tap();
  await expect.poll(() => focused.getAttribute('role')).toBe('tab');
  expect((await focused.innerText()).trim()).toBe('Terminal');
  // A phone's keyboard takes nearly half of the screen, and the lesson's own bar gives way.
  const line = page.getByRole('textbox', { name: /^Command line/ });
  await line.tap();
  await page.setViewportSize({ width: 390, height: 508 });
  await button('Back to the whole page').waitFor();
  const policy = 'arn:aws:iam::111122223333:policy/Nothing';
  for (const typed of [
    'aws iam list-users',
    `aws iam detach-user-policy --user-name ana --policy-arn ${policy}`,
  ]) {
    await line.fill(typed);
    await line.press('Enter');
  }
  // Hidden ones have no role: this is heard once.
  const heard = page.getByRole('status').filter({ hasText: ' of 4 true.' });
  await expect
    .poll(() => heard.allInnerTexts())
    .toEqual([expect.stringMatching(/^2 of 4 true\. ana may read every/)]);
  // The keyboard goes: the end of the output stays in sight.
  await page.setViewportSize(phone.viewport);
  await line.evaluate((element) => (element as HTMLElement).blur());
  await button('Profiles').waitFor();
  const last = page.getByText(policy).last();
  const below = page.getByRole('button', { name: 'Earlier command', exact: true });
  await expect
    .poll(async () => {
      const [text, keys] = [await last.boundingBox(), await below.boundingBox()];
      return (text?.y ?? 0) + (text?.height ?? 0) - (keys?.y ?? 0);
    })
    .toBeLessThan(0);
});

test('on a phone, what the story’s button has opened has one filled button, which leads back to the story', async () => {
  const { page } = await visit(await newVisitor(phone), '#/story/direct');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const filled = page.locator('.button.main:visible');
  await button('Look at carol, as root').tap();
  await page.getByRole('heading', { name: 'carol', exact: true }).waitFor();
  await expect.poll(() => filled.allInnerTexts()).toEqual(['Back to the story']);
  const places = page.getByRole('navigation', { name: 'Places' });
  await inSight({
    'what the story speaks of': button('Move it to a group'),
    'what the inspector offers': button('Act as carol'),
    'the way back': button('Back to the story'),
    'the places': places,
  });
  await button('Back to the story').tap();
  await expect.poll(() => filled.allInnerTexts()).toEqual(['Next']);
  await inSight({ reply: page.getByText('carol is open now') });
  // Somebody who looks without the story's button goes back by the bar.
  await places.getByRole('button', { name: 'Look' }).tap();
  await page.getByRole('region', { name: 'Inspector' }).getByRole('heading', { level: 2 }).waitFor();
  expect(await button('Back to the story').count()).toBe(0);
});

test('on a phone the story’s last frame leads to Try, which has its filled button and a way back to the end', async () => {
  const { page } = await visit(await newVisitor(phone), '#/story/next');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const filled = page.locator('.button.main:visible');
  await button('Try something').tap();
  await expect.poll(() => filled.allInnerTexts()).toEqual(['Ask as ana']);
  await inSight({
    'the question': button('Ask as ana'),
    'the way back': button('Back to the story'),
    'the places': page.getByRole('navigation', { name: 'Places' }),
  });
  await button('Back to the story').tap();
  await expect.poll(() => filled.allInnerTexts()).toEqual(['Finish']);
  await button('Finish').tap();
  await page.getByRole('heading', { name: 'You have finished the story.' }).waitFor();
});

test('a swipe that begins on a low phone’s picture scrolls the page, also once the picture is live', async () => {
  const low = { ...phone, viewport: { width: 360, height: 640 } };
  const { page, context } = await visit(await newVisitor(low), '#/lesson/first-policy');
  await page.locator('.picture svg').waitFor();
  const session = await context.newCDPSession(page);
  const places = page.locator('.places');
  const scrolled = (): Promise<number> => places.evaluate(({ scrollTop }) => scrollTop);
  const touchAt = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 20, y }] });
  for (let turn = 0; turn < 2; turn += 1) {
    await places.evaluate((one) => one.scrollTo(0, 0));
    await touchAt('touchStart', 230);
    for (let moved = 15; moved <= 150; moved += 15) await touchAt('touchMove', 230 - moved);
    await touchAt('touchEnd');
    await expect.poll(scrolled, { message: `swipe ${String(turn + 1)}` }).toBeGreaterThan(100);
    await page.locator('.picture canvas').first().waitFor({ state: 'attached' });
  }
});

test('on the smallest phone the drawer’s tabs have their names, and the terminal’s output ends at its line, beside a keyboard, too', async () => {
  const small = { ...phone, viewport: { width: 320, height: 568 } };
  const { page } = await visit(await newVisitor(small), '#/story/next');
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Steps' }).tap();
  const tabs = page.getByRole('tablist', { name: 'What just happened' });
  await tabs.getByRole('tab', { name: 'Terminal' }).tap();
  expect(await tabs.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect((await tabs.getByRole('tab', { name: 'Log' }).boundingBox())?.width).toBeGreaterThanOrEqual(44);
  // Until somebody types, the output has the room of the keys.
  const keys = page.getByRole('group', { name: 'Keys' });
  const line = page.getByRole('textbox', { name: /^Command line/ });
  await line.waitFor();
  expect(await keys.count()).toBe(0);
  await line.tap();
  await keys.waitFor();
  await page.setViewportSize({ width: 320, height: 440 });
  await line.fill('aws sts get-caller-identity --query Account');
  await line.press('Enter');
  const answer = page.getByRole('log').getByText('"111122223333"');
  await answer.waitFor();
  const room = async (): Promise<number> => {
    const [text, below] = [await answer.boundingBox(), await keys.boundingBox()];
    return (below?.y ?? 0) - (text?.y ?? 0) - (text?.height ?? 0);
  };
  await expect.poll(room).toBeLessThan(40);
  await inSight({ answer, command: page.getByRole('log').getByText('--query Account') });
});

test('a phone’s first visit begins with the page’s name, a picture without tools, prose and one filled button', async () => {
  const { page } = await visit(await newVisitor({ ...phone, isFirst: true }));
  const title = page.getByRole('heading', { level: 1, name: 'IAM Playground' });
  await expect.poll(async () => (await title.boundingBox())?.width ?? 0).toBeGreaterThan(100);
  await expect.poll(() => page.locator('.button.main:visible').allInnerTexts()).toEqual(['Ask who you are']);
  await page.locator('.picture').waitFor();
  const fit = page.getByRole('button', { name: 'Fit', exact: true });
  expect(await fit.count()).toBe(0);
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.tap();
  await page.getByText('2 of 14').waitFor();
  await inSight({ title, 'who acts': topBar(page).getByRole('button', { name: /^Acting as/ }) });
  // The third frame speaks of the places beside the story.
  await next.tap();
  await fit.waitFor();
});

test('on a phone of 360 × 560 a frame of the story is read whole and its question answered: the picture scrolls away', async () => {
  const low = { ...phone, viewport: { width: 360, height: 560 } };
  const { page } = await visit(await newVisitor(low), '#/story/group-policies');
  const answers = page.locator('.answers button');
  await answers.first().waitFor();
  for (const answer of [answers.first(), answers.last()]) {
    await answer.scrollIntoViewIfNeeded();
    await inSight({ answer, next: page.getByRole('button', { name: 'Next', exact: true }) });
  }
  await answers.first().tap();
  const because = page.locator('.because:not(:empty)');
  await because.waitFor();
  await inSight({ because });
  await page.getByRole('button', { name: 'Next', exact: true }).tap();
  await inSight({ picture: page.locator('.picture') });
});

test('a countdown within the story, which is read out, is a timer, which isn’t', async () => {
  const { page } = await visit(await newVisitor(phone), '#/story/session');
  await actAs(page, /^ana/);
  await page.getByRole('button', { name: 'Ask with the hat on' }).tap();
  const left = page.getByRole('timer');
  await expect.poll(() => left.innerText()).toMatch(/^\d+:\d\d$/);
});

test('on a phone the palette’s entries are large enough for a finger, and how many there are is told to those who type', async () => {
  const { page } = await visit(await newVisitor(phone), '#/story/next');
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  await page.getByRole('menuitem', { name: 'Find or do anything' }).tap();
  const entry = page.getByRole('option').first();
  await expect.poll(async () => (await entry.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
  const rest = page.getByRole('dialog').getByRole('status');
  await expect.poll(() => rest.innerText()).toMatch(/^and \d+ more/);
  expect(await rest.getAttribute('aria-live')).toBe('off');
  await page.keyboard.type('zzz');
  await expect.poll(() => rest.innerText()).toContain('zzz');
  expect(await rest.getAttribute('aria-live')).toBe('polite');
});
