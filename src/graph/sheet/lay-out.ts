import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled } from '../drawing/primitives.ts';
import type { Layer } from '../stage/layer.ts';
import { layer, write } from '../stage/layer.ts';
import { textWidth } from '../overview/place/text-width.ts';
import type { Classes } from '../picture/svg.ts';
import { attributes, escapeXml, markup, transformOf } from '../picture/svg.ts';

export interface SpokenWords {
  readonly title: string;
  readonly description: string;
  /** The address that the foot links to, or null. */
  readonly link: string | null;
}

const round = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Returns a layer's place as an SVG transform, or null if it has none of its own. */
export function placeOf({ x, y, scale, rotate }: Layer): string | null {
  const parts = [
    transformOf([x, y, 1]),
    rotate !== 0 && `rotate(${round(rotate)})`,
    scale !== 1 && `scale(${round(scale)})`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : null;
}

/** A layer as an element. `classesOf`: the classes of each of its primitives; `ownClass`: its own one. */
export function layerMarkup(
  layer: Layer,
  classesOf?: (item: Primitive, at: number) => Classes,
  ownClass: string | null = null,
): string {
  const { opacity, items } = layer;
  const own = { class: ownClass, transform: placeOf(layer), opacity: opacity === 1 ? null : opacity };
  return `<g${attributes(own)}>${items.map((item, at) => markup(item, classesOf?.(item, at))).join('')}</g>`;
}

interface Written {
  readonly width: number;
  readonly height: number;
  readonly style: string;
  readonly layers: string;
  readonly foot: string;
}

/** Writes a document around a sheet's markup. */
export function documentOf(
  { width, height, style, layers, foot }: Written,
  { title, description, link }: SpokenWords,
): string {
  const viewBox = `0 0 ${String(width)} ${String(height)}`;
  const own = attributes({ viewBox, width, height, role: 'img', 'xml:space': 'preserve' });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${own}>`,
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
    style === '' ? '' : `<style>${style}</style>`,
    layers,
    link === null ? foot : `<a${attributes({ href: link })}>${foot}</a>`,
    '</svg>',
  ].join('');
}

/**
 * Writes a sheet as one SVG document: it holds its colours, and fetches and runs nothing. `style` adds typefaces to it.
 */
export const sheetSvg = (
  { width, height, layers, foot }: Sheet,
  words: SpokenWords,
  styleFor: (markup: string) => string = () => '',
): string => {
  const [above, below] = [layers.map((one) => layerMarkup(one)).join(''), layerMarkup(foot)];
  return documentOf({ width, height, style: styleFor(above + below), layers: above, foot: below }, words);
};

/** The size for which `textWidth` knows the letters, in pixels. */
const known = 13;

/** Cuts a word into pieces that fit. */
function piecesOf(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** Breaks a text into lines of at most `room` pixels at a size of letters; a longer word is cut. */
export function linesOf(text: string, room: number, size: number): string[] {
  const fits = (line: string): boolean => (textWidth(line) * size) / known <= room;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/\s+/).flatMap((word) => piecesOf(word, fits))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

const margin = 28;
const [titleSize, titleLine] = [18, 25];
const [noteSize, noteLine] = [14, 20];
const [footSize, footRoom, footLine] = [13, 36, 18];
/** The least width of a sheet, for its words. */
const narrowest = 300;

interface Words {
  readonly title: string;
  readonly note: string;
  readonly foot: string;
  /** The page's address, in letters below the foot: paper has no links. Null for none. */
  readonly address?: string | null;
}

/** A drawing with its words around it, from (0, 0) on, in CSS pixels. Its foot is apart, since it may be a link. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly Layer[];
  readonly foot: Layer;
}

/** The title and the note in as many lines as they need, and the y at which they end. */
function heading(
  { title, note }: Words,
  room: number,
  palette: Palette,
): { readonly items: readonly Primitive[]; readonly end: number } {
  const large = linesOf(title, room, titleSize);
  const small = linesOf(note, room, noteSize);
  const under = margin + large.length * titleLine;
  const items = [
    ...large.map((line, at) =>
      write(line, margin, margin + (at + 0.5) * titleLine, palette.ink, {
        anchor: 'start',
        size: titleSize,
        weight: 700,
      }),
    ),
    ...small.map((line, at) =>
      write(line, margin, under + (at + 0.5) * noteLine, palette.ink2, { anchor: 'start', size: noteSize }),
    ),
  ];
  return { items, end: under + small.length * noteLine + 10 };
}

/** Puts a drawing on a sheet of its own, with its title and note above and its foot below. */
export function layOut({ layers, box }: Drawn, palette: Palette, words: Words): Sheet {
  const [left, top, inner, tall] = box;
  const width = Math.ceil(Math.max(inner, narrowest) + 2 * margin);
  const { items, end } = heading(words, width - 2 * margin, palette);
  const address = words.address == null ? [] : linesOf(words.address, width - 2 * margin, footSize);
  const height = Math.ceil(end + tall + footRoom + 12 + address.length * footLine);
  const [dx, dy] = [(width - inner) / 2 - left, end - top];
  const footAt = height - footRoom / 2 - 2 - address.length * footLine;
  const foot = [words.foot, ...address].map((line, at) =>
    write(line, margin, footAt + at * footLine, palette.ink2, { anchor: 'start', size: footSize }),
  );
  return {
    width,
    height,
    layers: [
      layer('sheet', [filled(`M0 0h${String(width)}v${String(height)}H0z`, palette.canvas), ...items]),
      ...layers.map((one) => ({ ...one, x: one.x + dx, y: one.y + dy })),
    ],
    foot: layer('foot', foot),
  };
}

/** A drawing in its own box: x, y, width, height, in the drawing's units, which are CSS pixels. */
export interface Drawn {
  readonly layers: readonly Layer[];
  readonly box: readonly [x: number, y: number, width: number, height: number];
}
