import { widthsOf } from '../../../src/graph/drawing/letter-widths.ts';
import { labelPlace } from '../../../src/graph/drawing/metrics.ts';
import type { Bounds } from '../../../src/graph/picture/geometry.ts';
import type { Scene, SceneNode } from '../../../src/graph/picture/scene.ts';
import { pointsOf } from './route-points.ts';

/** Letters that aren't bold need less. */
const regular = 0.85;

function nameOf(node: SceneNode): Bounds {
  const { gap, size } = labelPlace(node);
  const half = (widthsOf([...node.label], regular * size).at(-1) ?? 0) / 2;
  const y = node.y + node.height / 2 + gap;
  return { left: node.x - half, right: node.x + half, top: y - size / 2, bottom: y + size / 2 };
}

/** The names that a line runs through, in a picture in columns. */
export function struckNames({ nodes, edges }: Scene): string[] {
  const named = nodes.filter(({ label }) => label !== '').map((node) => ({ node, box: nameOf(node) }));
  return edges
    .filter(({ kind }) => kind !== 'key')
    .flatMap(({ kind, route, source, target }) => {
      const points = pointsOf(route);
      return named
        .filter(({ box: { left, right, top, bottom } }) =>
          points.some(({ x, y }) => x > left + 1 && x < right - 1 && y > top && y < bottom),
        )
        .map(({ node }) => `${kind} ${source} to ${target} through ${node.label}`);
    });
}
