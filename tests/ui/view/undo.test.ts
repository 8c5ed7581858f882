import { expect, test } from 'vitest';
import { rootCredentials } from '../../../src/playground/acting.ts';
import { Playground } from '../../../src/playground/playground.svelte.ts';
import { MemoryStore } from '../../../src/storage/memory-store.ts';
import { undo } from '../../../src/ui/view/undo.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';

test('Once a change is taken back, nothing says any more that it was done; what was refused stays', async () => {
  const store = new MemoryStore();
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs(rootCredentials(playground.world));
  const view = new View();
  await playground.call('CreateGroup', { GroupName: 'Testers' });
  view.flash('AWS refused.', 'deny');
  view.flash('Created Testers.', 'allow', { label: 'Undo', run: () => undefined });
  expect(view.flashes).toHaveLength(2);
  await undo(playground, view);
  expect(view.flashes.map(({ message }) => message)).toEqual(['AWS refused.']);
  playground.close();
});
