import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../src/lessons/attempt/check-goals.ts';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { play } from '../../../src/lessons/lint/play.ts';
import { remembering } from '../../../src/lessons/lint/remembered-sets.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { fetchedCheck, loadSets } from '../../../src/lessons/attempt/load-sets.ts';

const file = resolve(import.meta.dirname, '../../../src/lessons/en/users-and-groups/first-policy.md');

function firstPolicy(): LessonFile {
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

test('answers that leave the same account behind are decided once, another account is decided by itself, and all are decided as before', async () => {
  await loadSets();
  const lesson = firstPolicy();
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0, 5)),
  ]);
  let decided = 0;
  const sets = remembering((...asked) => {
    decided++;
    return fetchedCheck(...asked);
  });
  const [solution] = lesson.proof.solutions;
  const [nearMiss] = lesson.proof.nearMisses;
  const counts: number[] = [];
  for (const steps of [solution?.steps, solution?.steps, nearMiss?.steps, nearMiss?.steps]) {
    const { attempt, states } = await play(prepared, world, steps ?? [], { sets });
    expect(states).toEqual(checkGoals(attempt));
    counts.push(decided);
  }
  const [once = 0, again, other = 0, otherAgain] = counts;
  expect(once).toBeGreaterThan(0);
  expect(again).toBe(once);
  expect(other).toBeGreaterThan(once);
  expect(otherAgain).toBe(other);
});
