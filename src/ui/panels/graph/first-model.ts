import type { World } from '../../../engine/index.ts';
import type { GraphModel } from '../../../graph/model/graph-model.ts';
import { projectInSlices } from '../../../graph/model/project.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';

const made = new WeakMap<World, GraphModel>();

/** Makes the graph of the home account as it stands, while the page goes on, for the panel that comes next. */
export async function prepareGraph({ world, now }: Playground): Promise<void> {
  made.set(world, await projectInSlices(world, now));
}

/** The graph that was made so, or null. It is handed out once, since its owner changes it. */
export function takePrepared(world: World, account: string): GraphModel | null {
  const model = made.get(world);
  if (model?.account !== account) return null;
  made.delete(world);
  return model;
}
