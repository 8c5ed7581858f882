import { themed } from '../../../../graph/drawing/themed.ts';
import { paint } from '../../../../graph/picture/paint.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import { layer, type Layer } from '../../../../graph/stage/layer.ts';

/** A scene of nodes and edges as layers. */
export const layersOf = (scene: Scene): readonly Layer[] =>
  paint(scene, themed).map(({ id, x, y, opacity, items, texts }) =>
    layer(id, [...items, ...texts], { x, y, opacity }),
  );
