import type { Point, Size } from '../picture/geometry.ts';
import { type Leads, leftOf, rightOf, type Stop } from './ways.ts';

/** Returns the pages and pills, or the names, of a box's column that lie between two heights. */
export type Beside = (box: Point & Size, from: number, to: number) => readonly (Point & Size)[];

interface Levelling {
  /** The way goes up from the last stop. */
  readonly isUp: boolean;
  /** The least width in which a way turns from one height to another. */
  readonly turn: number;
  readonly leads: Leads;
  readonly beside: Beside;
}

/** The height of a place that lines only pass. */
const gateHeight = 2;
/** The distance of a way that goes up or down from pages and pills. */
const air = 6;

/** A place that a way only passes, level. */
export const gate = (x: number, width: number, y: number): Stop => ({
  box: { x, y, width, height: gateHeight },
  enter: y,
  leave: y,
});

/** The height at which a way comes from the stop before. */
const leaves = ({ leave, drop }: Stop): number => drop?.y ?? leave;

/**
 * A way up or down begins or ends at its box, which then stays as it is: what is level stands before and behind it.
 */
function aroundTurn(stop: Stop, left: number, right: number): Stop[] {
  const { box, enter, drop } = stop;
  const [from, to] = [leftOf(box) - 12, rightOf(drop ?? box)];
  const comes = from - left < 12 ? [] : [gate((left + from) / 2, from - left, enter)];
  const goes = !drop || right - to < air ? [] : [gate(right - 1, 2, drop.y)];
  return [...comes, stop, ...goes];
}

/**
 * Widens the stops of a way so that it is level beside all that it would meet in their columns on its way there and on,
 * as far as it still has room to turn.
 */
export function levelled(
  start: Point,
  stops: readonly Stop[],
  end: Point,
  { isUp, turn, leads, beside }: Levelling,
): Stop[] {
  let from = start.x + leads.start;
  return stops.flatMap((stop, i) => {
    const { box, enter, drop } = stop;
    const [before, next] = [stops[i - 1], stops[i + 1]];
    const out = drop ?? box;
    const isGate = box.height === gateHeight;
    const met = beside(box, before ? leaves(before) : start.y, enter).map((one) => leftOf(one) - air);
    const first = isGate ? from + turn : Math.min(leftOf(box), from + turn);
    const left = Math.max(first, Math.min(leftOf(box), ...met));
    const ahead = beside(out, leaves(stop), next?.enter ?? end.y).map((one) => rightOf(one) + air);
    const last = Math.max(rightOf(out), (next ? leftOf(next.box) : end.x - leads.end) - turn);
    const right = Math.min(last, Math.max(rightOf(out), ...ahead));
    // Another stop takes all of its room.
    if (isGate && right - left < turn) return [];
    from = right;
    if (drop || (isUp && !next)) return aroundTurn(stop, left, right);
    return [{ ...stop, box: { ...box, x: (left + right) / 2, width: right - left } }];
  });
}
