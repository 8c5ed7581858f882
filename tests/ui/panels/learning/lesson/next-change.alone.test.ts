import { lessons } from 'virtual:lessons';
import { afterEach, expect, test, vi } from 'vitest';
import { actorNamed } from '../../../../../src/lessons/attempt/acting.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { beginLesson } from '../../../../../src/ui/panels/learning/lesson/begin-lesson.ts';
import type { LessonRun } from '../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';
import { type NextChange, nextChange } from '../../../../../src/ui/panels/learning/lesson/next-change.ts';
import { playStep } from '../../../../../src/ui/panels/learning/lesson/demo/play-step.ts';
import { alone, decided, lessonNamed } from './given.ts';

let run: LessonRun;

async function begin(id: string): Promise<void> {
  run = await beginLesson(await lessonNamed(id), alone, false);
  await decided(run);
}

afterEach(() => run.playground.close());

function actAs(who: string): void {
  const credentials = actorNamed(run.playground.world, who);
  if (!credentials) throw new Error(`Nobody is called ${who}`);
  run.playground.actAs(credentials);
}

const guessAll = (): void => {
  for (const { id, is } of run.lesson.predictions) run.answer(id, is);
};

const allow = (Resource: string) => ({
  UserName: 'ana',
  PolicyName: 'Read',
  PolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource },
  }),
});

test('the next change follows the account: at whom no policy helps, at the policy that decided, then the deed, then none', async () => {
  await begin('first-policy');
  expect(nextChange(run), 'a question waits').toBeNull();
  guessAll();
  const [ana] = run.playground.world.tables.users.values();
  expect(nextChange(run)).toEqual({ label: 'Look at ana', look: ana?.id });
  actAs('root');
  await run.playground.call('PutUserPolicy', allow('*'));
  expect(nextChange(run), 'a goal is being checked').toBeNull();
  await decided(run);
  expect(nextChange(run)).toEqual({
    label: 'Change Read',
    open: { kind: 'edit-inline-policy', props: { ownerId: ana?.id, name: 'Read' } },
  });
  await run.playground.call('PutUserPolicy', allow('arn:aws:s3:::reports/*'));
  await decided(run);
  expect(nextChange(run)).toMatchObject({ label: 'Act as ana' });
  actAs('ana');
  expect(nextChange(run)).toEqual({ label: 'Open the terminal', show: 'terminal' });
  await run.playground.ask('s3:GetObject', 'arn:aws:s3:::reports/q3.csv');
  await decided(run);
  expect([run.isSolved, nextChange(run)]).toEqual([true, null]);
});

test.each([
  ['the group that the goal wants to carry the policy', 'groups-carry-policies', 'Look at Readers'],
  [
    'the thing whose own policy the goal wants to decide',
    'the-buckets-own-policy',
    'Change the policy of reports',
  ],
  ['the role of a session that nobody has yet', 'assumerole-by-steps', 'Assume Reader'],
  ['the page that deploys the template by which a role is made', 'your-role-as-code', 'Deploy a template'],
])('at the start it names %s', async (_what, id, label) => {
  await begin(id);
  guessAll();
  expect(nextChange(run)?.label).toBe(label);
});

test('what a template does is deployed, before AWS refuses it and once its caller may do it', async () => {
  await begin('your-role-as-code');
  guessAll();
  const next: (string | undefined)[] = [];
  const { playground } = run;
  const working = (): readonly unknown[] =>
    playground.world.tables.stacks
      .list()
      .filter((row) => row.kind === 'stack' && row.status.endsWith('_IN_PROGRESS'));
  for (const { step } of run.lesson.recipe) {
    await playStep(run, step);
    await vi.waitFor(() => expect(working()).toEqual([]), { interval: 1, timeout: 10_000 });
    await decided(run);
    next.push(nextChange(run)?.label);
  }
  expect(next).toEqual([
    'Deploy a template',
    'Look at dev',
    'Look at dev',
    'Act as dev',
    'Deploy a template',
    undefined,
  ]);
});

test('once only a user’s own policy is left, it names that user', async () => {
  await begin('groups-carry-policies');
  guessAll();
  for (const { step } of run.lesson.recipe.slice(0, -1)) await playStep(run, step);
  await decided(run);
  expect(run.states.flatMap(({ goal, state }) => (state === 'met' ? [] : [goal.id]))).toEqual(['no-direct']);
  expect(nextChange(run)?.label).toBe('Look at ben');
});

const kinds = new Set<string>();

/** What a change names that the account doesn't have. */
const unknownIn = (change: NextChange): readonly string[] => {
  if ('look' in change) return itemOf(run.playground.world, change.look) ? [] : [change.look];
  if (!('open' in change)) return [];
  kinds.add(change.open.kind);
  return Object.entries(change.open.props as Readonly<Record<string, string>>)
    .filter(([name, value]) => name !== 'name' && itemOf(run.playground.world, value) === null)
    .map(([, value]) => value);
};

test('a policy of AWS’s own is nobody’s to change: the next change is a look at who has it', async () => {
  await begin('who-needs-what');
  guessAll();
  await decided(run);
  const [app] = [...run.playground.world.tables.users.values()].filter(({ name }) => name === 'app');
  expect(nextChange(run)).toEqual({ label: 'Look at app', look: app?.id });
});

test('the policy of a key is called by the key’s alias', async () => {
  await begin('a-bucket-next-door');
  guessAll();
  const [first] = run.lesson.recipe;
  if (!first) throw new Error('no step');
  await playStep(run, first.step);
  await decided(run);
  expect(nextChange(run)?.label).toBe('Change the policy of alias/sales');
});

test('every lesson has a next change at its start and after each step of its solution, until all goals are true', async () => {
  const wrong: string[] = [];
  for (const { id } of lessons) {
    await begin(id);
    guessAll();
    const judge = (when: string): void => {
      const change = nextChange(run);
      const isOpen = run.states.some(({ unmet }) => unmet && unmet.condition.type !== 'right');
      if (!isOpen || !run.isRevealed) {
        if (change) wrong.push(`${id}, ${when}: ${change.label}, though nothing is to change`);
        return;
      }
      if (!change) wrong.push(`${id}, ${when}: none`);
      else if (/[@%]|undefined/.test(change.label) || unknownIn(change).length > 0)
        wrong.push(`${id}, ${when}: ${change.label} ${unknownIn(change).join(' ')}`);
    };
    judge('at the start');
    for (const [index, { step }] of run.lesson.recipe.entries()) {
      await playStep(run, step);
      await decided(run);
      judge(`after step ${String(index + 1)}`);
    }
    run.playground.close();
  }
  expect(wrong).toEqual([]);
  // The policies of users, roles, buckets and organizations are changed in their own forms.
  expect([...kinds]).toEqual(expect.arrayContaining(['edit-inline-policy', 'edit-trust']));
});
