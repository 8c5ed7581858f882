import type { Palette } from '../drawing/palette.ts';
import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import { ellipse, page as pageShape, pageFold } from '../drawing/shapes.ts';
import { stage as words } from '#words/stage.ts';
import type { Box } from './geometry.ts';
import { fit, fitStart, middle, write } from './layer.ts';
import type { StagePage } from './stage.ts';

interface PageOptions {
  /** The colour of a page that decides; others are grey. */
  readonly colour?: string;
  /** The number of further pages behind it. */
  readonly count?: number;
  /** The sizes of its letters: of its name, then of its first line; 0 leaves the line out. */
  readonly letters?: readonly [name: number, line: number];
}

/** A page higher than this has more on it than its name and one line. */
const tall = 60;

/** Draws a policy as a page: its name, and a first line that says what it allows. */
export function drawPage(
  { name, line }: Pick<StagePage, 'name' | 'line'>,
  box: Box,
  palette: Palette,
  { colour = palette.policyEdge, count = 0, letters: [big, small] = [16, 14] }: PageOptions = {},
): Primitive[] {
  const { x, y } = middle(box);
  const place = [x, y, 1] as const;
  const sheet = pageShape(box.width, box.height);
  const behind =
    count > 0
      ? [
          filled(sheet, palette.paper, { place: [x + 6, y - 6, 1] }),
          stroked(sheet, palette.policyEdge, 1.5, { place: [x + 6, y - 6, 1] }),
        ]
      : [];
  const room = box.width - 28;
  // A tall page has room for its lines to stand apart where its letters are large.
  const apart = box.height > tall ? Math.max(1, small / 14) : 1;
  const whole = count > 0 ? `${line} · ${words.more(count)}` : line;
  // Without room for the number of others, the page behind tells that there are any.
  const said = fitStart(whole, room + 4, small) === whole ? whole : fitStart(line, room + 4, small);
  // A name that doesn't fit in large letters is first tried in smaller ones.
  const size = fit(name, room, big, false, true) === name ? big : Math.min(big, 14);
  return [
    ...behind,
    filled(sheet, palette.paper, { place }),
    stroked(sheet, colour, colour === palette.policyEdge ? 1.5 : 2.5, { place }),
    filled(pageFold(box.width, box.height), colour, { place }),
    filled(ellipse(10, 10), palette.policy, { place: [box.x + 14, box.y, 1] }),
    write(
      fit(name, room, size, false, true),
      box.x + 13,
      box.y + (small > 0 ? 17 * apart : box.height / 2 + 1),
      palette.ink,
      {
        size,
        weight: 700,
        anchor: 'start',
      },
    ),
    ...(small > 0
      ? [
          write(said, box.x + 13, box.y + 35 * apart, palette.ink2, {
            size: small,
            anchor: 'start',
          }),
        ]
      : []),
  ];
}
