import { afterEach, expect, test } from 'vitest';
import { loadTotp, nowOf, rowsOf } from '../../../../src/engine/index.ts';
import { lessonStart } from '../../../../src/lessons/attempt/lesson-start.ts';
import type { LessonFile } from '../../../../src/lessons/lesson.ts';
import type { KeptAttempt } from '../../../../src/lessons/progress/kept-attempt.ts';
import { parseLesson } from '../../../../src/lessons/parse-lesson.ts';
import type { Recorded } from '../../../../src/lessons/record/recording.ts';
import { Playground } from '../../../../src/playground/playground.svelte.ts';
import { previewOptions } from '../../../../src/playground/preview-options.ts';
import { RecordingRun } from '../../../../src/ui/frame/author/recording-run.svelte.ts';
import { LessonClock } from '../../../../src/ui/panels/learning/lesson/do-again.ts';
import { type Draft, drafts } from '../../../../src/ui/panels/learning/author/drafts.svelte.ts';
import { newLesson, recordWords } from '#words/author.ts';

const open: Playground[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function read(text: string): LessonFile {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

interface Kept {
  readonly draft: Draft;
  readonly begunAt: number;
  readonly steps: KeptAttempt;
}

async function recording(what: Recorded, text = newLesson, kept?: Kept) {
  const lesson = read(text);
  const begunAt = kept?.begunAt ?? Date.now();
  const { world } = await lessonStart(lesson, begunAt);
  const clock = new LessonClock(nowOf(world));
  const account = new Playground(
    previewOptions({
      id: 'recording',
      name: 'r',
      rows: rowsOf(world),
      credentials: null,
      at: nowOf(world),
      device: clock.now,
    }),
  );
  open.push(account);
  await account.settled();
  const draft = kept?.draft ?? drafts.of(drafts.begin(text));
  if (!draft) throw new Error('There is no draft');
  const said: (string | undefined)[] = [];
  const end = (problem?: string): number => said.push(problem);
  const run = new RecordingRun(account, what, lesson, await loadTotp(), draft, end, begunAt);
  if (kept) await run.goOn(kept.steps, clock);
  clock.go();
  return { account, run, said, written: () => drafts.of(draft.id)?.text ?? '' };
}

test('what is done becomes the start, what is undone doesn’t, and what is brought back does', async () => {
  const { account, run, said, written } = await recording('start');
  await account.call('CreateUser', { UserName: 'ben' });
  await account.call('CreateUser', { UserName: 'gone' });
  await account.undo();
  expect(run.done?.length).toBe(1);
  await account.redo();
  expect(run.done?.length).toBe(2);
  await account.undo();
  await account.call('GetUser', { UserName: 'ben' });
  await account.call('CreateUser', { UserName: 'ben' });
  await account.run({ type: 'clock', milliseconds: 7_200_000 });
  await run.stop();
  expect(said).toEqual([undefined]);
  expect(read(written()).start).toEqual([
    { type: 'call', service: 'iam', operation: 'CreateUser', input: { UserName: 'ben' } },
    { type: 'clock', milliseconds: 7_200_000 },
  ]);
  expect(drafts.recorded).toMatchObject({ steps: 2, before: newLesson, after: written() });
});

test('a second solution has a name of its own, and says who acts', async () => {
  const first = await recording('solution');
  await first.account.call('CreateUser', { UserName: 'ana' });
  await first.run.stop();
  const second = await recording('solution', first.written());
  await second.account.call('CreateUser', { UserName: 'ana' });
  const ana = [...second.account.world.tables.users.values()].find(({ name }) => name === 'ana');
  second.account.actAs({ type: 'console', id: ana?.id ?? '' });
  await second.account.call('CreateUser', { UserName: 'refused' });
  second.account.actAs({ type: 'console', id: '111122223333' });
  await second.account.call('CreateGroup', { GroupName: 'Team' });
  await second.run.stop();
  const { solutions } = read(second.written()).proof;
  // The recipe of the third hint is one, too.
  expect(solutions.map(({ way }) => way)).toEqual(['cli', 'recorded', 'recorded 2']);
  expect(solutions[2]?.steps.map((step) => step.type)).toEqual(['call', 'call']);
});

test('a wrong answer becomes a near-miss of a goal that none is about yet, and one that solves the lesson doesn’t', async () => {
  const first = await recording('miss');
  await first.account.call('CreateUser', { UserName: 'anna' });
  await first.run.stop();
  expect(first.said).toEqual([undefined]);
  const wrong = { says: 'Not true then: There is a user ana.', misses: 'ana' };
  expect(read(first.written()).proof.nearMisses).toMatchObject([
    { ...wrong, steps: [{ operation: 'CreateUser', input: { UserName: 'anna' } }] },
  ]);
  const two = first
    .written()
    .replace(
      'goals:\n',
      'goals:\n  - {id: no-bob, says: There is no user bob., needs: [{absent: user bob}]}\n',
    );
  const second = await recording('miss', two);
  await second.account.call('CreateUser', { UserName: 'bob' });
  await second.run.stop();
  expect(read(second.written()).proof.nearMisses.map(({ misses }) => misses)).toEqual(['ana', 'no-bob']);
  const right = await recording('miss');
  await right.account.call('CreateUser', { UserName: 'ana' });
  await right.run.stop();
  expect([right.written(), right.said]).toEqual([newLesson, [recordWords.solves]]);
});

test('what a goal asks to be tried is written down, also where AWS refuses it', async () => {
  const text = newLesson.replace(
    '{exists: user ana}',
    '{tried: {as: root, call: iam:DeleteUser, input: {UserName: nobody}, gets: NoSuchEntity}}',
  );
  const { account, run, written } = await recording('solution', text);
  await account.call('DeleteUser', { UserName: 'nobody' });
  await account.call('GetUser', { UserName: 'nobody' });
  await run.stop();
  expect(read(written()).proof.solutions[1]?.steps).toMatchObject([{ operation: 'DeleteUser' }]);
});

test('nothing is written down where nothing was done, or another account was opened', async () => {
  const idle = await recording('start');
  await idle.run.stop();
  expect(idle.written()).toBe(newLesson);
  expect(idle.said).toEqual([recordWords.nothing]);
  const other = await recording('start');
  await other.account.call('CreateUser', { UserName: 'ben' });
  await other.account.reset('sample');
  await other.run.stop();
  expect(other.written()).toBe(newLesson);
  expect(other.said).toEqual([recordWords.lost]);
  const dropped = await recording('start');
  await dropped.account.call('CreateUser', { UserName: 'ben' });
  dropped.run.discard();
  expect([dropped.written(), dropped.said]).toEqual([newLesson, [undefined]]);
});

test('what is recorded is kept until it is ended: it goes on where it was, with what was undone and who acts', async () => {
  const first = await recording('start');
  await first.account.call('CreateUser', { UserName: 'ana' });
  await first.account.call('CreateUser', { UserName: 'gone' });
  await first.account.undo();
  const ana = [...first.account.world.tables.users.values()].find(({ name }) => name === 'ana');
  first.account.actAs({ type: 'console', id: ana?.id ?? '' });
  await first.account.call('GetUser', {});
  const [draft] = drafts.all;
  if (!draft) throw new Error('There is no draft');
  const kept = await drafts.recording(draft, 'start');
  if (!kept || kept === 'changed') throw new Error('It is not kept');
  expect(await drafts.recording(draft, 'solution')).toBeNull();

  const later = await recording('start', newLesson, { draft, begunAt: kept.begunAt, steps: kept });
  expect(later.account.credentials).toEqual(first.account.credentials);
  expect(rowsOf(later.account.world)).toEqual(rowsOf(first.account.world));
  expect(later.run.done).toEqual(first.run.done);
  expect(await drafts.recording(draft, 'start')).toEqual(kept);
  await later.run.stop();
  expect(read(later.written()).start).toMatchObject([
    { operation: 'CreateUser', input: { UserName: 'ana' } },
  ]);
  const written = drafts.of(draft.id);
  if (!written) throw new Error('There is no draft');
  expect(await drafts.recording(written, 'start')).toBeNull();
});

test('what was recorded before its draft was changed is told to be another one’s, and goes with its draft', async () => {
  const { account } = await recording('start');
  await account.call('CreateUser', { UserName: 'ben' });
  const [draft] = drafts.all;
  if (!draft) throw new Error('There is no draft');
  drafts.write(draft.id, `${newLesson}More.`, draft.at + 1);
  const [changed] = drafts.all;
  if (!changed) throw new Error('There is no draft');
  expect(await drafts.recording(changed, 'start')).toBe('changed');
  drafts.remove(draft.id);
  expect(await drafts.recording(draft, 'start')).toBeNull();
});
