import type { ResourceDrift, StackRow } from '../../../../engine/index.ts';
import { breathe } from '../../../../playground/in-slices.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { thingsOf } from '../../../kinds/made-by.ts';
import { outlive } from '../../../parts/outlive.svelte.ts';

/** A thing that somebody has changed by hand since its stack was deployed. */
export interface HandChange {
  readonly stack: StackRow;
  readonly logicalId: string;
  readonly drift: ResourceDrift;
  /** All in which it is seen, by the ids as the page selects them; empty for what is gone. */
  readonly things: readonly string[];
}

/** Milliseconds without a change after which it is looked for, and of work after which the page may draw. */
const [quiet, slice] = [200, 20];

/** Finds what was changed by hand of an account's stacks, each time after the account has changed. */
class HandChanged {
  readonly #playground: Playground;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** By the ids of the stacks' resources. */
  all = $state.raw<ReadonlyMap<string, HandChange>>(new Map());
  readonly things: ReadonlySet<string> = $derived(
    new Set([...this.all.values()].flatMap(({ things }) => things)),
  );

  constructor(playground: Playground) {
    this.#playground = playground;
    playground.subscribe(() => this.#lookSoon());
    this.#lookSoon();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), quiet);
  }

  async #look(): Promise<void> {
    const { world } = this.#playground;
    const found: [id: string, change: HandChange][] = [];
    const stacks = world.tables.stacks.list().filter((row): row is StackRow => row.kind === 'stack');
    if (stacks.length > 0) {
      const { handChanges, isBusy } = await import('../../../../engine/stacks.ts');
      let since = performance.now();
      for (const stack of stacks) {
        if (isBusy(stack) || stack.status === 'DELETE_COMPLETE') continue;
        for (const change of handChanges(world, stack)) {
          if (change) {
            const { row, drift } = change;
            const things = thingsOf(world, stack, row);
            found.push([row.id, { stack, logicalId: row.logicalId, drift, things }]);
          }
          if (performance.now() - since < slice) continue;
          await breathe();
          since = performance.now();
        }
      }
    }
    // A change that came meanwhile is looked for anew.
    if (this.#playground.world === world) this.all = new Map(found);
  }
}

const all = new WeakMap<Playground, HandChanged>();

/** Finds the changes by hand in a playground, from the first time on at which somebody asks for them. */
export function handChangedIn(playground: Playground): HandChanged {
  const known = all.get(playground);
  if (known) return known;
  const [changed] = outlive(() => new HandChanged(playground));
  all.set(playground, changed);
  return changed;
}
