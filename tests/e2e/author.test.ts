import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { begin, closed, typeInTerminal } from './doing.ts';
import { topBar } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

test('a lesson is written with its faults and its preview beside it, proved, kept and saved', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  const { page } = await visit(context, '#/author');
  await page.getByRole('button', { name: 'New lesson' }).click();
  await page.getByText('The page can read it.').waitFor();
  const text = page.getByLabel('The lesson’s file');
  const written = await text.inputValue();
  await text.fill(written.replace('title: My lesson', 'titel: My lesson'));
  await page.getByText('2 things are wrong').waitFor();
  await page.getByRole('button', { name: /^Line 5, column \d+, titel$/ }).click();
  expect(
    await text.evaluate(
      (area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split('\n').length,
    ),
  ).toBe(5);
  await text.fill(written.replace('title: My lesson', 'title: Ana came'));
  await page.getByRole('region', { name: 'Ana came' }).waitFor();
  // Pressed before the page has read what was typed.
  await text.fill(written.replace('title: My lesson', 'title: Ana comes'));
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText(/^\d+ things are missing$/).waitFor();
  await page.getByRole('region', { name: 'Ana comes' }).waitFor();
  await page.getByText('Kept in this browser').waitFor();
  await page.getByText('solution: 1 of 3').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Ana comes' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('my-lesson.md');
  expect(readFileSync(await download.path(), 'utf8')).toContain('title: Ana comes');
  await page.getByRole('button', { name: 'Delete this draft' }).click();
  await page.getByText('You have no draft yet.').waitFor();
});

test('a lesson of the page is reopened, and its proof holds', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 } });
  const { page } = await visit(context, '#/author');
  await page.getByLabel('Begin with a lesson of the page').selectOption({ label: 'What a user is' });
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText(/^Proved: /).waitFor({ timeout: 60_000 });
});

test('a start and a solution are recorded by doing them, by pointer and in the terminal, and taken back', async () => {
  const context = await newVisitor();
  const { page } = await visit(context, '#/author');
  await page.getByRole('button', { name: 'New lesson' }).click();
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Record the start' }).click();
  await page.getByRole('region', { name: 'The recording' }).waitFor();
  expect(await page.locator('button.main:visible').allInnerTexts()).toEqual(['Create the first user']);
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
  const text = page.getByLabel('The lesson’s file');
  await page.getByText('The page wrote 1 step into the file.').waitFor();
  expect(await text.inputValue()).toContain('start:\n  - iam CreateUser: {UserName: ben}\n');
  expect(await text.inputValue()).not.toContain('gone');

  await text.fill((await text.inputValue()).replace('exists: user ana', 'exists: user cleo'));
  await page.getByText('The page can read it.').waitFor();
  await page.getByRole('button', { name: 'Record a solution' }).click();
  await page.getByRole('region', { name: 'The recording' }).waitFor();
  await typeInTerminal(page, 'aws iam create-user --user-name cleo', '"UserName"');
  await typeInTerminal(page, 'aws iam get-user --user-name ben', '"ben"');
  await page.getByText('1 step so far').waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('The page wrote 1 step into the file. The third hint tells it now').waitFor();
  expect(await text.inputValue()).toContain(
    'solutions:\n  - way: recorded\n    steps:\n      - iam CreateUser: {UserName: cleo}\n---',
  );
  expect(await text.inputValue()).toContain(
    '  - Where to look.\n  - - {do: aws iam create-user --user-name cleo, press: "**New user**, name it cleo, **Create the user**"}\npages:',
  );
  await page.getByText('The page can read it.').waitFor();
  await page.getByText('New user, name it cleo, Create the user').waitFor();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByText('solution: 2 of 3').waitFor();
  expect(await findings(page)).toEqual([]);
  // What leaving out a step gives is offered as a near-miss.
  await page.getByRole('button', { name: 'Add that as a near-miss' }).click();
  expect(await text.inputValue()).toContain(
    'nearMisses:\n  - says: iam CreateUser is left out\n    from: recorded\n    without: [1]\n    misses: ana\n---',
  );
  expect(await page.getByRole('button', { name: 'Add that as a near-miss' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Take that back' }).click();
  expect(await text.inputValue()).not.toContain('recorded');
  expect(await text.inputValue()).not.toContain('nearMisses');
  await page.getByText('Kept in this browser').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'My lesson' }).click();
  expect(await text.inputValue()).toContain('- iam CreateUser: {UserName: ben}');
});

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
