import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { commonActions, rowsOf } from '../../../src/engine/index.ts';
import { needsSets, prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import { checkGoals, misconceptionsIn } from '../../../src/lessons/attempt/check-goals.ts';
import type { Finding } from '../../../src/lessons/attempt/finding.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { play } from '../../../src/lessons/lint/play.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { checkerOf } from '../../../src/lessons/sets/check-set.ts';
import { answersTo, sentSets } from '../../../src/lessons/sets/sent-sets.ts';
import { checkBy, wantedIn } from '../../../src/lessons/attempt/wanted.ts';

const folder = resolve(import.meta.dirname, '../../../src/lessons/en');
const lessons = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => {
    const parsed = parseLesson(readFileSync(join(folder, file), 'utf8'));
    if (!parsed.ok) throw new Error(`${file} can't be read`);
    return parsed.lesson;
  })
  .filter(needsSets);

const { check } = checkerOf(await commonActions());

test.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  '%s: what is sent to be decided elsewhere comes back as it is decided here',
  async (_id, lesson) => {
    const prepared = await prepareLesson(lesson);
    const { world: start } = await lessonStart(lesson, Date.UTC(2026, 0, 5, 9));
    const [solution] = lesson.proof.solutions;
    const steps = solution?.steps ?? [];
    for (const count of new Set([0, steps.length >> 1, steps.length])) {
      const { attempt } = await play(prepared, start, steps.slice(0, count), { enough: () => true });
      const found = new Map<string, Finding>();
      const begun = { lesson, seed: attempt.seed, start: rowsOf(start) };
      let rounds = 0;
      for (let wanted; (wanted = wantedIn(attempt, found)).length > 0; rounds++) {
        const sent = structuredClone([begun, sentSets(start, wanted)] as const);
        for (const [place, finding] of structuredClone([...answersTo(check, ...sent)]))
          found.set(place, finding);
      }
      // Sessions are chosen by what is decided, so that more may be asked: but not without an end.
      expect(rounds).toBeLessThanOrEqual(1 + lesson.sessions.length);
      expect(checkGoals(attempt, checkBy(found))).toEqual(checkGoals(attempt));
      expect(misconceptionsIn(attempt, checkBy(found))).toEqual(misconceptionsIn(attempt));
    }
  },
);

test('What isn’t decided is being checked, and its goal isn’t true', async () => {
  const lesson = lessons.find(({ id }) => id === 'first-policy');
  if (!lesson) throw new Error('There is no such lesson');
  const prepared = await prepareLesson(lesson);
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0, 5, 9));
  const { attempt, solved } = await play(prepared, world, lesson.proof.solutions[0]?.steps ?? []);
  expect(solved).toBe(true);
  const open = checkGoals(attempt, checkBy(new Map())).filter(({ state }) => state !== 'met');
  expect(open.map(({ state }) => state)).toEqual(open.map(() => 'checking'));
  expect(open.length).toBeGreaterThan(0);
});
