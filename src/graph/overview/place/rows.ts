import type { Block } from '../flow.ts';

/** The least height of a bar. */
const leastBar = 1.5;
/** The least distance between the middles of two names, in pixels. */
const leastRow = 18;
/** The height of a row that fingers press, in pixels. */
const touchRow = 44;
const notedRow = 36;
const rowGap = 3;
/** The most pixels for one thing: with more, a few things would look like many. */
const mostPerUnit = 18;

/**
 * Settings for a block's row, which is as tall as its bar or as its text needs. `closeness` 0 leaves room for text, 1
 * for none.
 */
export interface Rows {
  readonly bare: boolean;
  /** There is no room for second lines. */
  readonly terse: boolean;
  /** Each row is tall enough for a finger. */
  readonly touch?: boolean;
}

export const textHeight = (block: Block, { bare, terse, touch = false }: Rows): number => {
  if (bare) return leastBar + 1;
  if (touch) return touchRow;
  return block.note === null || terse ? leastRow : notedRow;
};

const barHeight = (block: Block, scale: number): number => Math.max(leastBar, block.size * scale);

const rowHeight = (block: Block, scale: number, rows: Rows): number =>
  Math.max(textHeight(block, rows), barHeight(block, scale) + (rows.bare ? 1 : rowGap));

export const heightOf = (blocks: readonly Block[], scale: number, rows: Rows): number =>
  blocks.reduce((sum, block) => sum + rowHeight(block, scale, rows), 0);

/** The largest scale, in pixels per unit, at which the blocks fit. */
export function scaleFor(blocks: readonly Block[], height: number, rows: Rows): number {
  const largest = Math.max(1, ...blocks.map(({ size }) => size));
  let [low, high] = [0, Math.min(mostPerUnit, (height * 0.6) / largest)];
  if (heightOf(blocks, high, rows) <= height) return high;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (heightOf(blocks, middle, rows) <= height) low = middle;
    else high = middle;
  }
  return low;
}

export interface Row {
  readonly block: Block;
  /** The row's own. */
  readonly top: number;
  readonly height: number;
  /** The bar's own. */
  readonly y: number;
  readonly bar: number;
}

/** Places rows from `top` on. They are spread a little if there is room, and pressed together if there isn't enough. */
export function rowsFrom(
  blocks: readonly Block[],
  top: number,
  height: number,
  scale: number,
  rows: Rows,
  /** The share of the free room that stays above. */
  above: number,
): Row[] {
  const needed = heightOf(blocks, scale, rows);
  const squeeze = Math.min(1, height / Math.max(needed, 1));
  const left = Math.max(0, height - needed);
  const spread = blocks.length > 1 ? Math.min(rows.bare ? 2 : 16, left / blocks.length) : 0;
  let y = top + (left - spread * (blocks.length - 1)) * above;
  return blocks.map((block) => {
    const row = rowHeight(block, scale, rows) * squeeze;
    const bar = Math.min(barHeight(block, scale), Math.max(leastBar, row - 1));
    const inside = Math.max(top, Math.min(top + height - bar, y + (row - bar) / 2));
    const box = { block, top: y, height: row, y: inside, bar };
    y += row + spread;
    return box;
  });
}

/** A block with its place, in CSS pixels from the picture's corner. */
export interface BlockLayout extends Row {
  readonly x: number;
  readonly width: number;
}

/** Finds the block that counts the first of `ids` which any does. Who may put a role on is told of others' blocks. */
export function blockWith(blocks: Iterable<BlockLayout>, ids: readonly string[]): BlockLayout | undefined {
  const counting = [...blocks].filter(({ block }) => block.column !== 'who');
  for (const id of ids) {
    const found = counting.find(({ block }) => block.members.includes(id));
    if (found) return found;
  }
  return undefined;
}
