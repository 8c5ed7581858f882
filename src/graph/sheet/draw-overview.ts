import { opened as words } from '#words/overview.ts';
import type { Palette, Theme } from '../drawing/palette.ts';
import { palettes } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
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
import { layer, write } from '../stage/layer.ts';
import type { Drawn } from './drawn.ts';
import type { Pictured } from './pictured.ts';

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

/** A part that is open, and the rest of the account pressed into a strip below it. */
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
      pills.flatMap(({ column, count, x, y }) => pill(words.others[column](count), x, top + y, palette)),
    ),
  ];
}

/** A large account as counts, as the page has it. */
export function drawOverview(pictured: PicturedOverview, theme: Theme): Drawn {
  const { overview, focus, width, height } = pictured;
  const whole = placeWhole(overview.flow, width, height);
  return {
    layers: focus
      ? drawOpened(pictured, theme)
      : [layer('whole', [...flowShapes(whole, theme), ...flowLabels(whole, palettes[theme])])],
    box: [0, 0, width, height],
  };
}
