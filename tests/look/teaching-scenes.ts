import type { Page } from 'playwright-core';
import { settle } from '../e2e/press/watch.ts';
import type { Scene } from './scene.ts';
import { fillWorkshop, writeLesson } from './storyboards.ts';

/** The drawings that were made of these places before they were built, by the names of their views. */
export const drawnPlaces: Readonly<Record<string, string>> = {
  'A workshop that is put together': 'workshop-build.png',
  'Results, none': 'results-empty.png',
  'A class': 'results-class.png',
  'A lesson of one’s own › as it is written': 'author-live.png',
};

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => void (location.hash = to), hash);

/** Goes on by a clicker's key until the slide says what is wanted. */
async function clickTo(page: Page, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (wanted.test(await page.getByRole('main').innerText())) return settle(page);
    await page.keyboard.press('PageDown');
    await settle(page);
  }
  throw new Error(`No slide says ${String(wanted)}`);
}

const presented = async (page: Page, hash: string): Promise<void> => {
  await goTo(page, hash);
  await page
    .getByRole('main')
    .getByText(/^\d+ of \d+$/)
    .waitFor();
  await settle(page);
};

/** The pages of those who teach, filled: what is played in them takes too long for the short list. */
export const teachingScenes: readonly Scene[] = [
  {
    account: 'sample',
    at: '#/workshop/new',
    play: async (page, take) => {
      await take('A workshop to put together, none', page);
      const lessons = page.getByRole('button', { name: 'Add lessons' });
      if (await lessons.isVisible()) await lessons.click();
      await fillWorkshop(page);
      const fold = page.getByRole('button', { name: 'Fold the lessons away' });
      if (await fold.isVisible()) await fold.click();
      await page.getByText(/its proof finds \d+ things/).waitFor();
      await page.getByLabel('Title', { exact: true }).focus();
      await settle(page);
      await take('A workshop that is put together', page);
      await goTo(page, '#/workshop');
      await page.getByRole('heading', { name: 'You are building' }).waitFor();
      await settle(page);
      await take('Workshops, one being built', page);
    },
  },
  {
    account: 'sample',
    at: '#/results',
    play: async (page, take) => {
      await page.getByRole('button', { name: 'Open a sample class of 30' }).click();
      await page.getByText('30 learners who don’t exist', { exact: false }).waitFor({ timeout: 120_000 });
      await settle(page);
      await take('A class', page);
      const imke = page.getByRole('button', { name: /^(imke|stuck imke)/ }).first();
      await imke.click();
      await page.getByRole('button', { name: 'Play it from here' }).scrollIntoViewIfNeeded();
      await settle(page);
      await take('A class › a learner', page);
      await page.getByRole('button', { name: 'Open the account here' }).click();
      await page
        .getByText(/^Step \d+ of \d+/)
        .first()
        .waitFor();
      await settle(page);
      await take('A class › a learner’s steps', page);
    },
  },
  {
    account: 'sample',
    at: '#/author',
    play: async (page, take) => {
      await writeLesson(page);
      await settle(page);
      await take('A lesson of one’s own › as it is written', page);
    },
  },
  {
    account: 'sample',
    at: '',
    play: async (page, take) => {
      const question = 's3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol';
      await presented(page, `#/present/ask/${question}`);
      await clickTo(page, /Gate 5 of 7/);
      await take('Presentation › Why?', page);
      await clickTo(page, /This is written in/);
      await take('Presentation › Why?, the statement', page);
      await presented(page, '#/present/lesson/first-policy');
      await take('Presentation › a lesson', page);
    },
  },
];
