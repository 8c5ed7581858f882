import type { Lane } from './columns.ts';
import { laneOf } from '../kinds/kinds.ts';
import { columns } from './columns.ts';
import { laneGap, pitch } from '../drawing/metrics.ts';
import type { Picture, PictureNode } from './stacks.ts';

/** The order of every lane, top to bottom. */
export type Order = Record<Lane, string[]>;

/** The column of these stands beside its neighbours to the left, so it is placed after them. */
const following: readonly Lane[] = ['holders'];
const left: ReadonlySet<Lane> = new Set(['workloads', 'people', 'outside']);

/** How far below the tallest column's top another one may begin. */
const lowest = 140;

/** Column coordinates: every lane's nodes at their pitch, the tallest column centred on 0. */
export class Placing {
  readonly y = new Map<string, number>();
  #tallest = 0;

  constructor(
    private readonly picture: Picture,
    private readonly keys: ReadonlyMap<string, readonly PictureNode[]>,
    private readonly neighbours: ReadonlyMap<string, readonly string[]> = new Map(),
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
    for (const lane of following) this.placeAround(lane, order);
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
    const offset = stacked.includes('holders') ? this.#beside(stacked, order, free) : null;
    let y = -this.#tallest / 2 + (offset ?? Math.min(free / 2, lowest));
    for (const lane of stacked) {
      for (const id of order[lane]) {
        const slot = this.slot(id);
        this.y.set(id, y + slot / 2);
        y += slot;
      }
      if (order[lane].length > 0) y += laneGap;
    }
  }

  /** How far below the top a column begins that stands beside the callers that go through it, to the left. */
  #beside(stacked: readonly Lane[], order: Order, free: number): number | null {
    let [sum, count, place, height] = [0, 0, 0, 0];
    for (const id of stacked.flatMap((lane) => order[lane])) {
      const slot = this.slot(id);
      for (const other of this.neighbours.get(id) ?? []) {
        const y = this.picture.nodes.get(other);
        const at = y && left.has(laneOf[y.kind] ?? 'roles') ? this.y.get(other) : undefined;
        if (at === undefined) continue;
        sum += at - (height + slot / 2);
        count += 1;
      }
      height += slot;
      place += 1;
    }
    if (count === 0 || place === 0) return null;
    return Math.max(0, Math.min(free, sum / count + this.#tallest / 2));
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
