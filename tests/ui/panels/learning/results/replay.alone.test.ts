import { expect, test, vi } from 'vitest';
import type { LessonProgress } from '../../../../../src/lessons/progress/lesson-progress.ts';
import type { LessonResult } from '../../../../../src/lessons/results/result.ts';
import { formatResult, parseResult } from '../../../../../src/lessons/results/result.ts';
import { historyForOthers } from '../../../../../src/ui/panels/learning/results/history-for-others.ts';
import { checkHistory } from '../../../../../src/ui/panels/learning/results/replay.ts';
import { lessonNamed } from '../lesson/given.ts';
import { solvedResult } from './solve.ts';

/** One with plain calls, one with a group, one whose clock moves, one whose session is leaked. */
const ids = ['what-a-user-is', 'groups-carry-policies', 'the-clock', 'a-leaked-session', 'guests'];

/** What somebody else's page reads of it. */
function sent(lesson: LessonResult): LessonResult {
  const parsed = parseResult(
    formatResult({
      madeBy: '1.0.0',
      madeAt: 1,
      name: '',
      workshop: { key: 'mine', version: 1, title: 'Mine' },
      lessons: [lesson],
      measures: {},
    }),
  );
  const [read] = parsed.ok ? parsed.value.lessons : [];
  if (!read) throw new Error(JSON.stringify(parsed));
  return read;
}

/** Those in which passwords, keys, sessions, tokens and codes of MFA devices count. */
const withSecrets = ['key-and-password', 'rotate-a-key', 'mfa-and-keys', 'session-policy', 'signed-in'];

test.each([...ids, ...withSecrets])(
  'the history of %s, written for others and sent as text, replays to what the result says',
  async (id) => {
    const lesson = await lessonNamed(id);
    const whole = await solvedResult(id);
    const attempt = whole.attempt && (await historyForOthers(lesson, whole.attempt));
    expect(attempt?.steps).toHaveLength(whole.attempt?.steps.length ?? 0);
    for (const one of [{ ...whole, attempt }, whole])
      expect(await checkHistory(lesson, sent(one), Date.now())).toBe('agrees');
  },
);

test('what does not agree is found', async () => {
  const [id = ''] = ids;
  const lesson = await lessonNamed(id);
  const whole = sent(await solvedResult(id));
  const { progress, attempt } = whole;
  const madeAt = Date.now();
  if (!progress || !attempt) throw new Error('It is not whole');
  const check = (more: Partial<LessonResult>) => checkHistory(lesson, { ...whole, ...more }, madeAt);
  const commands = attempt.steps.filter(({ type }) => type === 'command');
  expect(commands.length).toBeGreaterThan(1);
  for (const left of commands)
    expect(
      await check({ attempt: { ...attempt, steps: attempt.steps.filter((one) => one !== left) } }),
      JSON.stringify(left),
    ).toBe('notSolved');
  expect(await check({ attempt: null })).toBe('noHistory');
  expect(await check({ progress: null })).toBe('answers');
  expect(await check({ progress: null, attempt: null })).toBe('nothing');
  expect(await check({ attempt: { ...attempt, version: 99 } })).toBe('otherVersion');
  expect(await check({ attempt: { ...attempt, hints: 3 } })).toBe('answers');
  const wrong = attempt.steps.map((one) =>
    one.type === 'answer' ? ({ ...one, guess: 'allow' } as const) : one,
  );
  expect(await check({ attempt: { ...attempt, steps: wrong } })).toBe('notSolved');
  const twin = wrong.flatMap((one) =>
    one.type === 'answer' ? [one, { ...one, type: 'twin' as const }] : [one],
  );
  expect(await check({ attempt: { ...attempt, steps: twin } })).toBe('answers');
  expect(await check({ attempt: { ...attempt, steps: [...attempt.steps].reverse() } })).toBe('times');
  const at = (more: Partial<LessonProgress>) => check({ progress: { ...progress, ...more } });
  expect(await at({ solvedAt: null })).toBe('unsolved');
  expect(await at({ startedAt: madeAt + 60_000 })).toBe('times');
  expect(await at({ solvedAt: madeAt + 60_000 })).toBe('times');
  // In the lesson's last version, or on another device.
  expect(await at({ startedAt: 1, solvedAt: 2 })).toBe('agrees');
  const slow = attempt.steps.map((one) =>
    one.type === 'command' ? ({ ...one, at: one.at + 60_000 } as const) : one,
  );
  expect(await check({ attempt: { ...attempt, steps: slow } })).toBe('times');
});

test('a misconception that showed on the way is one that the result tells', async () => {
  const document = {
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
  };
  const names = { UserName: 'ana', PolicyName: 'Read' };
  const call = { type: 'call', service: 'iam', as: 'root' } as const;
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', ...document });
  const whole = sent(
    await solvedResult('trust-or-permission', [
      { ...call, operation: 'PutUserPolicy', input: { ...names, PolicyDocument } },
      { ...call, operation: 'DeleteUserPolicy', input: names },
    ]),
  );
  const lesson = await lessonNamed('trust-or-permission');
  expect(whole.progress?.misconceptions).toEqual(['user-side']);
  expect(await checkHistory(lesson, whole, Date.now())).toBe('agrees');
  const progress = whole.progress && { ...whole.progress, misconceptions: [] };
  expect(await checkHistory(lesson, { ...whole, progress }, Date.now())).toBe('answers');
});

test('a history that nobody could do is told, and nothing is thrown', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const [id = ''] = ids;
  const whole = await solvedResult(id);
  if (!whole.attempt) throw new Error('It is not whole');
  const command = {
    type: 'call',
    service: 'nowhere',
    operation: 'Do',
    input: {},
    credentials: null,
  } as never;
  const steps = [{ type: 'command', at: whole.attempt.begunAt, command } as const];
  const attempt = { ...whole.attempt, steps };
  expect(await checkHistory(await lessonNamed(id), { ...whole, attempt }, Date.now())).toMatch(
    /^(broken|notSolved)$/,
  );
  vi.restoreAllMocks();
});
