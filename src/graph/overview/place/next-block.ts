import type { Direction } from '../../picture/navigate.ts';
import type { FlowLayout } from './place-flow.ts';
import type { BlockLayout } from './rows.ts';
import { places, placeOf } from './columns-at.ts';

const middle = ({ top, height }: BlockLayout): number => top + height / 2;

/** Returns the block that an arrow key leads to: the next one in the column, or to the side along the thickest band. */
export function nextBlock(layout: FlowLayout, id: string, direction: Direction): string | null {
  const from = layout.blocks.get(id);
  if (!from) return firstBlock(layout);
  const all = [...layout.blocks.values()];
  if (direction === 'up' || direction === 'down') {
    const sign = direction === 'down' ? 1 : -1;
    const column = all
      .filter((one) => one.x === from.x && (middle(one) - middle(from)) * sign > 0.01)
      .sort((a, b) => (middle(a) - middle(b)) * sign);
    return column[0]?.block.id ?? null;
  }
  const along = [...layout.flow.bands, ...layout.flow.lines]
    .flatMap((connection) => {
      const other =
        direction === 'right'
          ? connection.from === id && connection.to
          : connection.to === id && connection.from;
      return other !== false && layout.blocks.has(other) ? [{ other, count: connection.count }] : [];
    })
    .sort((a, b) => b.count - a.count);
  if (along[0]) return along[0].other;
  const step = direction === 'right' ? 1 : -1;
  const at = places.indexOf(placeOf[from.block.column]);
  for (let i = at + step; i >= 0 && i < places.length; i += step) {
    const near = all
      .filter(({ block }) => placeOf[block.column] === places[i])
      .sort((a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)));
    if (near[0]) return near[0].block.id;
  }
  return null;
}

/** Returns the block at which the keyboard starts. */
export function firstBlock(layout: FlowLayout): string | null {
  const blocks = [...layout.blocks.values()];
  return (blocks.find(({ block }) => block.column === 'users') ?? blocks[0])?.block.id ?? null;
}
