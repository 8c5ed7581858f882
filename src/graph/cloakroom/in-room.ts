import { stage as words } from '#words/stage.ts';
import { panel as panelWords } from '#words/graph.ts';
import type { Palette } from '../drawing/palette.ts';
import type { TextPrimitive } from '../drawing/primitives.ts';
import type { Size } from '../picture/geometry.ts';
import type { Drawing, SceneNode } from '../picture/scene.ts';
import { drawPage } from '../stage/draw-pages.ts';
import { apart, fitStart, write } from '../stage/layer.ts';
import { columnsAt, letters, outsiderSize, pageSizeAt, peg } from './room.ts';
import { fitBold } from '../drawing/fit-bold.ts';
import type { Page } from '../picture/stacks.ts';
import type { Room } from './room.ts';

/** How much a page says: its name and first line, its name, or only how many pages its owner has. */
export type PageDetail = 'line' | 'name' | 'count';

interface RoomOptions {
  readonly room: Room;
  readonly palette: Palette;
  readonly textScale: number;
  readonly detail: PageDetail;
  readonly trustOf: (roleId: string) => string;
  /** Whether a role is put on only by those who wear another one. */
  readonly isChained: (roleId: string) => boolean;
  /** Returns how many pages the page's owner has if it is the owner's first page, else 0. */
  readonly pagesWith: (page: Page) => number;
  /** Draws pages in another way than usual. */
  readonly pages?: Pages | undefined;
}

/** The options that a page needs, in a room or without one. */
type PageOptions = Pick<RoomOptions, 'palette' | 'textScale' | 'detail' | 'pagesWith'>;

/** Another way to draw pages. */
export interface Pages {
  readonly asPage: (node: SceneNode, page: Page, options: PageOptions) => SceneNode | null;
  /** Draws an empty place for pages where nobody has one. */
  readonly missing: (palette: Palette) => readonly SceneNode[];
}

export function asPage(
  node: SceneNode,
  page: Page,
  { palette, textScale, detail, pagesWith }: PageOptions,
  paper: Size = pageSizeAt(node.x),
): SceneNode | null {
  const count = pagesWith(page);
  if (detail === 'count' && count === 0) return null;
  const name = detail === 'count' && count > 1 ? panelWords.pages(count) : page.name;
  const line = page.limits ? words.limits(page.line) : page.line;
  const size = (detail === 'line' ? 14.5 : 14) * textScale;
  const colour = node.glow === 'deny' ? palette.deny : node.glow === null ? palette.policyEdge : palette.role;
  const { paths, texts } = apart(
    drawPage(
      { name: fitBold(name, paper.width - 28, size), line },
      { x: -paper.width / 2, y: -paper.height / 2, ...paper },
      palette,
      {
        colour,
        count: detail === 'count' ? count - 1 : 0,
        letters: [size, detail === 'line' ? letters.text * textScale : 0],
      },
    ),
  );
  const drawing: Drawing = {
    key: `${palette.canvas}page${JSON.stringify(paper)}${colour}${String(detail === 'count' && count > 1)}`,
    width: paper.width + 20,
    height: paper.height + 24,
    items: paths,
  };
  return { ...node, ...paper, page, label: '', drawing, texts, glow: null };
}

function asHat(
  node: SceneNode,
  { palette, textScale, trustOf, isChained, room: { walls } }: RoomOptions,
): SceneNode {
  const x = columnsAt.roleText - columnsAt.hats;
  const room = walls.right - columnsAt.roleText - 8;
  const text = (value: string, y: number, size: number, more: Partial<TextPrimitive>): TextPrimitive => ({
    ...write(fitStart(value, room, size), x, y, palette.ink, { size, anchor: 'start' }),
    ...more,
  });
  const small = letters.text * textScale;
  const trusts = trustOf(node.id);
  const said = isChained(node.id) ? panelWords.chained(trusts) : trusts;
  return {
    ...node,
    label: '',
    texts: [
      text(
        fitBold(node.label, room, letters.name * textScale),
        peg.name - peg.hat,
        letters.name * textScale,
        {
          weight: 700,
        },
      ),
      text(said, peg.trusts - peg.hat, small, { fill: palette.ink2 }),
      write(words.noKey, 0, peg.noKey - peg.hat, palette.ink2, { size: small }),
    ],
  };
}

/** Draws somebody from outside: smaller than those inside, with the name beside the shape, since these rows are low. */
function asOutsider(node: SceneNode, { palette, textScale }: RoomOptions): SceneNode {
  const size = letters.text * textScale;
  const bold = node.emphasis === 'hot' ? 700 : 400;
  return {
    ...node,
    width: outsiderSize,
    height: (outsiderSize * node.height) / node.width,
    label: '',
    texts: [write(node.label, outsiderSize / 2 + 8, 0, palette.ink, { size, anchor: 'start', weight: bold })],
  };
}

/** The room for a name below its shape, between keys or lines at one side and pages at the other. */
const nameWidth: { readonly [K in SceneNode['kind']]?: number } = { user: 124, group: 94 };

/** Returns a node as a small account draws it, or null if it isn't drawn at this zoom. */
export function inRoom(node: SceneNode, page: Page | undefined, options: RoomOptions): SceneNode | null {
  if (page) return (options.pages?.asPage ?? asPage)(node, page, options);
  const { room } = options;
  if (node.kind === 'role' && room.pegs.some(({ id }) => id === node.id)) return asHat(node, options);
  if (room.sides.get(node.id) === 'outside' && node.x === columnsAt.who) return asOutsider(node, options);
  const width = nameWidth[node.kind];
  return width === undefined
    ? node
    : { ...node, label: fitBold(node.label, room.names ?? width, 0.85 * letters.text * options.textScale) };
}
