import { lessons } from 'virtual:lessons';
import { afterEach, expect, test, vi } from 'vitest';
import type { LessonRun } from '../../../../src/ui/panels/lesson/lesson-run.svelte.ts';
import { beginLesson } from '../../../../src/ui/panels/lesson/lesson-run.svelte.ts';
import { playStep } from '../../../../src/ui/panels/lesson/play-step.ts';
import { solvedLessons } from '../../../../src/ui/panels/lesson/solved-lessons.svelte.ts';
import { actorNamed } from '../../../../src/lessons/acting.ts';

const id = 'what-a-user-is';
let run: LessonRun;

async function begin(isDemo = false): Promise<LessonRun> {
  const entry = lessons.find((one) => one.id === id);
  if (!entry) throw new Error('The lesson is gone');
  const { lesson } = await entry.load();
  const place = { catalogue: lessons, restart: vi.fn(() => Promise.resolve()), leave: vi.fn() };
  run = await beginLesson(lesson, place, isDemo);
  await run.playground.settled();
  return run;
}

afterEach(() => run.playground.close());

const stateOf = (goal: string): string | undefined => run.states.find((one) => one.goal.id === goal)?.state;
function actAs(who: string): void {
  const credentials = actorNamed(run.playground.world, who);
  if (!credentials) throw new Error(`Nobody is called ${who}`);
  run.playground.actAs(credentials);
}
async function solve(): Promise<void> {
  await run.playground.call('GetCallerIdentity', {});
  actAs('root');
  await run.playground.call('CreateUser', { UserName: 'ben' });
  actAs('ben');
  await run.playground.ask('s3:ListAllMyBuckets', '*');
}

test('a lesson opens in an account of its own, with who acts in it', async () => {
  await begin();
  expect([...run.playground.world.tables.users.values()].map(({ name }) => name)).toEqual(['ana']);
  const { caller } = run.playground;
  expect(caller.ok && caller.value.arn).toBe('arn:aws:iam::111122223333:user/ana');
  expect(run.playground.isPassing).toBe(true);
});

test('goals are checked after every commit, and an undo is one', async () => {
  await begin();
  expect(stateOf('ben')).toBe('notYet');
  actAs('root');
  await run.playground.call('CreateUser', { UserName: 'ben' });
  expect(stateOf('ben')).toBe('met');
  await run.playground.undo();
  expect(stateOf('ben')).toBe('notYet');
});

test('goals tell nothing before the question is answered, and are then announced when they change', async () => {
  await begin();
  await run.playground.call('GetCallerIdentity', {});
  expect([run.isRevealed, run.announced]).toEqual([false, '']);
  run.answer('new-user', 'implicitDeny');
  expect(run.isRevealed).toBe(true);
  expect(run.announced).toContain('3 of 5 true.');
});

test('the first answer stands', async () => {
  await begin();
  run.answer('new-user', 'allow');
  run.answer('new-user', 'implicitDeny');
  expect(run.guessOf('new-user')).toBe('allow');
});

test('who missed the question is asked its twin before the lesson is solved', async () => {
  await begin();
  run.answer('new-user', 'allow');
  await solve();
  expect(run.met).toBe(run.states.length);
  expect([run.isSolved, run.twins.map((one) => one.id)]).toEqual([false, ['new-user']]);
  run.answerTwin('new-user', 'implicitDeny');
  expect(run.isSolved).toBe(true);
  expect(solvedLessons.versionOf(id)).toBe(run.lesson.version);
});

test('a lesson that is played in front of the learner ends with all goals true, and never counts as solved', async () => {
  await begin(true);
  for (const { step } of run.lesson.recipe) await playStep(run, step);
  run.played = run.lesson.recipe.length;
  expect(run.states.map(({ state }) => state)).toEqual(run.states.map(() => 'met'));
  expect([run.isPlayed, run.isSolved, run.twins]).toEqual([true, false, []]);
});
