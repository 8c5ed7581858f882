import type { Palette } from '../drawing/palette.ts';
import type { TextPrimitive } from '../drawing/primitives.ts';
import { drawGates } from '../gates/draw.ts';
import type { GatesGeometry } from '../gates/geometry.ts';
import { gatesFor } from '../gates/geometry.ts';
import { isLit } from '../gates/way.ts';
import { layer, write } from '../stage/layer.ts';
import type { Drawn } from './drawn.ts';
import { linesOf } from './lines.ts';
import type { Pictured } from './pictured.ts';

type PicturedWhy = Extract<Pictured, { kind: 'why' }>;

const [titleSize, saidSize, lineHeight] = [14, 13, 17];
/** From the gates to their names: below them, or beside them where they stand below each other. */
const [under, beside] = [10, 88];

interface Column {
  readonly x: number;
  readonly room: number;
  readonly anchor: TextPrimitive['anchor'];
}

/** A gate's name and what was said there, as the page writes them beside it: line by line, from the top. */
function namesOf({ gates, names, at }: PicturedWhy, index: number, column: Column, palette: Palette) {
  const { look } = gates.gates[index] ?? {};
  const { title = '', said = '' } = names[index] ?? {};
  const isQuiet = look === 'notAsked' || look === 'absent';
  const isHeard = isLit(index, at) && (look === 'shut' || look === 'unknown');
  const tone = look === 'shut' ? palette.deny : palette.warn;
  return [
    ...linesOf(title, column.room, titleSize).map((text) => ({
      text,
      fill: isQuiet ? palette.ink2 : palette.ink,
      more: { size: titleSize, weight: isQuiet ? 600 : 700, anchor: column.anchor },
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
    const height = told.length * lineHeight;
    const top = place.isDown ? box.y + (box.height - height) / 2 : place.height + under;
    told.forEach(({ text, fill, more }, at) =>
      lines.push(write(text, column.x, top + (at + 0.5) * lineHeight, fill, more)),
    );
    bottom = Math.max(bottom, top + height);
  });
  return { lines, bottom };
}

/** The seven gates of an answer with their names, which the page has as buttons. */
export function drawWhy(pictured: PicturedWhy, palette: Palette): Drawn {
  const { gates, at, width } = pictured;
  const place = gatesFor(width, gates.gates.length);
  const { lines, bottom } = writeNames(pictured, place, palette);
  return {
    layers: [...drawGates(gates, at, place, palette), layer('names', lines)],
    box: [0, 0, place.isDown ? width : place.width, bottom + 8],
  };
}
