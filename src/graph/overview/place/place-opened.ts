import type { Focus } from '../focus.ts';
import type { Flow, Totals } from '../flow.ts';
import type { FlowLayout } from './place-flow.ts';
import { neededHeight, placeFlow } from './place-flow.ts';

/** The share of the height that an opened part takes. */
const openPart = 0.62;
const gap = 12;

/** The height at which the strip below an opened part begins. */
export const stripTop = (height: number): number => height * openPart;

/** Places all of an account, in its own room. */
export const placeWhole = (flow: Flow, width: number, height: number, isTouch = false): FlowLayout =>
  placeFlow(flow, { width, height, isBare: false, isPart: false, isTouch });

/** Places all of an account in the strip below the open part; it begins `gap` below the strip's top. */
export const placeStrip = (flow: Flow, width: number, height: number): FlowLayout =>
  placeFlow(flow, { width, height: height - stripTop(height) - 2 * gap, isBare: true, isPart: false });

/** Places the part that is open, above the strip. */
export const placePart = ({ flow }: Focus, width: number, height: number, isTouch = false): FlowLayout =>
  placeFlow(flow, { width, height: stripTop(height) - gap, isBare: false, isPart: true, isTouch });

/** The share of the needed height to which rows may be pressed together if they aren't touched. */
const pressed = 0.85;

/**
 * Returns the least height for a whole account and the part that is open in it: at less, names would lie on each
 * other.
 */
export function leastHeight(whole: Flow, focus: Focus | null, width: number, isTouch: boolean): number {
  const room = { width, height: 0, isBare: false, isTouch };
  const needed = Math.max(
    neededHeight(whole, { ...room, isPart: false }),
    focus ? (neededHeight(focus.flow, { ...room, isPart: true }) + gap) / openPart : 0,
  );
  return Math.ceil(needed * (isTouch ? 1 : pressed));
}

/** The distance from the strip's top down to its flow. */
export const stripInset = gap;

interface StripPill {
  readonly column: keyof Totals;
  /** How many things aren't open. */
  readonly count: number;
  /** The pill's middle, from the strip's upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** Places the counts of the things that aren't open, on the strip. */
export function stripPills({ spans }: FlowLayout, others: Totals, height: number): StripPill[] {
  const pills = [
    ['users', 'users', 0.3],
    ['middle', 'groups', 0.28],
    ['middle', 'roles', 0.75],
    ['policies', 'policies', 0.4],
  ] as const;
  return pills.flatMap(([place, column, share]) => {
    const { x, width } = spans[place];
    return others[column] === 0
      ? []
      : [{ column, count: others[column], x: x + width / 2, y: share * (height - stripTop(height)) }];
  });
}
