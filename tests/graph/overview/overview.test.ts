import fc, { draws } from '../../properties.ts';
import { describe, expect, test } from 'vitest';
import { apply, createWorld } from '../../../src/engine/index.ts';
import type { Change } from '../../../src/engine/index.ts';
import { FactsIndex } from '../../../src/graph/overview/facts-index.ts';
import type { Facts } from '../../../src/graph/overview/facts.ts';
import { focusOf } from '../../../src/graph/overview/focus.ts';
import type { Block, Flow, FlowColumn } from '../../../src/graph/overview/flow.ts';
import { overviewOf } from '../../../src/graph/overview/overview.ts';
import { usageOf } from '../../../src/graph/overview/usage.ts';
import { account, changeOf, start, step } from '../worlds.ts';
import { anyAccount, rowsOfAccount, worldOf } from './accounts.ts';

const inColumn = (flow: Flow, column: FlowColumn): Block[] =>
  flow.blocks.filter((block) => block.column === column);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const sizes = (blocks: readonly Block[]): number => sum(blocks.map(({ size }) => size));
const memberships = (facts: Facts): number =>
  sum([...facts.users.values()].map(({ groups }) => groups.length));

const factsOf = (made: Parameters<typeof worldOf>[0]): Facts => FactsIndex.of(worldOf(made), account);

describe('The counts of an overview', () => {
  test('add up in every column, and everybody is counted once', () => {
    fc.assert(
      fc.property(anyAccount, fc.integer({ min: 1, max: 12 }), (made, named) => {
        const facts = factsOf(made);
        // Where there is little room, fewer groups are named and more are counted together.
        const { flow } = overviewOf(facts, usageOf(facts), named);
        expect(inColumn(flow, 'groups').length).toBeLessThanOrEqual(named + 2);
        const members = (column: FlowColumn): string[] =>
          inColumn(flow, column).flatMap((block) => [...block.members]);
        expect(sizes(inColumn(flow, 'users'))).toBe(facts.users.size);
        expect(sizes(inColumn(flow, 'keys'))).toBe(flow.totals.keys);
        expect(sizes(inColumn(flow, 'roles'))).toBe(facts.roles.size);
        expect(sizes(inColumn(flow, 'policies'))).toBe(flow.totals.policies);
        expect(sizes(inColumn(flow, 'groups'))).toBe(memberships(facts));
        for (const column of ['users', 'groups', 'roles', 'policies'] as const) {
          expect(new Set(members(column)).size).toBe(members(column).length);
          expect(members(column).length).toBe(flow.totals[column]);
        }
      }),
    );
  });

  test('add up in the bands: each membership and each attachment goes through one band or line', () => {
    fc.assert(
      fc.property(anyAccount, (made) => {
        const facts = factsOf(made);
        const { flow } = overviewOf(facts);
        const column = new Map(flow.blocks.map((block) => [block.id, block.column]));
        const through = (from: FlowColumn, to: FlowColumn): number =>
          sum(
            [...flow.bands, ...flow.lines].flatMap((one) =>
              column.get(one.from) === from && column.get(one.to) === to ? [one.count] : [],
            ),
          );
        const held = (owners: Iterable<{ readonly policies: readonly string[] }>): number =>
          sum([...owners].map(({ policies }) => policies.length));
        expect(through('users', 'groups')).toBe(memberships(facts));
        expect(through('groups', 'policies')).toBe(held(facts.groups.values()));
        expect(through('roles', 'policies')).toBe(held(facts.roles.values()));
        expect(through('users', 'own')).toBe(held(facts.users.values()));
        expect(through('own', 'policies')).toBe(held(facts.users.values()));
        expect(through('keys', 'users')).toBe(flow.totals.keys);
        expect(flow.lines.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('never give a band more of a block than there is', () => {
    fc.assert(
      fc.property(anyAccount, (made) => {
        const { flow } = overviewOf(factsOf(made));
        const byId = new Map(flow.blocks.map((block) => [block.id, block]));
        for (const block of flow.blocks) {
          const out = sum(flow.bands.flatMap((band) => (band.from === block.id ? [band.out] : [])));
          expect(out).toBeLessThanOrEqual(block.size + 1e-6);
          const sources = new Set(flow.bands.map(({ from }) => byId.get(from)?.column));
          for (const source of sources) {
            const into = flow.bands.flatMap((band) =>
              band.to === block.id && byId.get(band.from)?.column === source ? [band.into] : [],
            );
            expect(sum(into)).toBeLessThanOrEqual(block.size + 1e-6);
          }
        }
      }),
    );
  });

  test('name the ten largest groups, connections by name, and count the others', () => {
    const facts = factsOf({ users: 400, groups: 60, roles: 0, policies: 20, seed: 3 });
    const { flow } = overviewOf(facts);
    const groups = inColumn(flow, 'groups');
    const named = groups.filter(({ id }) => id.startsWith('group:'));
    expect(named.length).toBe(10);
    const ordered = [...named].sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
    expect(named).toEqual(ordered);
    const rest = groups.find(({ id }) => id === 'groups:10');
    expect(rest?.name).toBe(`${String(rest?.members.length)} more groups`);
    expect(named.length + (rest?.members.length ?? 0) + (groups.at(-1)?.members.length ?? 0)).toBe(60);
    expect(groups.at(-1)?.name).toMatch(/^\d+ without members$/);
  });

  test('stay about as many shapes at any size', () => {
    const small = overviewOf(factsOf({ users: 60, groups: 12, roles: 15, policies: 20, seed: 1 })).flow;
    const large = overviewOf(factsOf({ users: 5000, groups: 300, roles: 1000, policies: 400, seed: 1 })).flow;
    for (const flow of [small, large])
      expect(flow.blocks.length + flow.bands.length + flow.lines.length).toBeLessThan(190);
  });
});

describe('What is counted from', () => {
  test('is the same after any changes as read afresh, also where rows point at nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 10 }), (commits) => {
        let world = createWorld(account, start);
        const index = FactsIndex.of(world, account);
        for (const steps of commits) {
          const changes: Change[] = [];
          for (const one of steps) {
            const change = changeOf(world, one, start);
            if (!change) continue;
            changes.push(change);
            world = apply(world, [change]);
          }
          index.update(world, changes);
        }
        const fresh = FactsIndex.of(world, account);
        for (const table of ['users', 'groups', 'roles', 'policies'] as const) {
          const byId = (facts: Facts): unknown => Object.fromEntries([...facts[table]].sort());
          expect(byId(index)).toEqual(byId(fresh));
        }
        expect(index.rootKeys).toBe(fresh.rootKeys);
        expect(overviewOf(index)).toEqual(overviewOf(fresh));
      }),
    );
  });

  test('costs a change what it affected, not how large the account is', () => {
    const world = worldOf({ users: 9000, groups: 300, roles: 1000, policies: 400, seed: 2 });
    const index = FactsIndex.of(world, account);
    const change = rowsOfAccount({ users: 1, groups: 0, roles: 0, policies: 0, seed: 9 })[0]!;
    const joined = { ...change, key: 'AIDAX', after: { ...change.after!, id: 'AIDAX', name: 'x' } } as Change;
    const after = apply(world, [joined]);
    const started = performance.now();
    for (let i = 0; i < 1000; i++) index.update(after, [joined]);
    expect((performance.now() - started) / 1000).toBeLessThan(1);
    expect(index.users.get('AIDAX')?.name).toBe('x');
  });
});

describe('What opens', () => {
  test('of any block is there, adds up, and says how much it is', () => {
    fc.assert(
      fc.property(anyAccount, (made) => {
        const facts = factsOf(made);
        const usage = usageOf(facts);
        const { flow, unusual } = overviewOf(facts, usage);
        const shown = unusual.flatMap(({ shows }) => ('block' in shows ? [shows.block] : []));
        const blocks = flow.blocks.filter(({ opens }) => opens === 'block').map(({ id }) => id);
        for (const id of [...blocks, ...shown]) {
          const focus = focusOf(facts, id, () => 'line', usage);
          expect(focus, id).not.toBeNull();
          if (!focus) continue;
          expect(focus.title).not.toBe('');
          expect(focus.sentence).toContain('open.');
          if (focus.flow.totals.users > 0)
            expect(sizes(inColumn(focus.flow, 'users'))).toBe(focus.flow.totals.users);
          for (const column of ['users', 'groups', 'roles', 'policies', 'keys'] as const)
            expect(focus.others[column] + focus.flow.totals[column]).toBe(flow.totals[column]);
        }
      }),
      draws(60, 600),
    );
  });

  test('of a group has its members in kinds: alike together, singles by name', () => {
    const facts = factsOf({ users: 400, groups: 8, roles: 10, policies: 12, seed: 5 });
    const { flow } = overviewOf(facts);
    const largest = inColumn(flow, 'groups')[0]!;
    const focus = focusOf(facts, largest.id, () => 'line')!;
    const kinds = inColumn(focus.flow, 'users');
    expect(sizes(kinds)).toBe(largest.size);
    expect(kinds[0]!.name).toMatch(/^Only in|^No key|^With a key/);
    const unlike = kinds.find(({ id }) => id === 'kind:unlike');
    expect(unlike?.note).toMatch(/^user-\d+, user-\d+, user-\d+/);
    expect(kinds.length).toBeLessThanOrEqual(10);
  });

  test('of a block that is gone is nothing', () => {
    const facts = factsOf({ users: 3, groups: 0, roles: 0, policies: 0, seed: 1 });
    for (const id of [
      'group:AGPA9',
      'groups:10',
      'users:several',
      'roles:here',
      'policies:read',
      'keys:x',
      'x',
      '',
    ])
      expect(focusOf(facts, id, () => '')).toBeNull();
  });
});

describe('What stands out', () => {
  test('is said in sentences that count', () => {
    const facts = factsOf({ users: 300, groups: 20, roles: 60, policies: 40, seed: 4 });
    const { unusual, sentence } = overviewOf(facts);
    const texts = unusual.map(({ text }) => text);
    expect(texts.some((text) => /^Admin reached in \d+ ways?$/.test(text))).toBe(true);
    expect(texts.some((text) => /^\d+ users with their own policies$/.test(text))).toBe(true);
    expect(texts.some((text) => /^\d+ users without a group$/.test(text))).toBe(true);
    expect(sentence).toBe(
      `Whole account. 300 users, 20 groups, 60 roles, ${String(overviewOf(facts).flow.totals.policies)} policies, ${String(overviewOf(facts).flow.totals.keys)} keys. ${String(unusual.length)} things worth a look.`,
    );
  });
});
