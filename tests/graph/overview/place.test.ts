import fc, { draws } from '../../properties.ts';
import { expect, test } from 'vitest';
import { FactsIndex } from '../../../src/graph/overview/facts-index.ts';
import { focusOf } from '../../../src/graph/overview/focus.ts';
import { overviewOf } from '../../../src/graph/overview/overview.ts';
import { leastHeight, placePart, placeWhole } from '../../../src/graph/overview/place/place-opened.ts';
import { legendOf, flowLabels } from '../../../src/graph/overview/draw/flow-labels.ts';
import type { FlowLayout } from '../../../src/graph/overview/place/place-flow.ts';
import { type BlockLayout, blockWith } from '../../../src/graph/overview/place/rows.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { placeFlow } from '../../../src/graph/overview/place/place-flow.ts';
import { account } from '../worlds.ts';
import { anyAccount, worldOf } from './accounts.ts';

const anyRoom = fc.record({
  width: fc.integer({ min: 320, max: 2400 }),
  height: fc.integer({ min: 320, max: 1600 }),
});
/** The rows of each column. */
function columnsOf(layout: FlowLayout): BlockLayout[][] {
  const columns = new Map<number, BlockLayout[]>();
  for (const block of layout.blocks.values()) columns.set(block.x, [...(columns.get(block.x) ?? []), block]);
  return [...columns.values()];
}
let large: FactsIndex | undefined;
/** A large account, counted once: nothing changes it. */
const largeFacts = (): FactsIndex =>
  (large ??= FactsIndex.of(
    worldOf({ users: 5000, groups: 300, roles: 1000, policies: 400, seed: 1 }),
    account,
  ));

const numbersIn = (d: string): number[] => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test('Any account stands inside any room, and no rows lie on each other', () => {
  fc.assert(
    fc.property(anyAccount, anyRoom, fc.boolean(), (made, { width, height }, isBare) => {
      const facts = FactsIndex.of(worldOf(made), account);
      const { flow } = overviewOf(facts);
      const parts = flow.blocks
        .slice(0, 3)
        .flatMap(({ id }) => focusOf(facts, id, () => 'may: read s3')?.flow ?? []);
      for (const [i, one] of [flow, ...parts].entries()) {
        const layout = placeFlow(one, { width, height, isBare, isPart: i > 0 });
        for (const block of layout.blocks.values()) {
          expect(block.x).toBeGreaterThanOrEqual(0);
          expect(block.x + block.width).toBeLessThanOrEqual(width + 0.5);
          expect(block.y).toBeGreaterThanOrEqual(0);
          expect(block.y + block.bar).toBeLessThanOrEqual(height + 0.5);
          expect(block.bar).toBeGreaterThanOrEqual(1.5);
        }
        for (const column of columnsOf(layout)) {
          const rows = [...column].sort((a, b) => a.top - b.top);
          rows.forEach((row, at) => {
            const next = rows[at + 1];
            if (next) expect(row.top + row.height).toBeLessThanOrEqual(next.top + 0.5);
          });
        }
        for (const { d } of [...layout.bands, ...layout.lines])
          for (const value of numbersIn(d)) expect(Number.isFinite(value)).toBe(true);
      }
    }),
    {
      ...draws(60, 600),
      // A bare map with no roles has its policies of their own below the last group.
      examples: [
        [{ users: 10, groups: 33, roles: 0, policies: 0, seed: 13 }, { width: 323, height: 320 }, true],
      ],
    },
  );
}, 300_000);

test('Names never touch where the picture is as large as on a laptop', () => {
  const facts = largeFacts();
  const layout = placeFlow(overviewOf(facts).flow, { width: 804, height: 420, isBare: false, isPart: false });
  for (const column of columnsOf(layout)) {
    const middles = column.map(({ top, height }) => top + height / 2).sort((a, b) => a - b);
    middles.forEach((middle, at) => {
      const next = middles[at + 1];
      if (next !== undefined) expect(next - middle).toBeGreaterThanOrEqual(17);
    });
  }
});

test('The scales in the corner have the height of what they stand for, clear of the keys', () => {
  const facts = largeFacts();
  const { flow } = overviewOf(facts);
  const layout = placeFlow(flow, { width: 804, height: 420, isBare: false, isPart: false });
  const legend = legendOf(layout);
  expect(legend?.rows.map(({ column }) => column)).toEqual(['users', 'roles', 'policies']);
  const keys = [...layout.blocks.values()].filter(({ block }) => block.column === 'keys');
  expect(Math.max(...keys.map(({ y, bar }) => y + bar))).toBeLessThan((legend?.y ?? 0) - 6);
  for (const { column, count, bar, y } of legend?.rows ?? []) {
    expect(bar).toBeCloseTo(Math.max(1.5, count * layout.scales[column]));
    expect(/^[125]0*$/.test(String(count))).toBe(true);
    expect(y).toBeLessThan(420);
  }
  expect(legendOf(placeFlow(flow, { width: 804, height: 420, isBare: true, isPart: false }))).toBeNull();
  expect(legendOf(placeFlow(flow, { width: 390, height: 420, isBare: false, isPart: false }))).toBeNull();
});

test('On a narrow phone a tall block says its whole name, with its count below', () => {
  const facts = FactsIndex.of(worldOf({ users: 44, groups: 5, roles: 78, policies: 84, seed: 1 }), account);
  const { flow } = overviewOf(facts, undefined, 4);
  const layout = placeFlow(flow, { width: 344, height: 640, isBare: false, isPart: false, isTouch: true });
  const texts = flowLabels(layout, palettes.light).flatMap((one) => (one.type === 'text' ? [one.text] : []));
  const tall = [...layout.blocks.values()].filter(({ block, bar }) => bar >= 40 && block.column !== 'who');
  expect(tall.length).toBeGreaterThan(1);
  for (const { block } of tall) expect(texts).toContain(block.short);
});

test('On a tablet those who may put roles on are told whole, in few words', () => {
  const facts = FactsIndex.of(worldOf({ users: 44, groups: 5, roles: 78, policies: 84, seed: 1 }), account);
  const { flow } = overviewOf(facts);
  const layout = placeFlow(flow, { width: 448, height: 640, isBare: false, isPart: false });
  const texts = flowLabels(layout, palettes.light).flatMap((one) => (one.type === 'text' ? [one.text] : []));
  const callers = flow.blocks.filter(({ column }) => column === 'who');
  expect(callers.length).toBeGreaterThan(1);
  for (const { short } of callers) expect(texts).toContain(short);
  expect(texts).toContain('Put on by');
});

test('For fingers each row is 44 pixels tall where there is room, and bars keep a scale', () => {
  const facts = largeFacts();
  const { flow } = overviewOf(facts, undefined, 4);
  const room = { isBare: false, isPart: false, isTouch: true };
  const layout = placeFlow(flow, { width: 390, height: 640, ...room });
  for (const { block, height } of layout.blocks.values())
    if (block.column !== 'own') expect(height, block.name).toBeGreaterThanOrEqual(44);
  expect(layout.scales.users).toBeGreaterThan(0);
  // Where there is none, names still stand clear of each other.
  const low = placeFlow(flow, { width: 390, height: 320, ...room });
  for (const { block, height } of low.blocks.values())
    if (block.column !== 'own') expect(height, block.name).toBeGreaterThan(14);
});

test('On a phone what is shown is as tall as its rows need, open or not: none is pressed to a sliver', () => {
  fc.assert(
    fc.property(anyAccount, (made) => {
      const facts = FactsIndex.of(worldOf(made), account);
      const { flow } = overviewOf(facts);
      const height = (focus: ReturnType<typeof focusOf>): number => leastHeight(flow, focus, 390, true);
      const all = [placeWhole(flow, 390, height(null), true)];
      for (const { id } of flow.blocks.filter(({ column }) => column === 'groups').slice(0, 3)) {
        const focus = focusOf(facts, id, () => 'may: read s3');
        if (focus) all.push(placePart(focus, 390, height(focus), true));
      }
      for (const layout of all)
        for (const { height: tall } of layout.blocks.values()) expect(tall).toBeGreaterThanOrEqual(30);
    }),
    { ...draws(20, 200), examples: [[{ users: 3, groups: 1, roles: 1, policies: 0, seed: 0 }]] },
  );
}, 300_000);

test('What leaves and reaches a block begins and ends at its edge, in a whole account and in what opens in it', () => {
  const facts = FactsIndex.of(worldOf({ users: 420, groups: 30, roles: 60, policies: 50, seed: 1 }), account);
  const { flow } = overviewOf(facts);
  const parts = flow.blocks.flatMap(({ id }) => focusOf(facts, id, () => 'may: read s3') ?? []);
  const blocksOfAll = parts.flatMap((part) => part.flow.blocks);
  const users = new Set(blocksOfAll.flatMap(({ id, column }) => (column === 'users' ? [id] : [])));
  for (const part of parts)
    for (const { from, count, out } of part.flow.bands.filter((band) => users.has(band.from)))
      expect(out, `as many of ${from} as there are`).toBeLessThanOrEqual(count);
  const layouts = [placeWhole(flow, 804, 516), ...parts.map((part) => placePart(part, 804, 516))];
  for (const { blocks, bands } of layouts)
    for (const { id, from, to, d } of bands) {
      const points = d.split(/[MCL]/).flatMap((piece) => {
        const [x = 0, y = 0] = numbersIn(piece).slice(-2);
        return piece === '' ? [] : [{ x, y }];
      });
      const right = Math.max(...points.map(({ x }) => x));
      for (const [end, { x, y }] of points.entries()) {
        const block = blocks.get(end === 0 || end === points.length - 1 ? from : to);
        // Those that have policies of their own are tied to the middle of their words.
        if (!block || block.block.column === 'own' || (x > (points[0]?.x ?? 0) && x < right)) continue;
        expect(y, `${id}, at ${block.block.id}`).toBeGreaterThanOrEqual(block.y - 0.2);
        expect(y, `${id}, at ${block.block.id}`).toBeLessThanOrEqual(block.y + block.bar + 1.2);
      }
    }
});

test('Each user, group, role and policy is found in the block that counts it, and never in that of who may put a role on', () => {
  const facts = FactsIndex.of(worldOf({ users: 90, groups: 30, roles: 40, policies: 20, seed: 3 }), account);
  const layout = placeWhole(overviewOf(facts).flow, 900, 500);
  for (const [table, column] of [
    [facts.users, 'users'],
    [facts.groups, 'groups'],
    [facts.roles, 'roles'],
    [facts.policies, 'policies'],
  ] as const)
    for (const id of table.keys()) {
      const found = blockWith(layout.blocks.values(), ['a key of nothing', id]);
      expect(found?.block.column, id).toBe(column);
      expect(found?.block.members).toContain(id);
    }
  expect(blockWith(layout.blocks.values(), [account])).toBeUndefined();
});
