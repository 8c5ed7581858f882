import type { Random } from './random.ts';

const day = 86_400_000;
const units = [60_000, 1000, 1];
/** The days by which dates are moved: up to about ten years, either way. */
const farthest = 3650;

/** Something that keeps its length: from a session's beginning to its end (ms). */
type Span = readonly [from: number, to: number];

/** The least times in a unit at which order, days and spans are kept; null if they can't be in that unit. */
function placed(times: readonly number[], spans: readonly Span[], unit: number): Map<number, number> | null {
  const at = new Map(times.map((time) => [time, Math.floor(time / day) * day]));
  const before = new Map<number, Span[]>();
  for (const span of spans) before.set(span[1], [...(before.get(span[1]) ?? []), span]);
  const of = (time: number): number => at.get(time) ?? time;
  // Each round settles at least one span, unless they contradict each other in that unit.
  for (let round = 0; round <= 2 * spans.length + 2; round++) {
    let isSettled = true;
    let last = -Infinity;
    for (const time of times) {
      let least = Math.max(of(time), last === -Infinity ? last : of(last) + unit);
      for (const [from] of before.get(time) ?? []) least = Math.max(least, of(from) + time - from);
      if (least > of(time)) isSettled = false;
      at.set(time, least);
      last = time;
    }
    for (const [from, to] of spans) {
      const least = of(to) - (to - from);
      if (least <= of(from)) continue;
      at.set(from, least);
      isSettled = false;
    }
    if (!isSettled) continue;
    const isInDay = times.every((time) => Math.floor(of(time) / day) === Math.floor(time / day));
    return isInDay ? at : null;
  }
  return null;
}

/** Draws by how many days dates are moved; never none. */
export function drawnDays(random: Random): number {
  const days = random(2 * farthest) - farthest;
  return days >= 0 ? days + 1 : days;
}

/**
 * Moves all dates of an account by one number of days. Within a day only their order stays: the first is at
 * midnight, each next one a minute later. What begins and ends, such as a session, keeps its length.
 */
export class Days {
  /** By how many days; where that would be before 1970, the other way. */
  #days: number;
  readonly #times = new Set<number>();
  readonly #spans: Span[] = [];
  #placed: Map<number, number> | null = null;

  constructor(days: number) {
    this.#days = days;
  }

  add(time: number): void {
    this.#times.add(time);
  }

  /** Says that what begins and ends at these times lasts as long as before. */
  addSpan(from: number, to: number): void {
    this.add(from);
    this.add(to);
    if (to > from) this.#spans.push([from, to]);
  }

  /** The time (ms) that stands in for another one, which must have been added. */
  moved(time: number): number {
    this.#placed ??= this.#place();
    const at = this.#placed.get(time) ?? Math.floor(time / day) * day;
    return at + this.#days * day;
  }

  #place(): Map<number, number> {
    const times = [...this.#times].sort((a, b) => a - b);
    if ((times[0] ?? 0) + this.#days * day < 0) this.#days = -this.#days;
    for (const unit of units) {
      const found = placed(times, this.#spans, unit);
      if (found) return found;
    }
    return new Map(times.map((time) => [time, time]));
  }
}
