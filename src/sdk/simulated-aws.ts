import type { Call, Outcome, World } from '../engine/index.ts';
import { nowOf, prepare } from '../engine/index.ts';
import { execute } from '../engine/calls.ts';
import type { WireBackend } from '../wire/carry-out.ts';
import { Signer } from '../wire/signer.ts';
import { linkOf, sampleWorld, worldOfLink } from './account-text.ts';
import type { SigningKey } from './issued.ts';
import { newKey } from './issued.ts';
import type { PictureOptions } from './picture.ts';

/** A world that answers requests over the wire, for lessons, blog posts and tests. */
export class SimulatedAws implements WireBackend {
  readonly signer = new Signer();
  #world: World;
  #requests = 0;
  readonly #heard = new Set<() => void>();
  readonly #device: () => number;

  /** `device` gives the time that clients sign with, ms since the epoch. */
  constructor(world: World, device: () => number = Date.now) {
    this.#world = world;
    this.#device = device;
  }

  /**
   * The account in a link: the address of a page that shows it, or what stands after its `#`. Rejects with
   * `UnreadableAccount`.
   */
  static async fromLink(link: string, device?: () => number): Promise<SimulatedAws> {
    return new SimulatedAws(await worldOfLink(link), device);
  }

  /** The sample account, in which the page begins: ana, ben and their roles. */
  static async fromSample(device?: () => number): Promise<SimulatedAws> {
    return new SimulatedAws(await sampleWorld(), device);
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
    const isChanged = outcome.world !== this.#world;
    this.#world = outcome.world;
    if (isChanged) for (const hear of this.#heard) hear();
    return outcome;
  }

  /** Calls `hear` after each change of the account. @returns a function that ends this */
  onChange(hear: () => void): () => void {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  }

  /**
   * The account as a link: what stands after the `#` of the page's address. Without `secrets`, those of access keys and
   * sessions stay behind. Rejects with `UnwritableLink`.
   */
  link({ name = '', secrets = false }: { name?: string; secrets?: boolean } = {}): Promise<string> {
    return linkOf(this.#world, name, secrets);
  }

  /**
   * The account as a picture: a whole SVG document that fetches and runs nothing, and says in words what it shows. A large
   * account is drawn as counts.
   */
  async picture(options: PictureOptions = {}): Promise<string> {
    const { pictureOfWorld } = await import('./picture.ts');
    return pictureOfWorld(this.#world, this.now, options);
  }

  /** A new access key of the root user, for a first client. Rejects if the root user already has two. */
  rootKey(): Promise<SigningKey> {
    return newKey(this, null);
  }
}
