import { expect, test } from 'vitest';
import { stageOf } from '../../../src/assume/stage.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { type Curve, pointOn } from '../../../src/graph/stage/curve.ts';
import { slotBox } from '../../../src/graph/stage/draw-refused.ts';
import { drawStage } from '../../../src/graph/stage/draw.ts';
import { geometryFor } from '../../../src/graph/stage/wide-geometry.ts';
import { poseOf } from '../../../src/graph/stage/pose.ts';
import { lent } from '../../assume/lent.ts';
import { refusal, refusals } from '../../assume/refusals.ts';

/** The curve that path data of one cubic stands for. */
function curveIn(d: string): Curve {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0, x4 = 0, y4 = 0] =
    d.match(/-?[\d.]+/g)?.map(Number) ?? [];
  return [
    { x: x1, y: y1 },
    { x: x2, y: y2 },
    { x: x3, y: y3 },
    { x: x4, y: y4 },
  ];
}

test.each(Object.keys(refusals))('no line to a page runs behind the empty slot: %s', async (name) => {
  const stage = stageOf((await refusal(name)).replay);
  const at = geometryFor(880);
  const slot = slotBox(stage, at);
  if (!slot) return;
  const layers = drawStage(stage, poseOf(stage, stage.acts.length - 1), at, palettes.light);
  const lines = layers.flatMap(({ id, items: [line] }) =>
    id.startsWith('way-') && line?.type === 'path' ? [curveIn(line.d)] : [],
  );
  const behind = lines.filter((line) =>
    Array.from({ length: 101 }, (_, i) => pointOn(line, i / 100)).some(
      ({ x, y }) =>
        x > slot.x - 3 && x < slot.x + slot.width + 3 && y > slot.y - 3 && y < slot.y + slot.height + 3,
    ),
  );
  expect(behind).toEqual([]);
});

test('no line from a group to its page turns back on the way', async () => {
  const stages = (await Promise.all(Object.values(lent).map((make) => make()))).map(stageOf);
  const shown = stages.find(({ group, pages }) => group !== null && pages.at(-1)?.owner === 'group');
  if (!shown) throw new Error('nobody is let in through a group');
  for (const [width, height] of [[390], [768, 456], [880]] as const) {
    const at = geometryFor(width, height);
    const layers = drawStage(shown, poseOf(shown, 0), at, palettes.light);
    const lines = layers.flatMap(({ id, items: [line] }) =>
      id.startsWith('way-') && line?.type === 'path' ? [curveIn(line.d)] : [],
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const along = Array.from({ length: 51 }, (_, i) => pointOn(line, i / 50).x);
      expect(along).toEqual([...along].sort((a, b) => a - b));
    }
  }
});
