import { createSubscriber } from 'svelte/reactivity';
import { type Actor, type AnyActorLogic, createActor, type SnapshotFrom } from 'xstate';
import type { ReplayContext, ReplayEvent, Walkable } from './machine.ts';
import { replayMachine } from './machine.ts';
import type { Replay } from './step.ts';

/**
 * An actor's snapshot as a reactive value: effects and templates that read `snapshot` run again for the next one.
 * The snapshot itself stays as XState made it (a proxy around it would differ from the actor's own).
 * `failed` is called with errors inside the machine; without a listener they would be thrown in a timeout.
 */
function fromActor<L extends AnyActorLogic>(actor: Actor<L>, failed: (error: unknown) => void) {
  const subscribe = createSubscriber((update) => {
    const subscription = actor.subscribe({ next: update, error: update });
    return () => {
      subscription.unsubscribe();
    };
  });
  actor.subscribe({ error: failed });
  return {
    get snapshot(): SnapshotFrom<L> {
      subscribe();
      return actor.getSnapshot();
    },
    send: (event: Parameters<Actor<L>['send']>[0]): void => {
      actor.send(event);
    },
    stop(): void {
      actor.stop();
    },
  };
}

/** A machine that walks through replays of one type: it shows the type that it was given. */
export interface ReplayActor<W extends Walkable = Replay> {
  readonly snapshot: Omit<SnapshotFrom<typeof replayMachine>, 'context'> & {
    readonly context: ReplayContext<W>;
  };
  send(event: ReplayEvent<W>): void;
  stop(): void;
}

/** A started replay machine as a reactive value. `now` is the simulated clock in ms. */
export function startReplay<W extends Walkable = Replay>(
  now: number,
  failed: (error: unknown) => void,
): ReplayActor<W> {
  const actor = createActor(replayMachine, { input: { now } });
  const adapter = fromActor(actor, failed);
  actor.start();
  return adapter as unknown as ReplayActor<W>;
}
