import { expect, test } from 'vitest';
import { prove } from '../../../src/lessons/lint/prove.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { newLesson } from '#words/author.ts';
import { everyLesson } from '../../fixtures/solved-attempt.ts';

const parsed = parseLesson(newLesson);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
const { lesson } = parsed;

test('a proof tells how each solution went and what is missing', async () => {
  const { signal } = new AbortController();
  const { problems, toldSolutions } = await prove(lesson, { signal, onprogress: () => undefined });
  expect(toldSolutions).toEqual([{ way: 'cli', passes: true, writings: 0 }]);
  expect(problems.map(({ check, detail }) => `${check}: ${detail}`)).toContain('solution: 1 of 3');
});

test('a proof that takes longer tells its progress, gives the page its turn, and ends when it is stopped', async () => {
  const [long] = everyLesson();
  if (!long) throw new Error('There is no lesson');
  const ending = new AbortController();
  const told: number[] = [];
  let turns = 0;
  const turn = setInterval(() => turns++);
  const proof = prove(long, {
    signal: ending.signal,
    onprogress: ({ plays }) => {
      told.push(plays);
      if (told.length === 3) ending.abort();
    },
  });
  const failed = await proof.catch((error: unknown) => error);
  expect(failed).toBe(ending.signal.reason);
  clearInterval(turn);
  expect(told).toHaveLength(3);
  expect(turns).toBeGreaterThan(0);
  const { signal } = ending;
  await expect(prove(long, { signal, onprogress: () => undefined })).rejects.toBe(signal.reason);
});
