import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { actorNamed } from '../../../../../../src/lessons/attempt/acting.ts';
import { checkGoals } from '../../../../../../src/lessons/attempt/check-goals.ts';
import * as sets from '../../../../../../src/lessons/attempt/load-sets.ts';
import { beginLesson } from '../../../../../../src/ui/panels/learning/lesson/begin-lesson.ts';
import type { LessonRun } from '../../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';
import { playStep } from '../../../../../../src/ui/panels/learning/lesson/demo/play-step.ts';
import {
  type FromReplica,
  Replica,
  type ToReplica,
} from '../../../../../../src/ui/panels/use/access/replica.ts';
import { alone, decided, lessonNamed } from '../given.ts';

// Alone: it stands in for the browser's workers, which Node's page doesn't have.

type Heard = FromReplica | 'ready';

/** A worker as a browser runs it: messages cross as copies, later. */
class StandIn {
  static all: StandIn[] = [];
  /** Whether questions wait, until `hear`. */
  static isBusy = false;
  onmessage: (event: { readonly data: Heard }) => void = () => undefined;
  onerror: (event: { readonly message: string; preventDefault: () => void }) => void = () => undefined;
  readonly sent: ToReplica[] = [];
  readonly heard: Heard[] = [];
  #isOver = false;
  readonly #waiting: ToReplica[] = [];
  readonly #replica = new Replica((message) => this.#say(message));

  constructor() {
    StandIn.all.push(this);
    this.#say('ready');
  }

  #say(message: Heard): void {
    const data = structuredClone(message);
    setTimeout(() => {
      if (this.#isOver) return;
      this.heard.push(data);
      this.onmessage({ data });
    });
  }

  postMessage(message: ToReplica): void {
    const copy = structuredClone(message);
    this.sent.push(copy);
    if (StandIn.isBusy) this.#waiting.push(copy);
    else setTimeout(() => this.#isOver || this.#replica.hear(copy));
  }

  hear(): void {
    for (const message of this.#waiting.splice(0)) this.#replica.hear(message);
  }

  fail(): void {
    this.onerror({ message: 'out of memory', preventDefault: () => undefined });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  terminate(): void {
    this.#isOver = true;
  }

  get asked(): readonly (ToReplica & { readonly type: 'ask' })[] {
    return this.sent.flatMap((one) => (one.type === 'ask' && one.question.type === 'sets' ? [one] : []));
  }
}

vi.mock('../../../../../../src/trusted-scripts.ts', () => ({ trustedScript: (url: string) => url }));

const real = sets.namedFinding;

let run: LessonRun;
/** How many conditions the page decided itself. */
let own: MockInstance<typeof real>;

async function begin(id: string, hasWorkers = true): Promise<void> {
  if (hasWorkers) vi.stubGlobal('Worker', StandIn);
  run = await beginLesson(await lessonNamed(id), alone, false);
  for (const { id: question, is } of run.lesson.predictions) run.answer(question, is);
  await decided(run);
  if (hasWorkers) {
    await run.fetchWorker();
    await vi.waitFor(() => expect(StandIn.all[0]?.heard).toContain('ready'));
  }
  own.mockClear();
}

beforeEach(() => {
  StandIn.all = [];
  StandIn.isBusy = false;
  own = vi.spyOn(sets, 'namedFinding');
});

afterEach(() => {
  run.playground.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const policy = (Resource: string, Action = 's3:GetObject') => ({
  UserName: 'ana',
  PolicyName: 'Read',
  PolicyDocument: JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action, Resource },
  }),
});
const states = (): readonly string[] => run.states.map(({ state }) => state);
async function put(Resource: string, Action?: string): Promise<void> {
  const root = actorNamed(run.playground.world, 'root');
  if (root) run.playground.actAs(root);
  await run.playground.call('PutUserPolicy', policy(Resource, Action));
}
const reports = 'arn:aws:s3:::reports/*';
const worker = (): StandIn => {
  const [first] = StandIn.all;
  if (!first) throw new Error('No worker was started');
  return first;
};

test('goals are decided by the worker as the page would decide them, and are open until then', async () => {
  await begin('first-policy');
  await put(reports);
  expect(states()).toContain('checking');
  expect(run.isAllTrue).toBe(false);
  await decided(run);
  expect(own).not.toHaveBeenCalled();
  expect(run.states).toEqual(checkGoals(run.attempt));
  expect(worker().asked).toHaveLength(1);
});

test('a lesson is solved, announced and noted once all goals are decided', async () => {
  await begin('first-policy');
  for (const { step } of run.lesson.recipe) await playStep(run, step);
  const heard = run.announced;
  expect([run.isSolved, heard.includes('solved')]).toEqual([false, false]);
  await decided(run);
  expect([run.isSolved, run.announced.includes('solved')]).toEqual([true, true]);
  expect(own).not.toHaveBeenCalled();
});

test('a newer change ends the work on an older one, whose answer shows nowhere', async () => {
  await begin('first-policy');
  StandIn.isBusy = true;
  await put('*');
  await vi.waitFor(() => expect(worker().asked).toHaveLength(1));
  await put(reports);
  await vi.waitFor(() => expect(worker().asked).toHaveLength(2));
  expect(states()).toContain('checking');
  worker().hear();
  StandIn.isBusy = false;
  await decided(run);
  const [first, second] = worker().asked.map(({ id }) => id);
  expect(worker().sent).toContainEqual({ type: 'cancel', id: first });
  const told = worker().heard.flatMap((one) => (one !== 'ready' && one.type === 'told' ? [one.id] : []));
  expect(told.filter((id) => id === first || id === second)).toEqual([second]);
  expect(run.states).toEqual(checkGoals(run.attempt));
});

test.each([
  ['the worker', true],
  ['the page', false],
])(
  'an action of a service that no lesson is about is named as AWS has it: by %s',
  async (_by, hasWorkers) => {
    await begin('first-policy', hasWorkers);
    const named = async (action: string): Promise<unknown> => {
      await put('*', action);
      await decided(run);
      const unmet = run.states.find(({ goal }) => goal.id === 'only-reading')?.unmet;
      return [unmet?.set, unmet?.probe?.action, unmet?.isMadeUp ?? false];
    };
    expect(await named('rds:Delete*')).toEqual(['beyond', 'rds:DeleteBlueGreenDeployment', false]);
    expect(await named('rds:Frobnicate*')).toEqual(['beyond', 'rds:frobnicate', true]);
    expect(own.mock.calls.length > 0).toBe(!hasWorkers);
  },
);

test('the lesson and its start cross once, then changes alone', async () => {
  await begin('first-policy');
  await put('*');
  await decided(run);
  await put(reports);
  await decided(run);
  const questions = worker().asked.flatMap(({ question }) => (question.type === 'sets' ? [question] : []));
  expect(questions.map(({ begun }) => begun === null)).toEqual([false, true]);
  const tables = questions[1]?.worlds[0]?.map(({ table }) => table) ?? [];
  expect(tables.filter((table) => table !== 'meta' && table !== 'lastUsed')).toEqual(['inlinePolicies']);
});

test('where only the clock has moved, nothing is asked anew, and no tick goes out', async () => {
  await begin('first-policy');
  await put(reports);
  await decided(run);
  const before = states();
  await run.playground.run({ type: 'clock', milliseconds: 60_000 });
  expect(states()).toEqual(before);
  await decided(run);
  expect([worker().asked.length, own.mock.calls.length]).toEqual([1, 0]);
});

test('where the worker fails, the page decides, and the next change starts another', async () => {
  await begin('first-policy');
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  StandIn.isBusy = true;
  await put('*');
  await vi.waitFor(() => expect(worker().asked).toHaveLength(1));
  worker().fail();
  await decided(run);
  expect(error).toHaveBeenCalledOnce();
  expect(own).toHaveBeenCalled();
  expect(run.states).toEqual(checkGoals(run.attempt));
  own.mockClear();
  StandIn.isBusy = false;
  await put(reports);
  await decided(run);
  await run.fetchWorker();
  await vi.waitFor(() => expect(StandIn.all[1]?.heard).toContain('ready'));
  own.mockClear();
  await put('*');
  await decided(run);
  expect(own).not.toHaveBeenCalled();
  expect(StandIn.all[1]?.asked).toHaveLength(1);
  expect(run.states).toEqual(checkGoals(run.attempt));
});

test('the worker of a lesson that is left ends with its account', async () => {
  await begin('first-policy');
  run.playground.close();
  expect(StandIn.all.map(({ isOver }) => isOver)).toEqual([true]);
});

test('without a network the page decides, and asks for no worker', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  vi.stubGlobal('Worker', StandIn);
  run = await beginLesson(await lessonNamed('first-policy'), alone, false);
  await run.fetchWorker();
  await decided(run);
  expect(StandIn.all).toEqual([]);
  expect(own).toHaveBeenCalled();
});

test('without workers the page decides, one condition after the other, with a turn for itself in between', async () => {
  await begin('groups-carry-policies', false);
  const turns: number[] = [];
  const waits = vi.spyOn(globalThis, 'setTimeout');
  own.mockImplementation((...asked) => {
    turns.push(waits.mock.calls.length);
    return real(...asked);
  });
  for (const { step } of run.lesson.recipe) await playStep(run, step);
  await decided(run);
  expect(run.isAllTrue).toBe(true);
  expect(turns.length).toBeGreaterThan(1);
  expect(new Set(turns).size).toBe(turns.length);
});
