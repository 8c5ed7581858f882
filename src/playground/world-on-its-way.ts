import { apply, type Change, type World, worldFrom } from '../engine/index.ts';
import type { StoredWorkspace } from '../storage/store.ts';

/** The world of a workspace that is being read. Each part is added while the database reads the next one. */
export class WorldOnItsWay {
  #world = worldFrom([]);
  #rows = 0;

  readonly add = (rows: readonly Change[]): void => {
    this.#world = apply(this.#world, rows);
    this.#rows += rows.length;
  };

  /**
   * Returns the finished world. Null if the workspace has other rows than those that arrived in parts,
   * because it was mended or arrived whole.
   */
  of({ rows, damage }: StoredWorkspace): World | null {
    return damage === null && rows.length === this.#rows ? this.#world : null;
  }
}
