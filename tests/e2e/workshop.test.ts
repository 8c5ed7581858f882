import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { twoResults } from '../fixtures/workshop-results.ts';
import { carryingWorkshop, smallLesson, workshopLink } from '../lessons/workshop/small.ts';
import { findings } from './axe.ts';
import { begin, closed, savedAs, typeInTerminal } from './doing.ts';
import { dialog, learning } from './places.ts';
import { address, newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const file = (text: string) => ({ name: 'mine.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });

test('a ready workshop leads through its own lessons and to its result, also without a network', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  const fetched: string[] = [];
  context.on('requestfinished', (request) => fetched.push(request.url()));
  const { page, problems } = await visit(context, '#/workshop');
  await page.getByRole('heading', { name: 'Ready workshops' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: /^Find and fix: escalation/ }).click();
  await page.getByRole('heading', { name: 'Find and fix: escalation' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Begin' }).click();
  await learning(page).getByText('Lesson 1 of 4', { exact: false }).waitFor();
  expect(page.url()).toContain('#/workshop/find-and-fix-escalation/managed-inline-versions');
  // From here on there is no network: the page has fetched what the workshop takes, what moves the clock last.
  await expect
    .poll(() => fetched.some((url) => url.includes('/moved-items')), { timeout: 40_000 })
    .toBe(true);
  await context.setOffline(true);
  const missed: string[] = [];
  page.on('requestfailed', (request) => missed.push(request.url()));
  for (const lesson of ['2', '3', '4']) {
    await learning(page).getByRole('link', { name: 'Workshop', exact: true }).click();
    await page
      .locator('article ol a')
      .nth(Number(lesson) - 1)
      .click();
    await learning(page).getByText(`Lesson ${lesson} of 4`, { exact: false }).waitFor();
  }
  await typeInTerminal(page, 'aws iam list-users', '"Users"');
  await typeInTerminal(page, 'aws sts get-caller-identity', '"Arn"');
  // By pointer, too.
  await page
    .locator('.canvas')
    .first()
    .click({ button: 'right', position: { x: 20, y: 200 } });
  await page.getByRole('menuitem', { name: 'New user' }).waitFor();
  await page.keyboard.press('Escape');
  // The goals' picture has neither a search nor a legend.
  await page.getByRole('button', { name: 'Whole account' }).click();
  for (const [opener, within] of [
    [/^Find any/, 'combobox'],
    [/^Legend/, 'heading'],
  ] as const) {
    await page.getByRole('button', { name: opener }).click();
    await dialog(page).getByRole(within).first().waitFor();
    await page.keyboard.press('Escape');
    await closed(page);
  }
  for (const form of [/^New user/, /^New role/, /^New policy/]) {
    await begin(page, form);
    await page.keyboard.press('Escape');
    await closed(page);
  }
  await page.getByRole('tab', { name: 'Lesson' }).click();
  await page.getByRole('link', { name: 'Workshop', exact: true }).click();
  await page.getByRole('heading', { name: 'Find and fix: escalation' }).waitFor();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the result' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('find-and-fix-escalation');
  // The browser asks for the tab's icon by itself, and says that it can't have it.
  expect(missed.filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
  expect(problems.splice(0).filter((one) => !one.includes('ERR_INTERNET'))).toEqual([]);
});

test('a workshop that is begun without a network says once what is missing and what still works', async () => {
  const visitor = await newVisitor();
  const { page, problems } = await visit(visitor, '#/workshop/find-and-fix-escalation');
  const begin = page.getByRole('button', { name: 'Begin' });
  await begin.waitFor();
  await visitor.route(/./, (route) => route.abort());
  const failed = (path: string): Promise<unknown> =>
    page.waitForEvent('requestfailed', (request) => request.url().includes(path));
  const unreachable = Promise.all([failed('/cytoscape-'), failed('/icon.svg')]);
  await begin.click();
  const said = page.getByText('You may be offline');
  await said.first().waitFor();
  // The live picture can't be fetched either, and the page has looked whether its server answers.
  await unreachable;
  expect(await said.allInnerTexts()).toEqual([
    expect.stringMatching(/^The workshop’s lesson at this address could not be opened here\. /),
  ]);
  expect(
    problems.splice(0).filter((one) => !/net::ERR_FAILED|dynamically imported|preload/.test(one)),
  ).toEqual([]);
});

test('a workshop from a file plays the lesson that it carries, outlives a reload, and goes on as a link', async () => {
  const context = await newVisitor();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = await visit(context, '#/workshop');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(carryingWorkshop('first-policy')));
  await page.getByRole('heading', { name: 'Our own workshop' }).waitFor();
  await page.getByRole('link', { name: /^Small/ }).click();
  await learning(page).getByText('Lesson 2 of 2', { exact: false }).waitFor();
  // A link is its author's, so its host stands beside it.
  await learning(page).getByRole('link', { name: 'a page (example.com)' }).waitFor();
  await typeInTerminal(page, 'aws iam create-user --user-name ana', '"UserName"');
  await page.getByRole('region', { name: 'Solved' }).waitFor();
  await learning(page).getByRole('button', { name: 'To the workshop' }).click();
  await page.getByText('1 of 2 solved').waitFor();
  await page.reload();
  await page.getByText('1 of 2 solved').waitFor();
  // The page's own lesson of that name is another one.
  await page.goto(address('#/lessons'));
  await page
    .getByText(/^0 of \d+ solved$/)
    .first()
    .waitFor();

  await page.goto(address('#/workshop'));
  await page.getByRole('link', { name: /^Our own workshop/ }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByText('The link is copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#w1.');
  const other = await newVisitor();
  const { page: there } = await visit(other, link.slice(link.indexOf('#')));
  await there.getByRole('heading', { name: 'Our own workshop' }).waitFor();
  await there.getByRole('button', { name: 'Start' }).click();
  await learning(there).getByText('Lesson 1 of 2', { exact: false }).waitFor();
  expect(there.url()).toMatch(/#\/workshop\/own-[0-9a-f]{64}\/what-a-user-is$/);
  await there.getByRole('link', { name: 'Workshop', exact: true }).click();
  await there.getByText('0 of 2 solved').waitFor();

  await page.getByRole('button', { name: 'Take it off this list' }).click();
  await page.getByRole('heading', { name: 'Ready workshops' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Opened here' }).count()).toBe(0);
});

test('six lessons, one of them somebody’s own, are put together in the page, kept, saved, opened again and begun', async () => {
  const { page } = await visit(await newVisitor({ acceptDownloads: true }), '#/workshop');
  await page.getByRole('link', { name: 'Build a workshop' }).click();
  await page.getByText('No lesson yet').waitFor();
  const titles = ['What a user is', 'First policy', 'Why roles', 'The clock', 'Trust or permission'];
  for (const title of titles) await page.getByRole('button', { name: `${title}, ` }).click();
  const own = { ...file(smallLesson('our-own')), name: 'our-own.md' };
  await page.locator('input[type=file]').first().setInputFiles(own);
  await page.getByText('6, done in this order').waitFor();
  await page.getByLabel('Title', { exact: true }).fill('IAM for new colleagues');
  await page.getByLabel('Welcome', { exact: true }).fill('Welcome to **our** team.');
  // By keys: the last of the page's own lessons comes third.
  await page.getByRole('button', { name: 'Move “Trust or permission”', exact: true }).focus();
  for (const key of ['Space', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await page.getByText('Trust or permission, now 3 of 6').waitFor();
  await page.keyboard.press('Space');
  await page.getByText(/characters$/).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.reload();
  const rows = page.getByRole('main').locator('ol > li');
  await rows.nth(5).waitFor();
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('IAM for new colleagues');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('iam-for-new-colleagues.md');
  const saved = await download.path();
  await page.getByRole('button', { name: 'All workshops' }).click();
  await page.getByRole('heading', { name: 'You are building' }).waitFor();
  await page.locator('input[type=file]').first().setInputFiles(saved);
  await page.getByRole('heading', { name: 'IAM for new colleagues' }).waitFor();
  await page.getByText(/^6 lessons · \d+ minutes · 0 of 6 solved$/).waitFor();
  await page.getByRole('button', { name: 'Begin' }).click();
  await learning(page).getByText('Lesson 1 of 6', { exact: false }).waitFor();
  await learning(page).getByRole('link', { name: 'Workshop', exact: true }).click();
  await page.getByRole('button', { name: 'Show its QR code' }).click();
  await page.getByRole('img', { name: 'The link to the workshop as a QR code' }).waitFor();
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.getByText('You change version 1 of “IAM for new colleagues”.', { exact: false }).waitFor();
  expect(await rows.nth(2).getAttribute('aria-label')).toBe('Trust or permission');
});

test('a lesson for a workshop is written and brought back, and nothing of what was typed is lost', async () => {
  const { page } = await visit(await newVisitor(), '#/workshop/new');
  await page.getByLabel('Title', { exact: true }).fill('Our days');
  await page.getByRole('button', { name: 'Write a lesson' }).click();
  await page.getByRole('button', { name: 'Back to the workshop' }).click();
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Our days');
  await page.getByRole('button', { name: 'Write a lesson' }).click();
  await page.getByRole('button', { name: 'New lesson' }).click();
  const form = page.getByRole('form', { name: 'What the lesson says' });
  await form.getByLabel('Title').fill('Our deploy role');
  expect(await findings(page)).toEqual([]);
  // The form was not written into the text.
  await page.getByRole('button', { name: 'Back to the workshop' }).click();
  const row = page.getByRole('button', { name: 'Our deploy role, ' });
  await expect.poll(() => row.evaluate((one) => one.matches(':focus'))).toBe(true);
  await row.press('Enter');
  await page.getByRole('main').getByRole('listitem', { name: 'Our deploy role' }).waitFor();
  // Somebody who came from elsewhere finds the way, too.
  await page.goto(address('#/author'));
  await page.reload();
  await page.getByRole('button', { name: 'Our deploy role' }).click();
  await page.getByLabel('The lesson’s file').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('Typed last.');
  await page.getByRole('button', { name: 'Back to the workshop' }).click();
  await page.getByRole('button', { name: 'Take its new text' }).waitFor();
}, 120_000);

test('a workshop from a link is looked at first, and stored and begun only when somebody presses Start', async () => {
  const { page } = await visit(await newVisitor(), await workshopLink(carryingWorkshop('small')));
  await page.getByRole('heading', { name: 'Our own workshop' }).waitFor();
  await page.getByText('From a link, checked, not vouched for').waitFor();
  const facts = page.getByRole('region', { name: 'What it is' });
  for (const said of ['Somebody', 'CC0', '2 lessons · 20 minutes', '1 kB of text'])
    await facts.getByText(said, { exact: true }).waitFor();
  const listed = page.getByRole('region', { name: 'Lessons' });
  for (const title of ['What a user is', 'Small']) await listed.getByText(title, { exact: true }).waitFor();
  expect(await findings(page)).toEqual([]);
  const stored = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('iam-playground');
          opening.onerror = () => reject(new Error('not opened'));
          opening.onsuccess = () => {
            const count = opening.result.transaction('drafts').objectStore('drafts').count();
            count.onsuccess = () => {
              opening.result.close();
              resolve(count.result);
            };
          };
        }),
    );
  expect(await stored()).toBe(0);
  await page.reload();
  await page.getByText('From a link, checked, not vouched for').waitFor();
  await page.getByRole('button', { name: 'All workshops' }).click();
  await page.getByRole('heading', { name: 'Ready workshops' }).waitFor();
  expect(page.url()).toMatch(/#\/workshop$/);
  expect(await page.getByRole('heading', { name: 'Opened here' }).count()).toBe(0);
  expect(await stored()).toBe(0);
  await page.goBack();
  await page.getByRole('button', { name: 'Start' }).click();
  await learning(page).getByText('Lesson 1 of 2', { exact: false }).waitFor();
  expect(await stored()).toBe(1);
  // The same link leads on from there.
  await page.goto(address(await workshopLink(carryingWorkshop('small'))));
  await page
    .getByRole('button', { name: 'Begin' })
    .or(page.getByRole('button', { name: 'Go on' }))
    .waitFor();
});

test('a link with another workshop of the same name replaces none, and says what differs before it is begun', async () => {
  const { page } = await visit(await newVisitor(), '#/workshop');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(carryingWorkshop('small')));
  await page.getByRole('link', { name: /^Small/ }).click();
  await typeInTerminal(page, 'aws iam create-user --user-name ana', '"UserName"');
  await learning(page).getByRole('button', { name: 'To the workshop' }).click();
  await page.getByText('1 of 2 solved').waitFor();
  const mine = page.url();
  const theirs = carryingWorkshop('small')
    .replace('version: 1', 'version: 2')
    .replace('author: Somebody\nlicence: CC0\n---\n\nWelcome', 'author: Eve\nlicence: CC0\n---\n\nWelcome')
    .replace('exists: user ana', 'exists: user eve');
  await page.goto(address(await workshopLink(theirs)));
  const differs = page.getByRole('region', { name: 'A newer version of what you opened before' });
  await differs
    .getByText('You opened version 1 of “Our own workshop” by Somebody here.', { exact: false })
    .waitFor();
  await differs.getByText('These parts differ: the author’s name.').waitFor();
  await differs
    .getByText('“Small” has another account, other steps, goals or questions.', { exact: false })
    .waitFor();
  await differs.getByText('What you learned there counts here in 1 of 2 lessons.').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start' }).click();
  await learning(page).getByText('Lesson 1 of 2', { exact: false }).waitFor();
  await page.goto(address('#/workshop'));
  const rows = page.getByRole('link', { name: /^Our own workshop/ });
  await rows.nth(1).waitFor();
  await rows.filter({ hasText: 'version 2, by Eve' }).waitFor();
  await page.goto(mine);
  await page.getByText('1 of 2 solved').waitFor();
  // A version that only words a lesson in another way has its progress.
  await page.goto(
    address(await workshopLink(carryingWorkshop('small').replace('title: Small', 'title: Tiny'))),
  );
  await page.getByText('“Tiny” has other texts. Your progress in it counts here, too.').waitFor();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('link', { name: 'Workshop', exact: true }).click();
  await page.getByText('1 of 2 solved').waitFor();
});

test('a file or a link with a fault is not opened, and the place of each fault is said', async () => {
  const context = await newVisitor({ viewport: { width: 390, height: 844 } });
  const { page } = await visit(context, '#/workshop');
  const bad = carryingWorkshop('small').replace('title: Our', 'titel: Our').replace('a page', '<b>a</b>');
  await page.locator('input[type=file]').first().setInputFiles(file(bad));
  await page
    .getByText('Line 4, column 1, titel')
    .or(page.getByText(/^Line 4, .*titel$/))
    .waitFor();
  await page.getByText('There is no field “titel” here.').waitFor();
  await page.getByText('The text holds HTML: <b>').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByLabel('A link to a workshop').fill('https://example.com/#w1.AAAA.BBBBBB');
  await page.getByRole('button', { name: 'Open the link' }).click();
  await page.getByText('A part of this link was lost or changed on its way.', { exact: false }).waitFor();
  expect(await page.getByRole('heading', { name: 'Opened here' }).count()).toBe(0);
});

test('a lesson that can’t make all of its account says what failed', async () => {
  const { page } = await visit(await newVisitor({ viewport: { width: 390, height: 844 } }), '#/workshop');
  const made = '{iam CreateUser: {UserName: ben}}';
  const broken = carryingWorkshop('small').replace('goals:', `start: [${made}, ${made}]\n      goals:`);
  await page.locator('input[type=file]').first().setInputFiles(file(broken));
  await page.getByRole('link', { name: /^Small/ }).click();
  await learning(page).getByText('a part of that failed', { exact: false }).waitFor();
  await learning(page)
    .getByRole('listitem')
    .filter({ hasText: /^iam CreateUser: .*User with name ben already exists/ })
    .waitFor();
  expect(await findings(page)).toEqual([]);
});

test('a learner’s result, as a file and as a code, is replayed on the instructor’s page', async () => {
  const context = await newVisitor({ acceptDownloads: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { page } = await visit(context, '#/workshop');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(carryingWorkshop('small')));
  await page.getByRole('link', { name: /^Small/ }).click();
  const password = 'MyReal-Pass-2026!';
  await typeInTerminal(page, 'aws iam create-user --user-name ben', '"UserName"');
  const withPassword = `aws iam create-login-profile --user-name ben --password '${password}'`;
  await typeInTerminal(page, withPassword, '"LoginProfile"');
  await typeInTerminal(page, 'aws iam create-user --user-name ana', ':user/ana');
  await learning(page).getByRole('button', { name: 'To the workshop' }).click();
  await page.getByText('1 of 2 solved').waitFor();
  // The form shows what is inside, with another password in place of the typed one.
  await page.getByText('Show what is inside').click();
  await page.getByText('No name. Made', { exact: false }).waitFor();
  await page.locator('summary', { hasText: /Small\s*3 steps/ }).click();
  await page.getByText('aws iam create-login-profile --user-name ben --password', { exact: false }).waitFor();
  expect(await page.locator('body').textContent()).not.toContain(password);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Copy as a code' }).click();
  await page.getByText('The code is copied.').waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^r1\./);
  await page.getByLabel('Your name').fill('Ana Example');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the result' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('mine.ana-example.result.json');
  const saved = await download.path();
  expect(readFileSync(saved, 'utf8')).toContain('CreateLoginProfile');
  expect(readFileSync(saved, 'utf8')).not.toContain(password);

  await page.goto(address('#/results'));
  await page.locator('input[type=file]').setInputFiles([saved, saved]);
  await page.getByText('1 result read.').waitFor();
  await page.getByText('1 was here already.').waitFor();
  await page.getByRole('button', { name: 'Add results' }).click();
  await page.getByLabel('Codes').fill(`${code}\n${code.slice(0, -9)}`);
  await page.getByRole('button', { name: 'Read the codes' }).click();
  await page
    .getByText('The page did not read Code 2: a part of the code is missing', { exact: false })
    .waitFor();
  await page.getByText('1 is of a learner who has a row already', { exact: false }).waitFor();
  const learners = page.getByRole('region', { name: 'Who is where' }).first();
  const named = learners.getByRole('row').filter({ hasText: 'Ana Example' });
  await named.getByRole('cell', { name: 'Ana Example, lesson 2, solved', exact: true }).waitFor();
  // The file and the code are one row, below the head, and the one that counts is opened in its lesson.
  expect(await learners.getByRole('row').count()).toBe(2);
  const card = page.getByRole('region', { name: 'Ana Example' });
  await card.getByText('1 earlier one was read, too', { exact: false }).waitFor();
  await named.getByRole('button', { name: /lesson 2, solved/ }).click();
  await card.getByText('the replay agrees').waitFor();
  await card.getByText('3 of 3').waitFor();
  await card.getByRole('button', { name: /^Step 3, user/ }).press('ArrowLeft');
  await card.getByText('aws iam create-login-profile --user-name ben', { exact: false }).waitFor();
  await page.getByText('not forgery', { exact: false }).waitFor();
  expect(await findings(page)).toEqual([]);
  // The steps play on the canvas, in an account of its own.
  await card.getByRole('button', { name: 'Open the account here' }).click();
  const played = page.getByRole('region', { name: 'What Ana Example did' });
  await played.getByText('Step 2 of 3').waitFor();
  expect(page.url()).toMatch(/#\/results\/1\/small$/);
  await learning(page).getByText('0 of 1 now').waitFor();
  await played.getByRole('button', { name: 'Next step' }).click();
  await learning(page).getByText('1 of 1 now').waitFor();
  expect(await findings(page)).toEqual([]);
  await played.getByRole('button', { name: 'Step back' }).click();
  await played.getByText('Step 2 of 3').waitFor();
  await played.getByRole('button', { name: 'Back to the results' }).click();
  await card.waitFor();
  await page.getByRole('button', { name: 'Solutions' }).click();
  await page.locator('summary', { hasText: 'Small' }).click();
  await page.getByText('aws iam create-user --user-name ana').waitFor();
  await page.getByRole('button', { name: 'Solutions' }).click();
  const rows = readFileSync(await savedAs(page, 'Save as CSV'), 'utf8').split('\r\n');
  expect(rows).toHaveLength(4);
  expect(rows[2]).toMatch(/^Ana Example,Our own workshop,1,small,1,/);
  // A lesson of the workshop's own has its title there, too.
  const hers = JSON.parse(readFileSync(saved, 'utf8')) as { lessons: [{ id: string }, { progress: object }] };
  const [first, { progress }] = hers.lessons;
  const ben = {
    ...hers,
    name: 'Ben',
    lessons: [
      { id: first.id, progress: { ...progress, id: first.id }, attempt: null },
      { id: 'small', progress: null, attempt: null },
    ],
  };
  await page.getByRole('button', { name: 'Add results' }).click();
  await page.locator('input[type=file]').setInputFiles(file(JSON.stringify(ben)));
  await learners.getByRole('cell', { name: 'Ben, lesson 2, not begun', exact: true }).waitFor();
  await learners.getByRole('columnheader', { name: /Small/ }).waitFor();
  // Somebody who hands in another’s work, before it was done.
  const copied = { ...hers, name: 'Zoë', madeAt: Date.now() + 86_400_000 * 400 };
  await page.getByRole('button', { name: 'Add results' }).click();
  await page.locator('input[type=file]').setInputFiles(file(JSON.stringify(copied)));
  await learners.getByText('Ana Example and Zoë have the same history', { exact: false }).waitFor();
  await learners.getByText('Zoë: its date is in the future', { exact: false }).waitFor();
  // It stands in the last column, and on a phone below the name.
  const remark = named.first().getByText('same history as', { exact: false }).filter({ visible: true });
  await remark.waitFor();
  expect(await remark.count()).toBe(1);
  // A class is kept as one file, and opened again with every result that was handed in.
  const classFile = await savedAs(page, 'Save as one file');
  await page.getByRole('button', { name: 'Close all' }).click();
  await learners.getByRole('row').first().waitFor({ state: 'detached' });
  await page.locator('input[type=file]').setInputFiles(classFile);
  await page.getByText('4 results read.').waitFor();
  expect(await learners.getByRole('row').count()).toBe(4);
}, 120_000);

test('the sample class says that it is one, shows who needs help, and one’s own results take its place', async () => {
  const { page } = await visit(await newVisitor(), '#/results');
  await page.getByRole('heading', { name: 'Results of a workshop' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open a sample class of 30' }).click();
  await page.getByText('Sample class', { exact: true }).waitFor({ timeout: 60_000 });
  const learners = page.getByRole('region', { name: 'Who is where' });
  await learners.getByRole('cell', { name: /^imke, lesson 3, stuck, 4 failed tries/ }).waitFor();
  expect(await learners.getByRole('row').count()).toBe(31);
  await page.getByRole('button', { name: '5 are stuck' }).click();
  expect(await learners.getByRole('row').count()).toBe(6);
  expect(await findings(page)).toEqual([]);
  const [own] = await twoResults();
  await page.getByRole('button', { name: 'Add results' }).click();
  await page.locator('input[type=file]').setInputFiles(file(own ?? ''));
  await page.getByText('1 result read.').waitFor();
  await page.getByText('Sample class', { exact: true }).waitFor({ state: 'detached' });
}, 120_000);
