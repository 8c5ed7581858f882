import fc, { draws } from '../../properties.ts';
import { expect, test } from 'vitest';
import type { Change, World } from '../../../src/engine/index.ts';
import { apply, byName, createWorld, worldFrom } from '../../../src/engine/index.ts';
import { trustsOf } from '../../../src/assume/trust-lines.ts';
import { outsideId } from '../../../src/graph/model/elements.ts';
import type { GraphModel } from '../../../src/graph/model/graph-model.ts';
import { project } from '../../../src/graph/model/project.ts';
import { update } from '../../../src/graph/model/update.ts';
import { sampleRows } from '../../../src/playground/sample.ts';
import { account, bigWorld, changeOf, other, start, step } from '../worlds.ts';

const sorted = (ids: Iterable<string>): string[] => [...ids].sort();

function contents(model: GraphModel): unknown {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    nodes: [...model.nodes.values()].sort(byId),
    edges: [...model.edges.values()].sort(byId),
    alike: sorted([...model.alike().keys()].map((key) => sorted(model.alike().of(key)).join())),
    identities: model.identities,
    endings: [...model.endings].sort(),
    decided: model.decided,
  };
}

/** The same world is looked at from both of its accounts. */
const viewed = [account, other];

const contentsOf = (world: World, now: number, id: string): Map<string, object> => {
  const model = project(world, now, id);
  return new Map<string, object>([...model.nodes, ...model.edges]);
};

const commit = fc.record({ steps: fc.array(step, { maxLength: 6 }), wait: fc.nat(2500) });

test('Updating a graph by any sequence of changes gives what projecting the new world gives, and says what differs', () => {
  fc.assert(
    fc.property(fc.array(commit, { maxLength: 12 }), (commits) => {
      let world = createWorld(account, start);
      let now = start;
      const models = viewed.map((id) => project(world, now, id));
      for (const { steps, wait } of commits) {
        now += wait;
        const before = viewed.map((id) => contentsOf(world, now - wait, id));
        const changes: Change[] = [];
        for (const one of steps) {
          const change = changeOf(world, one, now);
          if (!change) continue;
          changes.push(change);
          world = apply(world, [change]);
        }
        viewed.forEach((id, i) => {
          const model = models[i];
          if (!model) throw new Error('no model');
          const delta = update(model, world, changes, now);
          const fresh = project(world, now, id);
          expect(contents(model)).toEqual(contents(fresh));
          expect(saidBy(delta)).toEqual(differences(before[i] ?? new Map(), fresh));
        });
      }
    }),
    draws(60),
  );
});

const saidBy = (delta: ReturnType<typeof update>): unknown => ({
  added: sorted(delta.added),
  removed: sorted(delta.removed),
  updated: sorted(delta.updated),
});

function differences(old: ReadonlyMap<string, object>, after: GraphModel): unknown {
  const fresh = new Map<string, object>([...after.nodes, ...after.edges]);
  const updated = [...fresh].filter(
    ([id, it]) => old.has(id) && JSON.stringify(old.get(id)) !== JSON.stringify(it),
  );
  return {
    added: sorted([...fresh.keys()].filter((id) => !old.has(id))),
    removed: sorted([...old.keys()].filter((id) => !fresh.has(id))),
    updated: sorted(updated.map(([id]) => id)),
  };
}

test('A change in a large account names only what it touched', () => {
  const world = bigWorld(2000);
  const model = project(world, start);
  const row = { id: 'AIDA7/AGPA3', userId: 'AIDA7', groupId: 'AGPA3' };
  const change: Change = { table: 'memberships', key: row.id, before: null, after: row };
  const delta = update(model, apply(world, [change]), [change], start);
  expect(saidBy(delta)).toEqual({ added: ['AIDA7/AGPA3'], removed: [], updated: [] });
});

test('An account that roles trust is called by its name for as long as it has one, and a role’s trust says the same', () => {
  const id = outsideId('account', other);
  const name = (world: World): string | undefined => project(world, start, account).nodes.get(id)?.label;
  const unnamed = worldFrom(sampleRows);
  const row = {
    id: other,
    name: 'Partner',
    email: 'p@example.com',
    createDate: start,
    status: 'ACTIVE',
    parentId: null,
  } as const;
  const named: Change = { table: 'accounts', key: other, before: null, after: row };
  const world = apply(unnamed, [named]);
  expect([name(unnamed), name(world)]).toEqual([other, 'Partner']);
  const model = project(unnamed, start, account);
  expect([...update(model, world, [named], start).updated]).toContain(id);
  expect(model.nodes.get(id)?.label).toBe('Partner');
  update(model, unnamed, [{ table: 'accounts', key: other, before: row, after: null }], start);
  expect(model.nodes.get(id)?.label).toBe(other);
  const role = byName(world, 'roles', account, 'PartnerAudit')?.id ?? null;
  expect([trustsOf(unnamed, role), trustsOf(world, role)]).toEqual([`trusts: ${other}`, 'trusts: Partner']);
});
