import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Saved } from '../e2e/press/account.ts';
import { actAs, happened } from '../e2e/places.ts';
import { putWatch, settle } from '../e2e/press/watch.ts';
import { smallLesson } from '../lessons/workshop/small.ts';
import { hasSeenAll } from '../e2e/visit.ts';
import type { Kept } from './scene.ts';

/** A view that was drawn before it was built, at the size at which it was drawn. */
interface Storyboard {
  /** Its name, and that of the drawing's file. */
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly size: readonly [width: number, height: number];
  /** What stands behind the address's slash. */
  readonly at: string;
  /** What the browser keeps when it begins. */
  readonly begins: 'first' | 'sample' | 'learned' | 'wrong';
  readonly play?: (page: Page) => Promise<void>;
}

const wide = [1440, 900] as const;
const lesson = '#/lesson/first-policy';
const board = (name: string, rest: Partial<Storyboard>): Storyboard => ({
  name,
  scheme: 'light',
  size: wide,
  at: '',
  begins: 'sample',
  ...rest,
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const prompt = (page: Page) => page.getByRole('textbox', { name: /^Command line, as / });

/** Types a line into the command line, and waits for its answer. */
async function type(page: Page, line: string, answer: string): Promise<void> {
  await prompt(page).fill(line);
  await prompt(page).press('Enter');
  await page.getByRole('log', { name: 'Commands and output' }).getByText(answer).last().waitFor();
}

const openTerminal = (page: Page): Promise<void> => page.getByRole('tab', { name: 'Terminal' }).click();

/** ana asks for the users, in the terminal below the picture. */
async function askForUsers(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Identities' }).click();
  await openTerminal(page);
  await type(page, 'aws iam list-users', 'exit code 254');
}

/** Steps through the frames of the story that assume a role and admit a guest, and goes to its end as the root user. */
async function toTheEnd(page: Page): Promise<void> {
  const next = button(page, /^Next/);
  for (let step = 0; step < 8; step++) {
    await next.click();
    await settle(page);
  }
  await page.evaluate(() => (location.hash = '#/story/guest'));
  await settle(page);
  await page.getByRole('button', { name: /guest/ }).first().click();
  await page.getByText(/^step \d+ of/).waitFor({ timeout: 60_000 });
  await settle(page);
  await page.evaluate(() => (location.hash = '#/story/next'));
  await settle(page);
  await actAs(page, /^root user/);
}

/** A near-miss is shown in the picture, and then the text gets a fault. */
export async function writeLesson(page: Page): Promise<void> {
  await page.getByLabel('Begin with a lesson of the page').selectOption({ label: 'First policy' });
  await page.getByText('The page can read it.').waitFor();
  await button(page, 'Prove it').click();
  await page.getByRole('button', { name: /^Near-miss 1, / }).click();
  await page.getByText(/^Shown: the near-miss /).waitFor();
  // A phone shows the lesson now, in the text's place.
  const text = page.getByText('Text', { exact: true });
  if (await text.isVisible()) await text.click();
  await page.locator('.cm-line', { hasText: /^version: \d+$/ }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('x');
  await button(page, /^Write \d+$/).waitFor();
}

/** The lesson of somebody's own that a workshop carries. */
const ownLesson = smallLesson('our-deploy-role').replace('title: Small', 'title: Our deploy role');

/** Somebody puts a workshop together, of lessons of the page and one of their own. */
export async function fillWorkshop(page: Page): Promise<void> {
  const titles = ['What a user is', 'First policy', 'AssumeRole by steps', 'Trust or permission'];
  for (const title of titles) await button(page, new RegExp(`^${title}, `)).click();
  const file = { name: 'our-own.md', mimeType: 'text/markdown', buffer: Buffer.from(ownLesson) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByText('5, done in this order').waitFor();
  await page.getByLabel('Title', { exact: true }).fill('IAM for new colleagues');
  const welcome = page.getByLabel('Welcome', { exact: true });
  await welcome.fill(
    'Welcome to the web team. In half an hour you make a user who may do nothing, give her a **policy**, and put on the **role** with which we deploy. The last lesson is our own: it has the names that you will meet on Monday.',
  );
  await welcome.blur();
  await page.getByText(/^your lesson/).waitFor();
}

/** The same, while a lesson is dragged to its third place. */
async function buildWorkshop(page: Page): Promise<void> {
  await fillWorkshop(page);
  const grip = await button(page, 'Move “Trust or permission”').boundingBox();
  if (!grip) throw new Error('nothing to drag');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 62, { steps: 6 });
}

const boards: readonly Storyboard[] = [
  board('first-view', { begins: 'first' }),
  board('first-view-dark', { begins: 'first', scheme: 'dark' }),
  board('story-path', { at: '#/story/group-policies' }),
  board('story-role', {
    at: '#/story/assume',
    play: async (page) => {
      for (let step = 0; step < 3; step++) {
        await button(page, /^Next/).click();
        await settle(page);
      }
    },
  }),
  board('map-drawer', { play: askForUsers }),
  board('map-drawer-short', { size: [1440, 700], play: askForUsers }),
  board('after-act', { at: '#/story/assume', play: toTheEnd }),
  board('lesson-start', { at: lesson }),
  board('lesson-wrong', { at: lesson, begins: 'wrong' }),
  board('lesson-goal', {
    at: lesson,
    begins: 'wrong',
    play: (page) => page.getByText('Goal', { exact: true }).click(),
  }),
  board('lesson-inspector', {
    at: lesson,
    begins: 'wrong',
    play: (page) => button(page, 'Change Read').click(),
  }),
  board('lesson-solved', { at: lesson, begins: 'learned' }),
  board('lesson-phone2', { at: lesson, begins: 'wrong', size: [390, 844] }),
  board('lesson-terminal-phone', {
    at: lesson,
    size: [390, 844],
    play: async (page) => {
      await button(page, 'AWS allows it').click();
      await actAs(page, /^ana/);
      await button(page, 'To the terminal').click();
      // The keyboard comes up.
      await page.setViewportSize({ width: 390, height: 480 });
      await type(page, 'aws s3api get-object --bucket reports --key q3.csv q3.csv', 'exit code 254');
      await prompt(page).fill('aws iam li');
    },
  }),
  board('lesson-landscape', { at: lesson, begins: 'wrong', size: [844, 390] }),
  board('workshop-build', { at: '#/workshop/new', play: buildWorkshop }),
  board('lesson-tablet', { at: lesson, begins: 'wrong', size: [768, 1024] }),
  board('results-empty', { at: '#/results' }),
  board('results-class', {
    at: '#/results',
    play: async (page) => {
      await button(page, 'Open a sample class of 30').click();
      await page.getByText('the replay agrees').waitFor({ timeout: 120_000 });
    },
  }),
  board('author-live', { at: '#/author', play: writeLesson }),
];

async function opened(
  browser: Browser,
  address: string,
  { at, begins }: Pick<Storyboard, 'at' | 'begins'>,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await putWatch(page);
  if (begins !== 'first') await page.addInitScript(hasSeenAll);
  await page.goto(address + at);
  const here = begins === 'first' ? page.getByRole('banner') : button(page, /^Acting as/);
  await here.first().waitFor();
  await settle(page);
  return page;
}

/** What a browser keeps of somebody who lets ana read too much in the second lesson. */
async function wrongAccount(browser: Browser, address: string): Promise<Saved> {
  const page = await opened(
    browser,
    address,
    { at: lesson, begins: 'sample' },
    { viewport: { width: 1440, height: 900 } },
  );
  await button(page, 'AWS allows it').click();
  await openTerminal(page);
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  });
  await prompt(page).fill(
    `aws iam put-user-policy --user-name ana --policy-name Read --policy-document '${document}'`,
  );
  await prompt(page).press('Enter');
  await button(page, 'Change Read').waitFor();
  await happened(page).getByRole('tab', { name: 'Terminal' }).click();
  await settle(page);
  await page.evaluate(() => localStorage.removeItem('iam-playground.layout'));
  const saved = await page.context().storageState({ indexedDB: true });
  await page.context().close();
  return saved;
}

const viewName = (name: string): string => `Storyboard › ${name}`;

/** A view that stands to be taken. */
interface Taken {
  readonly view: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** The name of the drawing's file. */
  readonly drawn: string;
}

/** Plays the views that were drawn, each at its own size, and has each taken. */
export async function playStoryboards(
  browser: Browser,
  address: string,
  { kept, isWanted }: { readonly kept: Pick<Kept, 'learned'>; readonly isWanted: (view: string) => boolean },
  take: (board: Taken, page: Page) => Promise<void>,
): Promise<void> {
  const wanted = boards.filter(({ name }) => isWanted(viewName(name)));
  const wrong = wanted.some(({ begins }) => begins === 'wrong') ? await wrongAccount(browser, address) : null;
  for (const one of wanted) {
    const [width, height] = one.size;
    const storageState = one.begins === 'learned' ? kept.learned : one.begins === 'wrong' ? wrong : null;
    const isSmall = Math.min(width, height) < 600;
    const page = await opened(browser, address, one, {
      viewport: { width, height },
      colorScheme: one.scheme,
      ...(isSmall && { hasTouch: true, isMobile: true }),
      ...(storageState && { storageState }),
    });
    await one.play?.(page);
    await settle(page);
    await take({ view: viewName(one.name), width, scheme: one.scheme, drawn: `${one.name}.png` }, page);
    await page.context().close();
  }
}
