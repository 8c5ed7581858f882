import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled } from '../drawing/primitives.ts';
import type { Layer } from '../stage/layer.ts';
import { layer, write } from '../stage/layer.ts';
import type { Drawn } from './drawn.ts';
import { linesOf } from './lines.ts';

const margin = 28;
const [titleSize, titleLine] = [18, 25];
const [noteSize, noteLine] = [14, 20];
const [footSize, footRoom] = [13, 36];
/** A sheet that is narrower leaves its words no room. */
const narrowest = 300;

interface Words {
  readonly title: string;
  readonly note: string;
  readonly foot: string;
}

/** A drawing with its words around it, from (0, 0) on, in CSS pixels. Its foot stands apart, as it may lead somewhere. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly Layer[];
  readonly foot: Layer;
}

/** The title and the note in as many lines as they need, and where they end. */
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
  const height = Math.ceil(end + tall + footRoom + 12);
  const [dx, dy] = [(width - inner) / 2 - left, end - top];
  const foot = write(words.foot, margin, height - footRoom / 2 - 2, palette.ink2, {
    anchor: 'start',
    size: footSize,
  });
  return {
    width,
    height,
    layers: [
      layer('sheet', [filled(`M0 0h${String(width)}v${String(height)}H0z`, palette.canvas), ...items]),
      ...layers.map((one) => ({ ...one, x: one.x + dx, y: one.y + dy })),
    ],
    foot: layer('foot', [foot]),
  };
}
