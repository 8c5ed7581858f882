import { describe, expect, test } from 'vitest';
import { Days, drawnDays } from '../../../../src/exchange/link/anonymous/days.ts';
import fc, { draws } from '../../../properties.ts';
import { seeded } from '../seeded-draws.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const noon = Date.UTC(2031, 4, 6, 12);
const dayOf = (time: number): number => Math.floor(time / day);

function moved(
  times: readonly number[],
  spans: readonly (readonly [number, number])[] = [],
  by = 100,
): number[] {
  const days = new Days(by);
  for (const time of times) days.add(time);
  for (const [from, to] of spans) days.addSpan(from, to);
  return times.map((time) => days.moved(time));
}

describe('dates that are moved', () => {
  test('go by one number of days, and of a day only the order stays, in minutes from midnight', () => {
    const times = [noon + 17_123, noon + 17_124, noon + 5 * hour + 1, noon + 3 * day + 99, noon - 40 * day];
    const made = moved(times);
    expect(made.map((time, at) => dayOf(time) - dayOf(times[at] ?? 0))).toEqual([100, 100, 100, 100, 100]);
    expect(made.map((time) => time % day)).toEqual([0, minute, 2 * minute, 0, 0]);
  });

  test('never stay where they were, and never become earlier than 1970', () => {
    const random = seeded(3);
    const drawn = Array.from({ length: 5000 }, () => drawnDays(random));
    expect(drawn).not.toContain(0);
    expect(Math.min(...drawn)).toBeLessThan(-3000);
    expect(Math.max(...drawn)).toBeGreaterThan(3000);
    expect(Math.min(...moved([5 * day, 6 * day], [], -300))).toBe(305 * day);
  });

  test.each([
    [
      'a session that others begin within',
      [
        [0, 60],
        [10, 40],
        [20, 90],
      ],
    ],
    ['a session over midnight', [[11.5 * 60, 12.5 * 60]]],
    [
      'a session that ended long before the next',
      [
        [0, 15],
        [300, 360],
      ],
    ],
    [
      'sessions one within the other',
      [
        [0, 60],
        [1, 59],
        [2, 58],
      ],
    ],
  ])('keep the length of %s, and everybody’s order', (_what, list) => {
    const spans = list.map(([from = 0, to = 0]) => [noon + from * minute, noon + to * minute] as const);
    const times = [
      ...new Set([...spans.flat(), noon + 7 * minute, noon + 30 * minute, noon + 11 * hour]),
    ].sort((a, b) => a - b);
    const made = moved(times, spans);
    const at = (time: number): number => made[times.indexOf(time)] ?? 0;
    for (const [from, to] of spans) expect(at(to) - at(from)).toBe(to - from);
    expect(made).toEqual([...made].sort((a, b) => a - b));
    expect(new Set(made).size).toBe(times.length);
  });

  test('keep order, days and lengths, whatever there is', () => {
    const offset = fc.nat(3 * 24 * 60).map((minutes) => noon + minutes * minute + 7);
    const span = fc
      .tuple(offset, fc.integer({ min: 15, max: 720 }))
      .map(([from, length]) => [from, from + length * minute] as const);
    fc.assert(
      fc.property(fc.array(offset, { maxLength: 30 }), fc.array(span, { maxLength: 8 }), (some, spans) => {
        const times = [...new Set([...some, ...spans.flat()])].sort((a, b) => a - b);
        const made = moved(times, spans);
        const at = (time: number): number => made[times.indexOf(time)] ?? 0;
        for (const [from, to] of spans) expect(at(to) - at(from)).toBe(to - from);
        for (const [index, time] of made.entries()) {
          expect(dayOf(time) - dayOf(times[index] ?? 0)).toBe(100);
          if (index > 0) expect(time).toBeGreaterThan(made[index - 1] ?? 0);
        }
      }),
      draws(200, 5000),
    );
  });
});
