import { callerNode } from '../../../../assume/caller-node.ts';
import type { Bounds } from '../../../../graph/picture/geometry.ts';
import { endpointMark, type EndpointMark } from '../../../../graph/picture/endpoint-mark.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { account as words } from '#words/pictures.ts';

/** A picture, and the part of it that is in sight. */
interface Sight {
  readonly scene: Scene;
  readonly picture: Picture;
  readonly textScale: number;
  readonly within: Bounds;
}

/** Returns the mark of the VPC endpoint through which calls come; null over the internet, or where nobody drawn acts. */
export function endpointIn(
  { caller, endpoint, world }: Pick<Playground, 'caller' | 'endpoint' | 'world'>,
  { scene, picture, textScale, within }: Sight,
): EndpointMark | null {
  const id = caller.ok && endpoint !== null ? callerNode(world, caller.value) : null;
  const drawn = id === null ? null : (picture.copies?.get(id)?.[0] ?? picture.standsFor(id));
  if (drawn === null || endpoint === null) return null;
  const [text, alone] = [words.through(endpoint), words.youThrough(endpoint)];
  return endpointMark(scene, drawn, { text, alone, textScale, within });
}
