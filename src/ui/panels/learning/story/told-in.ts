import { callerNode } from '../../../../assume/caller-node.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Told } from './frames.ts';

/** Returns the account as the story's pictures read it. */
export function toldIn(playground: Playground): Told {
  const { world, now, caller, credentials } = playground;
  return { world, now, you: { node: caller.ok ? callerNode(world, caller.value) : null, credentials } };
}
