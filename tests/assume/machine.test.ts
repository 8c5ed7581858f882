import fc from '../properties.ts';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { ReplayEvent } from '../../src/assume/machine.ts';
import { replayMachine, restMs } from '../../src/assume/machine.ts';
import type { Replay, StepId, StepStatus } from '../../src/assume/step.ts';

const expiresAt = 10_000;

/** A replay with steps of these ids; the machine reads nothing else of it. */
function replay(end: Replay['end'], ids: readonly StepId[]): Replay {
  const steps = ids.map((id) => ({
    id,
    status: (end === 'refused' && id === ids.at(-2) ? 'refused' : 'ok') satisfies StepStatus,
  }));
  const issued = end === 'assumed' ? { expiresAt } : null;
  return deepFreeze({ steps, end, issued }) as unknown as Replay;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}

const assumed = replay('assumed', [
  'ask',
  'trust',
  'permission',
  'duration',
  'credentials',
  'session',
  'expiry',
]);
const refused = replay('refused', ['ask', 'trust', 'change']);

function start(answer: Replay | null = assumed) {
  const actor = createActor(replayMachine, { input: { now: 0 } });
  const failures: unknown[] = [];
  actor.subscribe({ error: (error) => failures.push(error) });
  actor.start();
  if (answer) actor.send({ type: 'answered', replay: answer });
  return { actor, failures, at: () => actor.getSnapshot() };
}

const event = fc.oneof<fc.Arbitrary<ReplayEvent>[]>(
  fc.constantFrom<ReplayEvent>(
    { type: 'next' },
    { type: 'back' },
    { type: 'play' },
    { type: 'pause' },
    { type: 'restart' },
    { type: 'close' },
    { type: 'submit' },
    { type: 'failed', message: 'storage' },
    { type: 'answered', replay: assumed },
    { type: 'answered', replay: refused },
    { type: 'revised', replay: assumed },
    { type: 'edit', draft: { roleArn: 'arn', sessionName: 's', externalId: '', seconds: null } },
  ),
  fc.record({ type: fc.constant('goTo' as const), index: fc.oneof(fc.integer(), fc.double()) }),
  fc.record({
    type: fc.constant('speed' as const),
    speed: fc.constantFrom(0.5 as const, 1 as const, 2 as const),
  }),
  fc.record({
    type: fc.constant('tick' as const),
    now: fc.integer({ min: 0, max: 2 * expiresAt }),
    elapsed: fc.integer({ min: 0, max: 2 * restMs }),
  }),
);

describe('after any events', () => {
  test('the cursor stays among the steps and no guard or action throws', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { actor, failures, at } = start(null);
        for (const one of events) {
          actor.send(one);
          const { cursor, replay: shown } = at().context;
          expect(Number.isInteger(cursor)).toBe(true);
          expect(cursor).toBeGreaterThanOrEqual(0);
          expect(cursor).toBeLessThanOrEqual(Math.max(0, (shown?.steps.length ?? 1) - 1));
        }
        expect(failures).toEqual([]);
        expect(at().status).toBe('active');
      }),
    );
  });

  test('a refusal never leads to a session, and its last card is the end', () => {
    const moves = event.filter((one) => !['answered', 'close', 'revised', 'submit'].includes(one.type));
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 40 }), (events) => {
        const { actor, at } = start(refused);
        for (const one of events) {
          actor.send(one);
          expect(at().matches({ shown: { place: 'active' } })).toBe(false);
          expect(at().matches({ shown: { place: 'expired' } })).toBe(false);
          const last = at().context.cursor === refused.steps.length - 1;
          expect(at().matches({ shown: { place: 'refused' } })).toBe(last);
        }
      }),
    );
  });

  test('the replay stays the very one that was answered', () => {
    const moves = event.filter((one) => !['answered', 'close', 'revised', 'submit'].includes(one.type));
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 40 }), (events) => {
        const { actor, at } = start();
        for (const one of events) actor.send(one);
        expect(at().context.replay).toBe(assumed);
      }),
    );
  });

  test('back undoes next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: assumed.steps.length - 2 }), (index) => {
        const { actor, at } = start();
        actor.send({ type: 'goTo', index });
        const { value, context } = at();
        actor.send({ type: 'next' });
        expect(at().context.cursor).toBe(index + 1);
        actor.send({ type: 'back' });
        expect(at().context.cursor).toBe(context.cursor);
        expect(at().value).toEqual(value);
      }),
    );
  });
});

describe('asking', () => {
  test('needs a role before it is submitted', () => {
    const { actor, at } = start(null);
    actor.send({ type: 'submit' });
    expect(at().matches('draft')).toBe(true);
    actor.send({
      type: 'edit',
      draft: { roleArn: 'arn', sessionName: 'ana', externalId: '', seconds: null },
    });
    actor.send({ type: 'submit' });
    expect(at().matches('submitting')).toBe(true);
  });

  test('that gets no answer goes back to the draft and says why', () => {
    const { actor, at } = start(null);
    actor.send({
      type: 'edit',
      draft: { roleArn: 'arn', sessionName: 'ana', externalId: '', seconds: null },
    });
    actor.send({ type: 'submit' });
    actor.send({ type: 'failed', message: 'no model' });
    expect(at().matches('draft')).toBe(true);
    expect(at().context.failure).toBe('no model');
    expect(at().context.draft.sessionName).toBe('ana');
  });

  test('anew while an answer is shown keeps that answer until the next one', () => {
    const { actor, at } = start();
    actor.send({ type: 'answered', replay: refused });
    expect(at().context.replay).toBe(refused);
    expect(at().context.cursor).toBe(0);
  });
});

describe('playing', () => {
  const tick = (elapsed: number): ReplayEvent => ({ type: 'tick', now: 0, elapsed });

  test('rests on each step, faster at double speed, and stops at the end', () => {
    const { actor, at } = start();
    actor.send({ type: 'play' });
    actor.send(tick(restMs - 1));
    expect(at().context.cursor).toBe(0);
    actor.send(tick(1));
    expect(at().context.cursor).toBe(1);
    actor.send({ type: 'speed', speed: 2 });
    actor.send(tick(restMs / 2));
    expect(at().context.cursor).toBe(2);
    for (let count = 0; count < 10; count += 1) actor.send(tick(restMs));
    expect(at().context.cursor).toBe(assumed.steps.length - 1);
    expect(at().matches({ shown: { playback: 'paused' } })).toBe(true);
  });

  test('waits until the words of a step have been read', () => {
    const { actor, at } = start();
    actor.send({ type: 'play' });
    const long = (elapsed: number): ReplayEvent => ({ type: 'tick', now: 0, elapsed, words: 30 });
    actor.send(long(restMs));
    expect(at().context.cursor).toBe(0);
    actor.send(long(30 * 240 - restMs));
    expect(at().context.cursor).toBe(1);
  });

  test('stops when the learner goes back, and time alone then moves nothing', () => {
    const { actor, at } = start();
    actor.send({ type: 'goTo', index: 2 });
    actor.send({ type: 'play' });
    actor.send({ type: 'back' });
    actor.send(tick(10 * restMs));
    expect(at().context.cursor).toBe(1);
  });

  test('from the end begins again at the first step', () => {
    const { actor, at } = start(refused);
    actor.send({ type: 'goTo', index: 2 });
    actor.send({ type: 'play' });
    expect(at().context.cursor).toBe(0);
    expect(at().matches({ shown: { playback: 'playing' } })).toBe(true);
  });
});

describe('the session', () => {
  test('is active from its step on and expires when the clock says so, not before', () => {
    const { actor, at } = start();
    const place = (state: string) => at().matches({ shown: { place: state as 'active' } });
    actor.send({ type: 'goTo', index: 4 });
    expect(place('walking')).toBe(true);
    actor.send({ type: 'next' });
    expect(place('active')).toBe(true);
    actor.send({ type: 'tick', now: expiresAt - 1, elapsed: 0 });
    expect(place('active')).toBe(true);
    actor.send({ type: 'tick', now: expiresAt, elapsed: 0 });
    expect(place('expired')).toBe(true);
    actor.send({ type: 'goTo', index: 0 });
    expect(place('walking')).toBe(true);
  });
});
