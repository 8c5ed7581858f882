import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import type { Locator, Page } from 'playwright-core';
import { begin, closed, typeInTerminal } from './doing.ts';
import { nodeAt } from './live-picture.ts';
import { topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

/** The editor's text, all of whose lines must be in sight. */
const written = async (page: Page): Promise<string> =>
  (await page.locator('.cm-line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');

/** Replaces a part of the editor's text, all of which is typed anew. */
async function rewrite(page: Page, from: string, to: string): Promise<void> {
  await expect.poll(() => written(page)).toContain(from);
  const before = await written(page);
  await page.getByLabel('The lesson’s file').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(before.replace(from, () => to));
  await page.keyboard.press('Escape');
}

/** Picks who and what of another goal within the picture: by pointer, and by keyboard. */
async function pointInPicture(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a goal by pointing' }).click();
  await page.getByLabel('Who', { exact: true }).selectOption({ label: 'cleo' });
  await page.getByLabel('Thing', { exact: true }).selectOption({ label: 'sales' });
  await page.getByText('cleo may read every object of sales.').waitFor();
  const picture = page.getByRole('group', { name: 'Picture of the goals' });
  const middle = await nodeAt(picture, 'who:user:ben');
  await page.mouse.click(middle.x, middle.y);
  await page.getByText('ben may read every object of sales.').waitFor();
  await picture.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByText('ben may read every object of reports.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
}

/** Picks a second goal, takes it out of the text, puts it back, and takes it out again. */
async function removeGoals(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a goal by pointing' }).click();
  await page.getByRole('button', { name: 'Write it into the text' }).click();
  const says = 'ben may read every object of reports.';
  const remove = page.getByRole('button', { name: `Take out the goal “${says}”` });
  await expect.poll(() => written(page)).toContain(`says: ${says}`);
  await page.getByText('The page can read it.').waitFor();
  const both = await written(page);
  await remove.press('Enter');
  await page.getByText(`The goal “${says}” is out of the text.`).waitFor();
  await remove.waitFor({ state: 'detached' });
  const back = page.getByRole('button', { name: 'Take that back' });
  await expect.poll(() => back.evaluate((one) => one.matches(':focus'))).toBe(true);
  expect(await written(page)).not.toContain(says);
  await back.press('Enter');
  await remove.waitFor();
  expect(await written(page)).toBe(both);
  await remove.click();
  await remove.waitFor({ state: 'detached' });
  expect(await findings(page)).toEqual([]);
}

test('a lesson is written with its faults in their lines and the lesson beside it, proved, kept and saved', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  const { page } = await visit(context, '#/author');
  await page.getByRole('button', { name: 'New lesson' }).click();
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('region', { name: 'My lesson' }).waitFor();
  const text = page.getByLabel('The lesson’s file');
  // While the text has a fault, the lesson stays as it last was.
  await rewrite(page, 'title: My lesson', 'titel: My lesson');
  await page.getByRole('button', { name: '2 things are wrong' }).click();
  await page.getByText(/^as it was at .+, before line 1$/).waitFor();
  await page.getByRole('region', { name: 'My lesson' }).waitFor();
  await page.getByText('There is no field “titel” here. Did you mean title?').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Write title' }).click();
  await page.getByText('The page can read it.').waitFor();
  await expect.poll(() => written(page)).toContain('\ntitle: My lesson\n');
  await rewrite(
    page,
    'start: []',
    'start:\n  - iam CreateUser: {UserName: ben}\n  - iam CreateUser: {UserName: cleo}\n  - s3 CreateBucket: {Bucket: reports}\n  - s3 CreateBucket: {Bucket: sales}',
  );
  await page.getByText('The page can read it.').waitFor();
  // The names of the start account are offered, and Escape, then Tab leads out of the text.
  await rewrite(page, 'chapter: own', 'chapter: own\nactor: b');
  await page
    .getByRole('button', { name: /^\d+ things? (is|are) wrong$/ })
    .or(page.getByText('The page can read it.'))
    .waitFor();
  await page.getByText('actor: b', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Space');
  await page.getByRole('option', { name: /^ben/ }).click();
  expect(await written(page)).toContain('\nactor: ben\n');
  expect(await text.evaluate((one) => one.getRootNode() instanceof ShadowRoot && one.matches(':focus'))).toBe(
    true,
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await text.evaluate((one) => one.matches(':focus'))).toBe(false);
  // A goal is picked by pointing.
  await page.getByText('The page can read it.').waitFor();
  const picking = page.getByRole('button', { name: 'Add a goal by pointing' });
  await picking.press('Enter');
  const isFocused = (one: Element): boolean => one.matches(':focus');
  await expect.poll(() => page.getByLabel('Who', { exact: true }).evaluate(isFocused)).toBe(true);
  await page.getByLabel('May or may not').selectOption({ label: 'may not' });
  await page.getByText('ben may not read any object of reports.').waitFor();
  // The only goal stays.
  expect(await page.getByRole('button', { name: 'A lesson needs a goal.' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Write it into the text' }).press('Enter');
  await expect.poll(() => picking.evaluate(isFocused)).toBe(true);
  await page.locator('.cm-line', { hasText: 'says: ben may not read any object' }).waitFor();
  expect(await written(page)).toContain(
    "says: ben may not read any object of reports.\n    needs:\n      - can: [ben, s3:GetObject, 'arn:aws:s3:::reports/%fresh%', refused]",
  );
  await pointInPicture(page);
  await removeGoals(page);
  // Pressed before the page has read what was typed.
  await rewrite(page, 'title: My lesson', 'title: Ana comes');
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: /^\d+ things are missing$/ }).click();
  await page.getByRole('region', { name: 'Ana comes' }).waitFor();
  await page.getByText('Kept in this browser').waitFor();
  await page.getByText('Ways to solve it: 1 of 3').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Ana comes' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('my-lesson.md');
  expect(readFileSync(await download.path(), 'utf8')).toContain('title: Ana comes');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Delete this draft' }).click();
  await page.getByText('You have no draft yet.').waitFor();
}, 120_000);

test('a lesson of the page is reopened, its proof holds, and a near-miss is shown in the picture', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 } });
  const { page } = await visit(context, '#/author');
  await page.getByLabel('Begin with a lesson of the page').selectOption({ label: 'First policy' });
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText(/^Proved: /).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Near-miss 1, refused: everything everywhere' }).click();
  await page.getByText('Shown: the near-miss “everything everywhere”').waitFor();
  await page.getByText('2 of 4 now').waitFor();
  expect(await findings(page)).toEqual([]);
});

test('on a phone what was typed is undone and redone by two buttons, and all that is pressed in the text is large enough', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page } = await visit(await newVisitor(phone), '#/author');
  await page.getByLabel('Begin with a lesson of the page').selectOption({ label: 'First policy' });
  await page.getByText('The page can read it.').waitFor();
  const [undo, redo] = ['Undo', 'Redo'].map((name) =>
    page.getByRole('button', { name: `${name} in the text` }),
  );
  expect(await undo?.isDisabled()).toBe(true);
  const height = async (one: Locator): Promise<number> => Math.round((await one.boundingBox())?.height ?? 0);
  await page.locator('.cm-line', { hasText: /^title:/ }).tap();
  await page.keyboard.press('Home');
  await page.keyboard.insertText('x');
  const fix = page.getByRole('button', { name: 'Write title' });
  await fix.waitFor();
  expect(await height(fix)).toBeGreaterThanOrEqual(44);
  await undo?.tap();
  await page.getByText('The page can read it.').waitFor();
  expect(await written(page)).toContain('\ntitle: First policy\n');
  await redo?.tap();
  await fix.waitFor();
  expect(await redo?.isDisabled()).toBe(true);
  await fix.tap();
  await page.getByText('The page can read it.').waitFor();
  await page.locator('.cm-line', { hasText: /^version:/ }).tap();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('ac');
  const option = page.getByRole('option').first();
  await option.waitFor();
  expect(await height(option)).toBe(44);
  await option.tap();
  await expect.poll(() => written(page)).toContain('\naccount: ');
  expect(await findings(page)).toEqual([]);
});

test('a start and a solution are recorded by doing them, by pointer and in the terminal, and taken back', async () => {
  const context = await newVisitor();
  const { page } = await visit(context, '#/author');
  await page.getByRole('button', { name: 'New lesson' }).click();
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Record the start' }).click();
  await page.getByRole('region', { name: 'The recording' }).waitFor();
  await expect
    .poll(() => page.locator('button.main:visible').allInnerTexts())
    .toEqual(['Create the first user']);
  const newUser = async (name: string): Promise<void> => {
    const form = await begin(page, /^New user/);
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('button', { name: 'Create the user' }).click();
    await closed(page);
  };
  await newUser('ben');
  await page.getByText('1 step so far').waitFor();
  await newUser('gone');
  await page.getByText('2 steps so far').waitFor();
  await topBar(page).getByRole('button', { name: /^Undo/ }).click();
  await page.getByText('1 step so far').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await page.getByText('You go on with what you recorded before.').waitFor();
  await page.getByText('1 step so far').waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('The page wrote 1 step into the file.').waitFor();
  await page.locator('.cm-line').first().waitFor();
  expect(await written(page)).toContain('start:\n  - iam CreateUser: {UserName: ben}\n');
  expect(await written(page)).not.toContain('gone');

  await rewrite(page, 'exists: user ana', 'exists: user cleo');
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Record a solution' }).click();
  await page.getByRole('region', { name: 'The recording' }).waitFor();
  await typeInTerminal(page, 'aws iam create-user --user-name cleo', '"UserName"');
  await typeInTerminal(page, 'aws iam get-user --user-name ben', '"ben"');
  await page.getByText('1 step so far').waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('The page wrote 1 step into the file. The third hint tells it now').waitFor();
  await page.locator('.cm-line').first().waitFor();
  expect(await written(page)).toContain(
    'solutions:\n  - way: recorded\n    steps:\n      - iam CreateUser: {UserName: cleo}\n---',
  );
  expect(await written(page)).toContain(
    '  - Where to look.\n  - - {do: aws iam create-user --user-name cleo, press: "**New user**, name it cleo, **Create the user**"}\npages:',
  );
  await page.getByText('The page can read it.').waitFor();
  await page.getByText('New user, name it cleo, Create the user').waitFor();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: /^\d+ things are missing$/ }).click();
  await page.getByText('Ways to solve it: 2 of 3').waitFor();
  expect(await findings(page)).toEqual([]);
  // The answer without one of its steps is offered as a near-miss.
  await page.getByRole('button', { name: 'Add that as a near-miss' }).click();
  expect(await written(page)).toContain(
    'nearMisses:\n  - says: iam CreateUser is left out\n    from: recorded\n    without: [1]\n    misses: ana\n---',
  );
  expect(await page.getByRole('button', { name: 'Add that as a near-miss' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Take that back' }).click();
  expect(await written(page)).not.toContain('recorded');
  expect(await written(page)).not.toContain('nearMisses');
  await page.getByText('Kept in this browser').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'My lesson' }).click();
  await page.locator('.cm-line').first().waitFor();
  expect(await written(page)).toContain('- iam CreateUser: {UserName: ben}');
}, 120_000);

test('a proof that runs is stopped, and the page says so', async () => {
  const context = await newVisitor();
  const { page } = await visit(context, '#/author');
  await page.getByLabel('Begin with a lesson of the page').selectOption({ label: 'What a user is' });
  await page.getByText('The page can read it.').waitFor();
  // Pressed in the page itself: the proof may be over before a press from outside arrives.
  await page.evaluate(() => {
    const press = (name: string): boolean => {
      const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === name);
      button?.click();
      return button !== undefined;
    };
    press('Prove it');
    const look = new MutationObserver(() => press('Stop the proof') && look.disconnect());
    look.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByText('The proof was stopped.').waitFor();
  expect(await page.getByText(/^Proved: /).count()).toBe(0);
});

test('what a new lesson says is written by fields and undone, and steps of its start that fail are mended in their lines', async () => {
  const { page } = await visit(await newVisitor(), '#/author');
  await page.getByRole('button', { name: 'New lesson' }).click();
  const form = page.getByRole('form', { name: 'What the lesson says' });
  await form.getByLabel('Title').fill('Our deploy role');
  await form.getByLabel('What a learner knows afterwards').fill('A role has a trust policy: it says who.');
  await form.getByLabel('Second hint').fill('Look at ben, then at what he has.');
  await form.getByLabel('Author').fill('Ines');
  expect(await findings(page)).toEqual([]);
  await form.getByRole('button', { name: 'Write these into the text' }).click();
  await page.getByRole('region', { name: 'Our deploy role' }).waitFor();
  const text = await written(page);
  expect(text).toContain('\nid: our-deploy-role\n');
  expect(text).toContain('\nlearned: "A role has a trust policy: it says who."\n');
  expect(text).toContain(
    '  - A nudge in the right direction.\n  - "Look at ben, then at what he has."\n  - - {do',
  );
  const change = page.getByRole('button', { name: 'Change what it says' });
  await expect.poll(() => change.evaluate((one) => one.matches(':focus'))).toBe(true);
  await page.getByLabel('The lesson’s file').click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => written(page)).toContain('\ntitle: My lesson\n');
  await page.keyboard.press('ControlOrMeta+y');
  await expect.poll(() => written(page)).toBe(text);

  const start = (last: string) =>
    `start:\n  - iam CreateUser: {UserName: ben}\n  - iam CreateGroup: {GroupName: Devs}\n${last}`;
  const bad =
    '  - iam AddUserToGroup: {UserName: bem, GroupName: Devs}\n  - iam CreatUser: {UserName: cleo}\n  - iam CreateUser: {UserName: ben}\n';
  await rewrite(page, 'start: []\n', start(bad));
  await page.getByRole('button', { name: '3 things are wrong' }).waitFor();
  for (const fix of ['Write ben', 'Write iam CreateUser', 'Take the step out'])
    await page.getByRole('button', { name: fix, exact: true }).click();
  await page.getByText('The page can read it.').waitFor();
  expect(await written(page)).toContain(
    start(
      '  - iam AddUserToGroup: {UserName: ben, GroupName: Devs}\n  - iam CreateUser: {UserName: cleo}\ngoals:',
    ),
  );
}, 120_000);
