import { bars as words, spoken } from '#words/overview.ts';
import type { Palette } from '../../art/palette.ts';
import type { Primitive } from '../../art/primitives.ts';
import { filled } from '../../art/primitives.ts';
import { legendOf } from '../place/legend.ts';
import type { PlacedFlow } from '../place/place-flow.ts';
import { roundBox } from './flow-shapes.ts';
import { textLine } from './text-line.ts';

const colours = { users: 'user', roles: 'role', policies: 'policy' } as const;

/** What a bar's height stands for, in the picture's corner; nothing where there is no room for it. */
export function scaleLegend(placed: PlacedFlow, palette: Palette): Primitive[] {
  const legend = legendOf(placed);
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
