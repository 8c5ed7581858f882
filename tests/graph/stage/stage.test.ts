import { describe, expect, test } from 'vitest';
import type { Layer } from '../../../src/graph/stage/layer.ts';
import { pointerSize } from '../../../src/graph/stage/pointer.ts';
import { drawPage } from '../../../src/graph/stage/draw-pages.ts';
import { drawStage } from '../../../src/graph/stage/draw.ts';
import { geometryFor } from '../../../src/graph/stage/wide-geometry.ts';
import { poseOf } from '../../../src/graph/stage/pose.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { ellipse } from '../../../src/graph/drawing/shapes.ts';
import { expiredNow, stageOf } from '../../../src/assume/stage.ts';
import { lent } from '../../assume/lent.ts';
import { isFull } from '../../properties.ts';
import { stages } from './stages.ts';

/** Below this many CSS pixels text is hard to read. */
const smallest = 12.5;

const textsOf = (layers: readonly Layer[]) =>
  layers.flatMap(({ items, scale }) =>
    items.flatMap((item) => (item.type === 'text' ? [{ ...item, size: item.size * scale }] : [])),
  );

describe('the stage', () => {
  test.each([
    ['as wide as a phone', 390, 352],
    ['of a low place', 390, 200],
  ])('writes what is asked clear of its seal, on a stage %s', async (_name, width, height) => {
    const at = geometryFor(width, height);
    expect(at.narrow).toBe(true);
    for (const stage of await stages()) {
      if (stage.credential.kind === 'none') continue;
      const slip = drawStage(stage, poseOf(stage, 1), at, palettes.light).find(({ id }) => id === 'slip');
      const [word] = slip?.items.filter((item) => item.type === 'text') ?? [];
      const [seal] = slip?.items.filter((item) => item.type === 'path' && item.d === ellipse(24, 24)) ?? [];
      if (!word || seal?.type !== 'path') throw new Error('Nothing is asked.');
      const end = word.x + word.text.length * word.size * 0.6;
      expect((seal.place?.[0] ?? 0) - 12 - end, word.text).toBeGreaterThan(4);
    }
  });

  test.each([
    ['a 1440 px page', 804, 516],
    ['a tablet', 768, 456],
    ['a phone', 390, 352],
  ])('is readable at every moment on %s', async (_name, width, height) => {
    const at = geometryFor(width, height);
    const zoom = Math.min(width / at.width, height / at.height);
    for (const stage of await stages()) {
      for (let moment = 0; moment < stage.acts.length; moment += 0.25) {
        const layers = drawStage(stage, poseOf(stage, moment), at, palettes.light);
        const small = textsOf(layers.filter(({ id, scale }) => id !== 'slip' || scale >= 1)).filter(
          ({ size }) => size * zoom < smallest,
        );
        expect(small.map(({ text, size }) => `${text}: ${String(size * zoom)} px`)).toEqual([]);
      }
    }
  });

  test('writes a page’s name whole on a phone, in smaller letters where they must be', () => {
    const page = { name: 'MayAssumeDeployer', line: 'may: sts:AssumeRole' };
    const box = geometryFor(390).pages[0] ?? { x: 0, y: 0, width: 0, height: 0 };
    const [name] = drawPage(page, box, palettes.light).flatMap((item) =>
      item.type === 'text' ? [item] : [],
    );
    expect(name?.text).toBe('MayAssumeDeployer');
    expect(name?.size).toBeGreaterThan(smallest);
  });

  test('counts further pages where there is room, and else leaves the count out: no first line ends with a dot', () => {
    const page = { name: 'MayAssumeDeployer', line: 'may: sts:AssumeRole' };
    const said = (width: number): readonly string[] =>
      drawPage(page, { x: 0, y: 0, width, height: 46 }, palettes.light, { count: 1 }).flatMap((item) =>
        item.type === 'text' ? [item.text] : [],
      );
    expect(said(260)).toContain('may: sts:AssumeRole · +1');
    expect(said(geometryFor(390).pages[0]?.width ?? 0)).toContain('may: sts:AssumeRole');
  });

  test('keeps the account of an ARN that is too long for its line', async () => {
    const [stage] = (await stages()).filter(({ trustLines }) =>
      trustLines.some((line) => line.includes('arn:aws:iam::111122223333:root')),
    );
    if (!stage) throw new Error('no stage trusts the account');
    const written = stage.acts.flatMap((_, moment) =>
      textsOf(drawStage(stage, poseOf(stage, moment), geometryFor(880), palettes.light)),
    );
    expect(
      written
        .map(({ text }) => text)
        .filter((text) => text.includes(':root'))[0]
        ?.trim(),
    ).toBe('"AWS": "…111122223333:root"');
  });

  test('has every layer once, so that each can be followed', async () => {
    for (const stage of await stages())
      for (let moment = 0; moment < stage.acts.length; moment += 0.5) {
        const ids = drawStage(stage, poseOf(stage, moment), geometryFor(880), palettes.dark).map(
          ({ id }) => id,
        );
        expect(new Set(ids).size).toBe(ids.length);
      }
  });

  test('moves without a jump: what is a little later is a little further', async () => {
    const at = geometryFor(880);
    const step = 0.02;
    // A layer that jumps is elsewhere after a longer step, too: only where one got far or came or went, each short
    // step is looked at. `FULL=1` looks at all of them.
    const stride = isFull ? 1 : 5;
    for (const stage of await stages()) {
      const drawn = new Map<number, ReadonlyMap<string, Layer>>();
      const drawnAt = (place: number): ReadonlyMap<string, Layer> => {
        const known = drawn.get(place);
        if (known) return known;
        const layers = drawStage(stage, poseOf(stage, place * step), at, palettes.light);
        const byId = new Map(layers.map((it) => [it.id, it]));
        drawn.set(place, byId);
        return byId;
      };
      const further = (from: number, to: number, far: number): string[] =>
        [...drawnAt(to)].flatMap(([id, layer]) => {
          const before = drawnAt(from).get(id);
          const jump = before ? Math.hypot(layer.x - before.x, layer.y - before.y) : 0;
          return jump < far ? [] : [`${id} at ${String(from * step)}: ${String(jump)}`];
        });
      const last = Math.round((stage.acts.length - 1) / step);
      const jumps: string[] = [];
      for (let from = 0; from < last; from += stride) {
        const to = Math.min(last, from + stride);
        const ids = [...drawnAt(from).keys()].join();
        const isQuiet = further(from, to, 40).length === 0 && ids === [...drawnAt(to).keys()].join();
        if (!isFull && isQuiet) continue;
        for (let place = from; place < to; place++) jumps.push(...further(place, place + 1, 80));
      }
      expect(jumps).toEqual([]);
    }
  });

  test('stays within the picture', async () => {
    for (const at of [geometryFor(390), geometryFor(360, 264), geometryFor(768, 456), geometryFor(880)]) {
      for (const stage of await stages())
        for (let moment = 0; moment < stage.acts.length; moment += 1) {
          const texts = drawStage(stage, poseOf(stage, moment), at, palettes.light).flatMap((layer) =>
            layer.items.flatMap((item) =>
              item.type === 'text'
                ? [{ x: layer.x + item.x * layer.scale, y: layer.y + item.y * layer.scale, text: item.text }]
                : [],
            ),
          );
          const outside = texts.filter(({ x, y }) => x < 0 || x > at.width || y < 0 || y > at.height);
          expect(outside).toEqual([]);
        }
    }
  });

  test.each([
    ['a phone', geometryFor(390)],
    ['a low phone', geometryFor(360, 264)],
    ['a tablet', geometryFor(768, 456)],
    ['a desktop', geometryFor(880)],
  ])('leaves an empty ring and a key in shards, clear of the key that lasts, on %s', async (_name, at) => {
    const stage = expiredNow(stageOf(await lent['a user']()), true);
    const layers = drawStage(stage, poseOf(stage, stage.acts.length - 1, 0), at, palettes.light);
    const named = (id: string): Layer | undefined => layers.find((one) => one.id === id);
    expect(named('ring')?.opacity).toBe(1);
    expect(textsOf([named('key-new-label')].filter((one) => one !== undefined))).toHaveLength(1);
    const ys = (named('key-shards')?.items ?? []).flatMap((item) =>
      'place' in item && item.place ? [item.place[1]] : [],
    );
    expect(ys).toHaveLength(9);
    const own = named('key');
    expect(own?.y).toBe(at.key.y);
    for (const y of ys) expect(Math.abs(y - at.key.y)).toBeGreaterThan(22);
  });
});

test.each([
  ['a desk', geometryFor(880, 560)],
  ['a tablet', geometryFor(768, 456)],
  ['a phone', geometryFor(390, 320)],
])(
  'on %s the mark “you” stands at the upper left of who acts, within the scene and clear of the ring',
  async (_, at) => {
    let seen = 0;
    for (const stage of await stages())
      for (let place = 0; place < stage.acts.length; place++) {
        const layers = drawStage(stage, poseOf(stage, place), at, palettes.light);
        const you = layers.find(({ id }) => id === 'you');
        if (!you) continue;
        seen += 1;
        const [width, height] = pointerSize(15);
        const isWorn = layers.some(({ id }) => id === 'session-shape');
        const [right, bottom] = [you.x + width / 2, you.y + height / 2];
        expect(you.x - width / 2).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThan(at.caller.x);
        const apart = Math.hypot(at.caller.x - right, at.caller.y - bottom);
        expect(apart).toBeGreaterThan(isWorn ? at.ringRadius - 4 : 20 * at.callerScale);
      }
    expect(seen).toBeGreaterThan(10);
  },
);
