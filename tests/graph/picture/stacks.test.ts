import { describe, expect, test } from 'vitest';
import { nowOf } from '../../../src/engine/index.ts';
import { outsideId } from '../../../src/graph/model/elements.ts';
import { project } from '../../../src/graph/model/project.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { heldAccountId } from '../../../src/ui/kinds/item.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { bigWorld, start } from '../worlds.ts';

const counted = (nodes: ReadonlyMap<string, { kind: string; count: number }>, kind: string): number =>
  [...nodes.values()].filter((node) => node.kind === kind).reduce((sum, { count }) => sum + count, 0);

test('A small account is drawn whole, each by itself', () => {
  const model = project(sampleWorld, nowOf(sampleWorld));
  const { nodes, edges } = gather(model);
  expect([...nodes.keys()].sort()).toEqual([...model.nodes.keys()].sort());
  expect([...edges.keys()].sort()).toEqual([...model.edges.keys()].sort());
});

test('Another account that is held here stands where roles trust it, so its row lights that place', () => {
  const { nodes, standsFor } = gather(project(sampleWorld, nowOf(sampleWorld)));
  const outside = outsideId('account', '444455556666');
  expect(nodes.has(outside)).toBe(true);
  expect([standsFor(heldAccountId('444455556666')), standsFor(outside)]).toEqual([outside, outside]);
  // Nobody here trusts this one.
  expect(standsFor(heldAccountId('999999999999'))).toBeNull();
});

describe.each([
  [500, 25],
  [3000, 25],
  [3000, 1],
])('An account of %i identities, alike in groups of %i', (identities, alike) => {
  const model = project(bigWorld(identities, alike), start);

  test('is drawn with about 500 elements at most, and nobody is left out', () => {
    const { nodes, edges } = gather(model);
    expect(nodes.size + edges.size).toBeLessThanOrEqual(500);
    for (const kind of ['user', 'group', 'role', 'policy']) {
      const all = [...model.nodes.values()].filter((node) => node.kind === kind).length;
      expect(`${kind} ${String(counted(nodes, kind))}`).toBe(`${kind} ${String(all)}`);
    }
  });

  test('draws what is opened by itself, with its keys, and the stack loses one', () => {
    const before = gather(model);
    const home = before.standsFor('AIDA30');
    const opened = gather(model, { opened: new Set(['AIDA30']) });
    expect(opened.nodes.get('AIDA30')?.count).toBe(1);
    expect(opened.nodes.has('AKIA30')).toBe(true);
    expect(opened.standsFor('AIDA30')).toBe('AIDA30');
    expect(counted(opened.nodes, 'user')).toBe(counted(before.nodes, 'user'));
    if (home !== null && home !== 'AIDA30') expect(opened.members(home)).not.toContain('AIDA30');
  });

  test('says for everybody which drawn node stands for them, and lists them among its members', () => {
    const picture = gather(model);
    for (const id of ['AIDA0', 'AIDA7', 'AROA3', 'AGPA1', 'ANPA0']) {
      const home = picture.standsFor(id);
      expect(home !== null && picture.nodes.has(home)).toBe(true);
      if (home !== null && home !== id) expect(picture.members(home)).toContain(id);
    }
  });
});

test('Every drawn edge ends at drawn nodes and stands for an edge of the account', () => {
  const model = project(bigWorld(1000), start);
  const picture = gather(model);
  const real = new Set(
    [...model.edges.values()].map(
      (edge) =>
        `${edge.kind} ${String(picture.standsFor(edge.source))} ${String(picture.standsFor(edge.target))}`,
    ),
  );
  for (const { kind, source, target } of picture.edges.values()) {
    expect(picture.nodes.has(source) && picture.nodes.has(target)).toBe(true);
    if (kind !== 'key') expect(real.has(`${kind} ${source} ${target}`)).toBe(true);
  }
});
