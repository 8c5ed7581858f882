import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LessonFile } from '../../../../../src/lessons/lesson.ts';
import { lintLesson } from '../../../../../src/lessons/lint/lint-lesson.ts';
import { parseLesson } from '../../../../../src/lessons/parse-lesson.ts';
import { findingLine } from '../../../../../src/ui/panels/learning/text/finding-text.ts';

const file = resolve(import.meta.dirname, '../../../../../src/lessons/en/users-and-groups/first-policy.md');
const call = (operation: string, input: object) =>
  ({ type: 'call', service: 'iam', operation, input: { ...input } }) as const;

async function problemsOf(change: (lesson: LessonFile) => LessonFile): Promise<string[]> {
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { problems } = await lintLesson(change(parsed.lesson));
  return problems.flatMap(({ check, detail, unmet }) => [`${check}: ${detail}`, ...unmet.map(findingLine)]);
}

test('a solution that does not pass is told by its goals, with what was tried and what came of it', async () => {
  const told = await problemsOf((lesson) => {
    const [first] = lesson.proof.solutions;
    if (!first) throw new Error('no solution');
    const wrong = { ...first, way: 'recorded', steps: [call('CreateUser', { UserName: 'zed' })] };
    return { ...lesson, proof: { ...lesson.proof, solutions: [...lesson.proof.solutions, wrong] } };
  });
  expect(told[0]).toMatch(/^solution: recorded misses reads, tried/);
  expect(told).toContain(
    's3:GetObject on arn:aws:s3:::reports/q3.csv, as ana · refused: nothing allows it · No policy here allows it, and AWS denies what no policy allows.',
  );
  expect(told.join('\n')).not.toMatch(/[{}]/);
});

test('a start that AWS refuses is told by its call and AWS’s own words', async () => {
  const told = await problemsOf((lesson) => ({
    ...lesson,
    start: [...lesson.start, call('CreateUser', { UserName: 'ana' })],
  }));
  expect(told).toContain('start: iam CreateUser: EntityAlreadyExists: User with name ana already exists.');
});

test('a misconception that shows on a solution’s or the third hint’s own way is told, and which way it is', async () => {
  const shown = {
    id: 'one-policy',
    when: [{ type: 'count', of: 'policies on ana', is: 1 }],
    says: 'No.',
  } as const;
  const told = await problemsOf((lesson) => ({
    ...lesson,
    misconceptions: [...lesson.misconceptions, shown],
  }));
  const ways = told.filter((one) => one.includes('one-policy on its way'));
  expect(ways).toContain('misconception: cli shows one-policy on its way');
  expect(ways.length).toBeGreaterThan(1);
});

test('a goal that says “nothing else” and asks for a few requests alone is told, and one that asks for all is not', async () => {
  const told = await problemsOf((lesson) => ({
    ...lesson,
    goals: lesson.goals.map((goal) => ({ ...goal, needs: goal.needs.filter(({ type }) => type !== 'only') })),
  }));
  expect(told).toContain(
    'set: only-reading says “ana may do nothing but read. She may not write or delete reports.”, and asks for a few requests alone: use only, still or none',
  );
  expect((await problemsOf((lesson) => lesson)).filter((one) => one.startsWith('set: '))).toEqual([]);
});

describe('a text whose task leaves others out', () => {
  const withText = (text: string, isAsked: boolean): Promise<string[]> =>
    problemsOf((lesson) => ({
      ...lesson,
      prose: [{ type: 'paragraph', of: [{ type: 'text', text }] }],
      goals: lesson.goals.map((goal) => ({
        ...goal,
        says: 'It is so.',
        needs: goal.needs.filter(({ type }) => isAsked || !['only', 'none', 'still', 'never'].includes(type)),
      })),
    }));

  test.each([
    ['Let only ana read reports.', 'only'],
    ['AWS refuses. Then give ana the reports alone.', 'alone'],
    ['Nobody but ana should read reports.', 'Nobody'],
    ['Let ana read reports, and no one beside her.', 'no one'],
  ])('“%s” needs a goal that asks for it', async (text, word) => {
    const told = `set: the text says “${word}”, and no goal asks for it: use only, still or none`;
    expect(await withText(text, false)).toContain(told);
    expect(await withText(text, true)).not.toContain(told);
  });

  test.each([
    'Only a session can carry a code. Let ana read reports.',
    'A group’s name alone gives nothing. Nobody attached a policy. Give ana one.',
  ])('“%s” says how AWS is, and needs none', async (text) => {
    expect((await withText(text, false)).filter((one) => one.startsWith('set: the text'))).toEqual([]);
  });
});
