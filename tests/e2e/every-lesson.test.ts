import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { curriculum } from '../../src/lessons/curriculum.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { Learner } from './lessons/learner.ts';
import { fingers, keys } from './lessons/hands.ts';
import { Lesson } from './lessons/play-lesson.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ids = curriculum.flatMap(({ chapter, lessons }) => lessons.map((id) => `${chapter}/${id}`));

function lessonOf(path: string): Parameters<typeof Lesson.begin>[0] {
  const file = new URL(`../../src/lessons/en/${path}.md`, import.meta.url);
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

type Way = 'pointer' | 'keyboard';

async function open(path: string, way: Way): Promise<Page> {
  const visitor = await newVisitor(way === 'pointer' ? phone : {});
  const { page } = await visit(visitor, `#/lesson/${path.split('/')[1] ?? ''}`);
  await page.locator('section[aria-label="What should be true"]').waitFor();
  return page;
}

/** `WAY=keyboard` plays them with keys, which nobody has seen solve all of them yet. */
const way: Way = process.env['WAY'] === 'keyboard' ? 'keyboard' : 'pointer';

test.each(ids)(`%s is solved: ${way}`, async (path) => {
  const page = await open(path, way);
  const learner = new Learner(way === 'pointer' ? fingers(page) : keys(page));
  const lesson = await Lesson.begin(lessonOf(path), learner);
  await lesson.answerFirst();
  for (const { step } of lesson.lesson.recipe) await lesson.step(step);
  await lesson.ends();
});
