import { expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import type { Change, World } from '../../../src/engine/index.ts';
import { apply, invert, nowOf } from '../../../src/engine/index.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { project } from '../../../src/graph/model/project.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import type { Layout } from '../../../src/graph/picture/layout.ts';
import type { Memory } from '../../../src/graph/picture/memory.ts';
import { remember } from '../../../src/graph/picture/memory.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const house = (world: World, memory?: Memory): Layout =>
  arrange(withPages(gather(project(world, nowOf(world))), policyTexts(world)), { memory });

const gone = (of: readonly { readonly id: string }[], table: Change['table']): Change[] =>
  of.map((row) => ({ table, key: row.id, before: row, after: null }) as unknown as Change);

const { roles, groups, users, memberships, attachments } = sampleWorld.tables;
const found = <T extends { readonly name: string }>(rows: Iterable<T>, name: string): T => {
  const row = [...rows].find((one) => one.name === name);
  if (!row) throw new Error(`no ${name}`);
  return row;
};
const siteCheck = found(roles.values(), 'SiteCheck');
const held = [...attachments.values()].filter(({ principalId }) => principalId === siteCheck.id);
const carol = found(users.values(), 'carol');
const ofCarol = [...memberships.values()].filter(({ userId }) => userId === carol.id);

test.each<[string, Change[]]>([
  ['a role', [...gone(held, 'attachments'), ...gone([siteCheck], 'roles')]],
  ['a user', [...gone(ofCarol, 'memberships'), ...gone([carol], 'users')]],
  ['a group', gone([found(groups.values(), 'Auditors')], 'groups')],
])('%s that comes back by an undo stands where it stood, and so do all others', (_name, changes) => {
  const before = house(sampleWorld);
  const without = apply(sampleWorld, changes);
  const between = house(without, before.memory);
  const after = house(apply(without, invert(changes)), between.memory);
  expect([...after.places].sort()).toEqual([...before.places].sort());
});

test('A membership less moves no group past another one', () => {
  const before = house(sampleWorld);
  const after = house(apply(sampleWorld, gone(ofCarol, 'memberships')), before.memory);
  const byHeight = ({ places }: Layout): string[] =>
    [...groups.keys()].sort((a, b) => (places.get(a)?.y ?? 0) - (places.get(b)?.y ?? 0));
  expect(byHeight(after)).toEqual(byHeight(before));
});

test('What is kept as text is laid out as it stood, also after things came', () => {
  const zoe = { ...carol, id: 'AIDAZOE', name: 'aaron' };
  const row = { ...ofCarol[0]!, id: `AIDAZOE/${ofCarol[0]!.groupId}`, userId: 'AIDAZOE' };
  const world = apply(sampleWorld, [
    { table: 'users', key: zoe.id, before: null, after: zoe },
    { table: 'memberships', key: row.id, before: null, after: row },
  ]);
  const made = house(world, house(sampleWorld).memory);
  const reloaded = house(world, JSON.parse(JSON.stringify(made.memory)) as Memory);
  expect([...reloaded.places]).toEqual([...made.places]);
});

test('So much is remembered of what is gone, and no more', () => {
  let memory: Memory = {};
  for (let i = 0; i < 500; i++) memory = remember(memory, { roles: [`role-${String(i)}`, 'kept'] });
  expect(memory.roles).toContain('kept');
  expect(memory.roles?.length).toBeLessThan(70);
});
