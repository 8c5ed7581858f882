import type { Palette } from '../../../../graph/drawing/palette.ts';
import type { Primitive } from '../../../../graph/drawing/primitives.ts';
import { filled, stroked } from '../../../../graph/drawing/primitives.ts';
import type { Block } from '../../../../graph/overview/flow.ts';
import type { Scene, SceneNode } from '../../../../graph/picture/scene.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';
import { layer, type Layer } from '../../../../graph/stage/layer.ts';
import { icons } from '../../../parts/icons.ts';

const circle = 'M10 0A10 10 0 1 1 -10 0A10 10 0 1 1 10 0';

/** Draws the mark of what was changed by hand, around (0, 0). */
export const handMark = ({ ink, paper }: Palette): readonly Primitive[] => [
  filled(circle, paper),
  stroked(circle, ink, 1.75),
  stroked(icons.edit, ink, 2.5, { place: [-6, -6, 0.6] }),
];

/** The nodes that have the mark: those that stand for one of `things`, and the pages of such policies. */
export function handMarked(
  { nodes }: Scene,
  { standsFor }: Picture,
  things: ReadonlySet<string>,
): readonly SceneNode[] {
  const drawn = new Set([...things].flatMap((id) => standsFor(id) ?? []));
  return nodes.filter(({ id, page }) => drawn.has(id) || (page && things.has(page.policyId)));
}

/** How many of `things` each block of counts has, by the blocks' ids; those without any are left out. */
export const handCounts = (
  blocks: Iterable<Pick<Block, 'id' | 'members'>>,
  things: ReadonlySet<string>,
): ReadonlyMap<string, number> =>
  new Map(
    [...blocks].flatMap(({ id, members }) => {
      const count = members.filter((member) => things.has(member)).length;
      return count > 0 ? [[id, count] as const] : [];
    }),
  );

/** Draws the marks where the page has them: at the lower right of their nodes. */
export const handMarkLayers = (nodes: readonly SceneNode[], palette: Palette): readonly Layer[] =>
  nodes.map(({ id, x, y, width, height }) =>
    layer(`changed ${id}`, handMark(palette), { x: x + width / 2 - 3, y: y + height / 2 - 7 }),
  );
