import type { Palette } from '../drawing/palette.ts';
import { slotBox } from '../stage/draw-refused.ts';
import { drawStage } from '../stage/draw.ts';
import { geometryFor } from '../stage/geometry.ts';
import { layer, write } from '../stage/layer.ts';
import { poseOf } from '../stage/pose.ts';
import type { Drawn } from './drawn.ts';
import { linesOf } from './lines.ts';
import type { Pictured } from './pictured.ts';

const [size, lineHeight] = [14, 18];

/** The stage at its notch. What the empty slot's button would do is written there. */
export function drawStep(
  { stage, at, left, called, remedy, width }: Extract<Pictured, { kind: 'step' }>,
  palette: Palette,
): Drawn {
  const place = geometryFor(width);
  const pose = poseOf(stage, at, left, called);
  const slot = pose.slot > 0.6 ? slotBox(stage, place) : null;
  const lines = slot && remedy ? linesOf(remedy, slot.width - 28, size) : [];
  const under = slot ? slot.y + slot.height - 14 : 0;
  const written = lines.map((line, i) =>
    write(line, (slot?.x ?? 0) + 14, under - (lines.length - i - 0.5) * lineHeight, palette.accent, {
      size,
      weight: 700,
      anchor: 'start',
    }),
  );
  return {
    layers: [...drawStage(stage, pose, place, palette), layer('remedy', written)],
    box: [0, 0, place.width, place.height],
  };
}
