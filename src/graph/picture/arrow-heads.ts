import type { Primitive } from '../drawing/primitives.ts';
import { filled, stroked } from '../drawing/primitives.ts';
import type { SceneEdge } from './scene.ts';
import { ellipse, rectangle, rounded } from '../drawing/shapes.ts';

/** How far a line stops before its end, so that the head's tip is the end. */
export function headLength({ head, width }: Pick<SceneEdge, 'head' | 'width'>): number {
  switch (head) {
    case 'triangle':
      return 8 + width;
    case 'hollowTriangle':
      return 11;
    default:
      return 0;
  }
}

/** The mark at an edge's end, which lies at (x, y) and comes in at `angle` (radians). */
export function drawHead(
  edge: Pick<SceneEdge, 'head' | 'headColour' | 'width'>,
  x: number,
  y: number,
  angle: number,
  canvas: string,
): Primitive[] {
  const { head, headColour: colour, width } = edge;
  const turned = (points: readonly (readonly [number, number])[]): string =>
    rounded(
      points.map(([px, py]) => [
        x + px * Math.cos(angle) - py * Math.sin(angle),
        y + px * Math.sin(angle) + py * Math.cos(angle),
      ]),
      1,
    );
  const length = headLength(edge);
  const place = [x, y, 1] as const;
  switch (head) {
    case 'none':
      return [];
    case 'circle':
      return [filled(ellipse(6 + width, 6 + width), colour, { place })];
    case 'square':
      return [filled(rectangle(5.5 + width, 5.5 + width, 1.5), colour, { place })];
    case 'triangle':
      return [
        filled(
          turned([
            [0, 0],
            [-length, -length * 0.6],
            [-length, length * 0.6],
          ]),
          colour,
        ),
      ];
    case 'hollowTriangle': {
      const d = turned([
        [-0.5, 0],
        [-length, -6.5],
        [-length, 6.5],
      ]);
      return [filled(d, canvas), stroked(d, colour, 2)];
    }
    case 'tee':
      return [
        filled(
          turned([
            [-5, -8.5],
            [0, -8.5],
            [0, 8.5],
            [-5, 8.5],
          ]),
          colour,
        ),
      ];
  }
}
