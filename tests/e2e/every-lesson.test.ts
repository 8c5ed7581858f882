import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { curriculum } from '../../src/lessons/curriculum.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { fingers, keys } from './lessons/hands.ts';
import { Learner } from './lessons/learner.ts';
import { Lesson } from './lessons/play-lesson.ts';
import { recording } from './lessons/recorder.ts';
import { type Way, waysOf } from './lessons/ways.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const phone = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true };
/** Ms: somebody who goes to each control by Tab has a long way, and a busy machine makes it longer. */
const patience = 300_000;
const runs = curriculum
  .flatMap(({ chapter, lessons }) => lessons.map((id) => ({ chapter, id })))
  .flatMap(({ chapter, id }, place) => waysOf(place).map((way) => ({ chapter, id, way })));

function lessonAt(chapter: string, id: string): Parameters<typeof Lesson.begin>[0] {
  const file = new URL(`../../src/lessons/en/${chapter}/${id}.md`, import.meta.url);
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

async function open(id: string, way: Way): Promise<Page> {
  const visitor = await newVisitor(way === 'pointer' ? phone : {});
  const { page } = await visit(visitor, `#/lesson/${id}`);
  await page.locator('section[aria-label="What should be true"]').waitFor();
  return page;
}

test.each(runs)(
  '$id is solved by its third hint: $way',
  async ({ chapter, id, way }) => {
    const page = await open(id, way);
    const { hands, used } = recording(way === 'pointer' ? fingers(page) : keys(page));
    const lesson = await Lesson.begin(lessonAt(chapter, id), new Learner(hands));
    await lesson.readHints();
    for (const [at, step] of lesson.steps.entries()) {
      const { names, line } = await lesson.told(at);
      used.length = 0;
      await lesson.step(step, way === 'terminal' ? line : null);
      // What the hint calls a control is what the page calls it; so does the hint that a recording would write.
      if (way === 'pointer')
        for (const name of [...names, ...lesson.recorded])
          expect(
            used.some((one) => one.includes(name)),
            `“${name}” among ${used.join(' · ')}`,
          ).toBe(true);
    }
    await lesson.ends();
  },
  patience,
);
