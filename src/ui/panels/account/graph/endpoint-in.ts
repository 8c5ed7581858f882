import { callerNode } from '../../../../assume/caller-node.ts';
import type { Palette } from '../../../../graph/drawing/palette.ts';
import { endpointAbove, endpointRoom } from '../../../../graph/overview/endpoint-above.ts';
import type { Focus } from '../../../../graph/overview/focus.ts';
import type { Overview } from '../../../../graph/overview/overview.ts';
import type { FlowLayout } from '../../../../graph/overview/place/place-flow.ts';
import { placePart, placeWhole } from '../../../../graph/overview/place/place-opened.ts';
import type { Bounds } from '../../../../graph/picture/geometry.ts';
import { endpointLayer, endpointMark, type EndpointMark } from '../../../../graph/picture/endpoint-mark.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';
import type { Above } from '../../../../graph/sheet/pictured.ts';
import type { Layer } from '../../../../graph/stage/layer.ts';
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

interface Through {
  /** The id of who acts; null for somebody without one. */
  readonly acting: string | null;
  readonly endpoint: string;
}

/** Returns who acts, and the VPC endpoint through which the calls come; null over the internet. */
export const throughIn = ({ caller, endpoint }: Pick<Playground, 'caller' | 'endpoint'>): Through | null =>
  caller.ok && endpoint !== null ? { acting: caller.value.principalId, endpoint } : null;

/** Draws the mark above an account's counts, or above the part that is open in them. */
export const endpointOverCounts = (
  layout: FlowLayout,
  { acting, endpoint }: Through,
  palette: Palette,
): Layer => endpointLayer(endpointAbove(layout, acting, words.youThrough(endpoint)), palette);

interface Counts {
  readonly overview: Overview;
  readonly focus: Focus | null;
  readonly width: number;
  readonly height: number;
}

/** Returns the same for a picture that is saved. */
export function endpointOver({ overview, focus, width, height }: Counts, through: Through): Above {
  const layout = focus ? placePart(focus, width, height) : placeWhole(overview.flow, width, height);
  return {
    height: endpointRoom,
    layers: (palette) => [endpointOverCounts(layout, through, palette)],
    sentence: words.callsThrough(through.endpoint),
  };
}
