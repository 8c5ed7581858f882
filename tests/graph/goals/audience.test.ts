import { expect, test } from 'vitest';
import { arrange } from '../../../src/graph/goals/arrange.ts';
import { audience } from '../../../src/graph/goals/audience.ts';
import type { GoalNode, GoalPicture } from '../../../src/graph/goals/goals.ts';

/** A picture of so many people in one column. */
const peopled = (count: number): GoalPicture => ({
  nodes: Array.from({ length: count }, (_, i): GoalNode => ({
    id: `who:${String(i)}`,
    entity: null,
    kind: 'user',
    name: `user${String(i)}`,
    column: 'who',
    isMissing: false,
    isAbsent: false,
    notes: [],
    beside: [],
    isYou: false,
    isWrong: false,
  })),
  pages: [],
  lines: [],
  belongings: [],
  isSolved: false,
});

const screen = { width: 1280, height: 398 };
/** The picture's place on a screen of 1920 × 1080. */
const large = { width: 1920, height: 606 };

test.each([
  [1, screen, 1.45],
  [4, screen, 1],
  [6, screen, 0.55],
  [8, screen, 0.5],
  // Letters of 14 have 28 CSS pixels.
  [1, large, 2],
  [2, large, 2],
])(
  'a picture of %i people in a place of %o stands whole before an audience, at least %f times as large as usual',
  (count, place, least) => {
    const [arranged] = audience.arrange(arrange, [peopled(count)], place);
    const { bounds, nodes } = arranged!;
    const { zoom, x, y } = audience.fit(bounds, place);
    expect(zoom).toBeGreaterThanOrEqual(least - 0.001);
    for (const one of nodes.values()) {
      // Below the heads of the columns, which keep their size.
      expect(y + (one.y - one.height / 2) * zoom).toBeGreaterThan(36);
      expect(y + (one.y + one.height / 2) * zoom).toBeLessThan(place.height);
      expect(x + one.x * zoom).toBeGreaterThan(0);
    }
  },
);
