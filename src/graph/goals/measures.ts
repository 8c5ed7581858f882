import type { Point, Size } from '../picture/geometry.ts';
import { codeWidth, cutMiddle, fitName, widthOf as lettersWidth } from '../drawing/letter-widths.ts';
import { nodeSize } from '../drawing/node-appearance.ts';
import type { Beside, GoalLine, GoalNode, GoalPage } from './goals.ts';

/** The sizes of letters: of names, of what stands on pages and pills, and of notes. */
export const letters = { name: 15, text: 14, note: 14 } as const;

/** The least zoom at which all letters of a picture can be read, which have 13 CSS pixels then. */
export const leastZoom = 13 / Math.min(...Object.values(letters));

/** The height of the columns' heads, which stand above the picture at every zoom, in CSS pixels. */
export const headsHeight = 36;

/** The width of a text in CSS pixels; code has letters of one width. */
export const widthOf = (text: string, size: number, look: 'plain' | 'bold' | 'code' = 'plain'): number =>
  look === 'code' ? text.length * size * codeWidth : lettersWidth(text, size, look === 'bold');

/** The parts of a text: its words, and the words of which a name is made. */
const partsOf = (text: string): string[] => text.split(/(?<=[\s/:._-])(?=[^\s/:._-])|(?<=[a-z0-9])(?=[A-Z])/);

const withoutEnd = (text: string): string => text.replace(/[\s,]+$/, '');

/**
 * Leaves whole parts out of the middle of a text, as few letters as it needs to fit: no word is broken, and its end is
 * kept. Null if its first part and its last are too long together.
 */
function cutParts(text: string, fits: (short: string) => boolean): string | null {
  const parts = partsOf(text);
  let longest: string | null = null;
  // Where its beginning is left out already, its first part goes, too.
  const last = text.startsWith('…') ? 0 : 1;
  for (let head = parts.length - 2; head >= last; head--)
    for (let tail = parts.length - head - 1; tail > 0; tail--) {
      const short = `${withoutEnd(parts.slice(0, head).join(''))}…${parts.slice(-tail).join('')}`;
      if (short.length > (longest?.length ?? 0) && fits(short)) longest = short;
    }
  return longest;
}

/** Leaves the last words of a sentence out. Null for a name, whose end tells it from others, and where no word fits. */
function cutEnd(text: string, fits: (short: string) => boolean): string | null {
  const words = text.split(' ');
  for (let kept = words.length - 1; kept > 0; kept--) {
    const short = `${words.slice(0, kept).join(' ')}…`;
    if (fits(short)) return short;
  }
  return null;
}

/** The middle of a text that is too long is left out, between its words where it can be; code has none. */
function clipped(text: string, room: number, size: number, look: 'plain' | 'bold' | 'code'): string {
  const fits = (one: string): boolean => widthOf(one, size, look) <= room;
  if (fits(text)) return text;
  return look === 'code'
    ? cutMiddle([...text], Math.max(4, Math.floor(room / (size * codeWidth)) - 1))
    : (cutParts(text, fits) ?? cutEnd(text, fits) ?? fitName(text, room, size, look === 'bold'));
}

/** The first of several texts that fits, the longest first; the last one cut if none does. A missing one is passed over. */
function fitting(
  texts: readonly (string | undefined)[],
  room: number,
  size: number,
  look: 'plain' | 'bold' | 'code' = 'plain',
): string {
  const given = texts.flatMap((text) => text ?? []);
  const found = given.find((text) => widthOf(text, size, look) <= room);
  return found ?? clipped(given.at(-1) ?? '', room, size, look);
}

/** Places with room for all columns, for narrower pages, and for names and deciding lines only. */
export type Room = 'wide' | 'middle' | 'small';

export const roomOf = (width: number): Room => (width >= 860 ? 'wide' : width >= 600 ? 'middle' : 'small');

export const pageWidth: { readonly [R in Room]: number } = { wide: 236, middle: 208, small: 124 };

/** The distance of a page's texts from its edges, and of its place from the right one, which has the folded corner. */
export const pageSide: { readonly [R in Room]: number } = { wide: 14, middle: 11, small: 8 };
export const pageCorner = 24;
export const lineHeight = 26;
const head = 32;

/** The lines of a page that there is room for. */
export const linesOf = (page: GoalPage, room: Room): GoalPage['lines'] => {
  if (room !== 'small') return page.lines;
  const marked = page.lines.find(({ isMarked }) => isMarked) ?? page.lines[0];
  return marked ? [marked] : [];
};

export function pageSize(page: GoalPage, room: Room): Size {
  const lines = linesOf(page, room).length;
  return { width: pageWidth[room], height: head + lines * lineHeight + (room === 'small' ? 2 : 10) };
}

/** The texts of a page of this width: its name, its place where there is room, and its lines. */
export function pageTexts(page: GoalPage, width: number, room: Room) {
  const inside = width - 2 * pageSide[room];
  const hasPlace = room !== 'small' && page.place !== '';
  const placeWidth = hasPlace ? Math.min(widthOf(page.place, letters.note) + 6, inside * 0.55) : 0;
  const free = hasPlace ? inside + pageSide[room] - pageCorner - placeWidth - 10 : inside;
  return {
    name: fitting([page.name, page.short], free, letters.name, 'bold'),
    place: hasPlace ? fitting([page.place], placeWidth, letters.note) : '',
    lines: linesOf(page, room).map(({ text, short, look }) =>
      look === 'code'
        ? fitting([text, short], inside, letters.text, 'code')
        : fitting([text, short], inside, letters.note),
    ),
  };
}

/** The room between a pill's text and its end, the mark's width, and the gap before it. */
export const pill = { side: 12, mark: 16, gap: 6, height: 28, twoLines: 46 } as const;

/** The texts of a pill, in the order in which they stand, with their widths. `most`: the pill's greatest width. */
export function pillParts(line: GoalLine, room: Room, most = Infinity) {
  const verdict = room === 'small' || line.should !== null ? '' : line.verdict;
  const inside = most - 2 * pill.side;
  const widths = {
    verdict: verdict === '' ? 0 : widthOf(verdict, letters.text) + pill.gap,
    mark: line.mark === 'none' ? 0 : pill.mark + pill.gap,
    warn: line.tone === 'warn' ? pill.mark + pill.gap : 0,
  };
  const rest = widths.verdict + widths.mark + widths.warn;
  const { short } = line;
  const verbs = fitting([line.verbs, ...short.verbs], Math.max(40, inside - rest), letters.text, 'bold');
  const should =
    line.should === null ? null : fitting([line.should, ...short.should], inside, letters.text, 'bold');
  return {
    verbs,
    verdict,
    should,
    widths: {
      ...widths,
      verbs: widthOf(verbs, letters.text, 'bold'),
      should: should === null ? 0 : widthOf(should, letters.note, 'bold'),
    },
  };
}

export function pillSize(line: GoalLine, room: Room, most = Infinity): Size {
  const { widths } = pillParts(line, room, most);
  const first = widths.verbs + widths.verdict + widths.mark + widths.warn;
  return {
    width: Math.ceil(Math.max(first, widths.should)) + 2 * pill.side,
    height: line.should === null ? pill.height : pill.twoLines,
  };
}

/** The greatest width of a name below its node. */
const nameWidth: { readonly [R in Room]: number } = { wide: 170, middle: 120, small: 80 };

/** What names begin with that end in what tells them apart: paths, as those of aliases, and services' own roles. */
const beginning = /^.*(?=\/)|^AWSServiceRoleFor/;

/** The texts below a node: its name, and notes if there is room. */
export const textsBelow = (
  { name, short, notes }: GoalNode,
  room: Room,
): readonly { readonly text: string; readonly size: number }[] => [
  {
    text: fitting(
      [room === 'small' ? short : name, short ?? name, name.replace(beginning, '…')],
      nameWidth[room],
      letters.name,
      'bold',
    ),
    size: letters.name,
  },
  ...(room === 'small' ? [] : notes).map((note) => ({
    text: fitting([note], nameWidth[room], letters.note),
    size: letters.note,
  })),
];

/** The distance from a node's lower edge to the middle of its name, and between lines of text. */
export const nameGap = 14;
export const noteHeight = 18;
/** The room that each thing beside a node takes, and the gap before it. */
export const besideHeight = 38;
const besideGap = 12;
export const besideIcon = 20;
/** The most px of a note where there is less room. */
const besideMost = 160;

/** Nodes are smaller where there is less room, so that their names can be read. */
const scale: { readonly [R in Room]: number } = { wide: 1, middle: 0.8, small: 0.76 };

export function sizeOf({ kind }: GoalNode, room: Room): Size {
  const { width, height } = nodeSize(kind);
  return { width: width * scale[room], height: height * scale[room] };
}

/** How far a node reaches from its middle, with its name and what stands beside it. `beside`: where that begins. */
export function reachOf(
  node: GoalNode,
  room: Room,
): Readonly<Record<'above' | 'below' | 'right' | 'half' | 'beside', number>> {
  const { width, height } = sizeOf(node, room);
  const things = room === 'small' ? 0 : node.beside.length;
  const high = (things * besideHeight) / 2;
  const texts = textsBelow(node, room);
  const notes = (texts.length - 1) * noteHeight;
  const half = Math.max(width / 2, ...texts.map(({ text, size }) => widthOf(text, size, 'bold') / 2));
  // Several things reach down to the name.
  const beside = (things > 1 ? half : width / 2) + besideGap;
  const widest = Math.max(0, ...node.beside.map((one) => besideWidth(one, room)));
  return {
    above: Math.max(height / 2 + (node.isYou ? 34 : 4), high),
    below: Math.max(height / 2 + nameGap + 9 + notes, high),
    right: things === 0 ? width / 2 : beside + widest,
    half,
    beside,
  };
}

/** Returns the box of the texts below a node, whose own box is given. */
export function namesBox(node: GoalNode, { x, y, height }: Point & Size, room: Room): Point & Size {
  const texts = textsBelow(node, room);
  const high = letters.name + (texts.length - 1) * noteHeight;
  const width = Math.max(...texts.map(({ text, size }) => widthOf(text, size, 'bold')));
  return { x, y: y + height / 2 + nameGap + (high - letters.name) / 2, width, height: high };
}

/** The note of a thing beside a node, in fewer letters where there is less room. */
export const noteBeside = ({ note, short }: Beside, room: Room): string =>
  room === 'wide' ? note : fitting([short ?? note], besideMost, letters.note);

function besideWidth(thing: Beside, room: Room): number {
  const note = widthOf(noteBeside(thing, room), letters.note);
  return thing.name === '' ? note : Math.max(besideIcon + widthOf(thing.name, letters.text), note);
}
