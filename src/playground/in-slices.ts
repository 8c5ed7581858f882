import type { Change, World } from '../engine/index.ts';
import { apply } from '../engine/index.ts';

/** How many rows are handled before the page gets to breathe. */
export const slice = 2000;

/** Lets the page paint and take input. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** As `apply`, in slices between which the page goes on. */
export async function applyInSlices(world: World, changes: readonly Change[]): Promise<World> {
  let next = world;
  for (let start = 0; start < changes.length; start += slice) {
    if (start > 0) await breathe();
    next = apply(next, changes.slice(start, start + slice));
  }
  return next;
}

/** The first change that `test` finds, looked for in slices between which the page goes on. */
export async function findInSlices(
  changes: readonly Change[],
  test: (change: Change) => boolean,
): Promise<Change | null> {
  for (let start = 0; start < changes.length; start += slice) {
    if (start > 0) await breathe();
    const found = changes.slice(start, start + slice).find(test);
    if (found) return found;
  }
  return null;
}
