import { expect, test } from 'vitest';
import { codeWidth, widthOf } from '../../../src/graph/drawing/letter-widths.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { Point } from '../../../src/graph/picture/geometry.ts';
import { drawStage } from '../../../src/graph/stage/draw.ts';
import { geometryFor } from '../../../src/graph/stage/wide-geometry.ts';
import type { Layer } from '../../../src/graph/stage/layer.ts';
import { poseOf } from '../../../src/graph/stage/pose.ts';
import type { Stage } from '../../../src/graph/stage/stage.ts';
import { stages } from './stages.ts';

/** The layers that are lines between others. */
const isLine = ({ id }: Layer): boolean =>
  /^(member|way-\d|key-line|light|trust-light|worn-line|worn-page-way|carrier-line)$/.test(id);

/** Points along the lines of a layer, which are made of M, L, H and C. */
function* pointsOf({ items }: Layer): Generator<Point> {
  for (const item of items) {
    if (item.type !== 'path' || item.stroke === null || item.width > 6) continue;
    let at = { x: 0, y: 0 };
    for (const [, letter = '', rest = ''] of item.d.matchAll(/([MLHC])([^A-Za-z]*)/g)) {
      const n = (rest.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
      if (letter === 'C') {
        const [a, b, c, d] = [at, { x: n[0]!, y: n[1]! }, { x: n[2]!, y: n[3]! }, { x: n[4]!, y: n[5]! }];
        for (let i = 0; i <= 60; i++) {
          const [t, u] = [i / 60, 1 - i / 60];
          const mix = (p: number, q: number, r: number, s: number) =>
            u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
          yield { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
        }
        at = d;
        continue;
      }
      const ends =
        letter === 'H'
          ? [{ x: n[0]!, y: at.y }]
          : Array.from({ length: n.length / 2 }, (_, i) => ({ x: n[2 * i]!, y: n[2 * i + 1]! }));
      for (const end of ends) {
        if (letter !== 'M')
          for (let i = 0; i <= 20; i++)
            yield { x: at.x + ((end.x - at.x) * i) / 20, y: at.y + ((end.y - at.y) * i) / 20 };
        at = end;
      }
    }
  }
}

interface Word {
  readonly text: string;
  readonly layer: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const wordsOf = (layers: readonly Layer[]): Word[] =>
  layers.flatMap(({ id, x, y, scale, items, opacity }) =>
    items.flatMap((item) => {
      if (item.type !== 'text' || opacity < 0.1 || item.text === '') return [];
      const wide =
        (item.mono
          ? item.text.length * item.size * codeWidth
          : widthOf(item.text, item.size, item.weight >= 600)) * scale;
      const left = x + item.x * scale - { start: 0, middle: 0.5, end: 1 }[item.anchor ?? 'middle'] * wide;
      const [middle, half] = [y + item.y * scale, item.size * 0.42 * scale];
      return [
        { text: item.text, layer: id, left, right: left + wide, top: middle - half, bottom: middle + half },
      ];
    }),
  );

/** The same scene with a group whose name takes all the room that names have. */
const withLongGroup = (stage: Stage): Stage => ({
  ...stage,
  group: stage.group && 'BillingAndCostManagementReaders',
});

test.each([
  ['a phone', geometryFor(390)],
  ['a low phone', geometryFor(360, 264)],
  ['a tablet', geometryFor(768, 456)],
  ['a desktop', geometryFor(880)],
])('No line runs through words at any notch of any scene on %s', async (_name, at) => {
  const faults = new Set<string>();
  let judged = 0;
  for (const stage of (await stages()).flatMap((one) => [one, withLongGroup(one)]))
    for (const [notch] of stage.acts.entries()) {
      const layers = drawStage(stage, poseOf(stage, notch), at, palettes.light).filter(
        ({ opacity }) => opacity > 0.1,
      );
      for (const [i, line] of layers.entries()) {
        if (!isLine(line)) continue;
        // Whatever lies over the line hides it.
        const above = new Set(layers.slice(i + 1).map(({ id }) => id));
        const points = [...pointsOf(line)];
        judged += points.length;
        for (const word of wordsOf(layers)) {
          const isOnSheet =
            /^(page|role-page|plate|call|slip|slot|ghost|deny|trust-page)/.test(word.layer) &&
            above.has(word.layer);
          if (isOnSheet) continue;
          if (
            points.some(
              ({ x, y }) =>
                x > word.left + 1 && x < word.right - 1 && y > word.top + 1 && y < word.bottom - 1,
            )
          )
            faults.add(`${stage.acts[notch]?.id ?? ''}: ${line.id} through ${word.layer} “${word.text}”`);
        }
      }
    }
  expect(judged).toBeGreaterThan(10_000);
  expect([...faults]).toEqual([]);
});
