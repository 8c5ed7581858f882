import { afterEach, expect, test, vi } from 'vitest';
import type { LessonRun } from '../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';
import { writeTextLink } from '../../../../../src/exchange/link/text-link.ts';
import {
  beginLesson,
  goOnWith,
  resumeLesson,
} from '../../../../../src/ui/panels/learning/lesson/begin-lesson.ts';
import { MemoryShelf } from '../../../../../src/storage/shelf/shelf.ts';
import { attemptAddress, readAttempt } from '../../../../../src/ui/frame/lesson/sent-attempt.ts';
import { parseAddress, writeAddress } from '../../../../../src/ui/view/addresses.ts';
import { playStep } from '../../../../../src/ui/panels/learning/lesson/demo/play-step.ts';
import { learning } from '../../../../../src/ui/panels/learning/progress/learning.svelte.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { actorNamed } from '../../../../../src/lessons/attempt/acting.ts';
import { itemsOf, sentenceOf } from '../../../../../src/ui/panels/learning/lesson/goals/goal-sentences.ts';
import { GoalPictures } from '../../../../../src/ui/panels/learning/lesson/goals/goal-pictures.svelte.ts';
import { reasonOf } from '../../../../../src/ui/panels/learning/text/finding-text.ts';
import { alone, decided, lessonNamed } from './given.ts';

const id = 'what-a-user-is';
let run: LessonRun;

async function begin(isDemo = false, which = id): Promise<LessonRun> {
  const place = { ...alone, restart: vi.fn(alone.restart), leave: vi.fn(alone.leave) };
  run = await beginLesson(await lessonNamed(which), place, isDemo);
  await decided(run);
  return run;
}

async function attemptLink(said: unknown): Promise<string> {
  const written = await writeTextLink('a1', JSON.stringify(said));
  return written.ok ? written.link : '';
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
  await decided(run);
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
  await decided(run);
  expect(stateOf('ben')).toBe('met');
  await run.playground.undo();
  await decided(run);
  expect(stateOf('ben')).toBe('notYet');
});

test('a call is answered once its step is stored, so that a reload in that moment loses nothing', async () => {
  await begin();
  actAs('root');
  let store = (): void => undefined;
  const stored = new Promise<void>((resolve) => (store = resolve));
  const change = vi.spyOn(MemoryShelf.prototype, 'change').mockImplementation(() => stored);
  const answered = vi.fn();
  const call = run.playground.call('CreateUser', { UserName: 'ben' }).then(answered);
  await vi.waitFor(() => expect(change).toHaveBeenCalledWith('attempts', id, expect.anything()));
  expect(answered).not.toHaveBeenCalled();
  store();
  await call;
  change.mockRestore();
  expect(answered).toHaveBeenCalledOnce();
});

test('goals tell nothing before the question is answered, and are then announced when they change', async () => {
  await begin();
  await run.playground.call('GetCallerIdentity', {});
  expect([run.isRevealed, run.announced]).toEqual([false, '']);
  run.answer('new-user', 'implicitDeny');
  expect(run.isRevealed).toBe(true);
  expect(run.announced).toContain('3 of 5 true.');
});

test('what is announced of an unmet goal names the line that decided', async () => {
  await begin(false, 'first-policy');
  run.answer('star', 'allow');
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  await run.playground.call('PutUserPolicy', {
    UserName: 'ana',
    PolicyName: 'ReadAll',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
  await decided(run);
  expect(run.announced).toBe(
    '2 of 4 true. ana may not read the bucket payroll, or any other. Allowed by ReadAll: "Resource": "*"',
  );
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
  expect(run.announced).toMatch(/^5 of 5 true\. A question is still open\.$/);
  expect([run.isSolved, run.again.map(({ question }) => question.id)]).toEqual([false, ['new-user']]);
  run.answerAgain('new-user', 'implicitDeny');
  expect(run.isSolved).toBe(true);
  expect(learning.solvedVersion(id)).toBe(run.lesson.version);
});

test('cases are asked one after the other, in an order that the attempt keeps; missed ones come back until enough are right', async () => {
  await begin(false, 'the-whole-ladder');
  const order = run.questions.map((one) => one.id);
  expect([run.asked.length, run.titleOf(order[0] ?? '')]).toEqual([1, 'Case 1 of 6']);
  for (const [at, { id: question, is }] of run.questions.entries()) {
    expect(run.asked.map((one) => one.id)).toEqual(order.slice(0, at + 1));
    run.answer(question, at < 2 ? (is === 'scp' ? 'session' : 'scp') : is);
  }
  expect([run.isRevealed, stateOf('predicted')]).toEqual([true, 'notYet']);
  const missed = run.again.map(({ question }) => question.id);
  expect(missed).toHaveLength(2);
  const [first] = run.again;
  run.answerAgain(missed[0] ?? '', first?.asked.is ?? 'allow');
  expect(stateOf('predicted')).toBe('met');
  expect(run.announced).toContain('of 4 true.');
  await learning.settled();
  const { attempt, lesson, place } = run;
  run.playground.close();
  run = await resumeLesson(lesson, place);
  expect(run.questions.map((one) => one.id)).toEqual(order);
  expect(run.attempt.memory).toEqual(attempt.memory);
});

test('a lesson that is played in front of the learner ends with all goals true, and never counts as solved', async () => {
  await begin(true);
  for (const { step } of run.lesson.recipe) await playStep(run, step);
  await decided(run);
  run.played = run.lesson.recipe.length;
  expect(run.states.map(({ state }) => state)).toEqual(run.states.map(() => 'met'));
  expect([run.isPlayed, run.isSolved, run.again]).toEqual([true, false, []]);
});

test('an attempt travels in an address: what was done, who acts, answers and hints; and it is stored once more is done', async () => {
  await begin();
  run.answer('new-user', 'allow');
  actAs('root');
  await run.playground.call('CreateUser', { UserName: 'ben' });
  run.hints = 1;
  const { attempt, lesson, place, kept } = run;
  const address = kept && (await attemptAddress(kept));
  const parsed = parseAddress(address ?? '');
  if (parsed === null || parsed === 'unknown' || parsed.kind !== 'lesson') throw new Error(String(address));
  expect([parsed.id, writeAddress(parsed)]).toEqual([id, address]);
  const sent = await readAttempt(id, parsed.attempt ?? '');
  expect(sent).toEqual(kept);
  run.playground.close();
  learning.keepAttempt(id, null);
  const again = sent && (await goOnWith(sent, lesson, place));
  if (!again) throw new Error('it goes on');
  run = again;
  run.sentSteps = sent.steps.length;
  expect([run.attempt.memory, run.hints, run.resumed]).toEqual([attempt.memory, 1, 'resumed']);
  expect([...run.playground.world.tables.users.values()].map(({ name }) => name)).toEqual(['ana', 'ben']);
  run.keep();
  await learning.settled();
  expect(await learning.attempt(id)).toBeNull();
  await run.playground.call('CreateUser', { UserName: 'carol' });
  await learning.settled();
  expect(await learning.attempt(id)).toMatchObject({ id, hints: 1 });
  // At another version of the lesson the steps would mean something else.
  expect(await goOnWith({ ...sent, version: sent.version + 1 }, lesson, place)).toBeNull();
});

test.each([
  ['a cut one', async () => (await attemptLink({})).slice(0, -3)],
  ['a changed one', async () => (await attemptLink({})).replace(/.\./, 'x.')],
  ['a newer one', async () => (await attemptLink({})).replace('a1', 'a2')],
  ['a list', () => attemptLink([])],
  [
    'a step that there isn’t',
    () => attemptLink({ version: 1, begunAt: 1, hints: 0, actingAs: null, steps: [{ type: 'eval' }] }),
  ],
  [
    'what is nested too deep',
    () => attemptLink({ steps: JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`) as unknown }),
  ],
])('of an attempt that somebody sent, %s is none', async (_what, link) => {
  expect(await readAttempt(id, await link())).toBeNull();
});

test('brackets within a text of an attempt that somebody sent are no nesting', async () => {
  const call = { type: 'call', service: 'iam', operation: 'GetUser', input: { UserName: '['.repeat(60) } };
  const steps = [{ type: 'command', at: 1, command: { ...call, credentials: null } }];
  const link = await attemptLink({ version: 1, begunAt: 1, hints: 0, actingAs: null, steps });
  expect((await readAttempt(id, link))?.steps).toEqual(steps);
});

test('a lesson goes on where it was left: what was done, its history, who acts, answers and hints', async () => {
  await begin();
  run.answer('new-user', 'allow');
  await run.playground.call('GetCallerIdentity', {});
  actAs('root');
  await run.playground.call('CreateUser', { UserName: 'ben' });
  await run.playground.run({ type: 'clock', milliseconds: 60_000 });
  await run.playground.call('CreateUser', { UserName: 'cleo' });
  await run.playground.undo();
  run.hints = 2;
  actAs('ben');
  run.keep();
  await learning.settled();
  const { playground, attempt, states, lesson, place } = run;
  const done = playground.history.map(({ command, time, changes }) => ({ command, time, changes }));
  const rows = [...playground.world.tables.users.values()];
  const progress = learning.of(id);
  playground.close();

  run = await resumeLesson(lesson, place);
  expect(run.resumed).toBe('resumed');
  expect(run.playground.history.map(({ command, time, changes }) => ({ command, time, changes }))).toEqual(
    done,
  );
  expect([...run.playground.world.tables.users.values()]).toEqual(rows);
  expect(run.attempt.memory).toEqual(attempt.memory);
  expect(run.attempt.seed).toBe(attempt.seed);
  expect(run.states.map(({ state }) => state)).toEqual(states.map(({ state }) => state));
  expect(run.hints).toBe(2);
  const { caller } = run.playground;
  expect(caller.ok && caller.value.arn).toBe('arn:aws:iam::111122223333:user/ben');
  // Doing again is no new try, and no miss.
  expect(learning.of(id)).toEqual(progress);
});

test('what was done in an earlier version of a lesson is done again in the present one, and it says so', async () => {
  await begin();
  await run.playground.call('GetCallerIdentity', {});
  await learning.settled();
  const { lesson, place } = run;
  run.playground.close();
  run = await resumeLesson({ ...lesson, version: lesson.version + 1 }, place);
  expect([run.resumed, run.playground.history.length]).toEqual(['changed', 1]);
});

test('an attempt that can’t be done again gives way to a new one', async () => {
  await begin();
  await run.playground.call('GetCallerIdentity', {});
  await learning.settled();
  const { lesson, place } = run;
  run.playground.close();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(Playground.prototype, 'run').mockRejectedValueOnce(new Error('told to fail'));
  run = await resumeLesson(lesson, place);
  vi.restoreAllMocks();
  expect([run.resumed, run.playground.history.length]).toEqual(['unreadable', 0]);
});

test('what went wrong on the way is noted: misses, failed tries, hints, misconceptions', async () => {
  await begin(false, 'first-policy');
  run.answer('star', 'implicitDeny');
  await run.playground.ask('s3:GetObject', 'arn:aws:s3:::reports/q3.csv');
  actAs('root');
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await run.playground.call('AttachUserPolicy', { UserName: 'ana', PolicyArn });
  await decided(run);
  run.hints = 2;
  const { missed, misconceptions, tries, hints, cards, solvedAt } = learning.of('first-policy')!;
  expect([missed, hints, cards.length, solvedAt]).toEqual([['star'], 2, 1, null]);
  expect(misconceptions).toEqual(['star-resource']);
  expect(tries).toBeGreaterThan(0);
});

test('a stored attempt that something damaged is said, and the lesson starts anew', async () => {
  await begin();
  const { lesson, place } = run;
  run.playground.close();
  vi.spyOn(learning, 'attempt').mockResolvedValue('damaged');
  run = await resumeLesson(lesson, place);
  vi.restoreAllMocks();
  expect([run.resumed, run.playground.history.length]).toEqual(['unreadable', 0]);
});

test('a start of which a part fails is said, with what failed', async () => {
  const lesson = await lessonNamed(id);
  const twice = lesson.start.find(({ type }) => type === 'call');
  if (!twice) throw new Error('This lesson’s start makes no call');
  run = await beginLesson({ ...lesson, start: [...lesson.start, twice] }, alone, false);
  expect(run.startFaults).toEqual([
    {
      at: lesson.start.length,
      says: expect.stringMatching(/^iam CreateUser: .*EntityAlreadyExists/) as string,
    },
  ]);
  run.playground.close();
  run = await beginLesson(lesson, alone, false);
  expect(run.startFaults).toEqual([]);
});

test('a lesson whose goals are all true is solved only once its question is answered', async () => {
  await begin(false, 'trust-or-permission');
  for (const { step } of run.lesson.recipe) if (step.type !== 'answer') await playStep(run, step);
  await decided(run);
  expect([run.isAllTrue, run.isRevealed, run.isSolved]).toEqual([true, false, false]);
  for (const { id: question, is } of run.lesson.predictions) run.answer(question, is);
  expect(run.isSolved).toBe(true);
});

test('the picture follows each change, and its sentence says the same', async () => {
  await begin(false, 'first-policy');
  expect(sentenceOf(new GoalPictures(run).now).says).toBe(
    'No policy lets ana read, delete or write reports.',
  );
  for (const { id: question, is } of run.lesson.predictions) run.answer(question, is);
  await run.playground.call('PutUserPolicy', {
    UserName: 'ana',
    PolicyName: 'Read',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    }),
  });
  const { now } = new GoalPictures(run);
  expect(sentenceOf(now)).toEqual({
    says: 'The star lets ana read payroll, too.',
    more: 'Policy Read, statement 1.',
  });
  expect(itemsOf(now)).toContain('ana, through Read, reaches payroll: read allowed, should be refused.');
  const payroll = now.lines.find(({ targetName }) => targetName === 'payroll');
  expect([payroll?.tone, payroll?.mark, payroll?.should]).toEqual(['warn', 'tick', 'should be refused']);
  const page = now.pages.find(({ name }) => name === 'Read');
  expect(page?.lines.find(({ isMarked }) => isMarked)?.text).toBe('on "*"');
  const unmet = run.states.flatMap(({ unmet: one }) => (one?.got === 'allow' ? [one] : []));
  expect(unmet.map((one) => reasonOf(one, run.attempt))).toEqual([
    { says: 'Allowed by Read:', code: '"Resource": "*"' },
  ]);
});
