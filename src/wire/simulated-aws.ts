import type { Call, Outcome, World } from '../engine/index.ts';
import { accountOf, nowOf, prepare } from '../engine/index.ts';
import { execute } from '../engine/calls.ts';
import type { WireBackend } from './carry-out.ts';
import { Signer } from './signer.ts';

/** A long-term key, as the SDK's `credentials` take it. */
export interface SigningKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A world that answers requests over the wire, for lessons, blog posts and tests. */
export class SimulatedAws implements WireBackend {
  readonly signer = new Signer();
  #world: World;
  #requests = 0;
  readonly #device: () => number;

  /** `device` gives the time that clients sign with, ms since the epoch. */
  constructor(world: World, device: () => number = Date.now) {
    this.#world = world;
    this.#device = device;
  }

  /** The world as it is now. */
  get world(): World {
    return this.#world;
  }

  get now(): number {
    return Math.max(this.#device(), nowOf(this.#world));
  }

  get clientNow(): number {
    return this.#device();
  }

  requestId(): string {
    return `00000000-0000-4000-8000-${(++this.#requests).toString(16).padStart(12, '0')}`;
  }

  async run(call: Call): Promise<Outcome> {
    await prepare(call);
    const outcome = execute(this.#world, call, this.now);
    this.#world = outcome.world;
    return outcome;
  }

  /** A new access key of the root user, for a first client. Rejects if the root user already has two. */
  async rootKey(): Promise<SigningKey> {
    const credentials = { type: 'console', id: accountOf(this.#world) } as const;
    const call: Call = { type: 'call', service: 'iam', operation: 'CreateAccessKey', input: {}, credentials };
    const { result } = await this.run(call);
    if (!result.ok) throw new Error(`CreateAccessKey: ${JSON.stringify(result)}`);
    const { AccessKey } = result.value as {
      readonly AccessKey: Record<'AccessKeyId' | 'SecretAccessKey', string>;
    };
    return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  }
}
