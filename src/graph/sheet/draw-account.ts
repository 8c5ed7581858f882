import { columnHeads } from '#words/graph.ts';
import type { Palette } from '../drawing/palette.ts';
import { paint } from '../picture/paint.ts';
import { lookedAt } from '../picture/spotlight.ts';
import { layer, write } from '../stage/layer.ts';
import type { Pictured } from './pictured.ts';
import type { Drawn } from './drawn.ts';

/** Above the picture, for the heads of its columns. */
const headRoom = 30;

/** The account's picture with the heads of its columns, at the size that it is laid out in. */
export function drawAccount(
  { scene, bounds, columns, spotlit, selected }: Extract<Pictured, { kind: 'account' }>,
  palette: Palette,
): Drawn {
  const { left, top, right, bottom } = bounds;
  const painted = paint(lookedAt(scene(palette), { spotlit, selected }), palette);
  const heads = columns.map(({ column, x }) =>
    write(columnHeads[column], x, top - headRoom / 2, palette.ink2, { size: 13, weight: 600 }),
  );
  const over = heads.length > 0 ? headRoom : 0;
  return {
    layers: [
      layer('heads', heads),
      ...painted.map(({ id, x, y, opacity, items, texts }) =>
        layer(id, [...items, ...texts], { x, y, opacity }),
      ),
    ],
    box: [left, top - over, right - left, bottom - top + over],
  };
}
