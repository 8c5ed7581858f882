import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import { filled, type Primitive, stroked } from '../drawing/primitives.ts';
import { ellipse } from '../drawing/shapes.ts';
import { layer, write } from '../stage/layer.ts';
import type { Drawn } from './lay-out.ts';
import { linesOf } from './lay-out.ts';

/** The lessons that somebody has learned in one part of a course, one sentence each. */
export interface LearnedPart {
  readonly title: string;
  readonly sentences: readonly string[];
}

const width = 760;
const [titleSize, size, lineHeight] = [16, 14, 19];
const seal = 84;

/** Draws what was learned, part by part, with a tick before each sentence. */
export function drawCertificate(parts: readonly LearnedPart[], palette: Palette): Drawn {
  const items: Primitive[] = [];
  let y = seal + 12;
  for (const { title, sentences } of parts) {
    items.push(write(title, 0, y + 12, palette.ink, { size: titleSize, weight: 700, anchor: 'start' }));
    y += 30;
    for (const sentence of sentences) {
      items.push(stroked('M-4.6 0.4l3 3 6-6.4', palette.role, 2.2, { cap: 'round', place: [7, y + 8, 1] }));
      for (const line of linesOf(sentence, width - 24, size)) {
        items.push(write(line, 22, y + lineHeight / 2, palette.ink, { size, anchor: 'start' }));
        y += lineHeight;
      }
      y += 4;
    }
    y += 14;
  }
  const mark = [
    filled(ellipse(seal, seal), palette.role, { opacity: 0.12 }),
    ...drawAppearance(plainAppearance('role'), palette),
  ];
  return {
    layers: [layer('seal', mark, { x: width / 2, y: seal / 2 }), layer('learned', items)],
    box: [0, 0, width, y],
  };
}
