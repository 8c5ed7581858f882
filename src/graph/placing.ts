import type { Lane } from './columns.ts';
import { columns } from './columns.ts';
import { laneGap, pitch } from './metrics.ts';
import type { Picture, PictureNode } from './stacks.ts';

/** The order of every lane, top to bottom. */
export type Order = Record<Lane, string[]>;

/** How far below the tallest column's top another one may begin. */
const lowest = 140;

/** Column coordinates: every lane's nodes at their pitch, the tallest column centred on 0. */
export class Placing {
  readonly y = new Map<string, number>();
  #tallest = 0;

  constructor(
    private readonly picture: Picture,
    private readonly keys: ReadonlyMap<string, readonly PictureNode[]>,
  ) {}

  slot(id: string): number {
    const node = this.picture.nodes.get(id);
    if (!node) return 0;
    const keys = this.keys.get(id)?.length ?? 0;
    return Math.max(pitch[node.kind], keys * pitch.key + 10);
  }

  place(order: Order): void {
    this.#tallest = Math.max(...columns.map((column) => this.#height(column.lanes, order)));
    for (const { lanes: stacked } of columns) this.#placeColumn(stacked, order);
  }

  /** Places the column that a lane stands in, whose nodes are the same as before in another order. */
  placeAround(lane: Lane, order: Order): void {
    const own = columns.find((column) => column.lanes.includes(lane));
    if (own) this.#placeColumn(own.lanes, order);
  }

  #height(stacked: readonly Lane[], order: Order): number {
    const filled = stacked.filter((lane) => order[lane].length > 0);
    let height = Math.max(0, filled.length - 1) * laneGap;
    for (const lane of filled) for (const id of order[lane]) height += this.slot(id);
    return height;
  }

  /** In the middle beside the tallest column, but never far below its top, where reading begins. */
  #placeColumn(stacked: readonly Lane[], order: Order): void {
    const free = this.#tallest - this.#height(stacked, order);
    let y = -this.#tallest / 2 + Math.min(free / 2, lowest);
    for (const lane of stacked) {
      for (const id of order[lane]) {
        const slot = this.slot(id);
        this.y.set(id, y + slot / 2);
        y += slot;
      }
      if (order[lane].length > 0) y += laneGap;
    }
  }

  /** The mean of a node's neighbours, or where it stands when it has none. */
  middle(neighbours: ReadonlyMap<string, readonly string[]>, id: string): number {
    let sum = 0;
    let count = 0;
    for (const other of neighbours.get(id) ?? []) {
      const y = this.y.get(other);
      if (y === undefined) continue;
      sum += y;
      count += 1;
    }
    return count > 0 ? sum / count : (this.y.get(id) ?? 0);
  }
}
