import type { Change, World } from '../engine/index.ts';
import { apply } from '../engine/index.ts';

/** How many rows are handled before the page gets a turn. */
export const slice = 2000;

/** Lets the page paint and take input. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Like `apply`, but in slices, so that the page can work in between. */
export async function applyInSlices(world: World, changes: readonly Change[]): Promise<World> {
  let next = world;
  for (let start = 0; start < changes.length; start += slice) {
    if (start > 0) await breathe();
    next = apply(next, changes.slice(start, start + slice));
  }
  return next;
}
