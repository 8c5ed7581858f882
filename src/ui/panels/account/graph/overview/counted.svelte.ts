import { untrack } from 'svelte';
import type { World } from '../../../../../engine/index.ts';
import { firstLine } from '../../../../../assume/policy-pages.ts';
import { FactsIndex } from '../../../../../graph/overview/facts-index.ts';
import type { Focus } from '../../../../../graph/overview/focus.ts';
import { focusOf } from '../../../../../graph/overview/focus.ts';
import type { Overview } from '../../../../../graph/overview/overview.ts';
import { overviewOf } from '../../../../../graph/overview/overview.ts';
import type { Usage } from '../../../../../graph/overview/usage.ts';
import { usageOf } from '../../../../../graph/overview/usage.ts';
import type { Playground, WorldChange } from '../../../../../playground/playground.svelte.ts';
import { manyChanges } from '../../../../../playground/world-change.ts';

/**
 * Heights: of the heads, the pill, three rows of roles and one for the other groups together; then of a row for one
 * name.
 */
const [aroundGroups, row] = [168, 18];
/** The same for a touch screen. */
const [aroundTouched, touchedRow] = [276, 44];

/** Returns how many groups a picture of this height names: one to ten. */
function namedGroups(height: number, isTouch: boolean): number {
  const fit = isTouch ? (height - aroundTouched) / touchedRow : (height - aroundGroups) / row;
  return height === 0 ? 10 : Math.max(1, Math.min(10, Math.floor(fit)));
}

/** A large account's counts, in step with its world. They are made in slices that leave the page time. */
export class Counted {
  #facts: FactsIndex | null = null;
  #world: World | null = null;
  /** Counts the changes to the facts, which change in place. */
  #version = $state(0);
  #isGone = false;

  constructor(
    private readonly playground: Playground,
    private readonly account: string,
    /** The picture's height, in CSS pixels: names for which there is no room are counted instead. */
    private readonly height: () => number,
    private readonly isTouch = false,
  ) {}

  /** Reads the account and follows it from then on. @returns a function that stops it */
  follow(): () => void {
    untrack(() => void this.#read());
    const stop = this.playground.subscribe((change) => this.#onChange(change));
    return () => {
      this.#isGone = true;
      stop();
    };
  }

  async #read(): Promise<void> {
    const { world } = this.playground;
    const facts = await FactsIndex.inSlices(world, this.account);
    if (this.#isGone) return;
    // Other tabs may have changed it meanwhile.
    if (this.playground.world !== world) return this.#read();
    this.#facts = facts;
    this.#world = world;
    this.#version += 1;
  }

  #onChange({ world, changes }: WorldChange): void {
    if (!this.#facts || this.#world === world) return;
    if (changes === null || changes.length > manyChanges) {
      untrack(() => void this.#read());
      return;
    }
    this.#facts.update(world, changes);
    this.#world = world;
    this.#version += 1;
  }

  readonly #usage: { readonly facts: FactsIndex; readonly usage: Usage } | null = $derived.by(() => {
    void this.#version;
    return this.#facts && { facts: this.#facts, usage: usageOf(this.#facts) };
  });

  readonly #named: number = $derived.by(() => namedGroups(this.height(), this.isTouch));

  /** Null until it has been counted. */
  readonly overview: Overview | null = $derived.by(() =>
    this.#usage ? overviewOf(this.#usage.facts, this.#usage.usage, this.#named) : null,
  );

  /** Returns the part of the account that opens from a block, or null. */
  focus(id: string | null): Focus | null {
    if (id === null || !this.#usage) return null;
    return focusOf(this.#usage.facts, id, firstLine, this.#usage.usage);
  }
}
