import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTotp } from '../../../src/engine/index.ts';
import { prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import { Bench } from '../../../src/lessons/attempt/bench.ts';
import type { Step } from '../../../src/lessons/goal.ts';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { Linter } from '../../../src/lessons/lint/linter.ts';
import { play } from '../../../src/lessons/lint/play.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { type DoneStep, type Recorded, Recording } from '../../../src/lessons/record/recording.ts';
import { answersFor, thirdHint } from '../../../src/lessons/record/third-hint.ts';
import { withSolution, withStart, withThirdHint } from '../../../src/lessons/record/write-steps.ts';
import { apply, createWorld, type World } from '../../../src/engine/index.ts';
import { isDrawnLesson } from '../../drawn.ts';

const folder = join(import.meta.dirname, '../../../src/lessons/en');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .sort();
const now = Date.UTC(2026, 0, 5, 9, 0, 0);

function read(text: string): LessonFile {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

/** Does the steps, and records them as an author who does them. */
async function recorded(
  what: Recorded,
  lesson: LessonFile,
  start: World,
  steps: readonly Step[],
): Promise<readonly DoneStep[]> {
  const recording = new Recording(what, lesson, await loadTotp());
  const bench = new Bench(lesson, start, what === 'start' ? 'root' : lesson.actor, 'record');
  let world = start;
  for (const step of steps)
    for (const commit of (await bench.step(step)).commits) {
      const after = apply(world, commit.changes);
      recording.hear(commit, world, after);
      world = after;
    }
  const told = recording.done();
  if (!told) throw new Error('Nobody of that name');
  return told;
}

/** A file without one of its lists. */
const without = (text: string, name: string): string =>
  text.replace(new RegExp(`^${name}:.*\\n(?:[ #].*\\n)*`, 'm'), '');

describe.each(files.filter((_, at) => isDrawnLesson(at)))('%s', (file) => {
  const source = readFileSync(join(folder, file), 'utf8');
  const lesson = read(source);
  /** A recorded list is longer than one that is written by hand, and a file has its bounds. */
  const roomy = without(source, 'nearMisses');

  test('its start, done and recorded, is the start that it was', async () => {
    const empty = createWorld(lesson.account, now);
    const steps = (await recorded('start', lesson, empty, lesson.start)).map(({ step }) => step);
    const again = read(withStart(without(roomy, 'start'), steps));
    const [{ world, faults }, { world: wanted }] = await Promise.all([
      lessonStart(again, now),
      lessonStart(lesson, now),
    ]);
    expect(faults).toEqual([]);
    for (const table of [
      'users',
      'groups',
      'roles',
      'policies',
      'memberships',
      'attachments',
      'accessKeys',
    ] as const)
      expect(world.tables[table].size, table).toBe(wanted.tables[table].size);
    for (const solution of lesson.proof.solutions) {
      const prepared = await prepareLesson(again);
      expect((await play(prepared, world, solution.steps)).solved, solution.way).toBe(true);
    }
  });

  test('each of its solutions, done and recorded, solves it', async () => {
    const { world } = await lessonStart(lesson, now);
    const prepared = await prepareLesson(lesson);
    for (const { way, steps } of lesson.proof.solutions) {
      const done = await recorded('solution', lesson, world, steps);
      const found = [...answersFor(lesson), ...done.map(({ step }) => step)];
      const { proof } = read(withSolution(roomy, `recorded: ${way}`, found));
      expect(proof.solutions.length).toBe(lesson.proof.solutions.length + 1);
      const written = proof.solutions.at(-1);
      expect(written?.way).toBe(`recorded: ${way}`);
      const played = await play(prepared, world, written?.steps ?? []);
      expect(
        played.states.filter(({ state }) => state !== 'met').map(({ goal }) => goal.id),
        way,
      ).toEqual([]);
    }
  });

  test('each of its solutions, done and recorded, gives a third hint: of each call a line and what to press', async () => {
    const { world } = await lessonStart(lesson, now);
    const prepared = await prepareLesson(lesson);
    for (const { way, steps } of lesson.proof.solutions) {
      const done = await recorded('solution', lesson, world, steps);
      const hint = await thirdHint(lesson, done, world, await loadTotp());
      const again = read(withThirdHint(roomy, hint));
      expect(again.hints, way).toEqual(lesson.hints);
      expect({ ...again, recipe: [], proof: [] }).toEqual({ ...lesson, recipe: [], proof: [] });
      expect(
        again.recipe.map(({ pointer }) => pointer),
        way,
      ).toEqual(hint.map(({ pointer }) => pointer));
      const linter = new Linter(again, prepared, world);
      linter.hint();
      expect(linter.problems, way).toEqual([]);
      const played = await play(
        prepared,
        world,
        again.recipe.map(({ step }) => step),
      );
      expect(
        played.states.filter(({ state }) => state !== 'met').map(({ goal }) => goal.id),
        way,
      ).toEqual([]);
    }
  });
});
