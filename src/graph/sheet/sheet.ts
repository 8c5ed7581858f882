import { sheet as words } from '#words/pictures.ts';
import type { Theme, Palette } from '../drawing/palette.ts';
import { palettes } from '../drawing/palette.ts';
import { drawOrganization } from './draw-organization.ts';
import type { Drawn, Sheet, SpokenWords } from './lay-out.ts';
import { layOut, linesOf, sheetSvg } from './lay-out.ts';
import type { Pictured } from './pictured.ts';
import { columnHeads } from '#words/graph.ts';
import { paint } from '../picture/paint.ts';
import { layer, write } from '../stage/layer.ts';
import type { Scene } from '../picture/scene.ts';
import { slotBox } from '../stage/draw-refused.ts';
import { drawStage } from '../stage/draw.ts';
import { geometryFor } from '../stage/wide-geometry.ts';
import { poseOf } from '../stage/pose.ts';
import type { TextPrimitive, Primitive } from '../drawing/primitives.ts';
import { drawGates } from '../gates/draw.ts';
import type { GatesGeometry } from '../gates/geometry.ts';
import { gatesFor, isLit } from '../gates/geometry.ts';
import { opened as openedWords } from '#words/overview.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { flowLabels } from '../overview/draw/flow-labels.ts';
import { flowShapes, roundBox } from '../overview/draw/flow-shapes.ts';
import {
  placePart,
  placeStrip,
  placeWhole,
  stripInset,
  stripPills,
  stripTop,
} from '../overview/place/place-opened.ts';
import { textWidth } from '../overview/place/text-width.ts';
import type { Layer } from '../stage/layer.ts';

type PicturedOverview = Extract<Pictured, { kind: 'overview' }>;

const pillHeight = 26;

function pill(text: string, x: number, y: number, palette: Palette): Primitive[] {
  const width = textWidth(text) + 24;
  const d = roundBox(x - width / 2, y - pillHeight / 2, width, pillHeight, pillHeight / 2);
  return [
    filled(d, palette.paper),
    stroked(d, palette.policyEdge, 1),
    write(text, x, y, palette.ink, { size: 13, weight: 650 }),
  ];
}

/** Draws an open part, and the rest of the account pressed into a strip below it. */
function drawOpened({ overview, focus, width, height }: PicturedOverview, theme: Theme): Layer[] {
  const palette = palettes[theme];
  if (!focus) return [];
  const part = placePart(focus, width, height);
  const strip = placeStrip(overview.flow, width, height);
  const top = stripTop(height);
  const ground = [
    filled(`M0 ${String(top)}h${String(width)}V${String(height)}H0z`, palette.sunken),
    stroked(`M0 ${String(top)}h${String(width)}`, palette.line, 1),
  ];
  const pills = stripPills(strip, focus.others, height);
  return [
    layer('ground', ground),
    layer('strip', flowShapes(strip, theme), { y: top + stripInset }),
    layer('part', [...flowShapes(part, theme), ...flowLabels(part, palette)]),
    layer(
      'pills',
      pills.flatMap(({ column, count, x, y }) =>
        pill(openedWords.others[column](count), x, top + y, palette),
      ),
    ),
  ];
}

/** A large account as counts, as the page has it. */
function drawOverview(pictured: PicturedOverview, theme: Theme): Drawn {
  const { overview, focus, width, height, above } = pictured;
  const whole = placeWhole(overview.flow, width, height);
  const layers = focus
    ? drawOpened(pictured, theme)
    : [layer('whole', [...flowShapes(whole, theme), ...flowLabels(whole, palettes[theme])])];
  if (!above) return { layers, box: [0, 0, width, height] };
  return {
    layers: [...layers, ...above.layers(palettes[theme])],
    box: [0, -above.height, width, height + above.height],
  };
}

const [size, lineHeight] = [14, 18];

/** Draws the stage at its notch. The empty slot shows the remedy as text instead of a button. */
function drawStep(
  { stage, at, left, called, remedy, width }: Extract<Pictured, { kind: 'step' }>,
  palette: Palette,
): Drawn {
  const place = geometryFor(width);
  const pose = poseOf(stage, at, left, called);
  const slot = pose.slot > 0.6 ? slotBox(stage, place) : null;
  const lines = slot && remedy ? linesOf(remedy, slot.width - 28, size) : [];
  const under = slot ? slot.y + slot.height - 14 : 0;
  const written = lines.map((line, i) =>
    write(line, (slot?.x ?? 0) + 14, under - (lines.length - i - 0.5) * lineHeight, palette.accent, {
      size,
      weight: 700,
      anchor: 'start',
    }),
  );
  return {
    layers: [...drawStage(stage, pose, place, palette), layer('remedy', written)],
    box: [0, 0, place.width, place.height],
  };
}

/** The room above the picture for the heads of its columns. */
const headRoom = 30;

/** Draws the account's picture, or that of goals, with the heads of its columns, at the size of its layout. */
function drawAccount(
  { scene, over, bounds, columns, spotlit, selected }: Extract<Pictured, { kind: 'account' | 'goals' }>,
  palette: Palette,
): Drawn {
  const { left, top, right, bottom } = bounds;
  const painted = paint(lookedAt(scene(palette), { spotlit, selected }), palette);
  const heads = columns.map(({ column, x }) =>
    write(columnHeads[column], x, top - headRoom / 2, palette.ink2, { size: 13, weight: 600 }),
  );
  const above = heads.length > 0 ? headRoom : 0;
  return {
    layers: [
      layer('heads', heads),
      ...painted.map(({ id, x, y, opacity, items, texts }) =>
        layer(id, [...items, ...texts], { x, y, opacity }),
      ),
      ...(over?.(palette) ?? []),
    ],
    box: [left, top - above, right - left, bottom - top + above],
  };
}

interface Looked {
  /** The drawn nodes that stand out, the one that was looked at first; null if nothing is dimmed. */
  readonly spotlit: readonly string[] | null;
  readonly selected: readonly string[];
}

/**
 * Returns a scene in which only the nodes that stand out, and the lines between them, are undimmed. The house stays as
 * it is.
 */
function lookedAt(scene: Scene, { spotlit, selected }: Looked): Scene {
  const glowing = new Set(selected);
  const drawn = new Set(scene.nodes.map(({ id }) => id));
  const lit = new Set(spotlit?.filter((id) => drawn.has(id)));
  const isLit = (id: string): boolean => lit.size === 0 || lit.has(id);
  const [first] = lit;
  return {
    nodes: scene.nodes.map((node) => {
      if (node.furniture) return node;
      const glow = glowing.has(node.id) && node.glow === null ? { glow: 'accent' as const } : {};
      if (glowing.has(node.id) || node.id === first) return { ...node, ...glow, emphasis: 'hot' };
      return isLit(node.id) ? node : { ...node, emphasis: 'rest' };
    }),
    edges: scene.edges.map((edge) =>
      isLit(edge.source) && isLit(edge.target) ? edge : { ...edge, emphasis: 'rest' },
    ),
  };
}

/** A picture in one file: it has no script and no style sheet, and fetches nothing. */
interface SavedPicture {
  /** A whole document, with names escaped. */
  readonly svg: string;
  /** CSS pixels at scale 1. */
  readonly width: number;
  readonly height: number;
  /** The picture in words, for somebody who can't see it: the title, then a sentence a line. */
  readonly text: string;
}

interface SheetOptions {
  /** The picture's theme, which may differ from the page's. */
  readonly theme: Theme;
  /** Replaces the picture's own title. */
  readonly title?: string;
  /** An address that is written below the foot, for paper. */
  readonly printed?: string | null;
}

interface PictureOptions extends SheetOptions {
  /** The address that its foot links to. Only http and https addresses are kept. */
  readonly address?: string | null;
}

function drawn(pictured: Pictured, theme: Theme): Drawn {
  const palette = palettes[theme];
  switch (pictured.kind) {
    case 'account':
    case 'goals':
      return drawAccount(pictured, palette);
    case 'overview':
      return drawOverview(pictured, theme);
    case 'step':
      return drawStep(pictured, palette);
    case 'why':
      return drawWhy(pictured, palette);
    case 'organization':
      return drawOrganization(pictured, palette);
  }
}

/** Returns an address that a picture may link to, or null: a `file:` or a `blob:` doesn't work on another machine. */
export function linkOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** Puts a picture of the page on a sheet of its own. The page uses the same drawing functions. Pure. */
export const sheetOf = (
  pictured: Pictured,
  { theme, title = pictured.title, printed = null }: SheetOptions,
): Sheet =>
  layOut(drawn(pictured, theme), palettes[theme], {
    title,
    note: pictured.note,
    foot: words.foot,
    address: printed,
  });

/** The words of a picture for somebody who can't see it. */
export const spokenWords = (
  { title, sentences }: Pictured,
  own = title,
): Pick<SpokenWords, 'title' | 'description'> => ({ title: own, description: sentences.join('\n') });

/** Makes the same sheet into a picture to save or send. Pure. */
export function pictureOf(pictured: Pictured, options: PictureOptions): SavedPicture {
  const { address = null } = options;
  const sheet = sheetOf(pictured, options);
  const spoken = spokenWords(pictured, options.title);
  return {
    svg: sheetSvg(sheet, { ...spoken, link: linkOf(address) }),
    width: sheet.width,
    height: sheet.height,
    text: `${spoken.title}\n${spoken.description}`,
  };
}

type PicturedWhy = Extract<Pictured, { kind: 'why' }>;

const [nameSize, saidSize, nameLine] = [14, 13, 17];
/** The distances from the gates to their names: below them, or beside them if the gates stand below each other. */
const [under, beside] = [10, 88];

interface Column {
  readonly x: number;
  readonly room: number;
  readonly anchor: TextPrimitive['anchor'];
}

/** Writes a gate's name and answer beside it as the page does: line by line, from the top. */
function namesOf({ gates, names, at }: PicturedWhy, index: number, column: Column, palette: Palette) {
  const { look } = gates.gates[index] ?? {};
  const { title = '', said = '' } = names[index] ?? {};
  const isQuiet = look === 'notAsked' || look === 'absent';
  const isHeard = isLit(index, at) && (look === 'shut' || look === 'unknown');
  const tone = look === 'shut' ? palette.deny : palette.warn;
  return [
    ...linesOf(title, column.room, nameSize).map((text) => ({
      text,
      fill: isQuiet ? palette.ink2 : palette.ink,
      more: { size: nameSize, weight: isQuiet ? 600 : 700, anchor: column.anchor },
    })),
    ...linesOf(said, column.room, saidSize).map((text) => ({
      text,
      fill: isHeard ? tone : palette.ink2,
      more: { size: saidSize, weight: isHeard ? 700 : 400, anchor: column.anchor },
    })),
  ];
}

function writeNames(pictured: PicturedWhy, place: GatesGeometry, palette: Palette) {
  const lines: TextPrimitive[] = [];
  let bottom = place.height;
  place.gates.forEach((box, i) => {
    const middle = box.x + box.width / 2;
    const column: Column = place.isDown
      ? { x: beside, room: pictured.width - beside - 8, anchor: 'start' }
      : { x: middle, room: 2 * place.half - 8, anchor: 'middle' };
    const told = namesOf(pictured, i, column, palette);
    const height = told.length * nameLine;
    const top = place.isDown ? box.y + (box.height - height) / 2 : place.height + under;
    told.forEach(({ text, fill, more }, at) =>
      lines.push(write(text, column.x, top + (at + 0.5) * nameLine, fill, more)),
    );
    bottom = Math.max(bottom, top + height);
  });
  return { lines, bottom };
}

/** Draws the seven gates of an answer with their names, which are buttons on the page. */
function drawWhy(pictured: PicturedWhy, palette: Palette): Drawn {
  const { gates, at, width } = pictured;
  const place = gatesFor(width, gates.gates.length);
  const { lines, bottom } = writeNames(pictured, place, palette);
  return {
    layers: [...drawGates(gates, at, place, palette), layer('names', lines)],
    box: [0, 0, place.isDown ? width : place.width, bottom + 8],
  };
}
