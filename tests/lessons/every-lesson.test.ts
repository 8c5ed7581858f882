import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { largestLesson, lessonSize } from '../../src/bin/lesson-size.ts';
import { curriculum } from '../../src/lessons/curriculum.ts';
import { lintLesson } from '../../src/lessons/lint/lint-lesson.ts';
import { pageLesson } from '../../src/lessons/lesson.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { isDrawn } from '../drawn.ts';

const folder = resolve(import.meta.dirname, '../../src/lessons/en');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);
const total = { proved: 0, rewritings: 0, refused: 0 };

const isFull = process.env['FULL'] === '1';

/** Whether a lesson is proved here: a twelfth of them, which the source draws. `npm run lessons` proves all of them more thoroughly, in the gate too. */
const isProved = (at: number): boolean => isDrawn(at, 12);

test.each(files.filter((_, at) => isProved(at)))(
  '%s is proved: every solution passes, however it is written, and nothing else does',
  async (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const parsed = parseLesson(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const report = await lintLesson(parsed.lesson, undefined, isFull);
    expect(report.problems).toEqual([]);
    total.proved += 1;
    total.rewritings += report.rewritings;
    total.refused += report.nearMisses + report.mutants;
  },
  // Some proofs take ten seconds of processor time, which a busy machine gives in minutes.
  isFull ? 3_600_000 : 300_000,
);

test.each(files)(
  '%s can be read, lies where its chapter is, and is no larger than a lesson may be',
  (file) => {
    const parsed = parseLesson(readFileSync(join(folder, file), 'utf8'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    expect(`${parsed.lesson.chapter}/${parsed.lesson.id}.md`).toBe(file.replaceAll('\\', '/'));
    expect(lessonSize(pageLesson(parsed.lesson))).toBeLessThanOrEqual(largestLesson);
  },
);

test('The curriculum names every file, and nothing else', () => {
  const named = curriculum.flatMap(({ chapter, lessons }) => lessons.map((id) => `${chapter}/${id}.md`));
  expect(files.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([...named].sort());
});

test('Lessons build on lessons that there are', () => {
  const lessons = files.map((file) => parseLesson(readFileSync(join(folder, file), 'utf8')));
  const ids = lessons.flatMap((one) => (one.ok ? [one.lesson.id] : []));
  expect(new Set(ids).size).toBe(files.length);
  expect(
    lessons.flatMap((one) => (one.ok ? one.lesson.buildsOn : [])).filter((id) => !ids.includes(id)),
  ).toEqual([]);
});

test('Each of the three verdicts is right as often as the others, so that nobody can guess it, and many twins differ from their question', () => {
  const lessons = files.flatMap((file) => {
    const parsed = parseLesson(readFileSync(join(folder, file), 'utf8'));
    return parsed.ok ? [parsed.lesson] : [];
  });
  const questions = lessons.flatMap(({ predictions }) => predictions);
  const answers = questions.flatMap(({ is, twin }) => [is, twin.is]);
  const verdicts = (['allow', 'implicitDeny', 'explicitDeny'] as const).map(
    (one) => answers.filter((is) => is === one).length,
  );
  // As often each of the three, within two questions.
  expect(Math.max(...verdicts) - Math.min(...verdicts)).toBeLessThanOrEqual(4);
  expect(questions.filter(({ is, twin }) => is !== twin.is).length).toBeGreaterThan(questions.length / 3);
});

afterAll(() => {
  console.info(
    `${String(total.proved)} of ${String(files.length)} lessons: ${String(total.rewritings)} rewritings accepted, ${String(total.refused)} near-misses and mutants refused`,
  );
});
