import { plainAppearance } from '../../../src/graph/drawing/node-appearance.ts';
import type { SceneNode } from '../../../src/graph/picture/scene.ts';

/** A thing in a picture, named by its id, as large each way. */
export const sceneNode = (
  kind: SceneNode['kind'],
  id: string,
  x: number,
  y: number,
  size: number,
): SceneNode => ({
  id,
  kind,
  x,
  y,
  width: size,
  height: size,
  appearance: plainAppearance(kind),
  label: id,
  sublabel: null,
  emphasis: 'plain',
  glow: null,
  textScale: 1,
  ring: null,
  draggable: false,
});
