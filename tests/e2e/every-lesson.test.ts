import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { curriculum } from '../../src/lessons/curriculum.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { Ears } from './lessons/ears.ts';
import { fingers, keys } from './lessons/hands.ts';
import { Learner } from './lessons/learner.ts';
import { Lesson } from './lessons/play-lesson.ts';
import { recording } from './lessons/recorder.ts';
import { type Way, waysOf } from './lessons/ways.ts';
import { isDrawn } from '../drawn.ts';
import { missingFromPicture } from './named.ts';
import { happened, learning } from './places.ts';
import { newVisitor, useBrowser, visit } from './visit.ts';

useBrowser();

const phone = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true };
/** Ms: somebody who goes to each control by Tab has a long way, and a busy machine makes it longer. */
const patience = 300_000;
/** `FULL=1` listens to the steps of every lesson, otherwise of this one. */
const isFull = process.env['FULL'] === '1';
const alwaysHeard = 'assumerole-by-steps';
const runs = curriculum
  .flatMap(({ chapter, lessons }) => lessons.map((id) => ({ chapter, id })))
  .flatMap(({ chapter, id }, place) =>
    // A lesson's proof and its recordings in Node are whole; a third of the lessons are played in the page, too.
    isDrawn(place, 3) || id === alwaysHeard ? waysOf(place).map((way) => ({ chapter, id, way })) : [],
  );

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

/**
 * Returns what the picture's sentence and the goals name and the picture doesn't show. Lines that have no room are folded:
 * a button counts and names them, and the sentence's own line always stays.
 */
async function unseen(page: Page): Promise<readonly string[]> {
  const isFolded = (await page.getByRole('button', { name: /^\+\d+ more: / }).count()) > 0;
  return missingFromPicture(page, isFolded ? '.says' : '.says, .goals li');
}

test.each(runs)(
  '$id is solved by its third hint: $way',
  async ({ chapter, id, way }) => {
    const page = await open(id, way);
    const { hands, used } = recording(way === 'pointer' ? fingers(page) : keys(page));
    const ears = isFull || id === alwaysHeard ? new Ears(page) : null;
    const lesson = await Lesson.begin(lessonAt(chapter, id), new Learner(hands, ears));
    await lesson.readHints();
    const puts = lesson.steps.some((step) => step.type === 'line' && step.line.includes('sts assume-role '));
    for (const [at, step] of lesson.steps.entries()) {
      const { names, line } = await lesson.told(at);
      used.length = 0;
      await lesson.step(step, way === 'terminal' ? line : null);
      // On a wide page the picture stands beside all that is done.
      if (way !== 'pointer') await expect.poll(() => unseen(page), { timeout: 10_000 }).toEqual([]);
      // What the hint calls a control is what the page calls it; so does the hint that a recording would write.
      if (way === 'pointer')
        for (const name of [...names, ...lesson.recorded])
          expect(
            used.some((one) => one.includes(name)),
            `“${name}” among ${used.join(' · ')}`,
          ).toBe(true);
    }
    await lesson.ends();
    if (ears && way !== 'terminal') expect(ears.steps > 0).toBe(puts);
  },
  patience,
);

const shown = isFull
  ? curriculum.flatMap(({ chapter, lessons }) => lessons.map((id) => ({ chapter, id })))
  : [];

test.runIf(isFull).each(shown)(
  '$id: “Show me” says each step as it is done, and the steps of a role once each',
  async ({ chapter, id }) => {
    const page = await open(id, 'keyboard');
    const learner = new Learner(keys(page), new Ears(page));
    const hints = learning(page).getByRole('region', { name: 'Hints' });
    await hints.getByRole('button', { name: 'A nudge' }).click();
    await hints.getByRole('button', { name: 'Show me' }).click();
    const demo = learning(page).getByRole('region', { name: 'The page plays the lesson' });
    await demo.waitFor();
    await learner.ears?.begin();
    const recipe = lessonAt(chapter, id).recipe;
    const count = await demo.getByRole('listitem').count();
    for (let done = 1; done <= count; done++) {
      await demo.getByRole('button', { name: 'Play the next step' }).click();
      const said = new RegExp(`^${String(done)} of ${String(count)} steps done: \\S.+`);
      await expect
        .poll(async () => ((await learner.ears?.heard()) ?? []).filter((text) => said.test(text)))
        .toHaveLength(1);
      const { step } = recipe[done - 1] ?? {};
      if (step?.type !== 'line' || !step.line.includes('sts assume-role ')) continue;
      const panel = await learner.tab('Steps');
      await learner.ears?.walk(panel);
      await happened(page).getByRole('button', { name: 'Close the steps' }).click();
    }
    await demo.getByRole('button', { name: 'Start again' }).waitFor();
  },
  patience,
);
