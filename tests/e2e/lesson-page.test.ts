import { expect, test } from 'vitest';
import { isDrawn } from '../drawn.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { typeInTerminal } from './doing.ts';
import { inSight } from './in-sight.ts';
import { drawnIn } from './live-picture.ts';
import { actAs, dialog, learning, looking } from './places.ts';
import { address, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const touch = { hasTouch: true, isMobile: true };

test('a policy is changed on a card beside the picture; the map has a ring for the keyboard, and its address on paper', async () => {
  const { page } = await visit(await newVisitor(), '#/lesson/first-policy');
  await learning(page).getByRole('button', { name: 'Something denies it' }).click();
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  await typeInTerminal(
    page,
    `aws iam put-user-policy --user-name ana --policy-name Read --policy-document '${document}' && echo written`,
    'written',
  );
  const change = page.getByRole('button', { name: 'Change Read' });
  await change.click();
  await dialog(page).getByRole('heading', { name: /Read/ }).waitFor();
  const card = await dialog(page).boundingBox();
  expect(card && [card.x + card.width, card.y]).toEqual([1440 - 16, 56 + 16]);
  const rights = async (): Promise<number[]> => (await drawnIn(page)).map(({ right }) => right);
  await expect.poll(async () => (await rights()).length).toBeGreaterThan(5);
  await expect.poll(async () => Math.max(...(await rights()))).toBeLessThanOrEqual(card?.x ?? 0);
  // The sentence and the button above the picture end before the card, too, and the sentence is whole.
  const above = page.locator('.lesson-canvas .head');
  const ends = above
    .locator('.says b, button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
  expect(Math.max(...(await ends))).toBeLessThanOrEqual(card?.x ?? 0);
  expect(
    await above
      .locator('.says')
      .evaluate((one) => [one.scrollWidth > one.clientWidth, one.scrollHeight > one.clientHeight + 1]),
  ).toEqual([false, false]);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await change.evaluate((button) => button === globalThis.document.activeElement)).toBe(true);

  await page.goto(address('#/lessons'));
  await page.reload();
  const title = page.getByRole('heading', { name: 'Lessons', exact: true });
  await expect
    .poll(() => title.evaluate((one) => one.matches(':focus-visible') && getComputedStyle(one).outlineStyle))
    .toBe('solid');
  const foot = page.locator('.print-foot');
  await foot.waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await foot.waitFor();
  expect(await foot.innerText()).toBe(address('#/lessons'));
}, 120_000);

test('on a phone a sentence with a long name stands above the toggle, whose row has the picture’s tools', async () => {
  const phone = { viewport: { width: 390, height: 844 }, ...touch };
  const { page } = await visit(await newVisitor(phone), '#/lesson/who-needs-what');
  const head = page.locator('.lesson-canvas .head');
  await head.getByText('AdministratorAccess lets app').waitFor();
  const [toggle, tools, says] = await Promise.all(
    [
      head.locator('.segments'),
      head.getByRole('button', { name: 'Tools of the picture' }),
      head.locator('.says'),
    ].map((one) => one.boundingBox()),
  );
  if (!toggle || !tools || !says) throw new Error('It is not there');
  expect(Math.abs(tools.y + tools.height / 2 - toggle.y - toggle.height / 2)).toBeLessThan(8);
  expect(tools.x + tools.width).toBeGreaterThan(390 - 24);
  expect(says.y + says.height).toBeLessThanOrEqual(toggle.y);
});

test('what is moved to a group is drawn there at once on a phone, while a message stands above, and nothing else after a reload', async () => {
  const phone = { viewport: { width: 390, height: 844 }, ...touch };
  const { page } = await visit(await newVisitor(phone), '#/lesson/groups-carry-policies');
  await learning(page).getByRole('button', { name: 'Something denies it' }).tap();
  const ana = page.locator('.picture svg g[data-id="who:user:ana"]');
  await ana.tap({ force: true });
  await page.getByRole('button', { name: 'Look', exact: true }).tap();
  await looking(page).getByRole('button', { name: 'Move it to a group' }).tap();
  await dialog(page).getByRole('button', { name: 'Move', exact: true }).tap();
  await page.getByRole('button', { name: 'Learn' }).tap();
  await page.getByRole('log', { name: 'Messages' }).getByText('through Readers').waitFor();
  const things = async (): Promise<string[]> =>
    (await drawnIn(page)).map(({ id }) => id).filter((id) => /^(who|group|what):/.test(id));
  const people = ['%fresh%', 'ana', 'ben', 'cleo', 'dan'].map((name) => `who:user:${name}`);
  await expect
    .poll(things)
    .toEqual(expect.arrayContaining([...people, 'group:Readers', 'what:bucket:reports']));
  const [drawn, before] = [page.getByRole('list', { name: 'The picture in words' }), await things()];
  const told = await drawn.innerText();
  expect(told).toContain('ana and a new user, through ReadReports, reach reports: read allowed.');
  await page.reload();
  await drawn.getByText('ana and a new user').waitFor();
  expect(await drawn.innerText()).toBe(told);
  await page.locator('.picture .whole').tap({ position: { x: 195, y: 10 } });
  await expect.poll(async () => (await things()).toSorted()).toEqual(before.toSorted());
}, 120_000);

const lessons = everyLesson().filter((_lesson, place) => isDrawn(place, 11));

test('the goals’ title and the first that isn’t met are in sight on a low phone: at the start, below a long task, and once a guess is answered', async () => {
  const { page } = await visit(await newVisitor({ viewport: { width: 740, height: 360 }, ...touch }));
  for (const { id, title } of lessons) {
    await page.goto(address(`#/lesson/${id}`));
    await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor({ state: 'attached' });
    const goals = page.getByRole('region', { name: 'What should be true' });
    const seen = {
      [`${id}, goals’ title`]: goals.getByRole('heading'),
      [`${id}, first goal`]: goals.locator('li:not(.met) .says'),
    };
    await inSight(seen);
    await learning(page).locator('.answers button').first().tap();
    await learning(page).locator('.prediction.folded').first().waitFor();
    await inSight(seen);
  }
}, 120_000);

test.each([
  [390, 480],
  [360, 400],
  [390, 664],
])(
  'on a phone of %d × %d a lesson’s question is read whole and answered: the picture scrolls away with the text',
  async (width, height) => {
    const { page } = await visit(
      await newVisitor({ viewport: { width, height }, ...touch }),
      '#/lesson/first-policy',
    );
    const task = learning(page).getByText('Give ana a policy').first();
    await inSight({ picture: page.locator('.picture') });
    expect((await task.boundingBox())?.y).toBeLessThan(height - 57 - 69 - 16);
    // On half a phone, only the task's beginning has room below the picture.
    if (height > 600) await inSight({ task });
    const answers = learning(page).locator('.answers button');
    for (const answer of [answers.first(), answers.last()]) {
      await answer.scrollIntoViewIfNeeded();
      await inSight({ answer });
    }
    await answers.first().tap();
    await inSight({
      reply: learning(page).locator('.prediction.folded'),
      'first goal': page.locator('.goals li:not(.met) .says'),
      'next change': learning(page).getByRole('button', { name: 'Look at ana' }),
    });
  },
  60_000,
);

test.each([
  ['first-policy', 844, 390],
  ['groups-carry-policies', 844, 390],
  ['what-a-user-is', 844, 390],
  ['first-policy', 390, 844],
  ['groups-carry-policies', 360, 640],
  ['what-a-user-is', 320, 568],
] as const)(
  'on a phone a lesson has all goals in sight where they have room, with the first reason and the reply to a guess: %s, %d × %d',
  async (id, width, height) => {
    const { page } = await visit(
      await newVisitor({ viewport: { width, height }, ...touch }),
      `#/lesson/${id}`,
    );
    await learning(page).locator('.answers button').first().tap();
    const reply = learning(page).locator('.prediction.folded').first();
    await reply.waitFor();
    const goals = page.getByRole('region', { name: 'What should be true' });
    const count = await goals.locator('li').count();
    expect(count).toBeGreaterThan(3);
    const all = Object.fromEntries(
      Array.from({ length: count }, (_goal, at) => [
        `goal ${String(at + 1)}`,
        goals.locator('li .says').nth(at),
      ]),
    );
    const seen = { ...all, 'goals’ title': goals.getByRole('heading'), reply };
    await inSight(seen);
    // Hints are pressed below the goals, which stay.
    await learning(page).getByRole('button', { name: 'A nudge' }).tap();
    await inSight(all);
    const reason = goals.locator('summary, .note').first();
    await inSight({ reason });
    // A finger hits a folded reason.
    if (await reason.evaluate((one) => one.matches('summary')))
      expect((await reason.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  },
  60_000,
);

test.each([
  ['tags-decide', 390, 844],
  ['tags-decide', 667, 375],
  ['the-pipelines-role', 390, 844],
  ['the-pipelines-role', 844, 390],
  ['groups-carry-policies', 844, 390],
  ['tags-decide', 390, 664],
] as const)(
  'goals too high for a phone scroll in a box of their own, by finger and key, and the text keeps its part: %s, %d × %d',
  async (id, width, height) => {
    const { page } = await visit(
      await newVisitor({ viewport: { width, height }, ...touch }),
      `#/lesson/${id}`,
    );
    await learning(page).locator('.answers button').first().tap();
    const reply = learning(page).locator('.prediction.folded').first();
    await reply.waitFor();
    const goals = page.getByRole('region', { name: 'What should be true' });
    const reason = goals.locator('summary').first();
    const first = { 'first unmet goal': goals.locator('li:not(.met) .says'), reason };
    await inSight({ ...first, 'the reply’s beginning': reply.locator('b') });
    await reason.tap();
    const box = page.getByRole('group', { name: 'What should be true' });
    await box.waitFor();
    const places = async (): Promise<readonly [goals: number, text: number, place: number]> =>
      box.evaluate((one) => {
        const around = one.closest('.page')?.parentElement?.getBoundingClientRect();
        const foot = one.closest('.page')?.nextElementSibling?.getBoundingClientRect();
        const { bottom, height: own } = one.getBoundingClientRect();
        const end = foot?.top ?? 0;
        return [own, end - bottom, end - Math.max(around?.top ?? 0, 48)];
      });
    await learning(page).getByRole('button', { name: 'A nudge' }).tap();
    const nudge = learning(page).getByRole('region', { name: 'Hints' }).locator('li').first();
    await inSight({ nudge, 'goals’ title': goals.getByRole('heading') });
    const [own, text, place] = await places();
    expect(own).toBeGreaterThan(96);
    expect(own).toBeLessThanOrEqual(0.61 * place);
    expect(text).toBeGreaterThanOrEqual(0.25 * place);
    // Keys scroll it to its last goal, and the text stays where it is.
    const stands = await nudge.boundingBox();
    await box.focus();
    await page.keyboard.press('End');
    await inSight({ 'last goal': goals.locator('li').last(), 'goals’ title': goals.getByRole('heading') });
    expect(await nudge.boundingBox()).toEqual(stands);
  },
  60_000,
);

test('while a question is open, goals that are said to be all true have their ticks', async () => {
  const { page } = await visit(await newVisitor(), '#/lesson/first-policy');
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const put = 'aws iam put-user-policy --user-name ana --policy-name Read --policy-document';
  await typeInTerminal(page, `${put} '${document}' && echo written`, 'written');
  const goals = page.getByRole('region', { name: 'What should be true' });
  await goals.getByText('after your answer').waitFor();
  const ticks = goals.locator('.mark .icon');
  expect(await ticks.count()).toBe(0);
  await actAs(page, /^ana/);
  await typeInTerminal(page, 'aws s3api get-object --bucket reports --key q3.csv out && echo read', 'read');
  await goals.getByText('Answer the question to finish the lesson.').waitFor();
  await expect.poll(() => ticks.count()).toBe(4);
  await goals.getByText('4 of 4 now').waitFor();
  expect(await learning(page).getByRole('region', { name: 'Solved' }).count()).toBe(0);
}, 60_000);

test('what is typed once a lesson has opened the terminal stands in its line, and begins nothing again', async () => {
  const { page } = await visit(await newVisitor(), '#/lesson/what-a-user-is');
  await learning(page).getByRole('button', { name: 'AWS allows it' }).click();
  await learning(page).getByRole('button', { name: 'Open the terminal' }).click();
  const line = page.locator('[data-line]');
  await expect.poll(() => line.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type('aws sts get-caller-identity');
  await page.keyboard.press('Enter');
  await learning(page).getByText('3 of 5 now').waitFor();
  expect(await learning(page).getByText('You began again').count()).toBe(0);
}, 120_000);
