import type { Browser, Page } from 'playwright-core';
import { everyLesson } from '../../fixtures/solved-attempt.ts';
import { twoResults } from '../../fixtures/workshop-results.ts';
import { learnedAccount } from '../lessons/learned.ts';
import { jsonFile } from '../places.ts';
import type { Saved } from './account.ts';
import type { Control } from './controls.ts';
import type { Depth } from './rules.ts';
import type { Arrival } from './visitor.ts';
import { carryingWorkshop, workshopLink } from '../../lessons/workshop/small.ts';

/** A place of its own in which a walk begins. */
interface Stop extends Pick<Arrival, 'at' | 'arrive' | 'saved'> {
  /** What is pressed there; the account's own controls are those of any account. */
  readonly only?: (control: Control) => boolean;
}

/** A lesson's panel and its bar: who acts in a lesson may do little else in its account, as AWS says then. */
const inLesson = ({ scope }: Control): boolean =>
  ['What I am learning', 'The lesson that you do'].includes(scope[0] ?? '');

const nothing: Saved = { cookies: [], origins: [] };
/** The lessons that are walked through in short: the first one, and one of two accounts. */
const few = ['what-a-user-is', 'cross-account-role'];

const titled = (title: string) => (page: Page) =>
  page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();

async function withResults(page: Page): Promise<void> {
  const files = (await twoResults()).map((text, at) => jsonFile(text, `result-${String(at)}.json`));
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.getByText('2 results read.').waitFor();
}

/** Where lessons are: their map, workshops, an instructor's page, where they are written, each at its start and solved. */
export async function lessonStops(browser: Browser, address: string, depth: Depth): Promise<readonly Stop[]> {
  const learned = await learnedAccount(browser, address);
  const lessons = everyLesson().filter(({ id }) => depth === 'full' || few.includes(id));
  return [
    {
      at: '#/access/arn:aws:iam::111122223333:user/carol',
      saved: nothing,
      arrive: (page: Page) => page.getByRole('button', { name: /^Amazon S3/ }).waitFor(),
    },
    { at: '#/lessons', saved: learned, arrive: titled('Lessons') },
    { at: '#/lessons', saved: nothing, arrive: titled('Lessons') },
    { at: '#/workshop', saved: nothing, arrive: titled('Workshops') },
    {
      at: '#/workshop/find-and-fix-escalation',
      saved: learned,
      arrive: titled('Find and fix: escalation'),
    },
    {
      at: '#/workshop/new/find-and-fix-escalation',
      saved: nothing,
      arrive: (page: Page) => page.getByText('4, done in this order').waitFor({ timeout: 40_000 }),
    },
    {
      at: await workshopLink(carryingWorkshop('small')),
      saved: nothing,
      // The page starts a worker to read it, which takes a busy machine a while.
      arrive: (page: Page) =>
        page.getByRole('heading', { name: 'Our own workshop' }).waitFor({ timeout: 40_000 }),
    },
    { at: '#/results', saved: nothing, arrive: withResults },
    { at: '#/author', saved: nothing, arrive: titled('Write a lesson') },
    ...lessons.flatMap(({ id, title }) => [
      { at: `#/lesson/${id}`, saved: nothing, arrive: titled(title), only: inLesson },
      {
        at: `#/lesson/${id}`,
        saved: learned,
        only: inLesson,
        arrive: (page: Page) => page.getByRole('region', { name: 'Solved' }).waitFor(),
      },
    ]),
  ];
}
