import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { lintLesson } from '../../../src/lessons/lint/lint-lesson.ts';
import { playAnswer } from '../../../src/lessons/lint/linter.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';

const file = resolve(import.meta.dirname, '../../../src/lessons/en/users-and-groups/first-policy.md');

function lessonWith(change: (text: string) => string): LessonFile {
  const parsed = parseLesson(change(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

async function replayed(lesson: LessonFile, answer: Parameters<typeof playAnswer>[1]) {
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0, 5)),
  ]);
  const played = await playAnswer({ lesson, prepared, start: world }, answer);
  return (
    played && {
      solved: played.solved,
      unmet: played.states.filter(({ state }) => state !== 'met').map(({ goal }) => goal.id),
    }
  );
}

test('each solution and near-miss is told as it was judged, and played again it is judged the same', async () => {
  // Without the goal that payroll stays closed, an answer that opens it is accepted.
  const lesson = lessonWith((text) =>
    text
      .replace(/ {2}- id: not-payroll\n(?: {4}.*\n)+/, '')
      .replaceAll('misses: not-payroll', 'misses: only-reading')
      .replaceAll(/ {6}- only: {who: ana, do: \[\[\['s3:Get\*.*\n/g, ''),
  );
  const { toldSolutions, toldMisses, problems } = await lintLesson(lesson);
  expect(toldSolutions.map(({ way, passes }) => [way, passes])).toEqual([
    ['cli', true],
    ['pointer', true],
    ['a managed policy', true],
    ['allow reading, deny the rest', true],
  ]);
  expect(toldSolutions.every(({ writings }) => writings > 20)).toBe(true);
  const accepted = toldMisses.flatMap(({ says, unmet }, at) => (unmet.length === 0 ? [{ says, at }] : []));
  expect(accepted.map(({ says }) => says)).toContain('everything but payroll');
  for (const [at, { unmet }] of toldMisses.entries())
    expect((await replayed(lesson, { kind: 'nearMiss', at }))?.unmet).toEqual(unmet);
  // Each problem with an answer shows that answer.
  const shown = problems.flatMap(({ check, detail, answer }) => (answer ? [{ check, detail, answer }] : []));
  expect(shown.map(({ check }) => check)).toContain('nearMiss');
  expect(shown.map(({ check }) => check)).toContain('mutant');
  for (const { detail, answer } of shown)
    if (detail.endsWith('passes'))
      expect([detail, (await replayed(lesson, answer))?.solved]).toEqual([detail, true]);
}, 60_000);

test('what a goal lets through beyond the solution is an answer that passes', async () => {
  const lesson = lessonWith((text) => text);
  const { through } = await lintLesson(lesson);
  const [one] = through;
  if (!one) throw new Error('nothing is let through');
  expect([one.who, one.goal]).toEqual(['ana', 'not-payroll']);
  expect(await replayed(lesson, { kind: 'beyond', through: one })).toEqual({ solved: true, unmet: [] });
}, 60_000);

test('an answer that the lesson no longer has is none', async () => {
  const lesson = lessonWith((text) => text);
  expect(await replayed(lesson, { kind: 'nearMiss', at: 99 })).toBeNull();
  expect(await replayed(lesson, { kind: 'solution', way: 'gone' })).toBeNull();
  expect(await replayed(lesson, { kind: 'mutant', way: 'cli', name: 'gone' })).toBeNull();
});

test('steps that are left out, other ways to write it and its changes are played again', async () => {
  const lesson = lessonWith((text) => text);
  expect((await replayed(lesson, { kind: 'subset', way: 'pointer', without: [2] }))?.unmet).toEqual([
    'tried',
  ]);
  expect(
    (await replayed(lesson, { kind: 'rewriting', way: 'pointer', names: ['inline to managed'] }))?.solved,
  ).toBe(true);
  expect((await replayed(lesson, { kind: 'mutant', way: 'pointer', name: 'any resource' }))?.unmet).toContain(
    'not-payroll',
  );
});
