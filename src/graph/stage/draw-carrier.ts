import { drawAppearance, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import { stroked } from '../drawing/primitives.ts';
import type { Geometry } from './geometry.ts';
import { layer, type Layer, write } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

/** A pool that asks STS on somebody's behalf. It stands aside once the hat comes out. */
export function drawCarrier(stage: Stage, pose: Pose, at: Geometry, palette: Palette): Layer[] {
  const opacity = 1 - pose.hat.on;
  if (stage.carrier === null || opacity <= 0.01) return [];
  const { caller, callerScale, carrier, narrow } = at;
  const from = caller.x + 24 * callerScale + 4;
  return [
    layer(
      'carrier-line',
      [
        stroked(
          `M${String(from)} ${String(caller.y)}L${String(carrier.x - 22)} ${String(carrier.y)}`,
          palette.user,
          2,
        ),
      ],
      { opacity },
    ),
    layer('carrier', drawAppearance(plainAppearance('identityPool'), palette), {
      x: carrier.x,
      y: carrier.y,
      scale: narrow ? 1 : 1.25,
      opacity,
    }),
    layer(
      'carrier-name',
      [
        write(stage.carrier, carrier.x, carrier.y + (narrow ? 28 : 36), palette.ink, {
          size: narrow ? 14 : 15,
        }),
      ],
      { opacity },
    ),
  ];
}
