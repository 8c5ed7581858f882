import fc from '../../properties.ts';
import { stretched } from '../../../src/graph/cloakroom/stretch.ts';
import { expect, test } from 'vitest';
import type { Change } from '../../../src/engine/index.ts';
import { apply, nowOf } from '../../../src/engine/index.ts';
import { around } from '../../../src/graph/picture/neighbourhood.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { labelGap, labelSize, sizes } from '../../../src/graph/drawing/metrics.ts';
import { project } from '../../../src/graph/model/project.ts';
import { sortByNumber } from '../../../src/graph/picture/sorting.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { bigWorld, start } from '../worlds.ts';

const now = nowOf(sampleWorld);
const sample = gather(project(sampleWorld, now));

const addUser = (name: string): Change => ({
  table: 'users',
  key: `AIDA${name}`,
  before: null,
  after: { id: `AIDA${name}`, account: '111122223333', name, path: '/', createDate: now, tags: [] },
});

test('Nothing in a column overlaps the label of what stands above it', () => {
  for (const picture of [sample, gather(project(bigWorld(800), start))]) {
    const { places } = layout(picture);
    const columns = new Map<number, { top: number; bottom: number; id: string }[]>();
    for (const [id, { x, y }] of places) {
      const node = picture.nodes.get(id);
      if (!node || node.kind === 'session') continue;
      const half = sizes[node.kind].height / 2;
      const span = { id, top: y - half, bottom: y + half + labelGap[node.kind] + labelSize / 2 };
      columns.set(x, [...(columns.get(x) ?? []), span]);
    }
    for (const spans of columns.values()) {
      spans.sort((a, b) => a.top - b.top);
      spans.slice(1).forEach((span, i) => expect(span.top).toBeGreaterThan(spans[i]?.bottom ?? 0));
    }
  }
});

test('Groups stand above roles and users above outsiders: lanes never mix', () => {
  const { places } = layout(gather(project(bigWorld(800), start)));
  const picture = gather(project(bigWorld(800), start));
  const ys = (kind: string): number[] =>
    [...picture.nodes.values()].filter((node) => node.kind === kind).map(({ id }) => places.get(id)?.y ?? 0);
  expect(Math.max(...ys('group'))).toBeLessThan(Math.min(...ys('role')));
  expect(Math.max(...ys('user'))).toBeLessThan(Math.min(...ys('service')));
});

test('A newcomer changes nobody’s order, and stands beside its neighbours', () => {
  const before = layout(sample);
  const group = [...sampleWorld.tables.groups.values()].find(({ name }) => name === 'Developers');
  if (!group) throw new Error('no group');
  const row = { id: `AIDAzoe/${group.id}`, userId: 'AIDAzoe', groupId: group.id };
  const world = apply(sampleWorld, [
    addUser('zoe'),
    { table: 'memberships', key: row.id, before: null, after: row },
  ]);
  const picture = gather(project(world, now));
  const after = layout(picture, { memory: before.memory });
  const withoutZoe = after.order.inside.filter((id) => id !== 'AIDAzoe');
  expect(withoutZoe).toEqual(before.order.inside);
  expect([after.order.groups, after.order.roles, after.order.policies]).toEqual([
    before.order.groups,
    before.order.roles,
    before.order.policies,
  ]);
  const place = after.order.inside.indexOf('AIDAzoe');
  const members = [...picture.edges.values()]
    .filter(({ kind, target }) => kind === 'member' && target === group.id)
    .map(({ source }) => after.order.inside.indexOf(source));
  expect(Math.min(...members.filter((at) => at !== place).map((at) => Math.abs(at - place)))).toBe(1);
});

test('The same picture has the same layout for any order of its parts', () => {
  const shuffled = {
    ...sample,
    nodes: new Map([...sample.nodes].reverse()),
    edges: new Map([...sample.edges].reverse()),
  };
  expect(layout(shuffled).places.size).toBe(sample.nodes.size);
  expect(layout(shuffled).order.inside).toEqual(layout(sample).order.inside);
});

test('A narrow picture leaves out the columns that hold nothing', () => {
  const [policy] = [...sample.nodes.values()].filter(({ kind }) => kind === 'policy');
  if (!policy) throw new Error('no policy');
  const near = around(sample, policy.id, 1);
  const { columns } = layout(near, { compact: true });
  expect(columns.map(({ column }) => column)).not.toContain('sessions');
  expect(columns.length).toBeLessThan(5);
});

test('A single row in a tall place goes up and down, so that names have room', () => {
  const [policy] = [...sample.nodes.values()].filter(({ kind }) => kind === 'policy');
  if (!policy) throw new Error('no policy');
  const owner = [...sample.edges.values()].find(({ target }) => target === policy.id)?.source ?? '';
  const pair = around(around(sample, owner, 1), policy.id, 1);
  const nodes = new Map([...pair.nodes].filter(([id]) => id === owner || id === policy.id));
  const two = { ...pair, nodes };
  const flat = layout(two, { compact: true });
  const heightOf = ({ bounds }: typeof flat): number => bounds.bottom - bounds.top;
  const rowsOf = ({ places }: typeof flat): number[] => [...places.values()].map(({ y }) => y);
  expect(new Set(rowsOf(flat)).size).toBe(1);
  const tall = stretched(two, flat, heightOf(flat) + 160);
  expect(new Set(rowsOf(tall)).size).toBe(2);
  expect(heightOf(tall)).toBe(heightOf(flat) + 160);
  expect(stretched(two, flat, heightOf(flat))).toEqual(flat);
});

test('Sorting by number keeps the order of equals', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }))),
      (numbers) => {
        const items = numbers.map((number, i) => ({ number, i }));
        const expected = [...items].sort((a, b) => a.number - b.number || a.i - b.i);
        expect(sortByNumber(items, ({ number }) => number)).toEqual(expected);
      },
    ),
  );
});
