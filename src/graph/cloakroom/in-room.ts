import { stage as words } from '#words/stage.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Size } from '../picture/geometry.ts';
import type { Drawing, SceneNode } from '../picture/scene.ts';
import { drawPage } from '../stage/draw-pages.ts';
import { apart, write } from '../stage/layer.ts';
import { outsiderName } from './lines.ts';
import { besideName, letters, outsiderSize, pageSize } from './room.ts';
import { pageLetters } from '../drawing/metrics.ts';
import { fitBold, fitName } from '../drawing/letter-widths.ts';
import type { Page } from '../picture/stacks.ts';
import type { Room } from './room.ts';

/** How much a page says: its name and first line, or its name. */
export type PageDetail = 'line' | 'name';

interface RoomOptions {
  readonly room: Room;
  readonly palette: Palette;
  readonly textScale: number;
  readonly detail: PageDetail;
  /** Draws pages in another way than usual. */
  readonly pages?: Pages | undefined;
  /** The size of pages, if it isn't the usual one. */
  readonly paper?: Size | undefined;
}

/** The options that a page needs, in a room or without one. */
type PageOptions = Pick<RoomOptions, 'palette' | 'textScale' | 'detail'>;

/** Another way to draw pages. */
export interface Pages {
  readonly asPage: (node: SceneNode, page: Page, options: PageOptions) => SceneNode;
  /** Draws an empty place for pages where nobody has one. */
  readonly missing: (palette: Palette) => readonly SceneNode[];
}

/** The colour of a page's border: that of the decision which it made, or a darker one where it is lit. */
function borderOf(glow: SceneNode['glow'], palette: Palette): string {
  if (glow === 'deny' || glow === 'allow') return palette[glow];
  return glow === null ? palette.policyEdge : palette.policy;
}

export function asPage(
  node: SceneNode,
  page: Page,
  { palette, textScale, detail }: PageOptions,
  paper: Size = pageSize,
): SceneNode {
  const line = page.limits ? words.limits(page.line) : page.line;
  const size = pageLetters(textScale, detail);
  const colour = borderOf(node.glow, palette);
  const { paths, texts } = apart(
    drawPage(
      { name: fitBold(page.name, paper.width - besideName, size), line },
      { x: -paper.width / 2, y: -paper.height / 2, ...paper },
      palette,
      {
        colour,
        letters: [size, detail === 'line' ? letters.text * textScale : 0],
      },
    ),
  );
  const drawing: Drawing = {
    key: `${palette.canvas}page${JSON.stringify(paper)}${colour}`,
    width: paper.width + 20,
    height: paper.height + 24,
    items: paths,
  };
  return { ...node, ...paper, page, label: '', drawing, texts, glow: null };
}

/** Draws somebody from outside: smaller than those inside, with the name beside the shape, since these rows are low. */
function asOutsider(node: SceneNode, { palette, textScale }: RoomOptions): SceneNode {
  const size = letters.text * textScale;
  const weight = node.emphasis === 'hot' ? 700 : 400;
  const name = fitBold(node.label, outsiderName, size);
  return {
    ...node,
    width: outsiderSize,
    height: (outsiderSize * node.height) / node.width,
    label: '',
    texts: [write(name, outsiderSize / 2 + 8, 0, palette.ink, { size, anchor: 'start', weight })],
  };
}

/** Returns a node as a small account draws it. */
export function inRoom(node: SceneNode, page: Page | undefined, options: RoomOptions): SceneNode {
  const { room, paper, pages, textScale } = options;
  if (page) return pages ? pages.asPage(node, page, options) : asPage(node, page, options, paper);
  if (room.outsiders.has(node.id)) return asOutsider(node, options);
  if (node.kind === 'key' || node.kind === 'temporaryKey') return node;
  const width = room.names[room.columnOf.get(node.id) ?? 0] ?? 0;
  return {
    ...node,
    label: fitName(node.label, width, letters.text * textScale, node.emphasis === 'hot'),
  };
}
