import { expect, test } from 'vitest';
import { heightOf, pack } from '../../../src/graph/goals/pack.ts';
import fc, { draws } from '../../properties.ts';

const item = fc.record({
  want: fc.integer({ min: -500, max: 1500 }),
  above: fc.integer({ min: 1, max: 60 }),
  below: fc.integer({ min: 1, max: 60 }),
});
const column = fc.array(item, { maxLength: 12 }).map((all) => all.sort((a, b) => a.want - b.want));

test('items of a column never touch, keep their order and stay between its ends', () => {
  fc.assert(
    fc.property(column, fc.integer({ min: 0, max: 30 }), (items, gap) => {
      const bottom = 20 + Math.max(900, heightOf(items, gap));
      const places = pack(items, gap, 20, bottom);
      items.forEach((one, i) => {
        const [at, next] = [places[i] ?? 0, items[i + 1]];
        expect(at - one.above).toBeGreaterThanOrEqual(20 - 1e-6);
        expect(at + one.below).toBeLessThanOrEqual(bottom + 1e-6);
        if (next)
          expect((places[i + 1] ?? 0) - next.above - at - one.below).toBeGreaterThanOrEqual(gap - 1e-6);
      });
    }),
    draws(),
  );
});

test('items that have room stand where they wish', () => {
  const items = [100, 300, 500].map((want) => ({ want, above: 20, below: 30 }));
  expect(pack(items, 10, 0, 800)).toEqual([100, 300, 500]);
});

test('items that wish for one place share it evenly', () => {
  const items = [200, 200].map((want) => ({ want, above: 10, below: 10 }));
  expect(pack(items, 10, 0, 800)).toEqual([185, 215]);
});
