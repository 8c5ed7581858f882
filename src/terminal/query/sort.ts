import type { Effort, Work } from '../work.ts';
import { order, unitsOf } from './values.ts';

const unitsOfKey = (key: unknown): number => (typeof key === 'string' ? 1 + unitsOf(key) : 1);

/** Items in the order of their keys. Equal items keep their order. @throws QueryProblem for keys without an order */
export function* sorted<T>(items: readonly T[], keys: readonly unknown[], effort: Effort): Work<T[]> {
  let from = [...items.keys()];
  for (let run = 1; run < from.length; run *= 2) {
    const to: number[] = [];
    for (let start = 0; start < from.length; start += 2 * run) {
      const middle = Math.min(start + run, from.length);
      const end = Math.min(start + 2 * run, from.length);
      let [left, right] = [start, middle];
      while (left < middle && right < end) {
        const [a, b] = [keys[from[left]!], keys[from[right]!]];
        if (effort.spend(unitsOfKey(a))) yield;
        to.push(order(b, a) < 0 ? from[right++]! : from[left++]!);
      }
      while (left < middle) to.push(from[left++]!);
      while (right < end) to.push(from[right++]!);
    }
    from = to;
  }
  return from.map((at) => items[at]!);
}
