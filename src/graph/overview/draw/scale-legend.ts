import { bars as words, spoken } from '#words/overview.ts';
import type { Palette } from '../../drawing/palette.ts';
import type { Primitive } from '../../drawing/primitives.ts';
import { filled } from '../../drawing/primitives.ts';
import { legendOf } from '../place/legend.ts';
import type { FlowLayout } from '../place/place-flow.ts';
import { roundBox } from './flow-shapes.ts';
import { textLine } from './text-line.ts';

const colours = { users: 'user', roles: 'role', policies: 'policy' } as const;

/** What a bar's height stands for, in the picture's corner; nothing where there is no room for it. */
export function scaleLegend(layout: FlowLayout, palette: Palette): Primitive[] {
  const legend = legendOf(layout);
  if (!legend) return [];
  const { x, y, rows } = legend;
  return [
    textLine(words.taller, x, y, palette.ink2),
    ...rows.flatMap(({ column, count, bar, y: middle }) => [
      filled(roundBox(x, middle - bar / 2, 6, bar, 0), palette[colours[column]]),
      textLine(spoken[column](count), x + 15, middle, palette.ink2),
    ]),
  ];
}
