import type { Replay } from '../../src/assume/step.ts';
import { replayOf } from '../../src/assume/replay.ts';
import type { Call, Credentials, InputOf, OperationName, OutputOf, World } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import { prepare } from '../../src/engine/index.ts';
import { nameOf, serviceOf } from '../../src/playground/service-of.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { noon, root } from './account.ts';

/** An account that calls change one after the other, and the replays of roles that are asked for in it. */
export class Scene {
  world: World = sampleWorld;

  async #call<N extends OperationName>(id: N, input: InputOf<N>, by: Credentials | null) {
    const call = {
      type: 'call',
      service: serviceOf(id),
      operation: nameOf(id),
      input,
      credentials: by,
    } as unknown as Call<N>;
    await prepare(call);
    return { call, outcome: execute(this.world, call, noon) };
  }

  /** A call that must succeed. */
  async does<N extends OperationName>(
    id: N,
    input: InputOf<N>,
    by: Credentials | null = root,
  ): Promise<OutputOf<N>> {
    const { outcome } = await this.#call(id, input, by);
    if (!outcome.result.ok) throw new Error(`${id}: ${JSON.stringify(outcome.result)}`);
    this.world = outcome.world;
    return outcome.result.value;
  }

  /** Asks for a role, and tells the steps of how it went. */
  async asks<N extends OperationName>(id: N, input: InputOf<N>, by: Credentials | null): Promise<Replay> {
    const { call, outcome } = await this.#call(id, input, by);
    this.world = outcome.world;
    return replayOf({ rev: 1, command: call, outcome: outcome });
  }
}

export const document = (...statements: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
