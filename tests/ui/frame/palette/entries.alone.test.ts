import { lessons } from 'virtual:lessons';
import { beforeEach, expect, test, vi } from 'vitest';
import { storyFrames } from '#words/story-frames.ts';
import { apply } from '../../../../src/engine/index.ts';
import { Playground } from '../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../src/storage/memory-store.ts';
import { summaryOf } from '../../../../src/ui/kinds/details/kinds.ts';
import { namedEntries } from '../../../../src/ui/frame/palette/named.ts';
import { placeEntries } from '../../../../src/ui/frame/palette/places.ts';
import {
  actingEntries,
  actionEntries,
  type Entry,
  entityEntries,
  search,
  chosenEntries,
} from '../../../../src/ui/frame/palette/entries.ts';
import { View } from '../../../../src/ui/view/view.svelte.ts';
import { partner, whole, wholeRows } from '../../../fixtures/whole-world.ts';

let playground: Playground;
let view: View;
beforeEach(async () => {
  const store = new MemoryStore(new MemoryDatabase());
  playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  await playground.run({ type: 'load', source: 'whole', rows: wholeRows });
  view = new View();
});

function entry(label: string, kind?: Entry['kind']): Entry {
  const all = entityEntries(playground.world, playground, view);
  const found = all.find((one) => one.label === label && (kind === undefined || one.kind === kind));
  if (!found) throw new Error(`nothing called ${label}`);
  return found;
}

test.each([
  ['photo_app', 'identityPool'],
  ['thumbnails', 'function'],
  ['web', 'instance'],
  ['Sandbox', 'unit'],
  ['KeepTrail', 'organizationPolicy'],
  ['Reports', 'heldAccount'],
  ['photo-app', 'poolClient'],
])('%s is found by name, with its picture (%s)', (label, icon) => {
  expect(entry(label).icon).toBe(icon);
});

test('Something that only policies name is found, and the inspector tells of it', () => {
  const document = JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports-of-2030/*' }],
  });
  const isNamed = ({ label }: Entry): boolean => label === 'reports-of-2030';
  const before = playground.world;
  const [policy] = before.tables.policies.list();
  if (!policy) throw new Error('no policy');
  const named = { ...policy, versions: policy.versions.map((version) => ({ ...version, document })) };
  const after = apply(before, [{ table: 'policies', key: policy.id, before: policy, after: named }]);

  expect(namedEntries(before, playground, view).some(isNamed)).toBe(false);
  const found = namedEntries(after, playground, view).find(isNamed);
  expect(found).toMatchObject({ kind: 'named', icon: 'bucket', detail: 'only policies name it' });
  found?.run();
  expect(playground.selected).toBe(found?.id);
});

test('An MFA device is found apart from the user of the same name', () => {
  entry('ana', 'mfa').run();
  expect(playground.selected).toBe('arn:aws:iam::111122223333:mfa/ana');
});

test('Somebody found in another account is shown in that account’s picture, and home again at home', () => {
  entry('eve').run();
  expect(view.account).toBe(partner);
  entry('KeepTrail').run();
  expect(view.account).toBe(partner);
  entry('ana', 'user').run();
  expect([view.account, playground.selected]).toEqual([null, whole.ana]);
});

test('A lesson offers nothing that would put another account in its place', () => {
  const offered = (): readonly string[] => actionEntries(playground, view).map(({ id }) => id);
  const others = ['sample', 'create-workspace', 'import'];
  expect(offered()).toEqual(expect.arrayContaining(others));
  view.base = 'lesson';
  expect(offered().filter((id) => others.includes(id))).toEqual([]);
  expect(offered()).toContain('undo');
});

test('What can be done with the selected one is found by its words, beside its name', async () => {
  playground.selected = whole.ana;
  const { shown } = search(await chosenEntries(playground, view), 'attach', 10);
  expect(shown.map(({ label, detail }) => [label, detail])).toEqual([['Attach a policy', 'ana']]);
  shown[0]?.run();
  expect(view.dialog?.kind).toBe('attach');
});

test('With nobody selected, it is what can be done with who acts', async () => {
  playground.selected = null;
  playground.actAs({ type: 'console', id: whole.ana });
  const entries = await chosenEntries(playground, view);
  expect(new Set(entries.map(({ detail }) => detail))).toEqual(new Set(['ana']));
  expect(search(entries, 'delete', 10).total).toBe(1);
});

test('Lessons, frames and workshops are found by their titles and places, and open like their links', async () => {
  const hash = { hash: '' };
  vi.stubGlobal('location', hash);
  const all = await placeEntries();
  const count = (kind: Entry['kind']): number => all.filter((one) => one.kind === kind).length;
  expect([count('lesson'), count('frame')]).toEqual([lessons.length, storyFrames.length]);
  expect(count('workshop')).toBeGreaterThan(0);
  const go = (query: string): string => {
    search(all, query, 1).shown[0]?.run();
    return hash.hash;
  };
  expect(go('lesson groups carry')).toBe('#/lesson/groups-carry-policies');
  const users = storyFrames.find(({ id }) => id === 'users');
  expect(go(users?.title ?? '')).toBe('#/story/users');
  expect(go('workshop')).toMatch(/^#\/workshop\//);
  vi.unstubAllGlobals();
});

test('No entry is described by an id, and all are still found by theirs', () => {
  const all = [
    ...entityEntries(playground.world, playground, view),
    ...actingEntries(playground.world, playground, view),
  ];
  for (const { label, detail, item } of all) {
    const said = detail === '' && item ? summaryOf(playground.world, item, playground.now) : detail;
    expect(said, label).not.toBe('');
    expect(said, label).not.toMatch(/^(A[A-Z]{3}[A-Z0-9]{8,}|arn:|\w+-\d$)/);
  }
  expect(search(all, whole.ana, 5).shown[0]?.label).toBe('ana');
});

test('What can be done with a selected key is told by whose it is', async () => {
  const key = [...playground.world.tables.accessKeys.values()].find(({ ownerId }) => ownerId !== whole.ana);
  playground.selected = key?.id ?? null;
  const owner = playground.world.tables.users.get(key?.ownerId ?? '')?.name ?? '';
  const details = (await chosenEntries(playground, view)).map(({ detail }) => detail);
  expect(new Set(details)).toEqual(new Set([`access key of ${owner}`]));
});
