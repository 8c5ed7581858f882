import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { curriculum } from '../../src/lessons/curriculum.ts';
import type { Lesson } from '../../src/lessons/lesson.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import type { Driver } from './journey.ts';
import { expectClean, press, says, until, watch } from './journey.ts';

/** One lesson of each chapter, of those whose actions are answers and lines alone. */
const played = new Set([
  'groups-carry-policies',
  'only-if',
  'session-policy',
  'external-id',
  'scp-the-ceiling',
  'repair',
  'pass-role',
  'the-confused-deputy',
]);

function lessonAt(path: string): Lesson {
  const file = new URL(`../../src/lessons/en/${path}.md`, import.meta.url);
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

const chosen = curriculum.map(({ chapter, lessons }) => {
  const id = lessons.find((one) => played.has(one));
  if (id === undefined) throw new Error(`Name a lesson of the chapter ${chapter} in this file`);
  return lessonAt(`${chapter}/${id}`);
});

const actions = `[...document.querySelectorAll('section[aria-label="Hints"] ol.recipe > li')]`;
export const prompt = `document.querySelector('.prompt textarea')`;
const entries = `document.querySelectorAll('[role="tabpanel"] .entry').length`;

/** Types a line as the hint shows it, and waits until the terminal has taken it. */
export async function type(driver: Driver, line: string): Promise<void> {
  const before = Number(await driver.evaluate(entries));
  await driver.evaluate(
    `(${prompt}.focus(), document.execCommand('insertText', false, ${JSON.stringify(line)}))`,
  );
  await driver.evaluate(
    `(${prompt}.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })), true)`,
  );
  await until(driver, `the end of ${line}`, `${entries} > ${String(before)} && ${prompt}.value === ''`);
}

/**
 * Plays the lesson that is there by its third hint as the page tells it: answers are pressed, lines are typed. `before`
 * is called before each action, with its place from 0.
 */
export async function solve(
  driver: Driver,
  lesson: Lesson,
  before: (at: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await until(
    driver,
    lesson.title,
    `document.querySelector('.lesson h2')?.textContent === ${JSON.stringify(lesson.title)}`,
  );
  for (const hint of ['A nudge', 'Where to look', 'The next actions']) await press(driver, hint);
  await press(driver, 'Terminal');
  await until(driver, 'the prompt', `Boolean(${prompt})`);
  const told = (await driver.evaluate(
    `${actions}.map((item) => [item.querySelector('b')?.textContent ?? '', item.querySelector('code') !== null])`,
  )) as [name: string, isLine: boolean][];
  let answered = 0;
  for (const [at, [name, isLine]] of told.entries()) {
    await before(at);
    if (isLine) {
      await type(
        driver,
        String(await driver.evaluate(`${actions}[${String(at)}].querySelector('code').textContent`)),
      );
      continue;
    }
    await driver.evaluate(
      `([...document.querySelectorAll('.lesson .prediction')][${String(answered++)}].querySelectorAll('button').forEach((one) => one.textContent.trim() === ${JSON.stringify(name)} && one.click()), true)`,
    );
  }
  expect(told.length, 'the hint tells actions').toBeGreaterThan(lesson.predictions.length);
  await until(
    driver,
    `the end of ${lesson.title}`,
    `${says('What you know now')} && ${says(lesson.learned)}`,
  );
}

async function play(driver: Driver, address: string, lesson: Lesson): Promise<void> {
  await driver.open(`${address}#/lesson/${lesson.id}`);
  await driver.evaluate(watch);
  await solve(driver, lesson);
  await expectClean(driver);
}

/** Each lesson has a tab of its own: WebKit's process, which grows with each page that it shows, ends with its tab. */
export async function lessonsJourney(driver: Driver, address: string): Promise<void> {
  expect(new Set(chosen.map(({ chapter }) => chapter)).size).toBe(curriculum.length);
  for (const lesson of chosen) {
    const tab = await driver.tab();
    try {
      await play(tab, address, lesson);
    } finally {
      await tab.close();
    }
  }
}
