import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { nowOf } from '../../src/engine/index.ts';
import { afterAnswer, afterCommit, prepareLesson, startAttempt } from '../../src/lessons/attempt/attempt.ts';
import type { LessonAttempt } from '../../src/lessons/attempt-state.ts';
import { Bench } from '../../src/lessons/attempt/bench.ts';
import { checkGoals, isSolved } from '../../src/lessons/attempt/check-goals.ts';
import { curriculum } from '../../src/lessons/curriculum.ts';
import type { Step } from '../../src/lessons/goal.ts';
import type { LessonFile } from '../../src/lessons/lesson.ts';
import { lessonStart } from '../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { proseText } from '../../src/lessons/prose-text.ts';
import { filesOf, typedLine } from '../../src/lessons/attempt/typed-line.ts';
import { recipeSteps } from '../../src/ui/panels/learning/lesson/recipe-steps.ts';
import { pressed } from '#words/recipe.ts';

const paths = curriculum.flatMap(({ chapter, lessons }) => lessons.map((id) => `${chapter}/${id}`));

function lessonAt(path: string): LessonFile {
  const file = resolve(import.meta.dirname, `../../src/lessons/en/${path}.md`);
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

async function begin(lesson: LessonFile): Promise<{ attempt: LessonAttempt; bench: Bench }> {
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0, 5, 9)),
  ]);
  const attempt = startAttempt(prepared, world, 'hints');
  return { attempt, bench: new Bench(lesson, world, lesson.actor, attempt.seed) };
}

/** What the page's own words mean and no shell would take. */
const reference = /[@%][a-z]+[:%]/;
/** What a shell says of a line that it can't run, and the AWS CLI of one that it doesn't understand. */
const mistyped = [2, 126, 127, 252];

async function follow(attempt: LessonAttempt, bench: Bench, step: Step): Promise<LessonAttempt> {
  if (step.type === 'answer') return afterAnswer(attempt, step.question, step.guess);
  const line = step.type === 'line' ? typedLine(attempt, step.line, nowOf(bench.world)) : null;
  expect(line ?? '').not.toMatch(reference);
  const { commits, printed, code } = await bench.step(line === null ? step : { type: 'line', line });
  expect(mistyped, `${line ?? ''}\n${printed}`).not.toContain(code);
  return commits.reduce(afterCommit, attempt);
}

test.each(paths)(
  '%s is solved by who follows its third hint, line by line as they are shown',
  async (path) => {
    const lesson = lessonAt(path);
    const { attempt, bench } = await begin(lesson);
    let now = attempt;
    for (const { step } of recipeSteps(attempt)) {
      expect(isSolved(checkGoals(now)) && step.type !== 'answer').toBe(false);
      now = await follow(now, bench, step);
    }
    expect(checkGoals(now).filter(({ state }) => state !== 'met')).toEqual([]);
    const asked = Object.keys(now.memory.answers).sort();
    expect(asked).toEqual(lesson.predictions.map(({ id }) => id).sort());
  },
);

test.each(paths)(
  '%s: every line of its third hint can be typed as soon as the hint is read',
  async (path) => {
    const lesson = lessonAt(path);
    const { attempt } = await begin(lesson);
    for (const { step } of lesson.recipe)
      if (step.type === 'line')
        expect(typedLine(attempt, step.line, nowOf(attempt.world))).not.toMatch(reference);
  },
);

test.each(paths)('%s: every action of its third hint says what to press', (path) => {
  const lesson = lessonAt(path);
  for (const { step, pointer } of recipeSteps({ lesson, seed: 'hints' }))
    expect(pointer || pressed(step, [])).toMatch(
      step.type === 'call' || pointer !== '' ? /\S/ : /\*\*.+\*\*/,
    );
});

test.each(paths)('%s: at most 150 words, and AWS’s own pages about what it says', (path) => {
  const { prose, pages } = lessonAt(path);
  expect(proseText(prose).split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(150);
  expect(pages.length).toBeGreaterThan(0);
  for (const { title, url } of pages) {
    expect(new URL(url).origin).toBe('https://docs.aws.amazon.com');
    expect(title).toMatch(/\S/);
  }
});

test('A lesson’s documents are files of its terminal', async () => {
  const { attempt, bench } = await begin(lessonAt('beyond-the-account/signed-in'));
  const [[name = '', text = ''] = []] = filesOf(attempt);
  expect(JSON.parse(text)).toMatchObject({ Version: '2012-10-17' });
  expect(text).not.toMatch(reference);
  const { commits, code } = await bench.step({
    type: 'line',
    line: `aws iam create-role --role-name Copy --assume-role-policy-document file://${name}`,
  });
  expect([code, commits.length]).toEqual([0, 1]);
});
