import { beforeAll, expect, test } from 'vitest';
import { stageOf } from '../../../src/assume/stage.ts';
import type { Replay } from '../../../src/assume/step.ts';
import { nowOf, partNames, preparePart } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { nameOf } from '../../../src/graph/picture/labels.ts';
import type { Point } from '../../../src/graph/picture/geometry.ts';
import { paint } from '../../../src/graph/picture/paint.ts';
import { asSeen } from '../../../src/graph/stage/bent.ts';
import { drawStage } from '../../../src/graph/stage/draw.ts';
import { fitIn } from '../../../src/graph/stage/geometry.ts';
import { geometryFor } from '../../../src/graph/stage/wide-geometry.ts';
import type { Layer } from '../../../src/graph/stage/layer.ts';
import { Passage } from '../../../src/graph/stage/passage.ts';
import { poseOf } from '../../../src/graph/stage/pose.ts';
import { lent } from '../../assume/lent.ts';
import { refusal, refusals } from '../../assume/refusals.ts';
import { isFull } from '../../properties.ts';
import { pictureOf } from '../apart/picture-of.ts';

const palette = palettes.light;
/** The picture's places at 1440 and 768 px, and on a phone, with the stage's own height. */
const places = [
  { width: 1040, height: 784 },
  { width: 768, height: 420 },
  { width: 390, height: 320 },
] as const;
type Place = (typeof places)[number];

interface Way {
  readonly title: string;
  readonly passage: Passage;
  readonly moments: readonly (readonly Layer[])[];
  readonly account: ReturnType<typeof pictureOf>;
  readonly zoom: number;
  readonly width: number;
  readonly still: { readonly account: readonly Layer[]; readonly stage: readonly Layer[] };
}

const count = 20;

/** The way between an account's picture and the stage at a notch, in 20 steps. */
function wayOf(
  name: string,
  replay: Replay,
  place: Place,
  account: ReturnType<typeof pictureOf>,
  notch: number,
): Way {
  const { cast, issued } = replay;
  const { nodeId } = cast.caller;
  const { picture, model, scene, viewport } = account;
  const stage = stageOf(replay);
  const at = geometryFor(place.width, place.width < 600 ? place.height : undefined);
  const pose = poseOf(stage, notch);
  const fit = fitIn(place, at);
  const drawn = (id: string | null): string | null => id && (picture.standsFor(id) ?? id);
  const seen = {
    zoom: viewport.zoom / fit.scale,
    x: (viewport.x - fit.x) / fit.scale,
    y: (viewport.y - fit.y) / fit.scale,
  };
  const passage = new Passage(
    {
      scene,
      viewport: seen,
      nameOf: (id) => {
        const node = model.nodes.get(id);
        return node ? nameOf(node, model) : null;
      },
      cast: {
        caller: drawn(nodeId),
        role: drawn(cast.role.id),
        key: drawn(cast.credential.id),
        session: drawn(issued?.accessKeyId ?? null),
      },
    },
    { stage, pose, at },
    palette,
  );
  return {
    title: `${name} at notch ${String(notch)}, ${String(place.width)} px`,
    passage,
    moments: Array.from({ length: count + 1 }, (_, i) => passage.at(i / count)),
    account,
    zoom: seen.zoom,
    width: at.width,
    still: {
      account: paint(scene, palette).map(({ id, x, y, scale, opacity, items, texts }) => ({
        id: `account:${id}`,
        x: seen.x + x * seen.zoom,
        y: seen.y + y * seen.zoom,
        scale: scale * seen.zoom,
        rotate: 0,
        opacity,
        items: [...items, ...texts],
      })),
      stage: drawStage(stage, pose, at, palette),
    },
  };
}

const ways: Way[] = [];
beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
  const named = [
    ...Object.entries(lent).map(async ([name, make]) => [name, await make()] as const),
    ...Object.keys(refusals)
      .slice(6, 12)
      .map(async (name) => [name, (await refusal(name)).replay] as const),
  ];
  const all = await Promise.all(named);
  for (const [i, [name, replay]] of all.entries()) {
    const last = stageOf(replay).acts.length - 1;
    const { world } = replay.assumption.outcome;
    const you = replay.cast.caller.nodeId;
    // Each place is that of a third of the replays, which take turns.
    for (const place of places.filter((_, at) => isFull || (i + at) % places.length === 0)) {
      const account = pictureOf({ world, now: nowOf(world), you, selected: you }, place);
      for (const notch of new Set(isFull ? [0, 1, 2, last - 1, last].filter((one) => one >= 0) : [0, last]))
        ways.push(wayOf(name, replay, place, account, notch));
    }
  }
});

const at = ({ moments }: Way, moment: number): readonly Layer[] => moments[moment] ?? [];
const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const isSeen = ({ opacity }: Layer): boolean => opacity > 0.02;
const tell = (faults: readonly string[]): string => [...new Set(faults)].slice(0, 40).join('\n');

/** The ends of the line that a layer draws first. */
function endsOf({ x, y, scale, items }: Layer): readonly [Point, Point] | null {
  const line = items.find((item) => item.type === 'path' && item.stroke !== null);
  const numbers = line?.type === 'path' ? (line.d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number) : [];
  // Not a line that only begins and ends with points.
  if (line?.type !== 'path' || !/^M[^a-zA-Z]*([LCQ][^a-zA-Z]*)*$/.test(line.d)) return null;
  const [x1, y1, x2, y2] = [numbers[0], numbers[1], numbers.at(-2), numbers.at(-1)];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
  return [
    { x: x + x1 * scale, y: y + y1 * scale },
    { x: x + x2 * scale, y: y + y2 * scale },
  ];
}

test('The way begins as the account’s picture and ends as the stage', () => {
  for (const { title, moments, still } of ways) {
    expect(moments[0], title).toEqual(still.account);
    expect(moments[count], title).toEqual(still.stage);
  }
});

/** Where the first path of a layer begins. */
function beginOf({ x, y, scale, items }: Layer): Point | null {
  const line = items.find((item) => item.type === 'path');
  if (line?.type !== 'path') return null;
  const [dx = 0, dy = 0] = (line.d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const [px, py, by] = line.place;
  return { x: x + scale * (px + by * dx), y: y + scale * (py + by * dy) };
}

test('Nothing leaps: what is drawn at two neighbours of the 20 moments has moved little between them', () => {
  const faults: string[] = [];
  let judged = 0;
  for (const way of ways)
    for (let moment = 1; moment <= count; moment++) {
      const before = new Map(at(way, moment - 1).map((one) => [one.id, one]));
      for (const one of at(way, moment)) {
        const was = before.get(one.id);
        if (!was || !isSeen(was) || !isSeen(one)) continue;
        for (const handle of [beginOf, (layer: Layer) => endsOf(layer)?.[1] ?? null]) {
          const [from, to] = [handle(was), handle(one)];
          if (!from || !to) continue;
          judged++;
          // A tenth of the stage's width: those who travel are fastest in the middle of their way.
          if (far(from, to) > 0.1 * way.width)
            faults.push(
              `${way.title}: ${one.id} leaps ${String(Math.round(far(from, to)))} at ${String(moment)}`,
            );
        }
      }
    }
  expect(judged).toBeGreaterThan(20_000);
  expect(faults.length, tell(faults)).toBe(0);
});

type Standing = Point & { readonly scale: number; readonly size: number };

/** Each node's place at a moment: where its own drawing or the one that takes its place stands. */
function standing(way: Way, moment: number): ReadonlyMap<string, Standing> {
  const { scene } = way.account;
  const layers = new Map(at(way, moment).map((one) => [one.id, one]));
  const places = new Map<string, Standing>();
  for (const { id, width, height, furniture } of scene.nodes) {
    if (furniture) continue;
    const one = way.passage.placeOf(id, moment / count);
    const own = layers.get(`account:${id}`);
    if (!one) continue;
    if (own && isSeen(own)) expect(far(own, one), `${way.title}: ${id}`).toBeLessThan(0.5);
    places.set(id, { ...one, size: (Math.hypot(width, height) / 2) * one.scale });
  }
  return places;
}

test('No line is apart from the two that it joins, at any of 20 moments', () => {
  const faults: string[] = [];
  let judged = 0;
  for (const way of ways) {
    const [first, begun] = [new Map(way.still.account.map((one) => [one.id, one])), standing(way, 0)];
    for (let moment = 0; moment < count; moment++) {
      const places = standing(way, moment);
      const layers = new Map(at(way, moment).map((one) => [one.id, one]));
      for (const { id, source, target } of way.account.scene.edges) {
        const one = layers.get(`account:${id}`);
        const ends = one && isSeen(one) ? endsOf(one) : null;
        if (!ends) continue;
        judged++;
        for (const [end, node] of [
          [ends[0], source],
          [ends[1], target],
        ] as const) {
          const place = places.get(node);
          const still = first.get(`account:${id}`);
          const was = still && endsOf(still)?.[node === source ? 0 : 1];
          const stood = begun.get(node);
          // A line to somebody from outside begins behind their name.
          const apart = was && stood ? far(was, stood) : 0;
          const most = Math.max(
            (place?.size ?? 0) + 18 * way.zoom,
            (1.1 * apart * (place?.scale ?? 1)) / way.zoom,
          );
          if (place && far(end, place) > most)
            faults.push(
              `${way.title}: ${id} is ${String(Math.round(far(end, place) - place.size))} from ${node} at ${String(moment)}`,
            );
        }
      }
    }
  }
  expect(judged).toBeGreaterThan(5000);
  expect(faults.length, tell(faults)).toBe(0);
});

test('Nobody of the cast vanishes on the way: a shape is seen at each moment, and what only the stage has comes once all have arrived', () => {
  const faults: string[] = [];
  for (const way of ways) {
    const { members, lines, room, door } = way.passage.cast;
    for (let moment = 0; moment <= count; moment++) {
      const layers = new Map(at(way, moment).map((one) => [one.id, one]));
      const seenOf = (id: string): number => layers.get(id)?.opacity ?? 0;
      for (const {
        node,
        layers: [shape = ''],
      } of members) {
        const least = Math.min(
          seenIn(way.still.account, `account:${node.id}`),
          seenIn(way.still.stage, shape),
        );
        if (Math.max(seenOf(`account:${node.id}`), seenOf(shape)) < least - 0.01)
          faults.push(`${way.title}: ${node.id} vanishes at ${String(moment)}`);
      }
      const own = new Set([...members.flatMap((one) => one.layers), ...lines.map((one) => one.layer)]);
      if (room) own.add('room');
      if (door) ['door', 'door-sign'].forEach((id) => own.add(id));
      const extra = way.still.stage.filter(({ id }) => !own.has(id) && isSeen(layers.get(id) ?? nothing));
      const isAway = members.some(
        ({ node, at: end }) => far(way.passage.placeOf(node.id, moment / count) ?? end, end) > 1,
      );
      // One node can stand for two of the cast, if they are drawn as a stack.
      if (extra.length > 0 && isAway && new Set(members.map(({ node }) => node.id)).size === members.length)
        faults.push(
          `${way.title}: ${extra.map(({ id }) => id).join()} stands before all have come, at ${String(moment)}`,
        );
    }
  }
  expect(faults.length, tell(faults)).toBe(0);
});

const nothing: Layer = { id: '', x: 0, y: 0, scale: 1, rotate: 0, opacity: 0, items: [] };
const seenIn = (layers: readonly Layer[], id: string): number =>
  layers.find((one) => one.id === id)?.opacity ?? 0;

test('Names, rings and marks go along with whom they belong to', () => {
  const faults: string[] = [];
  for (const way of ways) {
    const stage = new Map(way.still.stage.map((one) => [one.id, one]));
    for (const member of way.passage.cast.members)
      for (let moment = 1; moment < count; moment++) {
        const place = way.passage.placeOf(member.node.id, moment / count);
        const layers = new Map(at(way, moment).map((one) => [one.id, one]));
        const words = layers.get(`account:${member.node.id}:words`);
        if (place && words && far(words, place) > 0.5)
          faults.push(`${way.title}: the name of ${member.node.id}`);
        for (const id of member.layers) {
          const [one, end] = [layers.get(id), stage.get(id)];
          if (!one || !end || !place || !isSeen(one)) continue;
          const by = one.scale / end.scale;
          const wanted = { x: place.x + (end.x - member.at.x) * by, y: place.y + (end.y - member.at.y) * by };
          if (
            far(one, wanted) > 0.5 &&
            way.passage.cast.members.filter(({ node }) => node === member.node).length === 1
          )
            faults.push(`${way.title}: ${id} is apart from ${member.node.id} at ${String(moment)}`);
        }
      }
  }
  expect(faults.length, tell(faults)).toBe(0);
});

test('The cast of the story is in both pictures: who asks, the key, group, pages, role, door and room', () => {
  const way = ways.find(({ title }) => title.startsWith('a user at notch 0, 1040'));
  const { members, lines, room, door } = way?.passage.cast ?? {
    members: [],
    lines: [],
    room: null,
    door: null,
  };
  expect(members.map(({ layers: [shape] }) => shape)).toEqual([
    'caller',
    'key',
    'hat',
    'role-page',
    'group',
    'page-0',
    'page-1',
    'other-0',
    'other-1',
  ]);
  expect(lines.map(({ layer }) => layer)).toEqual(['key-line', 'member', 'way-0', 'way-1']);
  expect([room?.id, door?.id]).toEqual(['flow:room', 'flow:door']);
});

test('A way that begins while nodes still move begins where they are seen, and their lines with them', () => {
  const scene = ways[0]?.account.scene ?? { nodes: [], edges: [] };
  const [edge] = scene.edges;
  const target = scene.nodes.find(({ id }) => id === edge?.target);
  if (!edge || !target) throw new Error('The picture has no line.');
  const late = { x: target.x - 40, y: target.y + 25 };
  const seen = asSeen(scene, (id) => (id === target.id ? late : null));
  expect(seen.nodes.find(({ id }) => id === target.id)).toMatchObject(late);
  expect(seen.nodes.filter((node) => !scene.nodes.includes(node))).toHaveLength(1);
  const line = seen.edges.find(({ id }) => id === edge.id);
  expect(line?.route.from).toEqual(edge.route.from);
  expect(line?.route.to.x).toBeCloseTo(edge.route.to.x - 40);
  expect(line?.route.to.y).toBeCloseTo(edge.route.to.y + 25);
});
