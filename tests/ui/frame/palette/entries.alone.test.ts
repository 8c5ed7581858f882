import { beforeEach, expect, test } from 'vitest';
import { Playground } from '../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../src/storage/memory-store.ts';
import {
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
