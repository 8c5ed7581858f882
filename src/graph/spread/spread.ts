import type { World } from '../../engine/index.ts';
import type { Pages } from '../cloakroom/in-room.ts';
import { piece } from '../cloakroom/furniture.ts';
import { asPage } from '../cloakroom/in-room.ts';
import { pageSize } from '../cloakroom/room.ts';
import type { Size } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Picture } from '../picture/stacks.ts';
import { apart } from '../stage/layer.ts';
import { drawNothing, drawText } from './draw-sheet.ts';
import { inColumns } from './in-columns.ts';
import { opened } from './opened.ts';

/**
 * Spreads a picture over a place (CSS pixels) that it wouldn't fill: its pages are wider, and if they are few, opened,
 * with their text on them. A picture without a room is laid out in columns.
 */
export function spread(picture: Picture, layout: Layout, place: Size): Layout {
  if (place.width === 0) return layout;
  return layout.room ? opened(picture, layout, place) : inColumns(picture, layout, place);
}

function textOf({ tables }: World, policyId: string): string {
  const row = tables.policies.get(policyId);
  const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
  return version?.document ?? tables.inlinePolicies.get(policyId)?.document ?? '';
}

/** Draws the pages of a spread picture, and the empty place for one. */
export const pagesOf = (world: World, { paper }: Layout): Pages => ({
  asPage: (node, page, options) => {
    const isOpen = paper !== undefined && paper.height > pageSize.height;
    if (!paper) return asPage(node, page, options);
    const drawn = asPage(node, page, { ...options, ...(isOpen && { detail: 'line' }) }, paper);
    if (!drawn.drawing || !isOpen) return drawn;
    const { paths, texts } = apart(drawText(textOf(world, page.policyId), paper, options));
    const { drawing } = drawn;
    return {
      ...drawn,
      drawing: { ...drawing, key: `${drawing.key}open`, items: [...drawing.items, ...paths] },
      texts: [...(drawn.texts ?? []), ...texts],
    };
  },
  missing: (palette) => {
    if (!paper?.empty) return [];
    const { paths, texts } = apart(drawNothing(paper, palette));
    const drawing = { width: paper.width + 8, height: paper.height + 8, items: paths };
    return [piece('noPage', paper.empty.x, paper.empty.y, drawing, 'back', palette, texts)];
  },
});

/** The functions that spread an account's picture. They are loaded later than the picture. */
export interface Spreading {
  readonly spread: typeof spread;
  readonly pagesOf: typeof pagesOf;
}
