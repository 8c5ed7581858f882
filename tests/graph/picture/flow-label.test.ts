import { expect, test } from 'vitest';
import { drawFlow } from '../../../src/graph/picture/draw-flow.ts';
import { STS } from '../../../src/graph/picture/highlight.ts';
import { paint } from '../../../src/graph/picture/paint.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { Scene } from '../../../src/graph/picture/scene.ts';
import { sceneNode } from './scene-node.ts';

const palette = palettes.light;
const node = (id: string, kind: 'user' | 'role', x: number) => sceneNode(kind, id, x, 0, 46);

/** What is told between a caller and a role that stand so far apart. */
function told(apart: number): Scene {
  const nodes = new Map([
    ['ana', node('ana', 'user', 0)],
    ['Deployer', node('Deployer', 'role', apart)],
  ]);
  const flow = {
    sts: { between: ['ana', 'Deployer'], tone: 'lit' },
    temporaryKey: null,
    calls: [{ from: STS, to: 'ana', label: 'temporary credentials', tone: 'allow' }],
  } as const;
  return drawFlow(flow, nodes, () => null, { palette });
}

/** Where the label is painted, from the line that it belongs to. */
function labelAt(scene: Scene): number | undefined {
  const texts = paint(scene, palette).flatMap((painted) => painted.texts);
  const label = texts.find((one) => one.text === 'temporary credentials');
  return label && Math.round(label.y);
}

test('A call’s label stands on its line where it fits, and below the names of both ends where it would be covered', () => {
  expect(labelAt(told(600))).toBe(0);
  expect(labelAt(told(210))).toBeGreaterThan(23 + 25);
});
