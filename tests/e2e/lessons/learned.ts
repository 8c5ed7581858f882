import type { Browser, Page } from 'playwright-core';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { begun, type LessonProgress } from '../../../src/lessons/progress/lesson-progress.ts';
import { everyLesson, solvedAttempt } from '../../fixtures/solved-attempt.ts';
import type { Saved } from '../press/account.ts';

/** When the lessons were begun: not so long ago that anything in them is too old. */
const begunAt = Date.parse('2026-03-02T09:00:00Z');
const day = 86_400_000;

interface Row {
  readonly store: 'attempts' | 'progress';
  readonly row: { readonly id: string };
}

/** How somebody got on who has solved it; a question that was missed has come back since. */
const solvedProgress = (
  { id, version }: { id: string; version: number },
  missed: string[],
): LessonProgress => ({
  ...begun(id, version, begunAt),
  solvedAt: begunAt + 1_000_000,
  missed,
  cards: missed.map((question) => ({ question, dueAt: begunAt + day, turn: 0 })),
});

/** What the page keeps of somebody who has solved these lessons, and missed one question in the first. */
async function learnedRows(lessons: readonly LessonFile[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [at, lesson] of lessons.entries()) {
    const missed = at === 0 ? lesson.predictions.map(({ id }) => id) : [];
    rows.push({ store: 'progress', row: solvedProgress(lesson, missed) });
    const attempt = await solvedAttempt(lesson, begunAt);
    rows.push({ store: 'attempts', row: attempt });
    rows.push({ store: 'attempts', row: { ...attempt, id: `${lesson.id}:solved` } });
  }
  return rows;
}

/** Puts rows into the page's database, which the page has opened already. */
async function put(page: Page, rows: readonly Row[]): Promise<void> {
  await page.evaluate(async (all) => {
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open('iam-playground');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error ?? new Error('it did not open'));
    });
    const transaction = database.transaction(['attempts', 'progress'], 'readwrite');
    for (const { store, row } of all) transaction.objectStore(store).put(row);
    await new Promise((done, fail) => {
      transaction.oncomplete = done;
      transaction.onerror = fail;
    });
    database.close();
  }, rows);
}

/** What a browser keeps once these lessons are solved: opened there, each stands at its end. */
export async function learnedAccount(
  browser: Browser,
  address: string,
  lessons: readonly LessonFile[] = everyLesson(),
): Promise<Saved> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}#/lessons`);
  await page.getByRole('heading', { level: 2, name: 'Lessons' }).waitFor();
  const rows = await learnedRows(lessons);
  await put(page, rows);
  const saved = await context.storageState({ indexedDB: true });
  await context.close();
  return saved;
}

/** Opens a lesson in the page as it stands, and waits until its goals can be read. */
export async function openLesson(
  page: Page,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/lesson/${id}`);
  await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  await page.locator('section[aria-label="What should be true"]').waitFor();
}
