import type { Point, Size } from '../picture/geometry.ts';
import type { Route } from '../picture/scene.ts';

/** A box that a way goes through, level at both sides. */
export interface Stop {
  readonly box: Point & Size;
  readonly enter: number;
  readonly leave: number;
  /** A box below, to which the way goes down from this one, and from which it goes on. */
  readonly drop?: Point & Size;
}

/** How far a way runs level after its start and before its end, at least. CSS pixels. */
export interface Leads {
  readonly start: number;
  readonly end: number;
}

export const leftOf = ({ x, width }: Point & Size): number => x - width / 2;
export const rightOf = ({ x, width }: Point & Size): number => x + width / 2;

/** All ways have as many control points, so that each can become any other. */
const bendCount = 28;

/** How far a way runs level before and after a box, as a share of the gap to its neighbour. */
const level = 0.42;

/** Fills up to `bendCount` points without a change of the curve's form: the first points lie close to its start. */
function filled(bends: readonly Point[], start: Point): Point[] {
  const missing = Math.max(0, bendCount - bends.length);
  return [
    ...Array.from({ length: missing }, (_, i) => ({ x: start.x + (i + 1) * 0.4, y: start.y })),
    ...bends,
  ];
}

/** The place on a pill at which a line leaves it upwards or comes from above: as near to `wanted` as its ends allow. */
const within = (box: Point & Size, wanted: number): number =>
  Math.max(leftOf(box) + 14, Math.min(rightOf(box) - 14, wanted));

/**
 * Returns the way from a point through boxes to its end: smooth between them, level under each. `heading` is its
 * direction at the end.
 */
export function bendsThrough(
  start: Point,
  stops: readonly Stop[],
  end: Point,
  heading: 'right' | 'up',
  leads: Leads,
): Route {
  let [x, y] = [start.x + leads.start, start.y];
  const bends: Point[] = [{ x: x - 6, y }];
  for (const { box, enter, leave, drop } of stops) {
    const left = leftOf(box);
    const gap = Math.max(Math.min(8, (left - x) / 2), (left - x) * level);
    bends.push({ x: x + gap * 0.6, y }, { x: left - gap, y: enter }, { x: left + gap * 0.2 + 6, y: enter });
    if (drop) {
      bends.push({ x: box.x - 8, y: enter }, { x: box.x, y: enter + 8 });
      const at = within(drop, box.x);
      bends.push({ x: at, y: drop.y - 8 }, { x: at + 8, y: drop.y });
      [x, y] = [rightOf(drop), drop.y];
    } else [x, y] = [rightOf(box), leave];
    const inside = Math.min(12, (drop ?? box).width / 4);
    bends.push({ x: x - inside, y });
  }
  const before = stops.at(-1);
  if (heading === 'up' && before) {
    bends.pop();
    const { box } = before;
    const at = within(box, end.x);
    bends.push({ x: at - 8, y: box.y }, { x: at, y: box.y - 4 }, { x: end.x, y: (box.y + end.y) / 2 });
  } else {
    const last = end.x - leads.end;
    const gap = Math.max(6, (last - x) * level);
    bends.push({ x: x + gap * 0.6, y }, { x: last - gap, y: end.y });
    if (leads.end > 0) bends.push({ x: last, y: end.y });
  }
  return { from: start, to: end, bends: filled(bends, start) };
}
