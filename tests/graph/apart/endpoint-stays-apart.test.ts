import { beforeAll, expect, test } from 'vitest';
import { codeWidth, widthOf } from '../../../src/graph/drawing/letter-widths.ts';
import { flowLabels } from '../../../src/graph/overview/draw/flow-labels.ts';
import { endpointAbove, endpointRoom } from '../../../src/graph/overview/endpoint-above.ts';
import { FactsIndex } from '../../../src/graph/overview/facts-index.ts';
import { focusOf } from '../../../src/graph/overview/focus.ts';
import { overviewOf } from '../../../src/graph/overview/overview.ts';
import { leastHeight, placePart, placeWhole } from '../../../src/graph/overview/place/place-opened.ts';
import { blockWith } from '../../../src/graph/overview/place/rows.ts';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { endpointLayer, endpointMark, type EndpointMark } from '../../../src/graph/picture/endpoint-mark.ts';
import type { Scene, SceneEdge } from '../../../src/graph/picture/scene.ts';
import { isDrawnAccount } from '../../drawn.ts';
import { isFull } from '../../properties.ts';
import { account } from '../worlds.ts';
import { worldOf } from '../overview/accounts.ts';
import { sceneNode } from '../picture/scene-node.ts';
import { generated } from './accounts.ts';
import { faultsOf } from './judge-scene.ts';
import { pictureOf, places } from './picture-of.ts';

const count = isFull ? 300 : 36;
/** Accounts in which a phone's picture has no room for the whole name, or a line ran through the mark “you” once. */
const once = [51, 69, 248];
const numbers = [
  ...new Set([...Array.from({ length: count }, (_, i) => i + 1).filter(isDrawnAccount), ...once]),
];

beforeAll(() => Promise.all(partNames.map(preparePart)));

/** The scene with the mark as a thing of it, and its line as one of its lines. */
function withIt(scene: Scene, acting: string, mark: EndpointMark): Scene {
  const { items, x, y } = endpointLayer(mark, palettes.light);
  const texts = items.filter((item) => item.type === 'text');
  const { width, height } = mark;
  const node = {
    ...sceneNode('sts', 'flow:endpoint', x, y, width),
    height,
    label: '',
    texts,
    furniture: 'front',
  } as const;
  const [from, to] = mark.line ?? [];
  const line: readonly SceneEdge[] =
    from && to
      ? [
          {
            ...{
              id: 'endpoint',
              kind: 'call',
              source: node.id,
              colour: '',
              width: 1.5,
              line: 'solid',
              head: 'none',
            },
            target: scene.nodes.some(({ id }) => id === 'flow:you') ? 'flow:you' : acting,
            route: { from, to, bends: null },
            ...{ headColour: '', label: null, emphasis: 'plain', moving: false },
          },
        ]
      : [];
  return { nodes: [...scene.nodes, node], edges: [...scene.edges, ...line] };
}

test('the mark of the endpoint lies on nothing, and neither a line nor its own runs through anything, in any small account at any size', () => {
  const faults: string[] = [];
  let [seen, tied] = [0, 0];
  for (const number of numbers)
    for (const place of places) {
      const one = generated(number);
      if (one.you === null) continue;
      const { scene, viewport, picture } = pictureOf(one, place);
      const acting = picture.standsFor(one.you);
      if (acting === null || !scene.nodes.some(({ id }) => id === acting)) continue;
      const { x, y, zoom } = viewport;
      const within = {
        left: -x / zoom,
        right: (place.width - x) / zoom,
        top: -y / zoom,
        bottom: (place.height - y) / zoom,
      };
      const mark = endpointMark(scene, acting, {
        ...{ text: 'through vpce-0a1b2c3d4e5f67890', alone: 'you, through vpce-0a1b2c3d4e5f67890', within },
        textScale: textScaleAt(zoom),
      });
      const title = `${String(place.width)} px, ${one.title}`;
      seen++;
      if (!mark) {
        faults.push(`${title}: there is no place`);
        continue;
      }
      if (mark.line) tied++;
      expect(mark.at.x - mark.width / 2).toBeGreaterThanOrEqual(within.left);
      expect(mark.at.x + mark.width / 2).toBeLessThanOrEqual(within.right);
      const found = faultsOf(withIt(scene, acting, mark), palettes.light, zoom);
      faults.push(...found.map((fault) => `${title}: ${fault}`));
    }
  expect(seen).toBeGreaterThan(numbers.length * 3);
  expect(tied).toBeGreaterThan(seen * 0.8);
  expect(faults.length, faults.join('\n')).toBe(0);
}, 600_000);

/** Where the words of counts stand. */
const wordsOf = (layout: ReturnType<typeof placeWhole>) =>
  flowLabels(layout, palettes.light).flatMap((item) => {
    if (item.type !== 'text' || item.text === '') return [];
    const { text, x, size, weight, mono, anchor = 'middle' } = item;
    const width = mono ? text.length * codeWidth * size : widthOf(text, size, weight >= 600);
    const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * width;
    return [{ text, left, right: left + width, top: item.y - size / 2, bottom: item.y + size / 2 }];
  });

test('above the counts of any large account the mark is whole, and its line leads to who acts past all words', () => {
  let [tied, roles] = [0, 0];
  for (let seed = 1; seed <= (isFull ? 200 : 12); seed++) {
    const world = worldOf({ users: 40 + seed * 7, groups: seed % 20, roles: 10 + seed, policies: 20, seed });
    const facts = FactsIndex.of(world, account);
    const { flow } = overviewOf(facts);
    const [{ id: user } = { id: '' }] = world.tables.users.list().slice(seed);
    const [{ id: role } = { id: '' }] = world.tables.roles.list().slice(seed % 9);
    for (const [width, isTouch] of [
      [1140, false],
      [448, false],
      [344, true],
    ] as const)
      for (const acting of [user, role]) {
        const whole = placeWhole(flow, width, leastHeight(flow, null, width, isTouch), isTouch);
        const own = blockWith(whole.blocks.values(), [acting]);
        const focus =
          own?.block.opens === 'block' ? focusOf(facts, own.block.id, () => 'may: read s3') : null;
        const parts = focus
          ? [placePart(focus, width, leastHeight(flow, focus, width, isTouch), isTouch)]
          : [];
        for (const layout of [whole, ...parts]) {
          const mark = endpointAbove(layout, acting, 'you, through vpce-0a1b2c3d4e5f67890');
          const title = `${String(width)} px, seed ${String(seed)}, ${acting}`;
          expect(mark.text, title).toBe('you, through vpce-0a1b2c3d4e5f67890');
          expect(mark.at.x - mark.width / 2, title).toBeGreaterThanOrEqual(0);
          expect(mark.at.x + mark.width / 2, title).toBeLessThanOrEqual(width);
          expect(mark.at.y + mark.height / 2, title).toBeLessThan(0);
          expect(mark.at.y - mark.height / 2, title).toBeGreaterThanOrEqual(-endpointRoom);
          const row = blockWith(layout.blocks.values(), [acting]);
          expect(mark.line === null, title).toBe(row === undefined);
          const [from] = mark.line ?? [];
          const [bend, to] = mark.line?.slice(-2) ?? [];
          if (!row || !from || !bend || !to) continue;
          tied++;
          if (row.block.column === 'roles') roles++;
          expect(Math.abs(from.x - mark.at.x), title).toBeLessThanOrEqual(mark.width / 2);
          expect([row.x, row.x + row.width], title).toContain(to.x);
          expect(to.y, title).toBe(row.y + row.bar / 2);
          const crossed = wordsOf(layout).filter(
            (one) => one.left < bend.x && one.right > bend.x && one.top < to.y,
          );
          expect(crossed, title).toEqual([]);
        }
      }
  }
  expect(tied).toBeGreaterThan(40);
  expect(roles).toBeGreaterThan(10);
});

test('whoever no block counts, such as the root user, has the mark without a line, shortened where it must be', () => {
  const { flow } = overviewOf(
    FactsIndex.of(worldOf({ users: 60, groups: 4, roles: 9, policies: 9, seed: 3 }), account),
  );
  const mark = endpointAbove(placeWhole(flow, 200, 600), account, 'you, through vpce-0a1b2c3d4e5f67890');
  expect(mark.line).toBeNull();
  expect(mark.text).toMatch(/…/);
  expect(mark.width).toBeLessThanOrEqual(200);
});
