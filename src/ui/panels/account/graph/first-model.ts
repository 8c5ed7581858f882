import type { World } from '../../../../engine/index.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { project, projectInSlices } from '../../../../graph/model/project.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';

const made = new WeakMap<World, GraphModel>();

/**
 * Prepares the graph of an account for the next picture, in slices that leave the page time; null is the home account.
 */
export async function prepareGraph({ world, now }: Playground, account: string | null = null): Promise<void> {
  made.set(world, await projectInSlices(world, now, account));
}

/**
 * Returns the prepared graph, or makes one at once. Hands the prepared one out only once, since its owner changes it.
 */
export function modelOf(world: World, now: number, account: string): GraphModel {
  const model = made.get(world);
  if (model?.account !== account) return project(world, now, account);
  made.delete(world);
  return model;
}
