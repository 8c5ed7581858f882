import type { Page } from 'playwright-core';
import { openLesson } from '../e2e/lessons/learned.ts';
import { jsonFile } from '../e2e/places.ts';
import { settle } from '../e2e/press/watch.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { twoResults } from '../fixtures/workshop-results.ts';
import { place, type Scene, type Take } from './scene.ts';
import { carryingWorkshop, workshopLink } from '../lessons/workshop/small.ts';

const lessons = everyLesson();
/** Those of the short list: the first one, one of two accounts, a long one. */
const few = ['what-a-user-is', 'cross-account-role', 'escalate'];

function lessonOf(wanted: string): (typeof lessons)[number] {
  const lesson = lessons.find(({ id }) => id === wanted);
  if (!lesson) throw new Error(`there is no lesson ${wanted}`);
  return lesson;
}
const solved = (page: Page) => page.getByRole('region', { name: 'Solved' });

/** Goes from lesson to lesson in one page, and takes each as it opens, and its account where only one place is shown. */
const everyOne =
  (which: readonly string[], end: 'start' | 'end') =>
  async (page: Page, take: Take): Promise<void> => {
    for (const lesson of lessons.filter(({ id }) => which.includes(id))) {
      await openLesson(page, lesson);
      await place(page, 'Learn');
      await settle(page);
      if (end === 'end') await solved(page).scrollIntoViewIfNeeded();
      await settle(page);
      await take(`Lesson ${lesson.id}, ${end}`, page);
    }
  };

/** What stands in the account's place: opens it and waits for its title. */
async function alone(page: Page, hash: string, title: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  await settle(page);
}

/** Lessons and their places: maps, workshops, what an instructor sees, and where lessons are written. */
export const lessonScenes: readonly Scene[] = [
  {
    account: 'sample',
    at: '',
    play: async (page, take) => {
      await alone(page, '#/access/arn:aws:iam::111122223333:user/carol', 'All that carol can do');
      await page.getByRole('button', { name: /^Amazon S3/ }).click();
      await page.getByRole('button', { name: /^s3:GetObject reports/ }).click();
      await page.getByRole('combobox', { name: 'Compared with' }).selectOption({ label: 'ben' });
      await settle(page);
      await take('All that carol can do', page);
      await alone(page, '#/lessons', 'Lessons');
      await take('All lessons', page);
      await page.getByRole('button', { name: 'Answer three questions' }).click();
      await settle(page);
      await take('All lessons › three questions', page);
      await alone(page, '#/workshop', 'Workshops');
      await take('Workshops', page);
      await alone(page, '#/workshop/find-and-fix-escalation', 'Find and fix: escalation');
      await take('A workshop', page);
      await alone(page, await workshopLink(carryingWorkshop('small')), 'Our own workshop');
      await take('A workshop from a link', page);
      await alone(page, '#/results', 'Results of a workshop');
      await take('Results, none', page);
      const files = (await twoResults()).map((text, at) => jsonFile(text, `result-${String(at)}.json`));
      await page.locator('input[type=file]').first().setInputFiles(files);
      await page.getByText('2 results read.').waitFor();
      await settle(page);
      await take('Results', page);
      await alone(page, '#/author', 'Write a lesson');
      await take('Lessons of one’s own, none', page);
      await page.getByRole('button', { name: 'New lesson' }).click();
      await page.getByText('The page can read it.').waitFor({ state: 'attached' });
      await settle(page);
      await take('A lesson of one’s own', page);
      await page.getByRole('button', { name: 'Prove it' }).click();
      await page.getByText(/^\d+ things are missing$/).waitFor();
      await settle(page);
      await take('A lesson of one’s own › proof', page);
    },
  },
  {
    account: 'learned',
    at: '',
    play: async (page, take) => {
      await alone(page, '#/lessons', 'Lessons');
      await take('All lessons, solved', page);
      const certificate = page.getByRole('region', { name: 'Your certificate' });
      await certificate.getByRole('button').last().scrollIntoViewIfNeeded();
      await settle(page);
      await take('Certificate', page);
      await page.getByRole('button', { name: /^Review \d/ }).click();
      await page.getByText(/you missed this one/).waitFor();
      await settle(page);
      await take('All lessons › review', page);
      await alone(page, '#/workshop/find-and-fix-escalation', 'Find and fix: escalation');
      await take('A workshop, solved', page);
    },
  },
  { account: 'sample', at: '', play: everyOne(few, 'start') },
  { account: 'learned', at: '', play: everyOne(few, 'end') },
  {
    account: 'sample',
    at: '',
    play: async (page, take) => {
      await openLesson(page, lessonOf('why-roles'));
      await place(page, 'Learn');
      for (const name of ['A nudge', 'Where to look', 'The next actions'])
        await page.getByRole('button', { name }).click();
      await settle(page);
      await take('Lesson › hints', page);
      await page.getByRole('button', { name: 'Show me' }).click();
      await page.getByRole('button', { name: 'Play the next step' }).click();
      await page.getByText(/^1 of \d+ steps done/).waitFor();
      await settle(page);
      await take('Lesson › shown', page);
    },
  },
];

const others = lessons.map(({ id }) => id).filter((id) => !few.includes(id));
/** Every other lesson, at its start and its end: for the long list. */
export const longScenes: readonly Scene[] = [
  { account: 'sample', at: '', play: everyOne(others, 'start') },
  { account: 'learned', at: '', play: everyOne(others, 'end') },
  {
    account: 'sample',
    at: '',
    play: async (page, take) => {
      // On a phone its picture is a place of its own.
      for (const lesson of lessons) {
        await openLesson(page, lesson);
        await place(page, 'Account');
        await settle(page);
        await take(`Account of lesson ${lesson.id}`, page);
      }
    },
  },
];
