import { labelSize } from '../drawing/metrics.ts';
import type { Bounds } from './geometry.ts';
import { reach } from './route.ts';
import type { Route, SceneNode } from './scene.ts';

/** Half the height of a decision's words with the air around them, as a share of their letters. */
const lift = 1.3;

/**
 * Returns the ways of a decision past all that stands between its ends: an arch above it, and one below it, each with
 * room for its words. None if nothing stands there.
 */
export function arches(
  [source, target]: readonly [SceneNode, SceneNode],
  passed: readonly Bounds[],
): readonly Route[] {
  if (passed.length === 0) return [];
  const from = { x: source.x + reach(source), y: source.y };
  const to = { x: target.x - reach(target), y: target.y };
  const [left, right] = [
    Math.min(...passed.map((one) => one.left)),
    Math.max(...passed.map((one) => one.right)),
  ];
  const away = lift * labelSize * source.textScale;
  const above = Math.min(...passed.map(({ top }) => top)) - away;
  const below = Math.max(...passed.map(({ bottom }) => bottom)) + away;
  return [above, below].map((y) => ({
    from,
    to,
    bends: [
      { x: (from.x + left) / 2, y: from.y },
      { x: left, y },
      { x: (left + right) / 2, y },
      { x: right, y },
      { x: (right + to.x) / 2, y: to.y },
    ],
  }));
}
