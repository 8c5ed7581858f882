import { expect, test } from 'vitest';
import { foldPlaces } from '../../../../../src/ui/panels/account/graph/fold-places.ts';

test('a count stands below the middle of its column, and beside the one before where they would touch', () => {
  const counts = [100, 180, 500].map((middle) => ({ middle, width: 100 }));
  expect(foldPlaces(counts, 880)).toEqual([50, 158, 450]);
});

test('where columns go on beyond the picture’s edge, their counts stay within it, in their order', () => {
  const counts = [
    { middle: 736, width: 106 },
    { middle: 853, width: 112 },
    { middle: 1224, width: 104 },
  ];
  const lefts = foldPlaces(counts, 880);
  expect(lefts).toEqual([534, 648, 768]);
  expect(lefts.at(-1)! + 104).toBeLessThan(880);
});
