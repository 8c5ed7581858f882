import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { Linter } from '../../../src/lessons/lint/linter.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { leftOut } from '../../../src/lessons/record/left-out.ts';
import { stepInWords, withNearMisses } from '../../../src/lessons/record/write-steps.ts';
import { isDrawnLesson } from '../../drawn.ts';

const folder = join(import.meta.dirname, '../../../src/lessons/en');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);

function read(text: string): LessonFile {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

const bare = (file: string): string =>
  readFileSync(join(folder, file), 'utf8').replace(/^nearMisses:.*\n(?:[ #].*\n)*/m, '');

const offered = async (text: string, lesson: LessonFile, way: string): Promise<string> =>
  withNearMisses(
    text,
    (await leftOut(lesson, way)).map((one) => ({ ...one, says: `${stepInWords(one.step)} is left out` })),
  );

test.each(files.filter((_, at) => isDrawnLesson(at)))(
  'the near-misses that are offered for a solution miss the goals that they name: %s',
  async (file) => {
    const text = bare(file);
    const lesson = read(text);
    expect(lesson.proof.nearMisses).toEqual([]);
    const way = lesson.proof.solutions[0]?.way ?? '';
    const withThem = await offered(text, lesson, way);
    const told = read(withThem);
    const { nearMisses } = told.proof;
    expect(nearMisses.length).toBeGreaterThan(0);
    expect(new Set(nearMisses.map(({ misses }) => misses)).size).toBe(nearMisses.length);
    const [prepared, { world }] = await Promise.all([prepareLesson(told), lessonStart(told, Date.now())]);
    const linter = new Linter(told, prepared, world);
    await linter.nearMisses();
    const wrong = linter.problems.filter(
      ({ check, detail }) => check === 'nearMiss' && !/^\d of 3$/.test(detail),
    );
    expect(wrong.map(({ detail }) => detail)).toEqual([]);
    // What is told already isn't offered again.
    expect(await leftOut(told, way)).toEqual([]);
  },
);

test('nothing is offered for what doesn’t solve the lesson', async () => {
  const text = bare('users-and-groups/first-policy.md').replaceAll("'arn:aws:s3:::reports/*'", "'*'");
  expect(await leftOut(read(text), 'pointer')).toEqual([]);
});
