import { lessons } from 'virtual:lessons';
import { expect, test } from 'vitest';
import { rowsOf } from '../../../../../src/engine/index.ts';
import { presentLesson } from '../../../../../src/ui/panels/learning/lesson/begin-lesson.ts';
import type { LessonRun } from '../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';
import { lessonDeck } from '../../../../../src/ui/panels/learning/present/lesson-deck.ts';
import { Showing } from '../../../../../src/ui/panels/learning/present/showing.svelte.ts';
import { paragraph } from '../../../../../src/ui/panels/learning/present/slides.ts';
import { leans, slideCounts } from '../../../../../src/ui/panels/learning/present/thoughts.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import { alone, decided, lessonNamed } from '../lesson/given.ts';
import { heightOf, mostHigh, textIn } from './told.ts';

async function presented(id: string): Promise<{ run: LessonRun; showing: Showing }> {
  const run = await presentLesson(await lessonNamed(id), alone);
  // Somebody who presents begins later than a test.
  await run.playground.settled();
  const view = new View();
  return { run, showing: new Showing(lessonDeck(run, view), run.playground, view) };
}

/** What of an account undo may leave as it is. */
const account = ({ playground }: LessonRun) => ({
  rows: rowsOf(playground.world).filter(({ table }) => table !== 'meta' && table !== 'lastUsed'),
  acting: playground.credentials,
});

/** Lines, calls, who acts, sessions, what is tried. */
test.each(['first-policy', 'groups-carry-policies', 'assumerole-by-steps', 'role-chaining', 'guests'])(
  'what is played of %s is taken back by going back, and played again to the same end',
  async (id) => {
    const { run, showing } = await presented(id);
    const steps = run.lesson.recipe.filter(({ step }) => step.type !== 'answer');
    const begin = account(run);
    const forward = async (): Promise<void> => {
      while (run.played < steps.length) await showing.forward();
      await decided(run);
    };
    await forward();
    const [solved, end] = [run.met, account(run)];
    expect(solved).toBe(run.states.length);
    expect(end).not.toEqual(begin);
    for (let moves = 0; run.played > 0; moves++) {
      expect(moves, 'going back leads back').toBeLessThan(200);
      const before = run.played;
      await showing.back();
      if (run.played < before)
        expect([showing.acts, showing.reply]).toEqual([true, expect.stringMatching(/^Taken/)]);
    }
    expect(account(run)).toEqual(begin);
    await forward();
    expect(run.met).toBe(solved);
    run.playground.close();
  },
);

test('Going back while a step is still being played takes it back as soon as it is done', async () => {
  const { run, showing } = await presented('first-policy');
  while (!showing.deck.slides[showing.at]?.takeBack) await showing.forward();
  const begin = account(run);
  const playing = showing.forward();
  expect(showing.isBusy).toBe(true);
  await showing.back();
  await playing;
  expect([run.played, showing.acts, showing.reply]).toEqual([0, true, expect.stringMatching(/^Taken/)]);
  expect(account(run)).toEqual(begin);
  run.playground.close();
});

test('each lesson is shown on 15 to 25 slides, and each has a thought and the state of the picture', async () => {
  const high: string[] = [];
  for (const { id } of lessons) {
    const run = await presentLesson(await lessonNamed(id), alone);
    const { slides } = lessonDeck(run, new View());
    expect(slides.length, id).toBeGreaterThanOrEqual(slideCounts.least);
    expect(slides.length, id).toBeLessThanOrEqual(slideCounts.most);
    for (const slide of slides)
      if (heightOf(slide) > mostHigh)
        high.push(`${id}: ${String(Math.round(heightOf(slide)))} px: ${textIn(slide)}`);
    for (const { says, show, code, stands } of slides) {
      expect(says.length, id).toBeGreaterThan(0);
      expect(show, id).toBeDefined();
      // An audience reads neither a goal that speaks of another slide nor a line that fills the screen.
      const [begin] = says;
      if (stands?.() && begin?.type === 'paragraph')
        expect(leans(begin.of), `${id}: ${JSON.stringify(says)}`).toBe(false);
      expect(code?.().length ?? 0, id).toBeLessThan(200);
    }
    run.playground.close();
  }
  // An audience doesn’t scroll.
  expect(high).toEqual([]);
});

test('the picture shows the start while the text is told, the goal with the goals, and what is now with the steps', async () => {
  const { run, showing } = await presented('first-policy');
  const seen: string[] = [run.shown];
  while (showing.following || showing.acts) {
    await showing.forward();
    if (seen.at(-1) !== run.shown) seen.push(run.shown);
  }
  expect(seen).toEqual(['start', 'goal', 'now']);
  run.playground.close();
});

test('a step names the thing itself where the lesson’s file has a reference, and a long line is the speaker’s', async () => {
  const { run, showing } = await presented('a-bucket-next-door');
  const played = showing.deck.slides.filter(({ takeBack }) => takeBack);
  expect(played).toHaveLength(3);
  const [first] = played;
  expect(JSON.stringify(first?.says)).toMatch(/222233334444:key\/[0-9a-f-]{36}/);
  expect(first?.code).toBeUndefined();
  expect(first?.dictated?.()).toMatch(/^aws iam put-user-policy .*key\/[0-9a-f-]{36}/);
  run.playground.close();
});

test('a step says what is true once it is decided, also where it makes no goal true', async () => {
  const { run, showing } = await presented('a-bucket-next-door');
  while (!showing.slide.takeBack) await showing.forward();
  const { slide } = showing;
  expect(slide.stands?.()).toBe('');
  await showing.forward();
  expect(showing.slide).toBe(slide);
  expect(slide.stands?.()).toBe('Being checked');
  await decided(run);
  expect([showing.reply, slide.stands?.()]).toEqual(['', '3 of 4 true.']);
  run.playground.close();
});

test('A workshop is presented with its title and its welcome before its first lesson alone', async () => {
  const catalogue = lessons.slice(0, 2);
  const welcome = ['Welcome.', 'Everything happens in this page.'].map((text) =>
    paragraph([{ type: 'text', text }]),
  );
  const place = { ...alone, catalogue, workshop: 'Who is who', welcome };
  const [first, second] = await Promise.all(
    catalogue.map(async ({ id }) => presentLesson(await lessonNamed(id), place)),
  );
  if (!first || !second) throw new Error('No lessons');
  const slides = lessonDeck(first, new View()).slides;
  expect(slides.slice(0, 3).map((slide) => [slide.over, slide.title, textIn(slide)])).toEqual([
    ['Workshop of 2 lessons', 'Who is who', 'Welcome.'],
    ['Workshop of 2 lessons', 'Who is who', 'Everything happens in this page.'],
    [expect.stringMatching(/^Lesson 1 of 2 · /), first.lesson.title, expect.any(String)],
  ]);
  // Its picture is about the workshop: its lessons. The first lesson's own comes with what that says.
  expect(slides.slice(0, 3).map(({ course }) => course)).toEqual([catalogue, catalogue, undefined]);
  expect(lessonDeck(second, new View()).slides[0]?.title).toBe(second.lesson.title);
  for (const run of [first, second]) run.playground.close();
});
