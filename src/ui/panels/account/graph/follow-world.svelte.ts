import type { Playground } from '../../../../playground/playground.svelte.ts';
import { slotOf } from '../../use/steps/flow-slot.svelte.ts';

export type Followed = Parameters<Playground['subscribe']>;

/**
 * Tells of the changes of a world, for an effect. While somebody asks for a role, they wait: the scene tells of the
 * answer first, and the picture shows nothing of it before the scene stands there. @returns how to stop
 */
export function followWorld(playground: Playground, ...[hear, ahead]: Followed): () => void {
  const slot = slotOf(playground);
  const late: Parameters<typeof hear>[0][] = [];
  $effect(() => {
    if (!slot.flow?.isAsking) late.splice(0).forEach(hear);
  });
  return playground.subscribe((change) => {
    if (slot.flow?.isAsking || late.length > 0) late.push(change);
    else hear(change);
  }, ahead);
}
