import { expect, test } from 'vitest';
import { stageOf } from '../../../src/assume/stage.ts';
import { codeWidth, widthOf } from '../../../src/graph/drawing/letter-widths.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { signOf } from '../../../src/graph/stage/draw-door.ts';
import { drawStage } from '../../../src/graph/stage/draw.ts';
import { slotBox } from '../../../src/graph/stage/draw-refused.ts';
import { fitIn, type Geometry } from '../../../src/graph/stage/geometry.ts';
import { geometryFor } from '../../../src/graph/stage/wide-geometry.ts';
import { poseOf } from '../../../src/graph/stage/pose.ts';
import type { Stage } from '../../../src/graph/stage/stage.ts';
import { lent } from '../../assume/lent.ts';
import { refusal, refusals } from '../../assume/refusals.ts';
import { stages } from './stages.ts';

interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words of a scene at a notch of a desktop, roughly as wide as they are. */
async function wordsAt(name: keyof typeof lent, id: 'permission' | 'session'): Promise<Word[]> {
  const stage = stageOf(await lent[name]());
  const place = stage.acts.findIndex((act) => act.id === id);
  const layers = drawStage(stage, poseOf(stage, place), geometryFor(880), palettes.light);
  return layers.flatMap(({ x, y, scale, items, opacity }) =>
    items.flatMap((item): Word[] => {
      if (item.type !== 'text' || opacity < 0.3) return [];
      const width = item.text.length * item.size * 0.5 * scale;
      const from = { start: 0, middle: 0.5, end: 1 }[item.anchor ?? 'middle'] * width;
      const [left, middle] = [x + item.x * scale - from, y + item.y * scale];
      const half = item.size * 0.36 * scale;
      return [{ text: item.text, left, right: left + width, top: middle - half, bottom: middle + half }];
    }),
  );
}

test('The plate of a lock says which role was allowed, whole', async () => {
  const words = await wordsAt('a user', 'permission');
  expect(words.map(({ text }) => text)).toContain('allows sts:AssumeRole on Deployer');
});

test('The name of the one who asks stands clear of the plate below it', async () => {
  const words = await wordsAt('a user', 'permission');
  const name = words.find(({ text }) => text === 'ana');
  const { lockY, plate } = geometryFor(880);
  // The feet of letters such as g reach below.
  expect((name?.bottom ?? 0) + 4).toBeLessThan(lockY - (plate?.height ?? 0) / 2 - 2);
});

test('A plate with few words ends beside the name of the one who asks, and not below it', async () => {
  const words = await wordsAt('a user whom trust names', 'permission');
  const left = (words.find(({ text }) => text === '2')?.left ?? 0) - 14;
  expect(left).toBeGreaterThan(words.find(({ text }) => text === 'ci-bot')?.right ?? Infinity);
});

test('A role’s long name ends before the wall of its room', async () => {
  const stage = stageOf(await lent['a user']());
  const long = { ...stage, role: { ...stage.role, name: 'privesc-permissive-role-trust' } };
  const at = geometryFor(880);
  const texts = drawStage(long, poseOf(long, 0), at, palettes.light).flatMap(({ items }) => items);
  const name = texts.find((item) => item.type === 'text' && item.text.startsWith('privesc'));
  if (name?.type !== 'text') throw new Error('The role has no name.');
  const width = widthOf(name.text, name.size, true);
  expect(at.roleText.x + width).toBeLessThan(at.room.x + at.room.width);
});

test('The number of an account lies neither under the glass nor on the count of other roles', async () => {
  const words = await wordsAt('a user of another account', 'session');
  const { glass } = geometryFor(880);
  const accounts = words.filter(({ text }) => /^account \d/.test(text));
  expect(accounts).toHaveLength(2);
  expect(accounts[0]?.right).toBeLessThan(glass.x);
  for (const one of accounts)
    for (const other of words)
      if (other !== one)
        expect(
          one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
          `${one.text} on ${other.text}`,
        ).toBe(false);
});

/** The words of a stage at a notch, as wide as they are. */
function wordsOf(stage: Stage, place: number, at: Geometry): (Word & { layer: string })[] {
  const layers = drawStage(stage, poseOf(stage, place), at, palettes.light);
  return layers.flatMap(({ id, x, y, scale, items, opacity }) =>
    items.flatMap((item) => {
      if (item.type !== 'text' || opacity < 0.1) return [];
      const drawn = item.mono
        ? item.text.length * item.size * codeWidth
        : widthOf(item.text, item.size, item.weight >= 600);
      const from = { start: 0, middle: 0.5, end: 1 }[item.anchor ?? 'middle'] * drawn * scale;
      const [left, middle] = [x + item.x * scale - from, y + item.y * scale];
      const half = item.size * 0.42 * scale;
      const box = { left, right: left + drawn * scale, top: middle - half, bottom: middle + half };
      return [{ layer: id, text: item.text, ...box }];
    }),
  );
}

const isOver = (a: Word, b: Word): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;

test.each([
  ['a phone', geometryFor(390)],
  ['a low phone', geometryFor(360, 264)],
  ['a tablet', geometryFor(768, 456)],
  ['a desktop', geometryFor(880)],
])('No words lie on others at any notch of any scene on %s', async (_name, at) => {
  const over = (await stages()).flatMap((stage) =>
    stage.acts.flatMap((_act, place) => {
      const words = wordsOf(stage, place, at);
      return words.flatMap((a, i) =>
        words
          .slice(i + 1)
          .flatMap((b) => (isOver(a, b) ? [`${a.layer}: ${a.text} and ${b.layer}: ${b.text}`] : [])),
      );
    }),
  );
  expect([...new Set(over)]).toEqual([]);
});

test.each([
  ['a phone', geometryFor(390)],
  ['a low phone', geometryFor(360, 264)],
])('On %s the lock that stayed shut is seen: the slot below covers none of it', async (_name, at) => {
  const seen = await Promise.all(
    Object.keys(refusals).map(async (name) => {
      const stage = stageOf((await refusal(name)).replay);
      const layers = drawStage(stage, poseOf(stage, stage.acts.length - 1), at, palettes.light);
      const slot = slotBox(stage, at);
      const shut = layers.filter(
        ({ id, items }) =>
          /^(lock|limit|deny-mark)/.test(id) &&
          items.some((item) => item.type === 'path' && item.fill === palettes.light.deny),
      );
      // The glow around it may fade into the slot.
      const covered = shut.filter(({ y, scale }) => slot !== null && y + 19 * scale > slot.y + 1);
      return covered.map(({ id }) => `${name}: ${id}`);
    }),
  );
  expect(seen.flat()).toEqual([]);
});

test.each([
  [360, 264],
  [360, 320],
  [390, 320],
  [390, 264],
  [412, 280],
  [422, 300],
  [422, 270],
  [820, 560],
  [768, 456],
  [714, 432],
  [624, 700],
])('No word of any scene is smaller than 13 px in a place of %i × %i', async (width, height) => {
  const at = geometryFor(width, height);
  const { scale } = fitIn({ width, height }, at);
  const words = (await stages()).flatMap((stage) =>
    stage.acts.flatMap((_act, place) =>
      drawStage(stage, poseOf(stage, place), at, palettes.light).flatMap((layer) =>
        layer.items.flatMap((item) =>
          // A lock's question mark is its shape, as another's tick is.
          item.type === 'text' && item.text !== '?' && layer.opacity > 0.1
            ? [{ text: item.text, size: item.size * layer.scale * scale }]
            : [],
        ),
      ),
    ),
  );
  expect([...new Set(words.filter(({ size }) => size < 12.95).map(({ text }) => text))]).toEqual([]);
  expect(words.length).toBeGreaterThan(100);
});

test.each([
  ['wide', 880, 560],
  ['middle', 768, 464],
  ['narrow', 390, 352],
  ['low', 384, 284],
])('The page of a session hides neither STS’s sign nor the locks on the %s stage', (_name, width, height) => {
  const { door, sessionPage, lockY, narrow } = geometryFor(width, height);
  const sign = signOf({ narrow });
  const middle = door.x + door.width / 2;
  const isBeside = sessionPage.x + sessionPage.width <= middle - sign.width / 2;
  const isBelow = sessionPage.y >= door.y - 12 + sign.height / 2;
  expect(isBeside || isBelow).toBe(true);
  expect(sessionPage.y + sessionPage.height).toBeLessThanOrEqual(lockY - 17);
});

test.each([
  ['a phone', geometryFor(390)],
  ['a low phone', geometryFor(360, 264)],
  ['a tablet', geometryFor(768, 456)],
  ['a desktop', geometryFor(880)],
])('On %s the lent key comes down clear of the locks, the door and its caller’s name', async (_name, at) => {
  const stage = stageOf(await lent['a user']());
  const long = { ...stage, caller: { ...stage.caller, name: 'Wilhelmina-Montgomery' } };
  const place = stage.acts.findIndex(({ id }) => id === 'credentials');
  const layers = drawStage(long, poseOf(long, place), at, palettes.light);
  const ring = layers
    .find(({ id }) => id === 'ring')
    ?.items.flatMap((item) => (item.type === 'path' && item.place ? [item.place] : []))[0];
  const [x = 0, y = 0] = ring ?? [];
  const radius = (at.narrow ? 30 : 42) + 3;
  const words = wordsOf(long, place, at);
  const label = words.find(({ layer }) => layer === 'key-new-label');
  const name = words.find(({ layer }) => layer === 'caller-name');
  if (!ring || !label || !name) throw new Error('There is no key, or it has no name.');
  expect(label.right, 'its name lies on the door').toBeLessThan(at.door.x - 2);
  for (const lock of layers.filter(({ id }) => /^lock/.test(id)))
    expect(
      Math.hypot(lock.x - x, lock.y - y),
      `${lock.id} at ${String(lock.x)} lies under it`,
    ).toBeGreaterThan(radius + 16 * lock.scale);
  // The nearest point of the name's box.
  const near = {
    x: Math.min(Math.max(x, name.left), name.right),
    y: Math.min(Math.max(y, name.top), name.bottom),
  };
  expect(Math.hypot(near.x - x, near.y - y), `it lies on “${name.text}”`).toBeGreaterThan(radius);
});
