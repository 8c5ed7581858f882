import fc from '../../properties.ts';
import { stretched } from '../../../src/graph/cloakroom/stretch.ts';
import { expect, test } from 'vitest';
import type { Change } from '../../../src/engine/index.ts';
import { apply, nowOf } from '../../../src/engine/index.ts';
import { around } from '../../../src/graph/picture/neighbourhood.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { labelGap, labelPlace, labelSize, sizes } from '../../../src/graph/drawing/metrics.ts';
import { project } from '../../../src/graph/model/project.ts';
import { sortByNumber } from '../../../src/graph/picture/sorting.ts';
import { gather, type Picture, type PictureNode } from '../../../src/graph/picture/stacks.ts';
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

const only = (wanted: (node: PictureNode) => boolean): Picture => {
  const nodes = new Map([...sample.nodes].filter(([, node]) => wanted(node)));
  const edges = [...sample.edges].filter(([, { source, target }]) => nodes.has(source) && nodes.has(target));
  return { ...sample, nodes, edges: new Map(edges) };
};

test('In a narrow picture whose things would all stand in one column they stand in rows, each with room for its name', () => {
  const { places, names, columns } = layout(
    only(({ kind }) => kind === 'user'),
    { compact: true },
  );
  expect([...places.values()]).toEqual([
    { x: -61, y: 0 },
    { x: 61, y: 0 },
    { x: -61, y: 122 },
    { x: 61, y: 122 },
  ]);
  expect(names).toBeLessThan(122);
  expect(columns).toEqual([{ column: 'who', x: 0 }]);
  // Where lines would run through what stands beside them, all stay in their columns.
  const two = layout(
    only(({ kind }) => kind === 'user' || kind === 'group'),
    { compact: true },
  );
  expect(new Set([...two.places.values()].map(({ x }) => x)).size).toBe(2);
});

test('A key stays beside its user where a single row goes up and down', () => {
  const carol = [...sample.nodes.values()].find(({ label }) => label === 'carol')?.id ?? '';
  const near = only(({ id, ownerId, label }) => id === carol || ownerId === carol || label === 'Auditors');
  const flat = layout(near, { compact: true });
  const { places } = stretched(near, flat, flat.bounds.bottom - flat.bounds.top + 160);
  const key = [...near.nodes.values()].find(({ kind }) => kind === 'key')?.id ?? '';
  expect(places.get(key)?.y).toBe(places.get(carol)?.y);
  expect(new Set([...places.values()].map(({ y }) => y)).size).toBe(2);
});

test('The name of what is lit, which hangs lower, ends within the picture', () => {
  const { places, bounds } = layout(sample, { compact: true });
  for (const [id, { y }] of places) {
    const kind = sample.nodes.get(id)?.kind ?? 'user';
    const { gap, size } = labelPlace({ kind, textScale: 1, width: sizes[kind].width + 8 });
    expect(y + (sizes[kind].height + 8) / 2 + gap + size / 2, id).toBeLessThanOrEqual(bounds.bottom);
  }
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
