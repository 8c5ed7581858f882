import { expect, test } from 'vitest';
import { contentOf } from '../../../../playground/harness.ts';
import { accountOf, byName } from '../../../../../src/engine/index.ts';
import { rootCredentials } from '../../../../../src/playground/acting.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { deleteItem, stepsBefore } from '../../../../../src/ui/kinds/details/kinds.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { runRequests } from '../../../../../src/ui/panels/account/actions/run-requests.ts';

test('a delete of several calls is one undo: the group comes back with its members and policies', async () => {
  const store = new MemoryStore();
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs(rootCredentials(playground.world));
  const { world } = playground;
  const start = contentOf(world);
  const group = itemOf(world, byName(world, 'groups', accountOf(world), 'Developers')?.id ?? null);
  const own = group && deleteItem(world, group);
  if (!group || !own) throw new Error('no Developers');
  const steps = stepsBefore(world, group).map(({ request }) => request);
  expect(steps.length).toBeGreaterThan(2);

  const report = await runRequests(playground, [...steps, own]);
  expect(report.failure).toBeNull();
  expect(itemOf(playground.world, group.id)).toBeNull();
  expect(playground.togetherWith(playground.canUndo?.rev ?? 0)).toBe(steps.length + 1);

  await playground.undo();
  expect(contentOf(playground.world)).toEqual(start);
  expect(playground.canUndo).toBeNull();
  await playground.redo();
  expect(itemOf(playground.world, group.id)).toBeNull();
});
