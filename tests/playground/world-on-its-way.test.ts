import { expect, test } from 'vitest';
import { rowsOf } from '../../src/engine/index.ts';
import { WorldOnItsWay } from '../../src/playground/world-on-its-way.ts';
import type { StoredWorkspace } from '../../src/storage/store.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { allOf } from './harness.ts';

const rows = rowsOf(sampleWorld);
const stored = (changes: Partial<StoredWorkspace> = {}): StoredWorkspace =>
  ({ rows, damage: null, ...changes }) as StoredWorkspace;

test('A world that is made part by part is the one that all rows make', () => {
  const early = new WorldOnItsWay();
  for (let at = 0; at < rows.length; at += 7) early.add(rows.slice(at, at + 7));
  expect(allOf(early.of(stored()) ?? sampleWorld)).toEqual(allOf(sampleWorld));
  expect(early.of(stored())).not.toBeNull();
});

test('A world that isn’t made of the workspace’s rows is not used: none came, some came twice, or some were mended', () => {
  const none = new WorldOnItsWay();
  expect(none.of(stored())).toBeNull();
  const twice = new WorldOnItsWay();
  twice.add(rows.slice(0, 9));
  twice.add(rows);
  expect(twice.of(stored())).toBeNull();
  const all = new WorldOnItsWay();
  all.add(rows);
  const damage = { restored: 1 } as StoredWorkspace['damage'];
  expect(all.of(stored({ damage }))).toBeNull();
});
